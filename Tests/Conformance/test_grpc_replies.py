"""gRPC over HTTP/2 (PROTOCOL-HTTP2.md): what replies must look like."""

import gzip

import h2.config
import h2.connection
import h2.events
import pytest

from frames import *  # noqa: F403
from peer import EMPTY_CALL, FULL_DUPLEX, STREAMING_INPUT, UNARY_CALL, Reply, request_fields, varint

STREAMING_OUTPUT = "/grpc.testing.TestService/StreamingOutputCall"


def with_status(code, text=b""):
    """A SimpleRequest that asks for a status (field 7, EchoStatus)."""
    status = b"\x08" + varint(code) + (b"\x12" + varint(len(text)) + text if text else b"")
    return message(b"\x3a" + varint(len(status)) + status)


def frames_of(peer, stream):
    return [frame for frame in peer.seen if frame.stream == stream]


def test_reply_is_head_message_trailers(peer):
    reply = peer.ask()
    assert [frame.kind for frame in frames_of(peer, peer.last_stream)] == [HEADERS, DATA, HEADERS]
    assert reply.head[":status"] == "200" and reply.head["content-type"].startswith("application/grpc")
    assert "grpc-status" not in reply.head, "the status of a reply with a message stands in its trailers"
    assert reply.trailers["grpc-status"] == "0" and not any(name.startswith(":") for name in reply.trailers)


def test_status_is_the_last_frame(peer):
    stream = peer.open(STREAMING_OUTPUT)
    peer.send(data(stream, message(b"\x12\x02\x08\x01" * 10), end=True))
    reply = peer.expect_reply(stream)
    assert len(reply.messages) == 10 and reply.trailers["grpc-status"] == "0"
    assert frames_of(peer, stream)[-1].kind == HEADERS


def test_trailers_only_reply_is_one_frame(peer):
    reply = peer.ask("/no.such/Method")
    frames = [frame for frame in frames_of(peer, peer.last_stream) if frame.kind != RST_STREAM]
    assert [frame.kind for frame in frames] == [HEADERS] and frames[0].ends
    assert reply.head[":status"] == "200" and reply.head["content-type"].startswith("application/grpc") and reply.head["grpc-status"] == "12"


@pytest.mark.parametrize("code", range(1, 17))
def test_every_status_code(peer, code):
    reply = peer.ask(UNARY_CALL, with_status(code, b"the text"))
    assert (reply.status, dict(reply.fields)["grpc-message"], reply.body) == (code, "the text", b"")


@pytest.mark.parametrize("code", [17, 99, 1_000_000])
def test_status_codes_that_do_not_exist_become_unknown(peer, code):
    assert peer.ask(UNARY_CALL, with_status(code)).status == 2


@pytest.mark.parametrize("text, wire", [
    ("plain", "plain"), ("100 %", "100 %25"), ("a\nb", "a%0Ab"), ("\t\ttest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001F608\t\n",
     "%09%09test with whitespace%0D%0Aand Unicode BMP %E2%98%BA and non-BMP %F0%9F%98%88%09%0A"),
    ("\u5e93\u5b58", "%E5%BA%93%E5%AD%98"), ("~!\"#$&'()*+,-./:;<=>?@[]^_`{|}", "~!\"#$&'()*+,-./:;<=>?@[]^_`{|}"), ("\x7f", "%7F"),
])
def test_message_is_percent_encoded(peer, text, wire):
    reply = peer.ask(UNARY_CALL, with_status(3, text.encode()))
    assert dict(reply.fields)["grpc-message"] == wire


def test_message_that_is_only_white_space_survives(peer):
    """White space at the ends is not allowed in a field (RFC 9113, 8.2.1): it has to be encoded or dropped, never to break the reply."""
    assert peer.ask(UNARY_CALL, with_status(3, b" padded ")).status == 3


def test_early_status_is_followed_by_a_reset_without_error(peer):
    """A complete reply to a client that still sends: it is told to stop, with NO_ERROR (RFC 9113, 8.1)."""
    stream = peer.open(UNARY_CALL)
    peer.send(data(stream, message(b"", flag=9)))
    assert peer.expect_reply(stream).status == 13
    frame = peer.await_frame(lambda frame: frame.kind == RST_STREAM, "RST_STREAM")
    assert (frame.stream, frame.code) == (stream, NO_ERROR)
    peer.send(data(stream, b"still sending"), data(stream, end=True))
    peer.expect_nothing_but_serving()


def test_no_reset_after_a_reply_to_a_client_that_has_ended(peer):
    assert peer.ask().status == 0
    peer.expect_serving()
    assert not [frame for frame in peer.seen if frame.kind == RST_STREAM]


def test_metadata_is_echoed_where_it_belongs(peer):
    reply = peer.ask(**{"x-grpc-test-echo-initial": "first", "x-grpc-test-echo-trailing-bin": "q6ur"})
    assert reply.head["x-grpc-test-echo-initial"] == "first" and "x-grpc-test-echo-initial" not in reply.trailers
    assert reply.trailers["x-grpc-test-echo-trailing-bin"] == "q6ur" and "x-grpc-test-echo-trailing-bin" not in reply.head


@pytest.mark.parametrize("path, body", [(UNARY_CALL, message(b"\x10\x05")), (STREAMING_INPUT, message()), (FULL_DUPLEX, message(b"\x12\x02\x08\x05"))])
def test_head_comes_before_messages_for_every_kind(peer, path, body):
    stream = peer.open(path)
    peer.send(data(stream, body, end=True))
    reply = peer.expect_reply(stream)
    assert reply.status == 0 and len(reply.messages) == 1


@pytest.mark.parametrize("accepted, may_be_compressed", [("gzip", True), ("identity,gzip", True), ("identity", False), ("deflate", False), (None, False)])
def test_replies_are_compressed_only_for_clients_that_say_they_can(peer, accepted, may_be_compressed):
    reply = peer.ask(UNARY_CALL, message(b"\x10" + varint(10_000)), grpc_accept_encoding=accepted)
    (flag, payload), = reply.messages
    encoding = reply.head.get("grpc-encoding", "identity")
    assert reply.status == 0 and flag in (0, 1) and (flag == 0 or encoding == "gzip")
    assert may_be_compressed or (flag == 0 and encoding == "identity")
    assert (gzip.decompress(payload) if flag else payload).endswith(bytes(10_000))


@pytest.mark.parametrize("accepted", ["identity", "gzip", None])
def test_every_reply_says_nothing_it_must_not(peer, accepted):
    """Reserved names in replies are those the document lists."""
    for path in (EMPTY_CALL, "/no.such/Method"):
        reply = peer.ask(path, grpc_accept_encoding=accepted)
        names = {name for name, _ in reply.fields if name.startswith("grpc-")}
        assert names <= {"grpc-status", "grpc-message", "grpc-encoding", "grpc-accept-encoding", "grpc-status-details-bin"}, names


def test_many_calls_interleaved_on_one_connection(peer):
    """Replies come in any order, each on its own stream, none mixed up."""
    streams = {peer.open(UNARY_CALL): size for size in range(1, 90)}
    for stream, size in reversed(streams.items()):
        peer.send(data(stream, message(b"\x10" + bytes([size])), end=True))
    bodies = {stream: b"" for stream in streams}
    open_streams = set(streams)
    while open_streams:
        frame = peer.await_frame(lambda frame: frame.stream in open_streams, f"replies on {len(open_streams)} streams")
        bodies[frame.stream] += frame.payload if frame.kind == DATA else b""
        if frame.ends:
            open_streams.remove(frame.stream)
    for stream, size in streams.items():
        (flag, payload), = Reply({}, bodies[stream], {}, []).messages
        assert payload.endswith(b"\x12" + bytes([size]) + bytes(size))


def test_another_librarys_state_machine_agrees(connect):
    """The `h2` library as the client: it raises on whatever breaks RFC 9113."""
    peer = connect(greet=False)
    client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding="utf-8"))
    client.initiate_connection()
    for _ in range(30):
        stream = client.get_next_available_stream_id()
        client.send_headers(stream, request_fields(UNARY_CALL))
        client.send_data(stream, message(b"\x10" + varint(50_000)), end_stream=True)
    peer.socket.sendall(client.data_to_send())
    seen = {"ended": 0, "bytes": 0, "ok": 0}
    while seen["ended"] < 30:
        for event in client.receive_data(peer.socket.recv(65_536)):
            if isinstance(event, h2.events.DataReceived):
                seen["bytes"] += len(event.data)
                client.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, h2.events.TrailersReceived):
                seen["ok"] += ("grpc-status", "0") in event.headers
            elif isinstance(event, h2.events.StreamEnded):
                seen["ended"] += 1
            assert not isinstance(event, (h2.events.StreamReset, h2.events.ConnectionTerminated)), event
        peer.socket.sendall(client.data_to_send())
    assert seen["ok"] == 30 and seen["bytes"] > 30 * 50_000
