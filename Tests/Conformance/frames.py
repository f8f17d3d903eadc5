"""HTTP/2 frames as bytes (RFC 9113, section 4 and 6), good ones and bad ones: nothing is checked here."""

import struct

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
NAMES = "DATA HEADERS PRIORITY RST_STREAM SETTINGS PUSH_PROMISE PING GOAWAY WINDOW_UPDATE CONTINUATION".split()

ACK = END_STREAM = 0x1
END_HEADERS = 0x4
PADDED = 0x8
PRIORITY_FLAG = 0x20

HEADER_TABLE_SIZE, ENABLE_PUSH, MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE, MAX_FRAME_SIZE, MAX_HEADER_LIST_SIZE = range(1, 7)
NO_RFC7540_PRIORITIES = 9

(NO_ERROR, PROTOCOL_ERROR, INTERNAL_ERROR, FLOW_CONTROL_ERROR, SETTINGS_TIMEOUT, STREAM_CLOSED, FRAME_SIZE_ERROR,
 REFUSED_STREAM, CANCEL, COMPRESSION_ERROR, CONNECT_ERROR, ENHANCE_YOUR_CALM) = range(12)
ERRORS = ("NO_ERROR PROTOCOL_ERROR INTERNAL_ERROR FLOW_CONTROL_ERROR SETTINGS_TIMEOUT STREAM_CLOSED FRAME_SIZE_ERROR "
          "REFUSED_STREAM CANCEL COMPRESSION_ERROR CONNECT_ERROR ENHANCE_YOUR_CALM").split()

LARGEST_WINDOW = 2**31 - 1
DEFAULT_WINDOW = 65_535
DEFAULT_FRAME_SIZE = 16_384
RESERVED_BIT = 0x8000_0000


def error_name(code):
    return ERRORS[code] if code < len(ERRORS) else f"error {code}"


def frame(kind, flags=0, stream=0, payload=b"", length=None):
    """Any frame; `length` says something else than the payload's."""
    length = len(payload) if length is None else length
    return struct.pack(">I", length)[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def padded(payload, pad, flags):
    """`pad` is the number of padding bytes, or None; a tuple (said, real) lies about it."""
    if pad is None:
        return payload, flags
    said, real = pad if isinstance(pad, tuple) else (pad, pad)
    return bytes([said]) + payload + bytes(real), flags | PADDED


def data(stream, payload=b"", end=False, pad=None, flags=0):
    payload, flags = padded(payload, pad, flags | (END_STREAM if end else 0))
    return frame(DATA, flags, stream, payload)


def headers(stream, block, end=False, end_headers=True, pad=None, priority=None, flags=0):
    """`priority` is (dependency, weight)."""
    if priority is not None:
        block, flags = struct.pack(">IB", *priority) + block, flags | PRIORITY_FLAG
    block, flags = padded(block, pad, flags | (END_STREAM if end else 0) | (END_HEADERS if end_headers else 0))
    return frame(HEADERS, flags, stream, block)


def continuation(stream, block=b"", end_headers=True, flags=0):
    return frame(CONTINUATION, flags | (END_HEADERS if end_headers else 0), stream, block)


def priority(stream, dependency=0, weight=15):
    return frame(PRIORITY, 0, stream, struct.pack(">IB", dependency, weight))


def rst_stream(stream, code=CANCEL):
    return frame(RST_STREAM, 0, stream, struct.pack(">I", code))


def settings(*pairs, ack=False, stream=0):
    return frame(SETTINGS, ACK if ack else 0, stream, b"".join(struct.pack(">HI", *pair) for pair in pairs))


def push_promise(stream, promised, block):
    return frame(PUSH_PROMISE, END_HEADERS, stream, struct.pack(">I", promised) + block)


def ping(payload=b"8 bytes!", ack=False, stream=0):
    return frame(PING, ACK if ack else 0, stream, payload)


def goaway(last=0, code=NO_ERROR, debug=b"", stream=0):
    return frame(GOAWAY, 0, stream, struct.pack(">II", last, code) + debug)


def window_update(stream, increment):
    return frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", increment))


def message(payload=b"", flag=0, length=None):
    """A gRPC message with its prefix (gRPC document "gRPC over HTTP2", Length-Prefixed-Message)."""
    return struct.pack(">BI", flag, len(payload) if length is None else length) + payload
