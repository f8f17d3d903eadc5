"""Restarts by SIGTERM under load: every stream is told, every answer given stands, nothing is broken off."""

from __future__ import annotations

import random
import time

from claims import Claim, Plan
from pocket import Pocket
from progress import Progress
from proxy import Proxy
from server_process import ServerProcess, applied_through
from shop import Product, Shop, Task
from storm import PocketWorker

TERMINALS = 5
RETURN_SHARE = 0.1
"""They come back sooner than they are asked to, so that a hundred restarts take seconds."""


class Drains:
    """A few pockets at load, and a server that is restarted in order again and again."""

    def __init__(self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], task: Task, seed: int) -> None:
        self.server = server
        self.random = random.Random(seed)
        self.longest_ms = 0.0
        self.findings: list[str] = []
        self.workers = []
        for index in range(TERMINALS):
            name = f"D{index}"
            pocket = Pocket(shop.enrol(f"crash {name}"))
            worker = PocketWorker(name, pocket, Plan(name, products), proxy.route(), task, self.random.getrandbits(32))
            worker.return_share = RETURN_SHARE
            self.workers.append(worker)

    def run(self, restarts: int) -> None:
        for worker in self.workers:
            worker.start()
        progress = Progress(restarts, "restarts")
        for restart in range(restarts):
            progress.at(restart)
            self._settle()
            drained = [worker.drained for worker in self.workers]
            time.sleep(self.random.uniform(0.02, 0.2))
            self.longest_ms = max(self.longest_ms, self.server.drain() * 1000)
            kept = applied_through(self.server.data)
            for worker in self.workers:
                if worker.pocket.acknowledged > (there := kept.get(worker.pocket.identity.terminal_id, 0)):
                    self.findings.append(f"SIGTERM: {worker.name} was told that {worker.pocket.acknowledged} are booked, the books hold {there}")
            if told := self._untold(drained):
                self.findings.append(f"SIGTERM: the streams of {told} ended without a Drain")
            self.server.start()
        for worker in self.workers:
            worker.stop_scanning()
        for worker in self.workers:
            if not worker.wait(30):
                self.findings.append(f"{worker.name} has not delivered its queue after the last restart: {worker.violations}")

    def _settle(self) -> None:
        """Until every terminal is served."""
        welcomes = [worker.pocket.acknowledged for worker in self.workers]
        end = time.monotonic() + 20
        while any(worker.pocket.acknowledged <= known for worker, known in zip(self.workers, welcomes, strict=True)):
            if time.monotonic() > end:
                self.findings.append("not every terminal was served within 20 s of a restart")
                return
            time.sleep(0.01)

    def _untold(self, drained: list[int]) -> list[str]:
        """Who was not sent away in order; a moment is left for threads that still read what has come."""
        end = time.monotonic() + 2
        while True:
            untold = [worker.name for worker, before in zip(self.workers, drained, strict=True) if worker.drained == before]
            if not untold or time.monotonic() > end:
                return untold
            time.sleep(0.01)

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]
