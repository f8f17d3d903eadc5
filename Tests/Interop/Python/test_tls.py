"""A device and its server over TLS, as an operator sets them up: the programs, their flags, and what people are told."""

import contextlib
import re
import shutil
import signal
import socket
import ssl
import struct
import subprocess

import pytest

import certificates
from demo_shop import STARTING_SECONDS, environment, eventually, program

SERVER = ["--tls-certificate", certificates.path("server.pem"), "--tls-key", certificates.path("server.key")]
MUTUAL = [*SERVER, "--tls-client-ca", certificates.path("authority.pem")]
TRUST = ["--tls-ca", certificates.path("authority.pem")]
PROOF = ["--tls-certificate", certificates.path("client.pem"), "--tls-key", certificates.path("client.key")]
REFUSED = 77


def run(name, *arguments, text=None):
    return subprocess.run(
        [program().with_name(name), *map(str, arguments)], input=text, capture_output=True, text=True, timeout=120, env=environment())


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    made = run("shelfwire", "demo", "--data", folder / "data", "--papers", folder / "papers")
    assert made.returncode == 0, made.stderr
    return folder / "data"


class Address(str):
    """Where a server is reached, and its process."""

    def __new__(cls, text, process):
        made = super().__new__(cls, text)
        made.process = process
        return made


@contextlib.contextmanager
def serving(data, folder, *arguments):
    ready, log = folder / "ready", folder / "server.log"
    ready.unlink(missing_ok=True)
    command = [program(), "serve", "--data", data, "--listen", "127.0.0.1:0", "--ready-file", ready, *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment())
    try:
        eventually("the server is ready", lambda: ready.exists() or process.poll() is not None, STARTING_SECONDS)
        assert process.poll() is None, log.read_text()
        yield Address("localhost:" + ready.read_text().strip().rsplit(":", 1)[-1], process)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(STARTING_SECONDS) == 0, log.read_text()


def code(data, name):
    made = run("shelfwire", "terminal", "code", name, "--store", "01", "--data", data)
    assert made.returncode == 0, made.stderr
    return next(word for word in made.stdout.split() if len(word) >= 20)


def enrol(server, code, state, *arguments):
    return run("handheld", "enrol", "--server", server, "--code", code, "--state", state, *arguments)


def work(state, *arguments):
    """The device goes to work and fetches the product master: two kinds of calls over one connection."""
    return run("handheld", "script", "-", "--state", state, *arguments, text="wait-online 20s\nwait-products 10 20s\n")


def test_a_device_works_over_tls_and_never_without(data, tmp_path):
    once, state = code(data, "PDA TLS"), tmp_path / "pda"
    with serving(data, tmp_path, *SERVER) as server:
        stranger = enrol(server, once, state, "--tls-ca", certificates.path("stranger.pem"))
        assert stranger.returncode == REFUSED
        assert "its certificate is not the shop's" in stranger.stderr
        assert enrol(server, once, state).returncode != 0, "cleartext"
        enrolled = enrol(server, once, state, *TRUST)
        assert enrolled.returncode == 0, enrolled.stderr
        done = work(state)
        assert done.returncode == 0, done.stdout + done.stderr
    with serving(data, tmp_path) as server:
        done = work(state, "--server", server)
        assert done.returncode != 0
        assert "No secure connection" in done.stdout + done.stderr


def test_a_server_may_ask_who_comes(data, tmp_path):
    once, state = code(data, "PDA mutual"), tmp_path / "pda"
    with serving(data, tmp_path, *MUTUAL) as server:
        nobody = enrol(server, once, state, *TRUST)
        assert nobody.returncode != 0
        enrolled = enrol(server, once, state, *TRUST, *PROOF)
        assert enrolled.returncode == 0, enrolled.stderr
        done = work(state)
        assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_checked_before_anything_else(tmp_path):
    done = enrol("localhost:1", "x", tmp_path / "pda", "--tls-ca", tmp_path / "missing.pem")
    assert done.returncode == REFUSED
    assert "missing.pem" in done.stderr
    assert enrol("localhost:1", "x", tmp_path / "pda", "--tls-certificate", "a.pem").returncode == 64


def connected(port):
    """A TLS connection that speaks HTTP/2."""
    context = ssl.create_default_context(cafile=certificates.path("authority.pem"))
    context.set_alpn_protocols(["h2"])
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=STARTING_SECONDS), server_hostname="localhost")


def shown_certificate(port):
    with connected(port) as connection:
        return connection.getpeercert()["serialNumber"]


def exchanged(connection, frame, kind):
    """Sends a frame and returns the payload of the first frame of `kind` that comes."""
    connection.sendall(frame)
    stream = connection.makefile("rb")
    while True:
        head = stream.read(9)
        assert len(head) == 9, "the server has closed"
        payload = stream.read(int.from_bytes(head[:3], "big"))
        if head[3] == kind:
            return payload


PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000000040000000000")
SETTINGS, PING = 4, 6


def test_a_renewed_certificate_is_shown_after_sighup(data, tmp_path):
    certificate, key = tmp_path / "shop.pem", tmp_path / "shop.key"

    def put(name):
        shutil.copy(certificates.path(f"{name}.pem"), certificate)
        shutil.copy(certificates.path(f"{name}.key"), key)
        key.chmod(0o600)

    put("server")
    with serving(data, tmp_path, "--tls-certificate", certificate, "--tls-key", key) as server:
        port, log = int(server.rsplit(":", 1)[1]), tmp_path / "server.log"
        first = shown_certificate(port)
        with connected(port) as before:
            exchanged(before, PREFACE, SETTINGS)
            put("named")
            assert shown_certificate(port) == first, "the files alone change nothing"
            server.process.send_signal(signal.SIGHUP)
            eventually("the new certificate is shown", lambda: shown_certificate(port) != first)
            renewed = shown_certificate(port)
            assert exchanged(before, bytes.fromhex("000008060000000000") + b"12345678", PING) == b"12345678", "who was there stays"
        certificate.write_text("spoilt")
        server.process.send_signal(signal.SIGHUP)
        eventually("the log says so", lambda: "the certificates in use stay" in log.read_text())
        assert shown_certificate(port) == renewed


def streams_at_once(port):
    with connected(port) as connection:
        pairs = exchanged(connection, PREFACE, SETTINGS)
        return dict(struct.iter_unpack(">HI", pairs))[3]


def test_desks_may_have_an_address_of_their_own(data, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        office = free.getsockname()[1]
    once, state = code(data, "PDA beside the office"), tmp_path / "pda"
    with serving(data, tmp_path, *MUTUAL, "--office-listen", f"127.0.0.1:{office}") as server:
        terminals = int(server.rsplit(":", 1)[1])
        assert terminals != office
        assert enrol(server, once, state, *TRUST, *PROOF).returncode == 0
        log = (tmp_path / "server.log").read_text()
        assert re.search(rf"{office}.*office|office.*{office}", log) and re.search(rf"{terminals}.*terminals|terminals.*{terminals}", log)
        with pytest.raises((ssl.SSLError, ConnectionError, AssertionError)):
            streams_at_once(office)
    with serving(data, tmp_path, *SERVER, "--office-listen", f"127.0.0.1:{office}") as server:
        assert streams_at_once(office) == 100
        assert streams_at_once(int(server.rsplit(":", 1)[1])) == 8, "a device needs few"
