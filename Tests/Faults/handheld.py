"""A `handheld` process with its queue file: enrolled once, killed with -9 again and again, started anew on what it left.

One scan is one entry, so the n-th scan of its plan has sequence n. What the process said is saved and what its file says after the
kill are both kept: the file may hold more than was said, never less.
"""

from __future__ import annotations

import json
import os
import pathlib
import pty
import subprocess
import threading

from claims import Claim, Plan
from proxy import Route
from server_process import Trouble
from shop import PIN

SCANS_PER_LIFE = 3000
SETTING_UP_SECONDS = 60
SYNC_SECONDS = 60


class Handheld:
    """One device folder and at most one process on it."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path, route: Route, plan: Plan, pause_ms: int) -> None:
        self.program, self.folder, self.route, self.plan = program, folder, route, plan
        self.name = plan.name
        self.pause_ms = pause_ms
        self.process: subprocess.Popen | None = None
        self.terminal_id = 0
        self.epoch = 0
        self.durable = 0
        """The highest sequence that was said or found to be on the disk."""
        self.acknowledged = 0
        self.torn_bytes = 0
        self.findings: list[str] = []
        self._where: list[str] = []
        self._said = 0
        self._last_planned = 0
        self._reader: threading.Thread | None = None

    def enrol(self, code: str) -> None:
        self._run("enrol", "--server", f"127.0.0.1:{self.route.port}", "--code", code)

    def take_task(self, kind: str, number: str, place: str, user: str) -> None:
        """Signs the person in and takes the task; both outlive the process. `place` is the shelf to count, empty on a receipt."""
        join = f"receive receipt {number}" if kind == "receipt" else f"stocktake {number}"
        self._play([f"sign-in {user} {PIN}", "wait-products 20 30s", join])
        self._where = [f"place {place}"] if place else []
        self._look()

    def start(self) -> None:
        """Scans on from where the queue file ends."""
        first = self.durable + 1
        self._last_planned = self.durable + SCANS_PER_LIFE
        lines = [*self._where]
        for ordinal in range(first, self._last_planned + 1):
            mark, product = self.plan.mark(ordinal), self.plan.product(ordinal)
            if mark.lot:
                lines.append(f"lot {mark.lot} expiry {product.expiry}")
            lines.append(f"scan {mark.code} x{mark.times}")
            lines.append(f"pause {self.pause_ms}ms")
        # A pseudo-terminal, so that each line is out when the step is done and not when a buffer is full.
        listening, speaking = pty.openpty()
        self.process = subprocess.Popen(
            [*self._command("script", str(self._script(lines))), "--json"],
            stdin=subprocess.DEVNULL, stdout=speaking, stderr=self._log(),
        )  # fmt: skip
        os.close(speaking)
        self._reader = threading.Thread(target=self._listen, args=(listening,), name=self.name, daemon=True)
        self._reader.start()

    def kill(self) -> None:
        """kill -9, then looks into the file that is left."""
        self.process.kill()
        self.process.wait(10)
        self._reader.join(10)
        if self.process.returncode not in (-9, 0):
            self.findings.append(f"{self.name} had ended by itself with {self.process.returncode}; see {self.folder}.log")
        self._look()

    def kill_and_restart(self) -> bool:
        """Whether entries were unsent or unanswered when it died."""
        self.kill()
        self.start()
        return self.durable > self.acknowledged

    def stop_scanning(self) -> None:
        self.kill()
        self.process = subprocess.Popen(
            self._command("script", str(self._script([f"wait-synced {SYNC_SECONDS}s"]))),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._log(),
        )  # fmt: skip

    def wait(self, seconds: float) -> bool:
        """Whether everything was delivered in time."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        self._look()
        return code == 0 and self.acknowledged == self.durable

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def claim(self) -> Claim:
        acknowledged, durable = self.acknowledged, self.durable
        marks = [self.plan.mark(n) for n in range(1, max(self._last_planned, durable) + 1)]
        return Claim(self.name, self.terminal_id, self.epoch, marks, durable, acknowledged)

    def _listen(self, listening: int) -> None:
        with open(listening, "rb", buffering=0) as source:
            rest = b""
            while data := self._read(source):
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    self._hear(line)

    @staticmethod
    def _read(source) -> bytes:
        try:
            return source.read(65536)
        except OSError:
            return b""  # EIO: nobody holds the other end any longer.

    def _hear(self, line: bytes) -> None:
        """A step that names a sequence says it is durable; an answer of the server that it is in the books."""
        if b'"sequence"' in line:
            try:
                said = json.loads(line)
            except ValueError:
                self.findings.append(f"{self.name} said a line that is not JSON: {line[:200]!r}")
                return
            sequence = said["sequence"]
            if said.get("event") == "reading":
                self.acknowledged = max(self.acknowledged, sequence)
            else:
                self._said = max(self._said, sequence)
                self.durable = max(self.durable, sequence)

    def _look(self) -> None:
        """Reads the device's own account of its queue file; no process may be on it."""
        status = json.loads(self._run("status", "--json"))
        self.terminal_id, self.epoch = status["terminal_id"], status["epoch"]
        self.torn_bytes += status["torn_bytes"]
        last, applied = status["last_sequence"], status["applied_through"]
        if last < self._said:
            self.findings.append(f"{self.name} said that entry {self._said} is saved; after the kill its file ends at {last}")
        if last - applied != status["unsent"]:
            self.findings.append(f"{self.name} holds {status['unsent']} entries between {applied} and {last}")
        self.durable = max(self.durable, last)
        self.acknowledged = max(self.acknowledged, applied)

    def _play(self, lines: list[str]) -> None:
        self._run("script", str(self._script(lines)), "--json")

    def _script(self, lines: list[str]) -> pathlib.Path:
        path = self.folder.with_suffix(".script")
        path.write_text("\n".join(lines) + "\n")
        return path

    def _log(self):
        return open(self.folder.with_suffix(".log"), "ab")

    def _command(self, *arguments: str) -> list[str]:
        return [str(self.program), *arguments, "--state", str(self.folder)]

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            self._command(*arguments), capture_output=True, text=True, timeout=SETTING_UP_SECONDS, stdin=subprocess.DEVNULL
        )
        if done.returncode != 0:
            said = f"{done.stderr.strip()[-300:]} {done.stdout.strip()[-600:]}"
            raise Trouble(f"{self.name}: handheld {arguments[0]} ended with {done.returncode}: {said}")
        return done.stdout
