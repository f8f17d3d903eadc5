"""A client that speaks HTTP/2 in single frames, right ones and wrong ones, and waits for what must come back.

Whatever a test is about, `Referee` judges every frame that the server sends.
"""

import socket
import struct
import time
from typing import NamedTuple

import hpack

from frames import *  # noqa: F403: the vocabulary of this suite
from referee import Referee

SECONDS = 30
EMPTY_CALL = "/grpc.testing.TestService/EmptyCall"
UNARY_CALL = "/grpc.testing.TestService/UnaryCall"
FULL_DUPLEX = "/grpc.testing.TestService/FullDuplexCall"
STREAMING_INPUT = "/grpc.testing.TestService/StreamingInputCall"


class Frame(NamedTuple):
    kind: int
    flags: int
    stream: int
    payload: bytes
    fields: list = None

    def __str__(self):
        name = NAMES[self.kind] if self.kind < len(NAMES) else f"type {self.kind}"
        code = f" {error_name(self.code)}" if self.kind in (RST_STREAM, GOAWAY) else ""
        return f"{name}{code} stream {self.stream} flags {self.flags:#x} {len(self.payload)} bytes"

    @property
    def code(self):
        return struct.unpack(">I", self.payload[4:8] if self.kind == GOAWAY else self.payload[:4])[0]

    @property
    def last_stream(self):
        return struct.unpack(">I", self.payload[:4])[0] & ~RESERVED_BIT

    @property
    def ends(self):
        return self.kind in (DATA, HEADERS) and bool(self.flags & END_STREAM)


class Reply(NamedTuple):
    head: dict
    body: bytes
    trailers: dict
    fields: list

    @property
    def status(self):
        """`grpc-status` as a number, or None if there is none."""
        text = self.trailers.get("grpc-status", self.head.get("grpc-status"))
        return None if text is None else int(text)

    @property
    def messages(self):
        found, body = [], self.body
        while body:
            flag, length = struct.unpack(">BI", body[:5])
            assert len(body) >= 5 + length, "the reply ends inside a message"
            found.append((flag, body[5:5 + length]))
            body = body[5 + length:]
        return found


def varint(number):
    """A protobuf varint."""
    text = b""
    while number > 127:
        text, number = text + bytes([number & 127 | 128]), number >> 7
    return text + bytes([number])


def request_fields(path=EMPTY_CALL, **changes):
    """The head of a gRPC request. A change to None removes the field; `_` stands for `-` in names, `p_` for a colon."""
    fields = {
        ":method": "POST", ":scheme": "http", ":authority": "conformance.test", ":path": path,
        "te": "trailers", "content-type": "application/grpc",
    }
    for name, value in changes.items():
        name = ":" + name[2:] if name.startswith("p_") else name.replace("_", "-")
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
    return list(fields.items())


class Peer:
    def __init__(self, address, settings_sent=(), greet=True, wrap=None):
        self.socket = socket.create_connection(address, timeout=SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if wrap:
            self.socket = wrap(self.socket)
        self.encoder = hpack.Encoder()
        self.referee = Referee()
        self.seen = []
        self.is_closed = False
        self.last_stream = -1
        self.server_settings = None
        self._input = b""
        self._block = None
        if greet:
            self.greet(*settings_sent)

    # Out

    def send(self, *parts):
        """Sends frames, or pieces of them. A server that has hung up is no error here: the next expectation tells."""
        for part in parts:
            self.referee.sent(part)
        try:
            self.socket.sendall(b"".join(parts))
        except OSError:
            pass

    def greet(self, *pairs):
        """Preface and SETTINGS; returns when the server's were acknowledged and ours have been."""
        self.send(PREFACE, settings(*pairs))
        first = self.next_frame()
        assert first is not None and first.kind == SETTINGS and not first.flags & ACK, f"the server began with {first}"
        self.send(settings(ack=True))
        self.await_frame(lambda frame: frame.kind == SETTINGS and frame.flags & ACK, "an acknowledgement of our SETTINGS")

    def block(self, fields):
        """A header block; `fields` is a list of pairs, or keywords for `request_fields`."""
        return self.encoder.encode(fields, huffman=False)

    def next_stream(self):
        self.last_stream += 2
        return self.last_stream

    def open(self, path=FULL_DUPLEX, end=False, fields=None, **changes):
        """Opens a stream; the default call stays open until it is half closed."""
        stream = self.next_stream()
        self.send(headers(stream, self.block(fields or request_fields(path, **changes)), end=end))
        return stream

    def ask(self, path=EMPTY_CALL, body=message(), **changes):
        """A whole request with its reply."""
        stream = self.open(path, **changes)
        self.send(data(stream, body, end=True))
        return self.expect_reply(stream)

    # In

    def next_frame(self, seconds=SECONDS):
        """The next frame, header blocks put together and decoded; None when the server has closed."""
        while True:
            raw = self._raw_frame(seconds)
            if raw is None:
                return None
            self.referee.received(raw)
            if raw.kind == SETTINGS and not raw.flags & ACK:
                pairs = [struct.unpack(">HI", raw.payload[at:at + 6]) for at in range(0, len(raw.payload), 6)]
                self.server_settings = (self.server_settings or {}) | dict(pairs)
            if raw.kind in (HEADERS, CONTINUATION):
                raw = self._collect(raw)
                if raw is None:
                    continue
            self.seen.append(raw)
            return raw

    def _raw_frame(self, seconds):
        head = self._bytes(9, seconds)
        if head is None:
            return None
        length = int.from_bytes(head[:3], "big")
        payload = self._bytes(length, seconds) if length else b""
        assert payload is not None, "the server closed inside a frame"
        return Frame(head[3], head[4], int.from_bytes(head[5:9], "big"), payload)

    def _bytes(self, count, seconds):
        deadline = time.monotonic() + seconds
        while len(self._input) < count:
            self.socket.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                part = self.socket.recv(65_536)
            except TimeoutError:
                raise AssertionError(f"nothing came within {seconds} s; before: {self.story()}") from None
            except OSError:
                part = b""
            if not part:
                self.is_closed = True
                return None
            self._input += part
        taken, self._input = self._input[:count], self._input[count:]
        return taken

    def _collect(self, raw):
        if raw.kind == HEADERS:
            self._block = raw
        else:
            self._block = self._block._replace(payload=self._block.payload + raw.payload)
        if not raw.flags & END_HEADERS:
            return None
        whole, self._block = self._block, None
        return whole._replace(fields=self.referee.decode(whole.payload))

    def story(self):
        return "; ".join(str(frame) for frame in self.seen[-6:]) or "nothing"

    # Expectations

    def await_frame(self, wanted, what, seconds=SECONDS):
        deadline = time.monotonic() + seconds
        while True:
            frame = self.next_frame(max(0.001, deadline - time.monotonic()))
            assert frame is not None, f"the server closed before {what}; before: {self.story()}"
            if wanted(frame):
                return frame
            assert frame.kind != GOAWAY or frame.code == NO_ERROR, f"{frame} instead of {what}: {frame.payload[8:]}"

    def expect_alive(self):
        """A PING is answered, and nothing before the answer is an error. Returns the frames before it."""
        start = len(self.seen)
        payload = struct.pack(">Q", 0x616C697665000000 + start)
        self.send(ping(payload))
        self.await_frame(
            lambda frame: frame.kind == PING and frame.flags & ACK and frame.payload == payload, "the answer to our PING")
        return self.seen[start:-1]

    def expect_serving(self):
        """The connection lives, and a whole call succeeds on it. Returns the frames that came and were not the call's."""
        start = len(self.seen)
        self.expect_alive()
        self.last_stream = max(self.last_stream, self.referee.largest_stream if self.referee.largest_stream % 2 else -1)
        reply = self.ask()
        assert reply.status == 0, f"a good call after it ended with {reply.fields}"
        return [frame for frame in self.seen[start:] if frame.stream != self.last_stream]

    def expect_nothing_but_serving(self):
        """What was sent had no effect at all."""
        strays = [frame for frame in self.expect_serving() if frame.kind in (RST_STREAM, GOAWAY, DATA, HEADERS)]
        assert not strays, f"nothing was to be answered, but there came {strays[0]}"

    def settle(self):
        """Waits until everything sent before was dealt with, by a call that needs no window. Returns the other frames."""
        start = len(self.seen)
        for _ in range(2):
            assert self.ask("/no.such/Method").status == 12
        return [frame for frame in self.seen[start:] if frame.stream not in (self.last_stream, self.last_stream - 2)]

    def expect_body(self, stream, count):
        """Exactly `count` more bytes of a body come, and then no more."""
        got, start = 0, len(self.seen)
        while got < count:
            frame = self.await_frame(lambda frame: frame.kind == DATA and frame.stream == stream, f"{count} bytes (after {got})")
            got += len(frame.payload)
        self.settle()
        got = sum(len(frame.payload) for frame in self.seen[start:] if frame.kind == DATA and frame.stream == stream)
        assert got == count, f"{got} bytes came instead of {count}"

    def expect_connection_error(self, *codes, silence=False):
        """GOAWAY with one of `codes`, then the end (RFC 9113, 5.4.1). With `silence` the GOAWAY may be missing."""
        goaways = []
        while (frame := self.next_frame()) is not None:
            if frame.kind == GOAWAY and frame.code != NO_ERROR:
                goaways.append(frame)
        assert goaways or silence, f"closed without a GOAWAY; before: {self.story()}"
        for frame in goaways:
            names = [error_name(code) for code in codes]
            assert frame.code in codes, f"GOAWAY {error_name(frame.code)}, expected {names}: {frame.payload[8:]}"
        return goaways[-1] if goaways else None

    def expect_stream_error(self, stream, *codes):
        """RST_STREAM with one of `codes`; the connection goes on (RFC 9113, 5.4.2)."""
        frame = self.await_frame(lambda frame: frame.kind == RST_STREAM and frame.stream == stream, f"RST_STREAM on {stream}")
        assert frame.code in codes, f"RST_STREAM {error_name(frame.code)}, expected {[error_name(code) for code in codes]}"
        self.expect_serving()

    def expect_error(self, stream, *codes):
        """A stream error that may be treated as a connection error (RFC 9113, 5.4.2 leaves the choice)."""
        while True:
            frame = self.next_frame()
            assert frame is not None, f"closed without a GOAWAY; before: {self.story()}"
            if frame.kind == RST_STREAM and frame.stream == stream:
                assert frame.code in codes, f"{frame}, expected {[error_name(code) for code in codes]}"
                self.expect_serving()
                return
            if frame.kind == GOAWAY and frame.code != NO_ERROR:
                assert frame.code in codes, f"{frame}, expected {[error_name(code) for code in codes]}: {frame.payload[8:]}"
                while self.next_frame() is not None:
                    pass
                return

    def expect_reply(self, stream, seconds=SECONDS):
        """A whole reply. A reset before its end is a failure."""
        head, body, trailers = None, b"", {}
        while True:
            frame = self.await_frame(lambda frame: frame.stream == stream, f"a reply on stream {stream}", seconds)
            assert frame.kind != RST_STREAM, f"{frame} instead of a reply"
            if frame.kind == HEADERS and head is None:
                fields = frame.fields
                head = dict(fields)
            elif frame.kind == HEADERS:
                trailers = dict(frame.fields)
                fields = fields + frame.fields
            elif frame.kind == DATA:
                body += frame.payload
            if frame.ends:
                return Reply(head, body, trailers, fields)

    def expect_end(self, stream):
        """The last frame of a reply of which parts were seen already. Returns its `grpc-status`."""
        ends = [frame for frame in self.seen if frame.stream == stream and frame.ends]
        last = ends[0] if ends else self.await_frame(lambda frame: frame.stream == stream and frame.ends, f"the end of stream {stream}")
        return int(dict(last.fields)["grpc-status"])

    def close(self):
        self.socket.close()
