"""Books of any instant, from the other disk alone: under load every commit is shipped there, the server is killed, and what was shipped is made into
books again. What was acknowledged before the loss window is in them, for every terminal in order, and `verify` finds nothing."""

from __future__ import annotations

import datetime
import json
import math
import pathlib
import random
import time

import health
from claims import Claim, Plan
from oracle import Books, Judgement, judge
from pocket import Pocket
from proxy import Proxy
from server_process import ServerProcess, Trouble, applied_through
from shop import Product, Shop, Task
from storm import PocketWorker

TERMINALS = 4
ROUNDS = 3
PATIENCE = 60
LOSS_SECONDS = 5.0
"""What may be lost at most on a machine however busy; the figure that is told is what was."""


class Rewind:
    def __init__(
        self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], task: Task, seed: int, folder: pathlib.Path
    ) -> None:
        self.server, self.folder = server, folder
        self.random = random.Random(seed)
        self.findings: list[str] = []
        self.judgement = Judgement()
        self.loss_ms = 0.0
        self.rebuilt = 0
        self.workers = [
            PocketWorker(f"W{n}", Pocket(shop.enrol(f"crash W{n}")), Plan(f"W{n}", products), proxy.route(), task, seed + n)
            for n in range(TERMINALS)
        ]

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]

    def run(self) -> None:
        self.server.drain()
        for worker in self.workers:
            worker.start()
        for number in range(ROUNDS):
            self._round(number)
        self.server.settings = []
        self.server.start()
        for worker in self.workers:
            worker.stop_scanning()
        for worker in self.workers:
            if not worker.wait(PATIENCE):
                self.findings.append(f"rewind: {worker.name} has not delivered its queue: {worker.violations}")
            self.findings += worker.violations + worker.pocket.verdicts_changed

    def _round(self, number: int) -> None:
        other_disk, metrics_port = self.folder / "other-disk", health.free_port()
        self.server.settings = [
            "--backup-folder", str(self.folder / "copies"), "--backup-second-folder", str(other_disk), "--backup-continuous",
            "--metrics", f"127.0.0.1:{metrics_port}",
        ]  # fmt: skip
        self.server.start()
        self._wait_for_copy(metrics_port)
        time.sleep(self.random.uniform(0.3, 1.0))
        # A whole second, as people say it: what was acknowledged before is in, what was queued after is not.
        told = self._acknowledged()
        instant = math.ceil(time.time())
        while time.time() <= instant + 0.05:
            time.sleep(0.01)
        queued = {worker.pocket.identity.terminal_id: len(worker.pocket.entries) for worker in self.workers}
        history: list[tuple[float, dict[int, int]]] = []
        end = time.time() + self.random.uniform(1.5, 2.5)
        while time.time() < end:
            history.append((time.time(), self._acknowledged()))
            time.sleep(0.05)
        killed = time.time()
        self.server.kill()
        self._judge_instant(number, other_disk, instant, told, queued)
        self._judge_end(number, other_disk, killed, history)

    def _wait_for_copy(self, metrics_port: int) -> None:
        end = time.monotonic() + PATIENCE
        while health.metrics(metrics_port)["shelfwire_backups_total"] == 0:
            if time.monotonic() > end:
                raise Trouble(f"no copy of the books was made within {PATIENCE} s")
            time.sleep(0.05)

    def _acknowledged(self) -> dict[int, int]:
        return {worker.pocket.identity.terminal_id: worker.pocket.acknowledged for worker in self.workers}

    def _rebuild(self, name: str, other_disk: pathlib.Path, *arguments: str) -> tuple[pathlib.Path, dict]:
        target = self.folder / name
        report = json.loads(self.server.run("restore", str(other_disk), "--data", str(target), "--json", *arguments))
        for finding in self.server.verify(target).get("findings", []):
            self.findings.append(f"rewind: {name}: verify says {finding}")
        self.rebuilt += 1
        return target, report

    def _judge_instant(self, number: int, other_disk: pathlib.Path, instant: int, told: dict[int, int], queued: dict[int, int]) -> None:
        until = datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        target, report = self._rebuild(f"rewound {number}", other_disk, "--until", until)
        kept = applied_through(target)
        for terminal, through in told.items():
            if not through <= kept.get(terminal, 0) <= queued[terminal]:
                self.findings.append(
                    f"rewind: at {until} terminal {terminal} had {through} acknowledged and {queued[terminal]} queued, the books hold {kept.get(terminal, 0)}"
                )
        if not report["through"] or report["through"] > until.replace("Z", ".999Z"):
            self.findings.append(f"rewind: books until {until} go through '{report['through']}'")
        # The same books by the sequence of their last row.
        by_row, again = self._rebuild(f"rewound {number} by row", other_disk, "--until", str(report["sequence"]))
        if applied_through(by_row) != kept or again["sequence"] != report["sequence"]:
            self.findings.append(f"rewind: books until {until} and until row {report['sequence']} differ: {again}")

    def _judge_end(self, number: int, other_disk: pathlib.Path, killed: float, history: list[tuple[float, dict[int, int]]]) -> None:
        target, report = self._rebuild(f"rebuilt {number}", other_disk)
        kept = applied_through(target)
        # The last instant at which nothing had been acknowledged that is not in the books.
        covered = [at for at, told in history if all(through <= kept.get(terminal, 0) for terminal, through in told.items())]
        loss = killed - max(covered, default=0)
        self.loss_ms = max(self.loss_ms, loss * 1000)
        if loss > LOSS_SECONDS:
            self.findings.append(f"rewind: what was acknowledged {loss:.1f} s before the kill is not in the books of the other disk")
        claims = [
            Claim(claim.name, claim.terminal_id, claim.epoch, claim.plan, 0, 0, claim.payloads, claim.verdicts) for claim in self.claims()
        ]
        found = judge(Books.read(target), claims, at_end=False)
        found.findings = [f"rebuilt {number}: {words}" for words in found.findings]
        self.judgement.add(found)
