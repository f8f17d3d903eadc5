"""RFC 9113, section 8: HTTP in HTTP/2. What is malformed is a stream error PROTOCOL_ERROR (8.1.1); the connection lives."""

import pytest

from frames import *  # noqa: F403
from peer import EMPTY_CALL, FULL_DUPLEX, request_fields


def expect_malformed(peer, fields, end=False):
    stream = peer.open(fields=fields, end=end)
    peer.expect_stream_error(stream, PROTOCOL_ERROR)


def with_field(name, value, path=FULL_DUPLEX):
    return request_fields(path) + [(name, value)]


# 8.1 Message framing


def test_8_1_trailers_may_end_a_request(peer):
    stream = peer.open(EMPTY_CALL)
    peer.send(data(stream, message()), headers(stream, peer.block([("x-checksum", "1")]), end=True))
    assert peer.expect_reply(stream).status == 0


def test_8_1_trailers_must_end_the_stream(peer):
    stream = peer.open()
    peer.send(data(stream, b"\0"), headers(stream, peer.block([("x-checksum", "1")])))
    peer.expect_error(stream, PROTOCOL_ERROR)


@pytest.mark.parametrize("name, value", [(":method", "POST"), (":path", "/"), (":status", "200"), (":unknown", "x")])
def test_8_1_no_pseudo_header_in_trailers(peer, name, value):
    stream = peer.open()
    peer.send(data(stream, b"\0"), headers(stream, peer.block([(name, value)]), end=True))
    peer.expect_stream_error(stream, PROTOCOL_ERROR)


@pytest.mark.parametrize("name", ["Upper", "connection", "bad name"])
def test_8_1_trailers_keep_the_rules_of_fields(peer, name):
    stream = peer.open()
    peer.send(data(stream, b"\0"), headers(stream, peer.block([(name, "x")]), end=True))
    peer.expect_stream_error(stream, PROTOCOL_ERROR)


def test_8_1_a_second_head_after_the_end(peer):
    stream = peer.open(EMPTY_CALL)
    peer.send(data(stream, message()), headers(stream, peer.block([]) + b"", end=True))
    assert peer.expect_reply(stream).status == 0, "an empty trailer section is a trailer section"


@pytest.mark.parametrize("length, bodies", [
    ("4", [message()]), ("6", [message()]), ("0", [message()]), ("5", [b"12", b"345", b"6"]), ("99999999999", [b"1"]),
])
def test_8_1_1_content_length_must_agree_with_data(peer, length, bodies):
    stream = peer.open(EMPTY_CALL, content_length=length)
    peer.send(*[data(stream, body, end=body is bodies[-1]) for body in bodies])
    peer.expect_stream_error(stream, PROTOCOL_ERROR)


def test_8_1_1_content_length_without_a_body(peer):
    expect_malformed(peer, request_fields(EMPTY_CALL, content_length="1"), end=True)


@pytest.mark.parametrize("length", ["-1", "1x", "", "0x5", "18446744073709551616", "5, 5"])
def test_8_1_1_content_length_that_is_no_number(peer, length):
    expect_malformed(peer, request_fields(EMPTY_CALL, content_length=length))


def test_8_1_1_two_content_lengths(peer):
    expect_malformed(peer, request_fields(EMPTY_CALL, content_length="5") + [("content-length", "5")])


def test_8_1_1_content_length_that_agrees(peer):
    assert peer.ask(content_length="5").status == 0


# 8.2.1 Field validity


@pytest.mark.parametrize("name", [
    "Upper", "UPPER", "contenT-type", "bad name", "bad\tname", "bad:name", "bad\nname", "bad\rname", "bad\0name", "bad\x7fname",
    b"bad\xc3\xa9name", "bad(name", "",
], ids=repr)
def test_8_2_1_field_names(peer, name):
    expect_malformed(peer, with_field(name, "x"))


@pytest.mark.parametrize("value", ["a\0b", "a\nb", "a\rb", "a\r\n b", "\0", "\n"], ids=repr)
def test_8_2_1_field_values_hold_no_nul_and_no_line_break(peer, value):
    expect_malformed(peer, with_field("x-field", value))


@pytest.mark.parametrize("value", [" a", "a ", "\ta", "a\t", " "], ids=repr)
def test_8_2_1_field_values_do_not_begin_or_end_with_white_space(peer, value):
    expect_malformed(peer, with_field("x-field", value))


@pytest.mark.parametrize("value", ["", "a b", "a\tb", b"caf\xc3\xa9", b"\x80\xff", "!#$%&'*+-.^_`|~", "x" * 2_000], ids=lambda value: repr(value)[:20])
def test_8_2_1_other_values_are_taken(peer, value):
    stream = peer.open(fields=with_field("x-field", value, EMPTY_CALL))
    peer.send(data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


# 8.2.2 Connection-specific fields


@pytest.mark.parametrize("name, value", [
    ("connection", "keep-alive"), ("proxy-connection", "keep-alive"), ("keep-alive", "timeout=5"), ("transfer-encoding", "chunked"),
    ("upgrade", "h2c"), ("te", "gzip"), ("te", "trailers, deflate;q=0.5"),
])
def test_8_2_2_connection_specific_fields(peer, name, value):
    fields = [pair for pair in request_fields(FULL_DUPLEX) if pair[0] != name] + [(name, value)]
    expect_malformed(peer, fields)


# 8.2.3 Cookies


def test_8_2_3_cookies_in_crumbs(peer):
    stream = peer.open(fields=request_fields() + [("cookie", "a=b"), ("cookie", "c=d")])
    peer.send(data(stream, message(), end=True))
    assert peer.expect_reply(stream).status == 0


# 8.3 Control data


@pytest.mark.parametrize("name", [":unknown", ":status", ":protocol", ":", ":Method"])
def test_8_3_no_other_pseudo_header(peer, name):
    expect_malformed(peer, [(name, "200")] + request_fields(FULL_DUPLEX))


@pytest.mark.parametrize("name", [":method", ":scheme", ":path", ":authority"])
def test_8_3_pseudo_headers_come_first(peer, name):
    fields = dict(request_fields(FULL_DUPLEX))
    value = fields.pop(name)
    expect_malformed(peer, list(fields.items()) + [(name, value)])


@pytest.mark.parametrize("name", [":method", ":scheme", ":path", ":authority"])
def test_8_3_pseudo_headers_come_once(peer, name):
    fields = request_fields(FULL_DUPLEX)
    expect_malformed(peer, [(name, dict(fields)[name])] + fields)


@pytest.mark.parametrize("name", ["p_method", "p_scheme", "p_path"])
def test_8_3_1_pseudo_headers_that_must_be_there(peer, name):
    expect_malformed(peer, request_fields(FULL_DUPLEX, **{name: None}))


@pytest.mark.parametrize("name", ["p_method", "p_scheme", "p_path"])
def test_8_3_1_pseudo_headers_that_must_not_be_empty(peer, name):
    expect_malformed(peer, request_fields(FULL_DUPLEX, **{name: ""}))


def test_8_3_1_no_pseudo_header_at_all(peer):
    expect_malformed(peer, [("te", "trailers")])


def test_8_3_1_an_empty_header_block(peer):
    stream = peer.next_stream()
    peer.send(headers(stream, b"", end=True))
    peer.expect_stream_error(stream, PROTOCOL_ERROR)


@pytest.mark.parametrize("path", ["no-slash", "http://conformance.test/x", "?x", "*"])
def test_8_3_1_path_begins_with_a_slash(peer, path):
    expect_malformed(peer, request_fields(path))


@pytest.mark.parametrize("changes", [dict(p_authority=None, host="conformance.test"), dict(host="conformance.test")])
def test_8_3_1_authority_by_host(peer, changes):
    assert peer.ask(**changes).status == 0


def test_8_3_1_scheme_is_any(peer):
    assert peer.ask(p_scheme="https").status == 0


def test_8_3_1_asterisk_form_is_for_options(peer):
    stream = peer.open("*", p_method="OPTIONS", end=True)
    assert peer.expect_reply(stream).head[":status"] == "405"


# 8.4 Push, 8.5 CONNECT


def test_8_4_no_push_even_when_allowed(connect):
    peer = connect((ENABLE_PUSH, 1))
    for _ in range(5):
        assert peer.ask().status == 0


@pytest.mark.parametrize("fields", [
    [(":method", "CONNECT"), (":scheme", "http"), (":authority", "conformance.test:80")],
    [(":method", "CONNECT"), (":path", "/"), (":authority", "conformance.test:80")],
    [(":method", "CONNECT")],
    [(":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":path", "/"), (":authority", "conformance.test")],
], ids=["scheme", "path", "no-authority", "extended-without-consent"])
def test_8_5_malformed_connect(peer, fields):
    expect_malformed(peer, fields)


def test_8_5_connect_is_answered(peer):
    stream = peer.open(fields=[(":method", "CONNECT"), (":authority", "conformance.test:80")])
    assert peer.expect_reply(stream).head[":status"] == "405"


# A malformed request leaves no trace


def test_8_1_1_malformed_requests_do_not_reach_a_handler(peer):
    """The reply to a malformed request is a reset and nothing else."""
    stream = peer.open(EMPTY_CALL, Upper="x")
    peer.send(data(stream, message(), end=True))
    peer.expect_serving()
    assert [frame.kind for frame in peer.seen if frame.stream == stream] == [RST_STREAM]


@pytest.mark.parametrize("size, whole", [(-200, True), (4_000, False)], ids=["below", "above"])
def test_10_5_1_header_list_as_large_as_announced(peer, size, whole):
    limit = peer.server_settings[MAX_HEADER_LIST_SIZE]
    used = sum(len(name) + len(value) + 32 for name, value in request_fields()) + len("x-large") + 32
    reply = peer.ask(x_large="x" * (limit - used + size))
    assert reply.status == (0 if whole else 8) or reply.head[":status"] == "431" and not whole
