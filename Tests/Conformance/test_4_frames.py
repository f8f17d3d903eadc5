"""RFC 9113, section 4: frames."""

import pytest

from frames import *  # noqa: F403
from peer import STREAMING_INPUT, request_fields, varint

UNKNOWN_TYPES = [0x0A, 0x0B, 0x16, 0x42, 0xFF]


@pytest.mark.parametrize("kind", UNKNOWN_TYPES)
@pytest.mark.parametrize("place", ["connection", "open stream", "idle stream", "closed stream"])
def test_4_1_frames_of_unknown_type_are_ignored(peer, kind, place):
    stream = {"connection": 0, "idle stream": 77}.get(place)
    if place == "open stream":
        stream = peer.open()
    elif place == "closed stream":
        peer.ask()
        stream = peer.last_stream
    if kind == 0x0A:
        # ALTSVC (RFC 7838) and, below, ORIGIN (0xc) and PRIORITY_UPDATE (0x10) are known kinds that mean nothing to us here.
        peer.send(frame(kind, 0, stream, b"\x00\x00"))
    else:
        peer.send(frame(kind, 0, stream, b"unknown payload"), frame(kind, 0xFF, stream))
    peer.expect_nothing_but_serving()


def test_4_1_undefined_flags_of_continuation_are_ignored(peer):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    peer.send(
        headers(stream, block[:7], end_headers=False), continuation(stream, block[7:9], end_headers=False, flags=0xFB),
        continuation(stream, block[9:], flags=0xFB), data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


@pytest.mark.parametrize("wrong", [
    ping(b"12345678")[:4] + b"\xfe" + ping(b"12345678")[5:],
    settings()[:4] + b"\xfe" + settings()[5:],
    window_update(0, 1)[:4] + b"\xff" + window_update(0, 1)[5:],
    priority(9)[:4] + b"\xff" + priority(9)[5:],
], ids=["PING", "SETTINGS", "WINDOW_UPDATE", "PRIORITY"])
def test_4_1_undefined_flags_are_ignored(peer, wrong):
    peer.send(wrong)
    peer.expect_nothing_but_serving()


@pytest.mark.parametrize("flags", [0x02, 0x10, 0x40, 0x80, 0xD2])
def test_4_1_undefined_flags_of_headers_and_data_are_ignored(peer, flags):
    stream = peer.next_stream()
    peer.send(headers(stream, peer.block(request_fields()), flags=flags))
    peer.send(data(stream, message(), end=True, flags=flags & ~0x8 | 0x20))
    assert peer.expect_reply(stream).status == 0


def test_4_1_undefined_flags_of_rst_stream_are_ignored(peer):
    stream = peer.open()
    whole = rst_stream(stream)
    peer.send(whole[:4] + b"\xff" + whole[5:])
    peer.expect_serving()


def reserved(whole):
    return whole[:5] + bytes([whole[5] | 0x80]) + whole[6:]


@pytest.mark.parametrize("whole", [ping(), settings(), window_update(0, 1), priority(9)], ids=["PING", "SETTINGS", "WINDOW_UPDATE", "PRIORITY"])
def test_4_1_reserved_bit_is_ignored(peer, whole):
    peer.send(reserved(whole))
    peer.expect_serving()


def test_4_1_reserved_bit_is_ignored_on_a_whole_call(peer):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    peer.send(
        reserved(headers(stream, block[:5], end_headers=False)), reserved(continuation(stream, block[5:])),
        reserved(data(stream, message(), end=True)))
    assert peer.expect_reply(stream).status == 0


@pytest.mark.parametrize("at", range(1, 9))
def test_4_1_frame_header_in_two_pieces(peer, at):
    stream = peer.next_stream()
    whole = headers(stream, peer.block(request_fields()))
    peer.send(whole[:at])
    peer.send(whole[at:], data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


def test_4_1_a_whole_call_byte_by_byte(peer):
    stream = peer.next_stream()
    for byte in headers(stream, peer.block(request_fields())) + data(stream, message(), end=True):
        peer.send(bytes([byte]))
    assert peer.expect_reply(stream).status == 0


# 4.2 Frame size


def test_4_2_data_of_the_largest_size_is_taken(peer):
    stream = peer.open(STREAMING_INPUT)
    # StreamingInputCallRequest { payload { body } }, in lengths that fill one frame exactly.
    inner = DEFAULT_FRAME_SIZE - 11
    body = message(b"\x0a" + varint(inner + 3) + b"\x12" + varint(inner) + bytes(inner))
    assert len(body) == DEFAULT_FRAME_SIZE
    peer.send(data(stream, body, end=True))
    assert peer.expect_reply(stream).status == 0


def test_4_2_data_over_the_largest_size(peer):
    stream = peer.open()
    peer.send(data(stream, bytes(peer.server_settings.get(MAX_FRAME_SIZE, DEFAULT_FRAME_SIZE) + 1)))
    peer.expect_error(stream, FRAME_SIZE_ERROR)


@pytest.mark.parametrize("kind", [HEADERS, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION, PUSH_PROMISE, 0x20])
def test_4_2_other_frames_over_the_largest_size_are_a_connection_error(peer, kind):
    size = (peer.server_settings.get(MAX_FRAME_SIZE, DEFAULT_FRAME_SIZE) // 6 + 1) * 6
    stream = 0 if kind in (SETTINGS, PING, GOAWAY, 0x20) else 1
    if kind == CONTINUATION:
        peer.send(headers(1, peer.block(request_fields()), end_headers=False))
    peer.send(frame(kind, END_HEADERS if kind in (HEADERS, CONTINUATION) else 0, stream, bytes(size)))
    peer.expect_connection_error(FRAME_SIZE_ERROR)


@pytest.mark.parametrize("kind, size", [
    (PING, 0), (PING, 7), (PING, 9), (RST_STREAM, 0), (RST_STREAM, 3), (RST_STREAM, 5), (WINDOW_UPDATE, 0),
    (WINDOW_UPDATE, 3), (WINDOW_UPDATE, 5), (SETTINGS, 1), (SETTINGS, 5), (SETTINGS, 7), (GOAWAY, 0), (GOAWAY, 7),
], ids=lambda value: NAMES[value] if isinstance(value, int) and value in (3, 4, 6, 7, 8) else None)
def test_4_2_frames_of_impossible_size_are_a_connection_error(peer, kind, size):
    stream = peer.open() if kind == RST_STREAM else 0
    peer.send(frame(kind, 0, stream, b"\x01" * size))
    peer.expect_connection_error(FRAME_SIZE_ERROR)


@pytest.mark.parametrize("size", [0, 4, 6])
def test_4_2_priority_of_impossible_size_is_a_stream_error(peer, size):
    stream = peer.open()
    peer.send(frame(PRIORITY, 0, stream, bytes(size)))
    peer.expect_error(stream, FRAME_SIZE_ERROR)


# 4.3 Field section compression


@pytest.mark.parametrize("block", [b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", b"\x80", b"\xbe", b"\x00\x85\xf2\xb2\x4a\x84\xff"],
                         ids=["integer", "index-0", "index-62", "cut-off"])
def test_4_3_a_block_that_cannot_be_decoded_is_a_connection_error(peer, block):
    peer.send(headers(1, block, end=True))
    peer.expect_connection_error(COMPRESSION_ERROR)


OTHER_FRAMES = {
    "DATA": data(1, b"x"), "PRIORITY": priority(1), "RST_STREAM": rst_stream(1), "SETTINGS": settings(), "PING": ping(),
    "GOAWAY": goaway(), "WINDOW_UPDATE": window_update(0, 1), "unknown": frame(0x20, 0, 1, b"x"),
    "unknown-on-connection": frame(0x20), "CONTINUATION-of-another": continuation(3, b"\x82"),
}


@pytest.mark.parametrize("other", OTHER_FRAMES.values(), ids=OTHER_FRAMES.keys())
def test_4_3_nothing_may_come_inside_a_header_block(peer, other):
    peer.send(headers(1, peer.block(request_fields()), end_headers=False), other)
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("stream", [1, 3])
def test_4_3_no_second_headers_inside_a_header_block(peer, stream):
    block = peer.block(request_fields())
    peer.send(headers(1, block, end_headers=False), headers(stream, block))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_4_3_header_block_in_two_frames(peer, at):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    peer.send(
        headers(stream, block[:at], end_headers=False), continuation(stream, block[at:]), data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


def test_4_3_reply_honours_a_smaller_table(connect):
    """The referee's decoder refuses a block that does not begin with the change."""
    peer = connect((HEADER_TABLE_SIZE, 0))
    for _ in range(3):
        assert peer.ask().status == 0
    assert peer.referee.decoder.header_table_size == 0, "the server's encoder kept its table"


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 65_536, 2**32 - 1])
def test_4_3_reply_honours_any_table_size(connect, size):
    peer = connect((HEADER_TABLE_SIZE, size))
    for _ in range(3):
        assert peer.ask().status == 0


def test_4_3_reply_honours_a_table_that_changes(peer):
    for size in (4096, 0, 200, 4096):
        peer.send(settings((HEADER_TABLE_SIZE, size)))
        assert peer.ask().status == 0


def test_4_3_a_refused_head_still_changes_the_table(peer):
    """Header blocks of requests that are not served have to be decoded all the same."""
    fields = request_fields(p_method="GET", x_kept="kept in the table")
    stream = peer.open(fields=fields, end=True)
    assert peer.expect_reply(stream).head[":status"] == "405"
    assert peer.ask(x_kept="kept in the table").status == 0


def test_4_3_trailers_change_the_table(peer):
    stream = peer.open("/grpc.testing.TestService/EmptyCall")
    peer.send(data(stream, message()), headers(stream, peer.block([("x-trailer", "kept in the table")]), end=True))
    assert peer.expect_reply(stream).status == 0
    assert peer.ask(x_trailer="kept in the table").status == 0


def test_4_3_head_on_a_stream_the_server_reset_changes_the_table(peer):
    stream = peer.open(content_length="3")
    peer.send(data(stream, b"longer than three"))
    peer.await_frame(lambda frame: frame.kind == RST_STREAM and frame.stream == stream, "RST_STREAM")
    peer.send(headers(stream, peer.block([("x-late", "kept in the table")]), end=True))
    peer.expect_alive()
    assert peer.ask(x_late="kept in the table").status == 0
