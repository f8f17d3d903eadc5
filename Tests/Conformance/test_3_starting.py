"""RFC 9113, section 3: starting HTTP/2."""

import pytest

from frames import *  # noqa: F403
from peer import request_fields


def test_3_4_server_preface_is_settings_and_ours_is_acknowledged(connect):
    peer = connect(greet=False)
    peer.send(PREFACE, settings())
    first = peer.next_frame()
    assert (first.kind, first.flags & ACK, first.stream) == (SETTINGS, 0, 0)
    peer.await_frame(lambda frame: frame.kind == SETTINGS and frame.flags & ACK, "an acknowledgement")


def test_3_4_server_sends_its_settings_without_waiting_for_ours(connect):
    peer = connect(greet=False)
    assert peer.next_frame().kind == SETTINGS


def test_3_4_client_need_not_wait_for_the_servers_settings(connect):
    peer = connect(greet=False)
    block = peer.block(request_fields())
    peer.send(PREFACE + settings() + headers(1, block) + data(1, message(), end=True))
    assert peer.expect_reply(1).status == 0


def test_3_4_settings_may_be_empty_or_full(connect):
    peer = connect(
        (HEADER_TABLE_SIZE, 4096), (ENABLE_PUSH, 0), (MAX_CONCURRENT_STREAMS, 1), (INITIAL_WINDOW_SIZE, 70_000),
        (MAX_FRAME_SIZE, 20_000), (MAX_HEADER_LIST_SIZE, 9_000))
    peer.expect_serving()


@pytest.mark.parametrize("at", range(1, len(PREFACE)))
def test_3_4_preface_in_two_pieces(connect, at):
    peer = connect(greet=False)
    peer.send(PREFACE[:at])
    peer.next_frame()
    peer.send(PREFACE[at:], settings(), settings(ack=True))
    peer.expect_serving()


def test_3_4_preface_byte_by_byte(connect):
    peer = connect(greet=False)
    for byte in PREFACE + settings():
        peer.send(bytes([byte]))
    peer.send(settings(ack=True))
    peer.expect_serving()


@pytest.mark.parametrize("preface", [
    b"GET / HTTP/1.1\r\nHost: conformance.test\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
    PREFACE.lower(),
    PREFACE.replace(b"2.0", b"2.1"),
    PREFACE[:-1] + b"X",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),
    bytes(24),
    settings() + ping() * 2,
], ids=["http1", "h2c-upgrade", "lower-case", "version", "last-byte", "tls", "zeros", "none"])
def test_3_4_invalid_preface_is_a_connection_error(connect, preface):
    peer = connect(greet=False)
    peer.send(preface)
    peer.expect_connection_error(PROTOCOL_ERROR, silence=True)


@pytest.mark.parametrize("first", [
    ping(), window_update(0, 1), priority(1), rst_stream(1), goaway(), data(1, b"x"), continuation(1),
    settings(ack=True), frame(0x20, payload=b"extension"),
], ids=["PING", "WINDOW_UPDATE", "PRIORITY", "RST_STREAM", "GOAWAY", "DATA", "CONTINUATION", "SETTINGS-ACK", "unknown"])
def test_3_4_preface_must_be_followed_by_settings(connect, first):
    peer = connect(greet=False)
    peer.send(PREFACE, first, settings())
    peer.expect_connection_error(PROTOCOL_ERROR, silence=True)


def test_3_4_headers_instead_of_settings(connect):
    peer = connect(greet=False)
    peer.send(PREFACE, headers(1, peer.block(request_fields()), end=True))
    peer.expect_connection_error(PROTOCOL_ERROR, silence=True)


def test_3_4_settings_of_the_server_say_what_it_bears(peer):
    stated = peer.server_settings
    assert stated.get(MAX_CONCURRENT_STREAMS, 2**32) <= 10_000, "streams are limited"
    assert stated.get(MAX_HEADER_LIST_SIZE, 2**32) <= 1 << 20, "header lists are limited"
    assert ENABLE_PUSH not in stated or stated[ENABLE_PUSH] == 0, "a server must not ask for pushes (6.5.2)"
    assert DEFAULT_FRAME_SIZE <= stated.get(MAX_FRAME_SIZE, DEFAULT_FRAME_SIZE) < 2**24
    assert stated.get(INITIAL_WINDOW_SIZE, DEFAULT_WINDOW) <= LARGEST_WINDOW
