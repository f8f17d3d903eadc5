"""The server under test: started on its data folder, killed, drained, started again."""

import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import time

from proxy import Proxy

STARTING_SECONDS = 30
DRAINING_SECONDS = 30
IN_USE = 75


class Trouble(Exception):
    """The harness cannot go on: not a finding about the books but a broken run."""


class ServerProcess:
    """One data folder and at most one server on it. Tells the proxy where the server listens."""

    def __init__(self, program: pathlib.Path, data: pathlib.Path, proxy: Proxy, log: pathlib.Path) -> None:
        self.program = program
        self.data = data
        self.proxy = proxy
        self.log = log
        self.process: subprocess.Popen | None = None
        self.settings: list[str] = []
        """More arguments of `serve`."""
        self.port = 0
        self.starts = 0
        self.kills = 0
        self.drains = 0
        self.longest_start_ms = 0.0

    def command(self, ready: pathlib.Path) -> list[str]:
        return [
            str(self.program), "serve", "--data", str(self.data), "--listen", "127.0.0.1:0", "--ready-file", str(ready), *self.settings,
        ]  # fmt: skip

    def start(self, environment: dict[str, str] | None = None) -> None:
        """Returns when the server is ready. `environment` comes on top of ours."""
        ready = self.data.parent / "ready"
        ready.unlink(missing_ok=True)
        began = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command(ready), stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **(environment or {})}
            )
        while not (address := self._address(ready)):
            if self.process.poll() is not None:
                raise Trouble(f"the server ended with {self.process.returncode} before it was ready; see {self.log}")
            if time.monotonic() - began > STARTING_SECONDS:
                raise Trouble(f"the server was not ready within {STARTING_SECONDS} s; see {self.log}")
            time.sleep(0.005)
        self.longest_start_ms = max(self.longest_start_ms, (time.monotonic() - began) * 1000)
        self.starts += 1
        self.port = address
        self.proxy.target_port = address

    @staticmethod
    def _address(ready: pathlib.Path) -> int:
        try:
            text = ready.read_text()
        except FileNotFoundError:
            return 0
        # Written as a whole line: without its end it is not all there yet.
        if not text.endswith("\n"):
            return 0
        return int(text.strip().rsplit(":", 1)[-1])

    def kill(self) -> None:
        """kill -9; returns when the process is gone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        if self.process.returncode != -signal.SIGKILL:
            raise Trouble(f"the server had ended by itself with {self.process.returncode}; see {self.log}")
        self.kills += 1

    def drain(self) -> float:
        """SIGTERM; returns the seconds until the server had ended by itself with exit code 0."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(DRAINING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Trouble(f"the server did not end within {DRAINING_SECONDS} s of SIGTERM; see {self.log}") from None
        if code != 0:
            raise Trouble(f"the server ended with {code} after SIGTERM; see {self.log}")
        self.drains += 1
        return time.monotonic() - began

    def second(self) -> int:
        """The exit code of a second server on the same data folder."""
        ready = self.data.parent / "ready-of-the-second"
        with open(self.log, "ab") as log:
            return subprocess.run(self.command(ready), stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=20).returncode

    def run(self, *arguments: str) -> str:
        """A verb of the program; its standard output."""
        done = subprocess.run([str(self.program), *arguments], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise Trouble(f"shelfwire {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
        return done.stdout

    def verify(self, data: pathlib.Path) -> dict:
        """`shelfwire verify --json`, whose exit code 1 means findings."""
        done = subprocess.run(
            [str(self.program), "verify", "--data", str(data), "--json"],
            capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode not in (0, 1):
            raise Trouble(f"shelfwire verify ended with {done.returncode}: {done.stderr.strip()[-400:]}")
        report = json.loads(done.stdout)
        if done.returncode == 1 and not report.get("findings"):
            raise Trouble("shelfwire verify ended with 1 but named no finding")
        return report

    def copy_books(self, into: pathlib.Path) -> pathlib.Path:
        """The data folder as it lies there, while no server runs."""
        if self.process is not None and self.process.poll() is None:
            raise Trouble("the books are copied only while no server runs")
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(self.data, into)
        return into

    def stop(self) -> None:
        """At the end of a broken run: leaves no process behind."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)


def applied_through(data: pathlib.Path) -> dict[int, int]:
    """Through which entry of each terminal the books are, read from the file, beside a running server or without one."""
    connection = sqlite3.connect(f"file:{books_file(data)}?mode=ro", uri=True)
    try:
        return dict(connection.execute("SELECT id, applied_through FROM terminal"))
    finally:
        connection.close()


def books_file(data: pathlib.Path) -> pathlib.Path:
    """The database file in a data folder."""
    for name in sorted(os.listdir(data)):
        path = data / name
        if path.is_file() and path.open("rb").read(16) == b"SQLite format 3\0":
            return path
    raise Trouble(f"no SQLite file in {data}")
