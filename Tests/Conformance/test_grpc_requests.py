"""gRPC over HTTP/2 (PROTOCOL-HTTP2.md): what a request may look like, and what a wrong one is answered with."""

import base64
import gzip
import time

import pytest

from frames import *  # noqa: F403
from peer import EMPTY_CALL, FULL_DUPLEX, STREAMING_INPUT, UNARY_CALL, request_fields, varint

OK, CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED = 0, 1, 2, 3, 4
RESOURCE_EXHAUSTED, UNIMPLEMENTED, INTERNAL = 8, 12, 13

# Request-Headers


@pytest.mark.parametrize("method", ["GET", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "post", "UNHEARD-OF"])
def test_method_is_post(peer, method):
    stream = peer.open(EMPTY_CALL, end=True, p_method=method)
    assert peer.expect_reply(stream).head[":status"] == "405"
    peer.expect_serving()


@pytest.mark.parametrize("type", [
    "application/grpc", "application/grpc+proto", "application/grpc+json", "application/grpc;charset=utf-8", "application/GRPC",
])
def test_content_type_of_grpc(peer, type):
    assert peer.ask(content_type=type).status == OK


@pytest.mark.parametrize("type", [
    None, "", "application/json", "text/html", "application/grpc-web", "application/grpc-web+proto", "application/grpcx", "application/grp",
    "xapplication/grpc", "application / grpc",
])
def test_foreign_content_type_is_http_415(peer, type):
    stream = peer.open(EMPTY_CALL, content_type=type)
    peer.send(data(stream, message(), end=True))
    reply = peer.expect_reply(stream)
    assert reply.head[":status"] == "415" and reply.status in (None, UNKNOWN, INTERNAL)


def test_te_may_be_missing(peer):
    """`te` lets servers find proxies that drop trailers; a client without it is served all the same."""
    assert peer.ask(te=None).status == OK


@pytest.mark.parametrize("path", [
    "/grpc.testing.TestService/NoSuchMethod", "/grpc.testing.TestService/UnimplementedCall", "/grpc.testing.NoSuchService/EmptyCall",
    "/grpc.testing.TestService/", "/grpc.testing.TestService", "/", "//", "/a/b/c", "/grpc.testing.TestService/EmptyCall/",
    "/grpc.testing.TestService/emptycall", "/grpc.testing.TestService/EmptyCall?x=1", "/%67rpc.testing.TestService/EmptyCall", "/" + "x" * 3_000,
])
def test_unknown_method_is_unimplemented(peer, path):
    reply = peer.ask(path)
    assert (reply.head[":status"], reply.status) == ("200", UNIMPLEMENTED)


def test_unknown_method_is_refused_before_its_request_arrives(peer):
    assert peer.expect_reply(peer.open("/no.such/Method")).status == UNIMPLEMENTED


@pytest.mark.parametrize("changes", [
    dict(user_agent="conformance/1.0"), dict(grpc_accept_encoding="identity,deflate,gzip,snappy"), dict(grpc_message_type="grpc.testing.Empty"),
    dict(grpc_future_use="1"), dict(grpc_status="7"), dict(grpc_message="no"), dict(x_custom="a b c"), dict(accept_encoding="gzip"),
    dict(authorization="Bearer x"), dict(content_encoding="identity"),
], ids=lambda changes: next(iter(changes)))
def test_other_fields_do_no_harm(peer, changes):
    assert peer.ask(**changes).status == OK


# Timeout


@pytest.mark.parametrize("timeout", ["1H", "1M", "10S", "5000m", "5000000u", "99999999n", "99999999H", "00000001H", "99999999u"])
def test_timeouts_in_every_unit(peer, timeout):
    assert peer.ask(grpc_timeout=timeout).status == OK


@pytest.mark.parametrize("timeout", [
    "", "1", "S", "-1S", "+1S", "1.5S", "1s", "1h", "123456789S", "1 S", "1SS", "0x1S", "1\u00b5", "S1", "1e3m", "1,5S",
])
def test_malformed_timeout_is_an_error(peer, timeout):
    reply = peer.ask(grpc_timeout=timeout)
    assert reply.status in (INTERNAL, INVALID_ARGUMENT), reply.fields


@pytest.mark.parametrize("timeout", ["0S", "0n", "1n", "1u", "50m"])
def test_deadline_that_passes_ends_the_call(peer, timeout):
    stream = peer.open(FULL_DUPLEX, grpc_timeout=timeout)
    assert peer.expect_reply(stream).status == DEADLINE_EXCEEDED


def test_deadline_is_not_early(peer):
    start = time.monotonic()
    stream = peer.open(FULL_DUPLEX, grpc_timeout="200m")
    assert peer.expect_reply(stream).status == DEADLINE_EXCEEDED
    assert time.monotonic() - start >= 0.2


def test_deadline_resets_the_stream_that_the_client_still_sends_on(peer):
    stream = peer.open(FULL_DUPLEX, grpc_timeout="20m")
    assert peer.expect_reply(stream).status == DEADLINE_EXCEEDED
    frame = peer.await_frame(lambda frame: frame.kind == RST_STREAM, "RST_STREAM")
    assert frame.stream == stream and frame.code in (NO_ERROR, CANCEL)


# Custom metadata

ECHO_BINARY = "x-grpc-test-echo-trailing-bin"


@pytest.mark.parametrize("text, value", [
    ("AAEC", b"\x00\x01\x02"), ("AAECAw==", b"\x00\x01\x02\x03"), ("AAECAw", b"\x00\x01\x02\x03"), ("AAECAwQ=", bytes(range(5))),
    ("AAECAwQ", bytes(range(5))), ("", b""), ("//79/A==", b"\xff\xfe\xfd\xfc"),
])
def test_binary_metadata_padded_and_unpadded(peer, text, value):
    reply = peer.ask(**{ECHO_BINARY: text})
    echoed = reply.trailers[ECHO_BINARY]
    assert base64.b64decode(echoed + "=" * (-len(echoed) % 4)) == value
    assert "=" not in echoed, "implementations SHOULD write unpadded values"


@pytest.mark.parametrize("fields", [
    [(ECHO_BINARY, "AAE,AgM")], [(ECHO_BINARY, "AAE="), (ECHO_BINARY, "AgM=")], [(ECHO_BINARY, "AAE=,AgM")], [(ECHO_BINARY, "AAE, AgM")],
], ids=["joined", "twice", "joined-padded", "joined-space"])
def test_several_binary_values_keep_their_order(peer, fields):
    stream = peer.open(fields=request_fields() + fields)
    peer.send(data(stream, message(), end=True))
    reply = peer.expect_reply(stream)
    values = [value for name, text in reply.fields if name == ECHO_BINARY for value in text.split(",")]
    assert [base64.b64decode(value + "=" * (-len(value) % 4)) for value in values] == [b"\x00\x01", b"\x02\x03"]


@pytest.mark.parametrize("text", ["A", "AAEC*", "A===", "\u00e9", "AA EC", "AAEC=A"])
def test_broken_binary_metadata_does_not_break_the_connection(peer, text):
    reply = peer.ask(**{ECHO_BINARY: text})
    assert reply.status in (OK, INTERNAL, INVALID_ARGUMENT)
    peer.expect_serving()


# Length-Prefixed-Message: splits

WHOLE = message(b"\x10\x05\x1a\x04\x12\x02ab")


@pytest.mark.parametrize("at", range(len(WHOLE) + 1))
def test_message_in_two_frames(peer, at):
    stream = peer.open(UNARY_CALL)
    peer.send(data(stream, WHOLE[:at]), data(stream, WHOLE[at:], end=True))
    reply = peer.expect_reply(stream)
    assert reply.status == OK and reply.messages == [(0, b"\x0a\x07\x12\x05" + bytes(5))]


@pytest.mark.parametrize("pieces", [1, 2, 3, 5])
def test_messages_in_small_frames_with_empty_ones_between(peer, pieces):
    stream = peer.open(STREAMING_INPUT)
    body = b"".join(message(b"\x0a\x05\x12\x03abc") for _ in range(3)) + message()
    for at in range(0, len(body), pieces):
        peer.send(data(stream, body[at:at + pieces]))
        if at % 4 == 0:
            peer.send(data(stream))
    peer.send(data(stream, end=True))
    reply = peer.expect_reply(stream)
    assert reply.status == OK and reply.messages == [(0, b"\x08\x09")]


def test_many_messages_in_one_frame(peer):
    stream = peer.open(STREAMING_INPUT)
    peer.send(data(stream, message(b"\x0a\x05\x12\x03abc") * 1_000, end=True))
    assert peer.expect_reply(stream).messages == [(0, b"\x08" + varint(3_000))]


@pytest.mark.parametrize("size", [0, 1, 127, 128, 65_535, 65_536, 1_000_000])
def test_large_replies_are_framed_right(connect, size):
    peer = connect((INITIAL_WINDOW_SIZE, LARGEST_WINDOW))
    peer.send(window_update(0, LARGEST_WINDOW - DEFAULT_WINDOW))
    reply = peer.ask(UNARY_CALL, message(b"\x10" + varint(size)))
    (flag, payload), = reply.messages
    assert reply.status == OK and flag == 0 and payload.endswith(bytes(size)) and len(payload) < size + 12


# Compressed-Flag


@pytest.mark.parametrize("encoding", [None, "identity"])
def test_compressed_flag_without_an_encoding_is_internal(peer, encoding):
    assert peer.ask(body=message(b"", flag=1), grpc_encoding=encoding).status == INTERNAL


@pytest.mark.parametrize("flag", [2, 3, 0x80, 0xFF])
def test_other_flags_are_internal(peer, flag):
    assert peer.ask(body=message(b"", flag=flag)).status == INTERNAL


@pytest.mark.parametrize("encoding", ["snappy", "br", "unheard-of", "gzip2", ""])
def test_unknown_encoding_is_unimplemented_and_says_what_is_known(peer, encoding):
    reply = peer.ask(grpc_encoding=encoding)
    assert reply.status == UNIMPLEMENTED
    assert "identity" in dict(reply.fields).get("grpc-accept-encoding", ""), "the reply SHOULD say what the server takes"


def test_identity_encoding_is_served(peer):
    assert peer.ask(grpc_encoding="identity").status == OK


def test_gzip_request_not_compressed_after_all(peer):
    assert peer.ask(grpc_encoding="gzip").status == OK


def test_gzip_request(peer):
    inner = b"\x10\x05\x1a\x04\x12\x02ab"
    reply = peer.ask(UNARY_CALL, message(gzip.compress(inner), flag=1), grpc_encoding="gzip")
    assert reply.status == OK and reply.messages == [(0, b"\x0a\x07\x12\x05" + bytes(5))]


@pytest.mark.parametrize("body", [b"", b"not gzip at all", b"\x1f\x8b\x08", "cut", "longer", "checksum"], ids=str)
def test_broken_gzip_is_an_error_of_the_call(peer, body):
    whole = gzip.compress(b"\x10\x05\x1a\x04\x12\x02ab")
    body = {"cut": whole[:-5], "longer": whole + b"x", "checksum": whole[:-8] + bytes(4) + whole[-4:]}.get(body, body)
    assert peer.ask(UNARY_CALL, message(body, flag=1), grpc_encoding="gzip").status in (INTERNAL, INVALID_ARGUMENT)
    peer.expect_serving()


def test_gzip_bomb_is_refused_by_the_size_it_would_have(peer):
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    stream = peer.open(UNARY_CALL, grpc_encoding="gzip")
    body = pieces(message(bomb, flag=1), 16_000)
    peer.send(*[data(stream, part) for part in body[:4]])
    peer.expect_alive()
    peer.send(*[data(stream, part, end=part is body[-1]) for part in body[4:]])
    assert peer.expect_end(stream) == RESOURCE_EXHAUSTED


def pieces(body, size):
    return [body[at:at + size] for at in range(0, len(body), size)]


# Number and size of messages


@pytest.mark.parametrize("path", [EMPTY_CALL, UNARY_CALL, "/grpc.testing.TestService/StreamingOutputCall"])
def test_a_call_of_one_request_that_gets_none(peer, path):
    assert peer.expect_reply(peer.open(path, end=True)).status in (UNIMPLEMENTED, INTERNAL)


@pytest.mark.parametrize("path", [EMPTY_CALL, UNARY_CALL, "/grpc.testing.TestService/StreamingOutputCall"])
def test_a_call_of_one_request_that_gets_two(peer, path):
    assert peer.ask(path, message() * 2).status in (UNIMPLEMENTED, INTERNAL)


def test_streams_may_be_empty(peer):
    assert peer.expect_reply(peer.open(FULL_DUPLEX, end=True)).status == OK
    assert peer.expect_reply(peer.open(STREAMING_INPUT, end=True)).messages == [(0, b"")]


@pytest.mark.parametrize("body", [b"\0", b"\0\0\0\0", b"\0\0\0\0\x05abcd", message() + b"\0"])
def test_body_that_ends_inside_a_message_is_internal(peer, body):
    assert peer.ask(STREAMING_INPUT, body).status in (INTERNAL, INVALID_ARGUMENT)


@pytest.mark.parametrize("length", [4 * 1024 * 1024 + 1, 2**31, 2**32 - 1])
def test_message_over_the_limit_is_refused_by_its_prefix(peer, length):
    stream = peer.open(UNARY_CALL)
    peer.send(data(stream, message(b"only the beginning", length=length)))
    assert peer.expect_reply(stream).status == RESOURCE_EXHAUSTED
    peer.expect_serving()


def test_a_message_that_cannot_be_decoded(peer):
    assert peer.ask(UNARY_CALL, message(b"\xff\xff\xff")).status in (INTERNAL, INVALID_ARGUMENT)
    peer.expect_serving()


# Half close and order


@pytest.mark.parametrize("path", [UNARY_CALL, "/grpc.testing.TestService/StreamingOutputCall"])
def test_a_call_of_one_request_waits_for_the_half_close(peer, path):
    stream = peer.open(path)
    peer.send(data(stream, message()))
    assert not [frame for frame in peer.settle() if frame.stream == stream]
    peer.send(data(stream, end=True))
    assert peer.expect_reply(stream).status == OK


def test_half_close_with_the_last_message_or_after_it(peer):
    stream = peer.open(STREAMING_INPUT)
    peer.send(data(stream, message(b"\x0a\x05\x12\x03abc")))
    peer.settle()
    peer.send(data(stream, end=True))
    assert peer.expect_reply(stream).messages == [(0, b"\x08\x03")]


def test_a_duplex_call_answers_before_the_half_close(peer):
    stream = peer.open(FULL_DUPLEX)
    for size in (1, 2, 3):
        peer.send(data(stream, message(b"\x12\x02\x08" + bytes([size]))))
        frame = peer.await_frame(lambda frame: frame.kind == DATA and frame.stream == stream, "an answer")
        assert frame.payload.endswith(bytes(size)) and len(frame.payload) == 9 + size
    peer.send(data(stream, end=True))
    assert peer.expect_end(stream) == OK


def test_requests_of_a_client_that_reset_are_dropped(peer):
    for _ in range(5):
        stream = peer.open(FULL_DUPLEX)
        peer.send(data(stream, message(b"\x12\x02\x08\x01")), rst_stream(stream, CANCEL))
    peer.expect_serving()
