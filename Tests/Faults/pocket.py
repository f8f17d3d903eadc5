"""A terminal of a foreign make: stock grpcio, its queue in the harness's memory, every verdict remembered.

The harness is never killed, so what is in `entries` counts as durably queued. It keeps protocol.md to the letter: entries go in
order, stay until `applied_through` covers them, and are sent again only after a Welcome.
"""

import dataclasses
import queue
import random
import time

import grpc

from protocol import REPEATED, wire

CHANNEL_OPTIONS = [
    ("grpc.enable_retries", 0),
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.initial_reconnect_backoff_ms", 100),
    # As Protos/README.md asks of every device: a link that has died without a word is noticed.
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 10_000),
]
APP = "crash-harness/1"
PROTOCOL = 1


@dataclasses.dataclass(frozen=True)
class Identity:
    """What enrolment gave, and the session of the person who holds the device."""

    terminal_id: int
    epoch: int
    credential: str
    store_id: int
    session_id: int = 0

    @property
    def metadata(self) -> list[tuple[str, str]]:
        return [("authorization", f"Terminal {self.terminal_id}:{self.credential}")]


class Broken(Exception):
    """The stream ended before the conversation did."""

    def __init__(self, code: grpc.StatusCode | None, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code


class Drained(Exception):
    """The server ended the stream in order."""

    def __init__(self, drain) -> None:
        super().__init__(str(drain))
        self.reason = drain.reason
        self.reconnect_after = drain.reconnect_after_ms / 1000


class Violation(Exception):
    """The server broke the protocol; a finding."""


class Stream:
    """One call of Work: messages in, messages out."""

    def __init__(self, port: int, identity: Identity, timeout: float = 30) -> None:
        self._channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=CHANNEL_OPTIONS)
        self._outgoing: queue.SimpleQueue = queue.SimpleQueue()
        stub = wire.terminals_grpc.TerminalsStub(self._channel)
        self._call = stub.Work(iter(self._outgoing.get, None), metadata=identity.metadata, timeout=timeout)

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_) -> None:
        self._outgoing.put(None)
        self._call.cancel()
        self._channel.close()

    def send(self, **body) -> None:
        self._outgoing.put(wire.terminals.TerminalMessage(**body))

    def finish(self) -> None:
        """Half-closes."""
        self._outgoing.put(None)

    def receive(self):
        """The next message; None when the server ended the call with OK."""
        try:
            return next(self._call)
        except StopIteration:
            return None
        except grpc.RpcError as error:
            raise Broken(error.code(), error.details() or "") from None


class Pocket:
    """One terminal with all it ever queued. Entry n (from 1) is `entries[n - 1]`."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.entries: list = []
        self.acknowledged = 0
        self.verdicts: dict[int, tuple[int, str]] = {}
        self.verdicts_changed: list[str] = []
        self.welcomes = 0
        self.drains = 0
        self.boot_id = random.getrandbits(63) | 1
        self.sent_through = 0
        self._credit = 0

    @property
    def unacknowledged(self) -> int:
        return len(self.entries) - self.acknowledged

    def hello(self, stream: Stream) -> None:
        identity = self.identity
        stream.send(
            hello=wire.terminals.Hello(
                terminal_id=identity.terminal_id,
                epoch=identity.epoch,
                next_sequence=self.acknowledged + 1,
                protocol_min=PROTOCOL,
                protocol_max=PROTOCOL,
                app_version=APP,
                wall_ms=now_ms(),
                monotonic_ms=monotonic_ms(),
                boot_id=self.boot_id,
                language="en",
            )
        )
        self.take(stream.receive(), wants_welcome=True)

    def send_batch(self, stream: Stream, most: int) -> int:
        """Sends the next batch within the credit; says how many entries went."""
        room = self._credit - (self.sent_through - self.acknowledged)
        entries = self.entries[self.sent_through : self.sent_through + max(0, min(most, room))]
        if entries:
            stream.send(batch=wire.terminals.Batch(first_sequence=self.sent_through + 1, entries=entries))
            self.sent_through += len(entries)
        return len(entries)

    def take(self, message, wants_welcome: bool = False) -> None:
        """Takes one message of the server. Raises `Drained` for a Drain and `Broken` at the end of the call."""
        if message is None:
            raise Broken(None, "the server ended the call")
        kind = message.WhichOneof("body")
        if wants_welcome and kind not in ("welcome", "drain"):
            raise Violation(f"Hello was answered with {kind}")
        if kind == "welcome":
            self._take_welcome(message.welcome)
        elif kind == "result":
            self._take_result(message.result)
        elif kind == "drain":
            self.drains += 1
            raise Drained(message.drain)

    def _take_welcome(self, welcome) -> None:
        self._check_applied(welcome.applied_through, len(self.entries))
        self.welcomes += 1
        self.acknowledged = self.sent_through = welcome.applied_through
        self._credit = welcome.credit_entries
        if self._credit < 1:
            raise Violation(f"Welcome gave a credit of {self._credit}")

    def _take_result(self, result) -> None:
        self._check_applied(result.applied_through, self.sent_through)
        for entry in result.entries:
            self._take_verdict(entry)
        covered = range(self.acknowledged + 1, result.applied_through + 1)
        if missing := [sequence for sequence in covered if sequence not in self.verdicts]:
            raise Violation(f"a Result covers {missing[:3]} without a verdict")
        self.acknowledged = result.applied_through
        self._credit = result.credit_entries

    def _take_verdict(self, entry) -> None:
        verdict = entry.first_verdict if entry.verdict == REPEATED else entry.verdict
        first = self.verdicts.setdefault(entry.sequence, (verdict, entry.reason))
        if first != (verdict, entry.reason):
            self.verdicts_changed.append(
                f"terminal {self.identity.terminal_id} entry {entry.sequence}: first {first}, then {(verdict, entry.reason)}"
            )

    def _check_applied(self, applied_through: int, most: int) -> None:
        if applied_through < self.acknowledged:
            raise Violation(f"applied_through fell from {self.acknowledged} to {applied_through}: acknowledged entries are gone")
        if applied_through > most:
            raise Violation(f"applied_through is {applied_through}, but only {most} were sent")

    def deliver(self, port: int, batch: int, pipelined: int = 1) -> None:
        """Sends all that is queued, with at most `pipelined` batches unanswered, and says good-bye.

        Raises `Broken` or `Drained` when the stream ends before.
        """
        with Stream(port, self.identity) as stream:
            self.hello(stream)
            while self.unacknowledged:
                while self.sent_through - self.acknowledged < batch * pipelined and self.send_batch(stream, batch):
                    pass
                self.take(stream.receive())
            stream.send(bye=wire.terminals.Bye(reason="done"))
            stream.finish()
            while stream.receive() is not None:
                pass

    def deliver_at_last(self, port: int, batch: int, seconds: float) -> None:
        """Delivers, reconnecting as often as it takes."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self.deliver(port, batch)
            except (Broken, Drained) as error:
                if time.monotonic() > end:
                    raise Violation(f"{self.unacknowledged} entries are not delivered after {seconds} s: {error}") from None
                time.sleep(0.05)

    def repeat_all(self, port: int, batch: int) -> int:
        """Sends every entry once more, as a device restored from an old backup would; says how many were REPEATED."""
        repeated = 0
        with Stream(port, self.identity) as stream:
            self.hello(stream)
            for first in range(0, len(self.entries), batch):
                entries = self.entries[first : first + batch]
                stream.send(batch=wire.terminals.Batch(first_sequence=first + 1, entries=entries))
                answered: set[int] = set()
                while len(answered) < len(entries):
                    message = stream.receive()
                    if message is None or message.WhichOneof("body") not in ("result", "push"):
                        raise Violation(f"a repeated batch was answered with {message}")
                    for entry in message.result.entries:
                        answered.add(entry.sequence)
                        repeated += entry.verdict == REPEATED
                        self._take_verdict(entry)
        return repeated


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
