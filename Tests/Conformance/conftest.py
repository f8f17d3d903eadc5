"""The server under test: `rpc-interop-server` of this package, started once, or any server that CONFORMANCE_SERVER=host:port names."""

import os
import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from peer import Peer  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def program():
    return pathlib.Path(os.environ.get("PROGRAMS", ROOT / ".build" / "release")) / "rpc-interop-server"


class Server:
    """A server process of our own."""

    def __init__(self, *options):
        assert program().exists(), f"{program()} is missing; build it: swift build -c release --product rpc-interop-server"
        self.process = subprocess.Popen([program(), "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        self.address = ("127.0.0.1", int(self.process.stdout.readline()))

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def server():
    foreign = os.environ.get("CONFORMANCE_SERVER")
    if foreign:
        host, port = foreign.rsplit(":", 1)
        yield type("Foreign", (), {"address": (host, int(port)), "process": None})
        return
    server = Server()
    yield server
    assert server.process.poll() is None, f"the server ended with {server.process.returncode}"
    server.stop()


@pytest.fixture
def own_server():
    """A server for tests that end it."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def connect(server):
    """Opens connections; each test's are closed after it, and the server must have outlived them."""
    peers = []

    def make(*settings, **options):
        peers.append(Peer(server.address, settings, **options))
        return peers[-1]

    yield make
    for peer in peers:
        peer.close()
    assert server.process is None or server.process.poll() is None, "the server died"


@pytest.fixture
def peer(connect):
    return connect()
