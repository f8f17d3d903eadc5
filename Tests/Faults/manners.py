"""The planned ends and the refusals of protocol.md: drain, take-over, gap, revocation, a reused identity, a second server."""

from __future__ import annotations

import time

import grpc

from claims import Claim, Plan, claim_of
from pocket import Broken, Drained, Pocket, Stream
from protocol import REJECTED, wire
from server_process import IN_USE, ServerProcess
from shop import Product, Shop, Task, scan

REVOCATION_SECONDS = 1.0
DRAIN_RESTART = wire.terminals.DRAIN_REASON_RESTART
DRAIN_SUPERSEDED = wire.terminals.DRAIN_REASON_SUPERSEDED
DRAIN_REVOKED = wire.terminals.DRAIN_REASON_REVOKED


class Manners:
    """Runs each check once and keeps what was not as it should be."""

    def __init__(self, shop: Shop, server: ServerProcess, products: list[Product], task: Task) -> None:
        self.shop, self.server, self.products, self.task = shop, server, products, task
        self.findings: list[str] = []
        self.checks = 0
        self.revocation_ms = 0.0
        self._owed: list[tuple[Pocket, str, Plan]] = []

    def run(self) -> None:
        for check in (self.second_server, self.take_over, self.gap, self.reused_identity, self.revocation):
            check()

    def expect(self, holds: bool, words: str) -> None:
        self.checks += 1
        if not holds:
            self.findings.append(words)

    def claims(self) -> list[Claim]:
        return [claim_of(*owed) for owed in self._owed]

    def _pocket(self, name: str, entries: int) -> Pocket:
        plan = Plan(name, self.products)
        pocket = Pocket(self.shop.enrol(f"crash {name}"))
        for ordinal in range(1, entries + 1):
            mark = plan.mark(ordinal)
            pocket.entries.append(
                scan(pocket.identity, pocket.boot_id, self.task, plan.product(ordinal), mark.times, mark.lot)
            )
        self._owed.append((pocket, name, plan))
        return pocket

    def _ending(self, pocket: Pocket, stream: Stream) -> Drained | Broken:
        """Reads until the stream ends."""
        while True:
            try:
                pocket.take(stream.receive())
            except (Drained, Broken) as ending:
                return ending

    def second_server(self) -> None:
        code = self.server.second()
        self.expect(code == IN_USE, f"a second server on the same books ended with {code}, not {IN_USE}")
        self.expect(self.server.process.poll() is None, "the first server ended when a second one was started")

    def take_over(self) -> None:
        pocket = self._pocket("TAKEOVER", 6)
        port, identity = self.server.port, pocket.identity
        with Stream(port, identity) as older:
            pocket.hello(older)
            pocket.send_batch(older, 2)
            pocket.take(older.receive())
            with Stream(port, identity) as newer:
                pocket.hello(newer)
                self.expect(pocket.acknowledged == 2, f"the newer stream was welcomed at {pocket.acknowledged}, not 2")
                # The older stream goes on as if nothing had happened: what it sends now must have no effect.
                older.send(batch=wire.terminals.Batch(first_sequence=3, entries=pocket.entries[2:4]))
                witness = Pocket(identity)
                witness.entries = pocket.entries[:2]
                witness.sent_through = 2
                ending = self._ending(witness, older)
                superseded = isinstance(ending, Drained) and ending.reason == DRAIN_SUPERSEDED
                self.expect(superseded, f"the older stream ended with {ending}, not with Drain SUPERSEDED")
                while pocket.unacknowledged:
                    pocket.send_batch(newer, 2)
                    pocket.take(newer.receive())
        verdicts = [pocket.verdicts.get(n) for n in range(1, 7)]
        self.expect(None not in verdicts, f"after the take-over not every entry has a verdict: {verdicts}")

    def gap(self) -> None:
        pocket = self._pocket("GAP", 6)
        with Stream(self.server.port, pocket.identity) as stream:
            pocket.hello(stream)
            stream.send(batch=wire.terminals.Batch(first_sequence=3, entries=pocket.entries[2:]))
            message = stream.receive()
            kind = message.WhichOneof("body") if message else None
            self.expect(kind == "welcome", f"a batch after a gap was answered with {kind}, not with Welcome")
            if kind == "welcome":
                applied = message.welcome.applied_through
                self.expect(applied == 0, f"Welcome after a gap says applied_through {applied}, not 0")
                pocket.take(message)
        pocket.deliver(self.server.port, 2)

    def reused_identity(self) -> None:
        pocket = self._pocket("REUSED", 3)
        pocket.deliver(self.server.port, 3)
        forged = wire.terminals.Entry.FromString(pocket.entries[1].SerializeToString())
        forged.scan.times += 7
        with Stream(self.server.port, pocket.identity) as stream:
            pocket.hello(stream)
            stream.send(batch=wire.terminals.Batch(first_sequence=2, entries=[forged]))
            message = stream.receive()
            entries = list(message.result.entries) if message else []
            refused = len(entries) == 1 and entries[0].verdict == REJECTED and entries[0].reason == "IDENTITY_REUSED"
            self.expect(refused, f"the same identity with other bytes was answered with {message}")

    def revocation(self) -> None:
        pocket = self._pocket("REVOKED", 2)
        with Stream(self.server.port, pocket.identity) as stream:
            pocket.hello(stream)
            pocket.send_batch(stream, 2)
            pocket.take(stream.receive())
            began = time.monotonic()
            self.shop.manager.does(
                "terminals", "RevokeTerminal", terminal_id=pocket.identity.terminal_id, reason="left on a bus"
            )
            ending = self._ending(pocket, stream)
            took = time.monotonic() - began
            self.revocation_ms = took * 1000
            revoked = isinstance(ending, Drained) and ending.reason == DRAIN_REVOKED
            self.expect(revoked, f"the revoked terminal's stream ended with {ending}, not with Drain REVOKED")
            self.expect(took <= REVOCATION_SECONDS, f"the revoked terminal's stream lived on for {took:.2f} s")
        with Stream(self.server.port, pocket.identity) as stream:
            try:
                pocket.hello(stream)
                self.expect(False, "a revoked terminal was welcomed")
            except Broken as ending:
                refused = ending.code in (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)
                self.expect(refused, f"a revoked terminal was refused with {ending}")
            except Drained as ending:
                self.expect(ending.reason == DRAIN_REVOKED, f"a revoked terminal was sent away with {ending}")
