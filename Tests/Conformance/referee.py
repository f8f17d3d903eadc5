"""Judges what a server sends, in every test: form, order and states of its frames, flow control, and its HPACK encoder.

Knows what was sent to it as far as that decides what is allowed; frames that are broken on purpose count for nothing.
"""

import struct

import hpack
from hyperframe.frame import ExtensionFrame, Frame as Parsed

from frames import *  # noqa: F403


class Referee:
    def __init__(self):
        self.decoder = hpack.Decoder()
        self.largest_stream = -1
        self.frame_size = DEFAULT_FRAME_SIZE
        self.connection_window = DEFAULT_WINDOW
        self.initial_window = DEFAULT_WINDOW
        self._windows = {}
        self._stages = {}
        self._waiting_settings = []
        self._outgoing = b""
        self._has_preface = False
        self._settings_received = 0
        self._block_stream = None
        self._goaway_last = None

    # What we sent

    def sent(self, part):
        self._outgoing += part
        if not self._has_preface:
            if len(self._outgoing) < len(PREFACE):
                return
            self._outgoing, self._has_preface = self._outgoing[len(PREFACE):], True
        while len(self._outgoing) >= 9:
            length = int.from_bytes(self._outgoing[:3], "big")
            if len(self._outgoing) < 9 + length:
                return
            kind, flags, stream = struct.unpack(">BBI", self._outgoing[3:9])
            payload, self._outgoing = self._outgoing[9:9 + length], self._outgoing[9 + length:]
            self._note_sent(kind, flags, stream & ~RESERVED_BIT, payload)

    def _note_sent(self, kind, flags, stream, payload):
        if kind == HEADERS and stream not in self._stages:
            self._stages[stream] = "head"
            self._windows[stream] = self.initial_window
            self.largest_stream = max(self.largest_stream, stream)
        elif kind == SETTINGS and not flags & ACK and len(payload) % 6 == 0:
            pairs = [struct.unpack(">HI", payload[at:at + 6]) for at in range(0, len(payload), 6)]
            self._waiting_settings.append(pairs)
            # Growth may be used at once, shrinking counts from the acknowledgement on.
            for number, value in dict(pairs).items():
                if number == MAX_FRAME_SIZE:
                    self.frame_size = max(self.frame_size, value)
                elif number == INITIAL_WINDOW_SIZE and value > self.initial_window:
                    self._change_initial_window(value)
        elif kind == WINDOW_UPDATE and len(payload) == 4:
            increment = struct.unpack(">I", payload)[0] & LARGEST_WINDOW
            if stream == 0:
                self.connection_window += increment
            elif stream in self._windows:
                self._windows[stream] += increment

    def _change_initial_window(self, value):
        for stream in self._windows:
            self._windows[stream] += value - self.initial_window
        self.initial_window = value

    # What came

    def received(self, frame):
        self._check_form(frame)
        if self._block_stream is not None:
            assert frame.kind == CONTINUATION and frame.stream == self._block_stream, f"{frame} inside a header block"
        if frame.kind in (HEADERS, CONTINUATION):
            self._block_stream = None if frame.flags & END_HEADERS else frame.stream
        self._settings_received += frame.kind == SETTINGS
        assert self._settings_received > 0 or frame.kind in (SETTINGS, GOAWAY), f"{frame} before the server's SETTINGS"
        if frame.kind == SETTINGS and frame.flags & ACK:
            assert self._waiting_settings, "an acknowledgement of SETTINGS that nobody sent"
            self._apply(self._waiting_settings.pop(0))
        elif frame.kind == GOAWAY:
            assert self._goaway_last is None or frame.last_stream <= self._goaway_last, "GOAWAY with a growing last stream"
            self._goaway_last = frame.last_stream
        elif frame.kind == WINDOW_UPDATE:
            assert 0 < struct.unpack(">I", frame.payload)[0] <= LARGEST_WINDOW, "WINDOW_UPDATE by 0"
        if frame.kind in (DATA, HEADERS, RST_STREAM):
            self._follow(frame)

    def _check_form(self, frame):
        assert frame.kind <= CONTINUATION, f"{frame} is of no kind that RFC 9113 knows"
        assert frame.kind != PUSH_PROMISE, "a gRPC server pushes nothing"
        assert len(frame.payload) <= self.frame_size, f"{frame} is larger than our SETTINGS_MAX_FRAME_SIZE, {self.frame_size}"
        assert not frame.stream & RESERVED_BIT, f"{frame}: the reserved bit is set"
        head = struct.pack(">I", len(frame.payload))[1:] + struct.pack(">BBI", frame.kind, frame.flags, frame.stream)
        parsed, length = Parsed.parse_frame_header(memoryview(head), strict=True)
        assert not isinstance(parsed, ExtensionFrame) and length == len(frame.payload)
        parsed.parse_body(memoryview(frame.payload))
        on_connection = frame.kind in (SETTINGS, PING, GOAWAY)
        assert frame.kind == WINDOW_UPDATE or (frame.stream == 0) == on_connection, f"{frame}: wrong stream"
        known = sum(flag.bit for flag in parsed.defined_flags)
        assert not frame.flags & ~known, f"{frame}: flags that are not defined for it"

    def _apply(self, pairs):
        for number, value in dict(pairs).items():
            if number == HEADER_TABLE_SIZE:
                self.decoder.max_allowed_table_size = value
            elif number == MAX_FRAME_SIZE:
                self.frame_size = value
            elif number == INITIAL_WINDOW_SIZE and value < self.initial_window:
                self._change_initial_window(value)

    def _follow(self, frame):
        stage = self._stages.get(frame.stream)
        assert stage is not None, f"{frame}: the client never opened that stream (idle)"
        assert stage != "reset" and (stage != "ended" or frame.kind == RST_STREAM), f"{frame} after the server's own {stage}"
        if frame.kind == RST_STREAM:
            self._stages[frame.stream] = "reset"
            return
        if frame.kind == DATA:
            assert stage == "body", f"{frame} before the head of the reply"
            self.connection_window -= len(frame.payload)
            self._windows[frame.stream] -= len(frame.payload)
            assert self.connection_window >= 0, f"{frame} exceeds the connection's window by {-self.connection_window}"
            assert not frame.payload or self._windows[frame.stream] >= 0, f"{frame} exceeds the stream's window"
        self._stages[frame.stream] = "ended" if frame.ends else "body"

    def decode(self, block):
        """Fields of a block, in the form RFC 9113, 8.2 and 8.3 ask for."""
        fields = [(str(name), str(value)) for name, value in self.decoder.decode(block)]
        regular = False
        for name, value in fields:
            assert name == name.lower() and name.isprintable() and " " not in name, f"field name {name!r}"
            assert "\r" not in value and "\n" not in value and "\0" not in value and value == value.strip(" \t"), f"value {value!r}"
            assert name not in ("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"), name
            assert not (regular and name.startswith(":")), f"{name} after regular fields"
            assert not name.startswith(":") or name == ":status", f"{name} in a reply"
            regular = regular or not name.startswith(":")
        return fields
