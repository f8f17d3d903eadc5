"""RFC 9113, section 9.2: HTTP/2 over TLS. The number in a test's name is its section; certificates are made for the run."""

import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import warnings

import pytest

from conftest import ROOT, Server
from peer import Peer

sys.path.insert(0, str(pathlib.Path(ROOT, "Tests", "Interop", "Python")))

import certificates  # noqa: E402

pytestmark = pytest.mark.skipif("CONFORMANCE_SERVER" in os.environ, reason="a foreign server's certificates are not known")
SECONDS = 30


@pytest.fixture(scope="module")
def tls_server():
    server = Server("--tls-certificate", certificates.path("server.pem"), "--tls-key", certificates.path("server.key"))
    yield server
    assert server.process.poll() is None, f"the server ended with {server.process.returncode}"
    server.stop()


def context(protocols=("h2",), version=None, ciphers=None):
    made = ssl.create_default_context(cafile=certificates.path("authority.pem"))
    if protocols:
        made.set_alpn_protocols(list(protocols))
    with warnings.catch_warnings():
        # Old versions are deprecated: that is what is tested.
        warnings.simplefilter("ignore", DeprecationWarning)
        if ciphers:
            made.set_ciphers(ciphers)
        if version:
            made.minimum_version = made.maximum_version = version
    return made


def shake_hands(server, made):
    """The connection after its handshake, or the error it ended with."""
    plain = socket.create_connection(server.address, timeout=SECONDS)
    try:
        return made.wrap_socket(plain, server_hostname="localhost")
    except (ssl.SSLError, ConnectionError) as error:
        plain.close()
        return error


def refuses(outcome):
    """Whether nothing of HTTP/2 can be had: no handshake, or the end right after it."""
    if isinstance(outcome, Exception):
        return True
    with outcome:
        try:
            return outcome.recv(9) == b""
        except (ssl.SSLError, ConnectionError):
            return True


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=["1.2", "1.3"])
def test_9_2_a_call_over_tls(tls_server, version):
    made = context(version=version)
    peer = Peer(tls_server.address, wrap=lambda plain: made.wrap_socket(plain, server_hostname="localhost"))
    try:
        assert peer.socket.selected_alpn_protocol() == "h2"
        assert peer.ask().status == 0
    finally:
        peer.close()


def test_9_2_old_versions_are_refused(tls_server):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        # Without this the client's own library would refuse first.
        outcome = shake_hands(tls_server, context(version=version, ciphers="ALL:@SECLEVEL=0"))
        assert isinstance(outcome, ssl.SSLError)
        assert "PROTOCOL_VERSION" in str(outcome), "it is the server that says no"


@pytest.mark.parametrize("protocols", [(), ("http/1.1",), ("h2c",)], ids=["none", "http/1.1", "h2c"])
def test_3_2_without_h2_by_alpn_there_is_no_connection(tls_server, protocols):
    assert refuses(shake_hands(tls_server, context(protocols)))


def test_3_2_h2_is_chosen_among_others(tls_server):
    with shake_hands(tls_server, context(("http/1.1", "spdy/3", "h2"))) as connection:
        assert connection.selected_alpn_protocol() == "h2"


@pytest.mark.parametrize("suite", ["ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA", "ECDHE-ECDSA-AES128-SHA256"])
def test_9_2_2_prohibited_suites_are_not_agreed_on(tls_server, suite):
    """RFC 9113, appendix A."""
    assert isinstance(shake_hands(tls_server, context(version=ssl.TLSVersion.TLSv1_2, ciphers=f"{suite}:@SECLEVEL=0")), ssl.SSLError)


def test_9_2_2_the_suite_that_every_peer_has_is_taken(tls_server):
    with shake_hands(tls_server, context(version=ssl.TLSVersion.TLSv1_2, ciphers="ECDHE-ECDSA-AES128-GCM-SHA256")) as connection:
        assert connection.cipher()[0] == "ECDHE-ECDSA-AES128-GCM-SHA256"


def s_client(server, *arguments, text=None):
    host, port = server.address
    command = ["openssl", "s_client", "-connect", f"{host}:{port}", "-alpn", "h2", "-CAfile", certificates.path("authority.pem"), *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, errors="replace", timeout=SECONDS)


def test_9_2_3_no_ticket_allows_early_data(tls_server, tmp_path):
    """RFC 8470: a call that is sent twice must not run twice, so nothing is taken before the handshake."""
    ticket = tmp_path / "session"
    # The connection lives until the server has read an end: by then its tickets are here.
    s_client(tls_server, "-tls1_3", "-sess_out", ticket, "-ign_eof", text="not HTTP/2 at all, so the server will end it\r\n" * 2)
    if ticket.exists():
        shown = subprocess.run(["openssl", "sess_id", "-in", ticket, "-noout", "-text"], capture_output=True, text=True).stdout
        assert "TLSv1.3" in shown
        assert re.findall(r"Max Early Data: (\d+)", shown) in ([], ["0"])
        early = tmp_path / "early"
        early.write_bytes(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        again = s_client(tls_server, "-tls1_3", "-sess_in", ticket, "-early_data", early, text="")
        assert "Early data was accepted" not in again.stdout


def test_9_2_1_nobody_renegotiates(tls_server):
    """A line of `R` has s_client ask for it."""
    done = s_client(tls_server, "-tls1_2", text="R\n")
    before, asked, after = done.stderr.partition("RENEGOTIATING")
    assert asked and "verify return" in before, "the first handshake"
    assert "verify return" not in after and done.returncode != 0, "a second handshake"
