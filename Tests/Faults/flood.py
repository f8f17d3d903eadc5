"""More than the server can serve: terminals with full queues and impatient desks before a slow disk and a short line. Credits shrink, writes
at desks are told when to come again, nothing is booked twice, reading goes on, memory stays, and afterwards all is as before."""

from __future__ import annotations

import random
import threading
import time
import uuid

import grpc

import health
from claims import Claim, Plan
from disk_shim import DiskShim, Rule
from pocket import Pocket, Stream
from proxy import Proxy
from server_process import ServerProcess
from shop import Person, Product, Shop, Task, scan
from storm import PocketWorker

TERMINALS, DESKS = 12, 4
LINE = 4
"""Writes that may wait (`--waiting-writes`)."""
SYNC_MS = 40
"""What every synchronisation of the disk takes, whatever the machine: so much work there is too much of on any machine."""
QUEUED, BATCH = 300, 40
PATIENCE = 60
RECOVERY_SECONDS = 5.0
MEMORY_MB = 64
RESOURCE_EXHAUSTED = grpc.StatusCode.RESOURCE_EXHAUSTED
EXPECTED = (RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED)
"""The last two are the terminal's own: a stream of its lasts 30 s."""


def refusal_of(error: grpc.RpcError) -> tuple[grpc.StatusCode, str, bool]:
    """The status, the reason of its ErrorInfo as far as we know reasons, and whether it says when to come again."""
    details = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
    reason = next((name for name in ("SERVER_BUSY", "DISK_FULL", "DISK_READ_ONLY") if name.encode() in details), "")
    return error.code(), reason, b"google.rpc.RetryInfo" in details


class EagerWorker(PocketWorker):
    """Keeps its queue full and sends all that its credit allows."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self.credits: set[int] = set()

    def _work(self, stream: Stream) -> None:
        pocket = self.pocket
        self.credits.add(pocket._credit)
        while self._is_scanning or pocket.unacknowledged:
            while self._is_scanning and pocket.unacknowledged < QUEUED:
                ordinal = len(pocket.entries) + 1
                mark, product = self.plan.mark(ordinal), self.plan.product(ordinal)
                pocket.entries.append(scan(pocket.identity, pocket.boot_id, self.task, product, mark.times, mark.lot))
            while pocket.send_batch(stream, BATCH):
                pass
            pocket.take(stream.receive())
            self.credits.add(pocket._credit)


class Desk:
    """Somebody who opens one receipt after another, saying each until it is opened."""

    def __init__(self, shop: Shop, name: str, seed: int) -> None:
        self.shop, self.name = shop, name
        self.random = random.Random(seed)
        self.person = Person(shop.server.port, "crash.manager", shop.manager._password)
        self.opened: dict[str, int] = {}
        self.served_ms: list[float] = []
        self.refused_ms: list[float] = []
        self.findings: list[str] = []
        self._is_working = True
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> bool:
        self._is_working = False
        self._thread.join(PATIENCE)
        return not self._thread.is_alive()

    def say(self, key: str) -> int | None:
        """The receipt of that key; None when the desk was told to come again."""
        began = time.monotonic()
        # Of a whole key the digits may happen to look like a payment card's number, and that is refused.
        note = key[:12]
        try:
            reply = self.person.says(key, "receipts", "OpenReceipt", store_id=self.shop.store_id, supplier_id=self.shop.supplier_id, delivery_note=note)
        except grpc.RpcError as error:
            self.refused_ms.append((time.monotonic() - began) * 1000)
            refusal = refusal_of(error)
            if refusal != (RESOURCE_EXHAUSTED, "SERVER_BUSY", True):
                self.findings.append(f"{self.name} was refused with {refusal}: {error.details()}")
            return None
        self.served_ms.append((time.monotonic() - began) * 1000)
        return reply.receipt_id

    def _run(self) -> None:
        while self._is_working:
            key = uuid.uuid4().hex
            while (receipt := self.say(key)) is None and self._is_working:
                time.sleep(self.random.uniform(0, 0.1))
            if receipt:
                self.opened[key] = receipt


class Flood:
    """The load, and what is looked at while it lasts and when it falls."""

    def __init__(
        self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], task: Task, seed: int, shim: DiskShim
    ) -> None:
        self.shop, self.server, self.shim = shop, server, shim
        self.seed = seed
        self.findings: list[str] = []
        self.figures: list[tuple[str, float, str]] = []
        self.workers = [
            EagerWorker(f"F{n}", Pocket(shop.enrol(f"crash F{n}")), Plan(f"F{n}", products), proxy.route(), task, seed + n)
            for n in range(TERMINALS)
        ]

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]

    def run(self, seconds: float) -> None:
        self.server.drain()
        metrics_port = health.free_port()
        self.server.settings = ["--waiting-writes", str(LINE), "--metrics", f"127.0.0.1:{metrics_port}"]
        self.server.start(self.shim.environment(Rule("sync", "-wal", SYNC_MS, "slow"), is_armed=True))
        self.shop.sign_in_again()
        desks = [Desk(self.shop, f"desk {n}", self.seed + n) for n in range(DESKS)]
        reader, late = Desk(self.shop, "reader", self.seed), Desk(self.shop, "late desk", self.seed)
        watcher = health.Watcher(self.server.port)
        before = self._memory_now_mb()
        for worker in [*self.workers, *desks]:
            worker.start()
        reading_ms = self._read(reader.person, seconds)
        self._let_it_fall(desks, late)
        counted = health.metrics(metrics_port).get('shelfwire_store_refusals_total{reason="overloaded"}', 0)
        self._judge(desks, reading_ms, counted, self._memory_mb("VmHWM") - before)
        self._say_again(desks)
        if watcher.statuses != [health.SERVING]:
            self.findings.append(f"flood: being busy is no state of the store, and health told {watcher.statuses}")
        watcher.close()
        self.server.drain()
        self.server.settings = []
        self.server.start()
        self.shop.sign_in_again()

    def _read(self, person: Person, seconds: float) -> list[float]:
        """Reads as long as the load lasts; and longer, until somebody was refused, where the machine is slow to get going."""
        took = []
        began = time.monotonic()
        while time.monotonic() - began < seconds or (not self._has_begun() and time.monotonic() - began < PATIENCE):
            at = time.monotonic()
            try:
                person.does("stores", "ListStores")
            except grpc.RpcError as error:
                self.findings.append(f"flood: reading was refused with {refusal_of(error)}")
            took.append((time.monotonic() - at) * 1000)
            time.sleep(0.02)
        return took

    def _has_begun(self) -> bool:
        return any(worker.broken for worker in self.workers) and any(min(w.credits, default=1000) < 1000 for w in self.workers)

    def _let_it_fall(self, desks: list[Desk], late: Desk) -> None:
        """Nobody makes new work; from then on a write must soon be served at its first word."""
        for worker in self.workers:
            worker.stop_scanning()
        for desk in desks:
            if not desk.stop():
                self.findings.append(f"flood: {desk.name} is still waiting for an answer")
        fell = time.monotonic()
        in_a_row = 0
        while in_a_row < 3 and time.monotonic() - fell < PATIENCE:
            in_a_row = in_a_row + 1 if late.say(uuid.uuid4().hex) else 0
            time.sleep(0.01)
        recovery = time.monotonic() - fell
        self.findings += late.findings
        self.figures.append(("recovery", recovery * 1000, "ms"))
        if recovery > RECOVERY_SECONDS:
            self.findings.append(f"flood: writes were served again {recovery:.1f} s after the load fell")
        for worker in self.workers:
            if not worker.wait(PATIENCE):
                self.findings.append(f"flood: {worker.name} has not delivered its queue: {worker.violations}")
            self.findings += worker.violations + worker.pocket.verdicts_changed

    def _say_again(self, desks: list[Desk]) -> None:
        """Each key has made one receipt, the one it was told."""
        for desk in desks:
            for key, receipt in desk.opened.items():
                if (again := desk.say(key)) != receipt:
                    self.findings.append(f"flood: {desk.name}'s {key} made {receipt}, and said again {again}")
            self.findings += desk.findings

    def _judge(self, desks: list[Desk], reading_ms: list[float], counted: int, growth: float) -> None:
        served = sorted(ms for desk in desks for ms in desk.served_ms)
        refused = sorted(ms for desk in desks for ms in desk.refused_ms)
        streams = sum(worker.broken for worker in self.workers)
        for worker in self.workers:
            if strange := [str(code) for code in worker.broken_by if code not in EXPECTED]:
                self.findings.append(f"flood: {worker.name}'s streams ended with {strange}")
        credits = [credit for worker in self.workers for credit in worker.credits]
        if not refused or not streams:
            self.findings.append("flood: nobody was refused: it was no overload")
        if min(credits, default=0) >= max(credits, default=0):
            self.findings.append(f"flood: the credit stayed {max(credits, default=0)}")
        if counted < len(refused):
            self.findings.append(f"flood: {len(refused)} were refused, and the metrics count {counted}")
        if growth > MEMORY_MB:
            self.findings.append(f"flood: the server's memory grew by {growth:.0f} MB, more than {MEMORY_MB}")
        for name, value, unit in (
            ("flood_writes_served", len(served), "calls"), ("flood_writes_refused", len(refused), "calls"),
            ("flood_streams_refused", streams, "streams"), ("flood_credit_least", min(credits, default=0), "entries"),
            ("flood_credit_most", max(credits, default=0), "entries"), ("flood_served_p50", quantile(served, 0.5), "ms"),
            ("flood_served_p99", quantile(served, 0.99), "ms"), ("flood_refused_p99", quantile(refused, 0.99), "ms"),
            ("flood_reading_p99", quantile(sorted(reading_ms), 0.99), "ms"), ("flood_memory_growth", growth, "MB"),
        ):  # fmt: skip
            self.figures.append((name, value, unit))

    def _memory_now_mb(self) -> float:
        """From here on the peak counts anew: checking one password takes 128 MB by design, and people signed in before the load (proc(5), clear_refs)."""
        with open(f"/proc/{self.server.process.pid}/clear_refs", "w") as peak:
            peak.write("5")
        return self._memory_mb("VmRSS")

    def _memory_mb(self, name: str) -> float:
        status = open(f"/proc/{self.server.process.pid}/status").read()
        return int(next(line for line in status.splitlines() if line.startswith(name)).split()[1]) / 1024


def quantile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0.0
