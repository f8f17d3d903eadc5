"""Thousands of broken connections: each conversation is struck somewhere, the terminal comes back by the protocol, and it is timed."""

from __future__ import annotations

import random
import threading
import time

from claims import Claim, Plan, claim_of
from pocket import Broken, Drained, Pocket, Stream, Violation
from progress import Progress
from proxy import Proxy
from shop import Product, Shop, Task, scan
from weather import Weather

TERMINALS = 6
ENTRIES, BATCH = 6, 2
ATTEMPTS = 30
BYTES_UP_AND_DOWN = 1_600
"""About what one conversation sends one way: later strikes would never come."""
DUPLICATE_EVERY = 25
RESUME_MS = 50


class CutWorker:
    """One terminal: a conversation, a strike, a conversation ..."""

    def __init__(self, name: str, pocket: Pocket, proxy: Proxy, plan: Plan, task: Task, seed: int) -> None:
        self.name, self.pocket, self.plan, self.task = name, pocket, plan, task
        self.route = proxy.route()
        self.random = random.Random(seed)
        self.resumes_ms: list[float] = []
        self.trips_ms: list[float] = []
        self.duplicates = 0
        self.answers_lost = 0
        self.violations: list[str] = []

    def run(self, cuts: int) -> None:
        try:
            while self.route.cuts < cuts:
                self._converse()
        except Violation as violation:
            self.violations.append(f"{self.name}: {violation}")

    def _converse(self) -> None:
        pocket = self.pocket
        for _ in range(ENTRIES):
            ordinal = len(pocket.entries) + 1
            mark, product = self.plan.mark(ordinal), self.plan.product(ordinal)
            pocket.entries.append(scan(pocket.identity, pocket.boot_id, self.task, product, mark.times, mark.lot))
        self.route.arm(Weather.some(self.random, BYTES_UP_AND_DOWN))
        for attempt in range(ATTEMPTS):
            known = pocket.acknowledged
            try:
                with Stream(self.route.port, pocket.identity, timeout=20) as stream:
                    began = time.monotonic()
                    pocket.hello(stream)
                    if attempt:
                        self.resumes_ms.append((time.monotonic() - began) * 1000)
                        self.answers_lost += any(n not in pocket.verdicts for n in range(known + 1, pocket.acknowledged + 1))
                    if self.random.randrange(DUPLICATE_EVERY) == 0:
                        self._connect_twice()
                    self._send_all(stream)
                return
            except (Broken, Drained):
                continue
        raise Violation(f"not served again in {ATTEMPTS} attempts")

    def _send_all(self, stream: Stream) -> None:
        pocket = self.pocket
        while pocket.unacknowledged:
            while pocket.send_batch(stream, BATCH):
                pass
            began = time.monotonic()
            pocket.take(stream.receive())
            self.trips_ms.append((time.monotonic() - began) * 1000)

    def _connect_twice(self) -> None:
        """The device's network comes back twice: a second stream says Hello and is dropped. The first one is superseded."""
        self.duplicates += 1
        twin = Pocket(self.pocket.identity)
        twin.entries, twin.acknowledged = self.pocket.entries, self.pocket.acknowledged
        with Stream(self.route.port, self.pocket.identity, timeout=20) as stream:
            twin.hello(stream)

    def claim(self) -> Claim:
        return claim_of(self.pocket, self.name, self.plan)


class Cuts:
    """Some terminals side by side until so many connections were struck."""

    def __init__(self, shop: Shop, proxy: Proxy, products: list[Product], task: Task, seed: int) -> None:
        self.findings: list[str] = []
        self.seconds = 0.0
        self.workers = [
            CutWorker(f"C{n}", Pocket(shop.enrol(f"crash C{n}")), proxy, Plan(f"C{n}", products), task, seed * 100 + n)
            for n in range(TERMINALS)
        ]

    def run(self, cuts: int) -> None:
        began = time.monotonic()
        share = -(-cuts // TERMINALS)
        threads = [threading.Thread(target=worker.run, args=(share,), name=worker.name, daemon=True) for worker in self.workers]
        for thread in threads:
            thread.start()
        progress = Progress(cuts, "connections struck")
        for thread in threads:
            while thread.is_alive():
                thread.join(1)
                progress.at(self.struck)
        self.seconds = time.monotonic() - began
        for worker in self.workers:
            self.findings += worker.violations + worker.pocket.verdicts_changed

    def repeat_all(self, port: int) -> int:
        """Every entry once more; how many did not come back as REPEATED."""
        missing = 0
        for worker in self.workers:
            if worker.pocket.unacknowledged:
                worker.pocket.deliver_at_last(port, BATCH, 20)
            missing += len(worker.pocket.entries) - worker.pocket.repeat_all(port, 200)
            self.findings += worker.pocket.verdicts_changed
        return missing

    def total(self, of: str) -> int:
        return sum(getattr(worker, of) for worker in self.workers)

    @property
    def struck(self) -> int:
        return sum(worker.route.cuts for worker in self.workers)

    def percentile(self, of: str, share: float) -> float:
        values = sorted(value for worker in self.workers for value in getattr(worker, of))
        return values[min(len(values) - 1, int(len(values) * share))] if values else 0.0

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]
