"""What the server says of itself: health by the standard protocol, metrics by HTTP."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request

import grpc

from pocket import CHANNEL_OPTIONS

SERVING, NOT_SERVING = 1, 2
WRITES = "shelfwire.writes"


def _request(name: str) -> bytes:
    """grpc.health.v1.HealthCheckRequest: field 1 is the name."""
    return b"\x0a" + bytes([len(name)]) + name.encode() if name else b""


def _status(reply: bytes) -> int:
    """grpc.health.v1.HealthCheckResponse: field 1 is the status, absent for 0."""
    return reply[1] if reply[:1] == b"\x08" else 0


def check(port: int, name: str) -> int:
    with grpc.insecure_channel(f"127.0.0.1:{port}", options=CHANNEL_OPTIONS) as channel:
        return _status(channel.unary_unary("/grpc.health.v1.Health/Check")(_request(name), timeout=20))


class Watcher:
    """Watches one name and keeps every status it was told, with the instant."""

    def __init__(self, port: int, name: str = WRITES) -> None:
        self.told: list[tuple[float, int]] = []
        self._channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=CHANNEL_OPTIONS)
        self._call = self._channel.unary_stream("/grpc.health.v1.Health/Watch")(_request(name))
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            for reply in self._call:
                self.told.append((time.monotonic(), _status(reply)))
        except grpc.RpcError:
            pass

    def wait(self, status: int, seconds: float) -> float | None:
        """The instant at which `status` became the last one told; None if it did not in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.told and self.told[-1][1] == status:
                return self.told[-1][0]
            time.sleep(0.005)
        return None

    @property
    def statuses(self) -> list[int]:
        return [status for _, status in self.told]

    def close(self) -> None:
        self._call.cancel()
        self._channel.close()
        self._thread.join(5)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def metrics(port: int) -> dict[str, int]:
    """Every figure by its name with its labels; histograms' sums are no whole numbers and are left out."""
    end = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=20) as page:
                lines = page.read().decode().splitlines()
            break
        except urllib.error.URLError:
            # The page is served a moment after the first connection may come.
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
    figures = {}
    for line in lines:
        name, _, value = line.rpartition(" ")
        if not line.startswith("#") and value.isdigit():
            figures[name] = int(value)
    return figures
