"""A device and its server over TLS, as an operator sets them up: the programs, their flags, and what people are told."""

import contextlib
import signal
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
        yield "localhost:" + ready.read_text().strip().rsplit(":", 1)[-1]
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
