"""RFC 9113, section 6: frame definitions. What a frame's size may be stands in test_4_frames."""

import signal

import pytest

from frames import *  # noqa: F403
from peer import EMPTY_CALL, FULL_DUPLEX, Peer, request_fields, varint

# 6.1 DATA


def test_6_1_data_on_the_connection(peer):
    peer.send(data(0, b"x"))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("pad", [0, 1, 100, 255])
def test_6_1_padding_is_taken_off(peer, pad):
    stream = peer.open(EMPTY_CALL)
    peer.send(data(stream, message(), end=True, pad=pad))
    assert peer.expect_reply(stream).status == 0


def test_6_1_a_frame_of_padding_alone(peer):
    stream = peer.open(EMPTY_CALL)
    peer.send(data(stream, pad=200), data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


@pytest.mark.parametrize("said, real, payload", [(6, 0, b"12345"), (5, 4, b""), (255, 0, b"x"), (1, 0, b"")])
def test_6_1_padding_longer_than_the_frame(peer, said, real, payload):
    stream = peer.open()
    peer.send(data(stream, payload, pad=(said, real)))
    peer.expect_connection_error(PROTOCOL_ERROR)


def test_6_1_padded_without_a_pad_length(peer):
    stream = peer.open()
    peer.send(frame(DATA, PADDED, stream))
    peer.expect_connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR)


def test_6_1_padding_is_given_back_to_the_windows(peer):
    stream = peer.open()
    assert peer.server_settings.get(INITIAL_WINDOW_SIZE, DEFAULT_WINDOW) <= 65_536, "more padding is needed to fill the window"
    peer.send(*[data(stream, pad=255)] * 150)
    peer.await_frame(lambda frame: frame.kind == WINDOW_UPDATE and frame.stream == stream, "window given back for padding")


# 6.2 HEADERS


def test_6_2_headers_on_the_connection(peer):
    peer.send(headers(0, peer.block(request_fields()), end=True))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("pad", [0, 1, 255])
@pytest.mark.parametrize("priority_field", [None, (0, 16)], ids=["", "priority"])
def test_6_2_padding_and_priority_are_taken_off(peer, pad, priority_field):
    stream = peer.next_stream()
    peer.send(headers(stream, peer.block(request_fields()), pad=pad, priority=priority_field), data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


@pytest.mark.parametrize("over", [1, 100])
def test_6_2_padding_longer_than_the_frame(peer, over):
    block = peer.block(request_fields())
    peer.send(headers(1, block, pad=(min(255, len(block) + over), 0), end=True))
    peer.expect_connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR)


def test_6_2_padding_that_leaves_no_room_for_priority(peer):
    peer.send(frame(HEADERS, PADDED | PRIORITY_FLAG | END_HEADERS, 1, b"\x03\0\0\0\0\0\0"))
    peer.expect_connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR)


@pytest.mark.parametrize("flags, payload", [(PADDED, b""), (PRIORITY_FLAG, b"\0\0\0"), (PADDED | PRIORITY_FLAG, b"\0\0\0")])
def test_6_2_too_short_for_its_own_flags(peer, flags, payload):
    peer.send(frame(HEADERS, flags | END_HEADERS, 1, payload))
    peer.expect_connection_error(FRAME_SIZE_ERROR, PROTOCOL_ERROR)


def test_6_2_end_stream_on_headers_before_their_continuation(peer):
    stream = peer.next_stream()
    block = peer.block(request_fields("/no.such/Method"))
    peer.send(headers(stream, block[:9], end=True, end_headers=False), continuation(stream, block[9:]))
    assert peer.expect_reply(stream).status == 12


# 6.3 PRIORITY


def test_6_3_priority_on_the_connection(peer):
    peer.send(priority(0))
    peer.expect_connection_error(PROTOCOL_ERROR)


# 6.4 RST_STREAM


def test_6_4_reset_of_the_connection(peer):
    peer.send(rst_stream(0))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("code", [*range(14), 0xFF, 2**32 - 1])
def test_6_4_and_7_a_reset_with_any_code_ends_the_stream_only(peer, code):
    peer.send(rst_stream(peer.open(), code))
    peer.expect_nothing_but_serving()


# 6.5 SETTINGS


def test_6_5_acknowledgement_with_a_payload(peer):
    peer.send(frame(SETTINGS, ACK, 0, bytes(6)))
    peer.expect_connection_error(FRAME_SIZE_ERROR)


@pytest.mark.parametrize("stream", [1, 2, 2**31 - 1])
def test_6_5_settings_on_a_stream(peer, stream):
    peer.send(settings(stream=stream))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("number, value, code", [
    (ENABLE_PUSH, 2, PROTOCOL_ERROR), (ENABLE_PUSH, 2**32 - 1, PROTOCOL_ERROR),
    (INITIAL_WINDOW_SIZE, 2**31, FLOW_CONTROL_ERROR), (INITIAL_WINDOW_SIZE, 2**32 - 1, FLOW_CONTROL_ERROR),
    (MAX_FRAME_SIZE, 0, PROTOCOL_ERROR), (MAX_FRAME_SIZE, 16_383, PROTOCOL_ERROR),
    (MAX_FRAME_SIZE, 2**24, PROTOCOL_ERROR), (MAX_FRAME_SIZE, 2**32 - 1, PROTOCOL_ERROR),
])
def test_6_5_2_values_out_of_range(peer, number, value, code):
    peer.send(settings((number, value)))
    peer.expect_connection_error(code)


@pytest.mark.parametrize("number, value", [
    (ENABLE_PUSH, 0), (ENABLE_PUSH, 1), (INITIAL_WINDOW_SIZE, 2**31 - 1), (MAX_FRAME_SIZE, 16_384), (MAX_FRAME_SIZE, 2**24 - 1),
    (MAX_CONCURRENT_STREAMS, 0), (MAX_CONCURRENT_STREAMS, 2**32 - 1), (MAX_HEADER_LIST_SIZE, 2**32 - 1), (HEADER_TABLE_SIZE, 2**32 - 1),
])
def test_6_5_2_values_at_the_edge(connect, number, value):
    connect((number, value)).expect_serving()


@pytest.mark.parametrize("number, value", [(ENABLE_PUSH, 2), (INITIAL_WINDOW_SIZE, 2**31), (MAX_FRAME_SIZE, 1)])
def test_6_5_2_values_out_of_range_in_the_first_settings(connect, number, value):
    peer = connect(greet=False)
    peer.send(PREFACE, settings((number, value)))
    peer.expect_connection_error(PROTOCOL_ERROR, FLOW_CONTROL_ERROR)


def test_6_5_3_every_settings_frame_is_acknowledged(peer):
    start = len(peer.seen)
    peer.send(*[settings((INITIAL_WINDOW_SIZE, 50_000 + count)) for count in range(5)])
    peer.expect_alive()
    assert len([frame for frame in peer.seen[start:] if frame.kind == SETTINGS and frame.flags & ACK]) == 5


def test_6_5_3_values_are_processed_in_order(peer):
    """The last of several values for one parameter counts."""
    peer.send(settings((INITIAL_WINDOW_SIZE, 1), (INITIAL_WINDOW_SIZE, 0), (INITIAL_WINDOW_SIZE, 7)))
    peer.expect_body(big_reply(peer, 100), 7)


# 6.6 PUSH_PROMISE


@pytest.mark.parametrize("where", ["connection", "idle stream", "open stream"])
def test_6_6_a_client_cannot_push(peer, where):
    stream = {"connection": 0, "idle stream": 1}.get(where)
    stream = peer.open() if stream is None else stream
    peer.send(push_promise(stream, 2, peer.block(request_fields())))
    peer.expect_connection_error(PROTOCOL_ERROR)


# 6.7 PING


def test_6_7_answer_has_the_same_payload(peer):
    peer.send(ping(b"\x00\xff\x01\xfe\x02\xfd\x03\xfc"))
    frame = peer.await_frame(lambda frame: frame.kind == PING, "an answer")
    assert frame.flags == ACK and frame.payload == b"\x00\xff\x01\xfe\x02\xfd\x03\xfc"


def test_6_7_an_answer_is_not_answered(peer):
    peer.send(ping(ack=True))
    assert all(frame.kind != PING for frame in peer.expect_alive())


@pytest.mark.parametrize("stream", [1, 2])
@pytest.mark.parametrize("ack", [False, True])
def test_6_7_ping_on_a_stream(peer, stream, ack):
    peer.send(ping(stream=stream, ack=ack))
    peer.expect_connection_error(PROTOCOL_ERROR)


# 6.8 GOAWAY


def test_6_8_goaway_on_a_stream(peer):
    peer.send(goaway(stream=1))
    peer.expect_connection_error(PROTOCOL_ERROR)


def test_6_8_calls_under_way_end_well_after_the_clients_goaway(peer):
    stream = peer.open(EMPTY_CALL)
    peer.send(goaway(0, NO_ERROR, b"leaving"), data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


@pytest.mark.parametrize("code", [NO_ERROR, INTERNAL_ERROR, 0x77, 2**32 - 1])
def test_6_8_and_7_any_code_and_debug_text_is_taken(peer, code):
    stream = peer.open(EMPTY_CALL)
    peer.send(data(stream, message(), end=True), goaway(0, code, bytes(range(256))))
    assert peer.expect_reply(stream).status == 0


def test_6_8_a_server_that_ends_says_so_twice_and_serves_what_it_took(own_server):
    """First with the largest number, then with what was really taken; a call that began before ends well."""
    peer = Peer(own_server.address)
    stream = peer.open()
    peer.expect_alive()
    own_server.process.send_signal(signal.SIGTERM)
    first = peer.await_frame(lambda frame: frame.kind == GOAWAY, "GOAWAY")
    assert (first.last_stream, first.code) == (2**31 - 1, NO_ERROR)
    late = peer.open(EMPTY_CALL)
    peer.send(data(late, message(), end=True))
    assert peer.expect_reply(late).status == 0, "a request that crossed the first GOAWAY is served"
    questions = [frame for frame in peer.seen if frame.kind == PING and not frame.flags & ACK]
    assert questions, "a PING measures when the client has heard it (gRPC keepalive and RFC 9113, 6.8)"
    peer.send(ping(questions[0].payload, ack=True))
    second = peer.await_frame(lambda frame: frame.kind == GOAWAY and frame.last_stream < 2**31 - 1, "the second GOAWAY")
    assert (second.last_stream, second.code) == (late, NO_ERROR)
    peer.send(data(stream, end=True))
    assert peer.expect_reply(stream).status == 0
    while peer.next_frame() is not None:
        pass
    assert own_server.process.wait(5) == 0


# 6.9 WINDOW_UPDATE


def big_reply(peer, size):
    """A stream on which the server wants to send a reply of about `size` bytes."""
    stream = peer.open("/grpc.testing.TestService/UnaryCall")
    peer.send(data(stream, message(b"\x10" + varint(size)), end=True))
    return stream


def test_6_9_increment_of_nothing_on_a_stream(peer):
    stream = peer.open()
    peer.send(window_update(stream, 0))
    peer.expect_error(stream, PROTOCOL_ERROR)


@pytest.mark.parametrize("increment", [0, RESERVED_BIT])
def test_6_9_increment_of_nothing_on_the_connection(peer, increment):
    peer.send(window_update(0, increment))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("window", [0, 1, 2, 1_000])
def test_6_9_1_server_keeps_to_the_window_of_a_stream(connect, window):
    peer = connect((INITIAL_WINDOW_SIZE, window))
    stream = big_reply(peer, 5_000)
    peer.expect_body(stream, window)
    peer.send(window_update(stream, 3))
    peer.expect_body(stream, 3)
    peer.send(window_update(stream, 10_000))
    assert peer.expect_end(stream) == 0


def test_6_9_1_server_keeps_to_the_window_of_the_connection(connect):
    peer = connect((INITIAL_WINDOW_SIZE, 1_000_000))
    streams = [big_reply(peer, 50_000), big_reply(peer, 50_000)]
    got = 0
    while got < DEFAULT_WINDOW:
        got += len(peer.await_frame(lambda frame: frame.kind == DATA, f"the window filled (after {got})").payload)
    assert not any(frame.kind == DATA for frame in peer.settle())
    peer.send(window_update(0, 100_000))
    assert [peer.expect_end(stream) for stream in streams] == [0, 0]


def test_6_9_1_replies_without_a_body_need_no_window(connect):
    peer = connect((INITIAL_WINDOW_SIZE, 0))
    assert peer.ask("/no.such/Method").status == 12


@pytest.mark.parametrize("where", ["stream", "connection"])
def test_6_9_1_a_window_over_its_largest_size(peer, where):
    stream = peer.open()
    peer.send(window_update(stream if where == "stream" else 0, LARGEST_WINDOW))
    if where == "stream":
        peer.expect_error(stream, FLOW_CONTROL_ERROR)
    else:
        peer.expect_connection_error(FLOW_CONTROL_ERROR)


def test_6_9_1_windows_at_their_largest_size(peer):
    stream = peer.open()
    peer.send(window_update(stream, LARGEST_WINDOW - DEFAULT_WINDOW), window_update(0, LARGEST_WINDOW - DEFAULT_WINDOW))
    peer.expect_nothing_but_serving()


def test_6_9_1_client_that_overruns_the_window_of_a_stream(peer):
    # The answers to whole messages are not read, so the handler waits and takes no more.
    peer.send(settings((INITIAL_WINDOW_SIZE, 0)))
    peer.expect_alive()
    stream = peer.open(FULL_DUPLEX)
    window = peer.server_settings.get(INITIAL_WINDOW_SIZE, DEFAULT_WINDOW)
    request = message(b"\x12\x04\x08" + varint(1_000_000)) + message(b"\x1a" + varint(1_003) + b"\x12" + varint(1_000) + bytes(1_000))
    peer.send(data(stream, request))
    peer.send(b"".join(data(stream, request[-1_011:]) for _ in range(4 * window // 1_011)))
    # Of the stream or of the connection: the choice is the receiver's.
    while (frame := peer.next_frame()).kind not in (RST_STREAM, GOAWAY):
        pass
    assert frame.code == FLOW_CONTROL_ERROR, frame
    if frame.kind == RST_STREAM:
        assert frame.stream == stream
        peer.send(settings((INITIAL_WINDOW_SIZE, DEFAULT_WINDOW)))
        peer.expect_serving()


def test_6_9_2_a_changed_initial_window_changes_open_streams(connect):
    peer = connect((INITIAL_WINDOW_SIZE, 10))
    stream = big_reply(peer, 5_000)
    peer.expect_body(stream, 10)
    peer.send(settings((INITIAL_WINDOW_SIZE, 25)))
    peer.expect_body(stream, 15)
    peer.send(settings((INITIAL_WINDOW_SIZE, 10_000)))
    assert peer.expect_end(stream) == 0


def test_6_9_2_a_window_below_nothing_is_made_up_for_first(connect):
    peer = connect((INITIAL_WINDOW_SIZE, 3_000))
    stream = big_reply(peer, 5_000)
    peer.expect_body(stream, 3_000)
    peer.send(settings((INITIAL_WINDOW_SIZE, 1_000)), window_update(stream, 1_999))
    peer.expect_body(stream, 0)
    peer.send(window_update(stream, 2))
    peer.expect_body(stream, 1)


def test_6_9_2_an_initial_window_that_overflows_an_open_stream(peer):
    stream = peer.open()
    peer.send(window_update(stream, LARGEST_WINDOW - DEFAULT_WINDOW), settings((INITIAL_WINDOW_SIZE, DEFAULT_WINDOW + 1)))
    peer.expect_connection_error(FLOW_CONTROL_ERROR)


# 6.10 CONTINUATION


def test_6_10_continuation_on_the_connection(peer):
    peer.send(continuation(0, b"\x82"))
    peer.expect_connection_error(PROTOCOL_ERROR)


def test_6_10_continuation_after_a_finished_block(peer):
    stream = peer.open()
    peer.send(continuation(stream, b"\x82"))
    peer.expect_connection_error(PROTOCOL_ERROR)


def test_6_10_continuation_after_a_continuation_that_finished(peer):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    peer.send(headers(stream, block[:5], end_headers=False), continuation(stream, block[5:]), continuation(stream, b"\x82"))
    peer.expect_connection_error(PROTOCOL_ERROR)


def test_6_10_continuation_after_data(peer):
    stream = peer.open()
    peer.send(data(stream, b"\0"), continuation(stream, b"\x82"))
    peer.expect_connection_error(PROTOCOL_ERROR)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_6_10_several_continuations(peer, count):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    pieces = [block[at:at + 10] for at in range(0, 10 * count, 10)] + [block[10 * count:]]
    peer.send(headers(stream, pieces[0], end_headers=False))
    for number, piece in enumerate(pieces[1:], 2):
        peer.send(continuation(stream, piece, end_headers=number == len(pieces)))
    peer.send(data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


def test_6_10_empty_frames_of_a_block(peer):
    stream = peer.next_stream()
    block = peer.block(request_fields())
    peer.send(
        headers(stream, b"", end_headers=False), continuation(stream, b"", end_headers=False), continuation(stream, block),
        data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0
