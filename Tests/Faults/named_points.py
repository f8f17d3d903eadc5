"""Ends at named points: the server's own disk calls are found by a preloaded shim, and it dies or fails just there, under load."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import random
import signal
import subprocess
import time

from claims import Claim, Plan
from disk_shim import DiskShim, Rule
from oracle import Books, Judgement, judge
from pocket import Pocket
from proxy import Proxy
from server_process import ServerProcess, Trouble, applied_through
from shop import Product, Shop, Task
from storm import PocketWorker

TERMINALS = 4
PATIENCE = 20
STORE_FAILED = 74
FAILING_SECONDS = 1.0
"""From a failed synchronisation to the end of the process."""


@dataclasses.dataclass(frozen=True)
class Point:
    """A place in the server's life, as the n-th call (1 to `most`, at random) of a kind on a file."""

    name: str
    call: str
    suffix: str
    action: str
    most: int = 30
    during_drain: bool = False
    patience: float = PATIENCE


UNDER_LOAD = [
    Point("in_a_write_before_commit", "write", "-wal", "kill-after", most=200),
    Point("before_the_commits_sync", "sync", "-wal", "kill-before"),
    Point("after_commit_before_reply", "sync", "-wal", "kill-after"),
    # The log must have grown to its limit of 4,000 pages first.
    Point("checkpoint_write_of_the_file", "write", "shelfwire.db", "kill-after", most=100, patience=180),
    Point("checkpoint_sync_of_the_file", "sync", "shelfwire.db", "kill-before", most=1, patience=180),
    Point("checkpoint_after_the_files_sync", "sync", "shelfwire.db", "kill-after", most=1, patience=180),
    Point("drain_write_of_the_file", "write", "shelfwire.db", "kill-after", most=20, during_drain=True),
    Point("drain_sync_of_the_file", "sync", "shelfwire.db", "kill-before", most=1, during_drain=True),
    Point("drain_after_the_files_sync", "sync", "shelfwire.db", "kill-after", most=1, during_drain=True),
    Point("drain_emptying_the_log", "truncate", "-wal", "kill-before", most=1, during_drain=True),
]
AT_OPENING = [
    Point("opening_log_written_again", "write", "-wal", "kill-after", most=4),
    Point("opening_log_synchronised", "sync", "-wal", "kill-after", most=1),
]


class NamedPoints:
    """Runs every point in turn and judges the books after each."""

    def __init__(
        self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], task: Task, seed: int, folder: pathlib.Path
    ) -> None:
        self.shop, self.server, self.folder = shop, server, folder
        self.shim = DiskShim(folder)
        self.random = random.Random(seed)
        self.judgement = Judgement()
        self.findings: list[str] = []
        self.struck: dict[str, int] = {}
        self.failing_ms = 0.0
        self.full_disk_ms = 0.0
        self.workers = [
            PocketWorker(f"N{n}", Pocket(shop.enrol(f"crash N{n}")), Plan(f"N{n}", products), proxy.route(), task, seed + n)
            for n in range(TERMINALS)
        ]

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]

    def run(self, rounds: int) -> None:
        for worker in self.workers:
            worker.start()
        self.server.drain()
        for _ in range(rounds):
            for point in UNDER_LOAD:
                self._die_at(point)
            for point in AT_OPENING:
                self._die_opening(point)
            self._fail_to_synchronise()
            self._fill_up()
        self._die_migrating()
        self._die_backing_up()
        self.server.start()
        for worker in self.workers:
            worker.stop_scanning()
        for worker in self.workers:
            if not worker.wait(PATIENCE):
                self.findings.append(f"{worker.name} has not delivered its queue after the last named point: {worker.violations}")
            self.findings += worker.violations + worker.pocket.verdicts_changed

    # MARK: deaths

    def _rule(self, point: Point) -> Rule:
        return Rule(point.call, point.suffix, self.random.randint(1, point.most), point.action)

    def _die_at(self, point: Point) -> None:
        rule = self._rule(point)
        self.server.start(self.shim.environment(rule))
        self._let_them_work()
        self.shim.arm()
        if point.during_drain:
            self.server.process.send_signal(signal.SIGTERM)
        self._expect_death(point, rule)

    def _die_opening(self, point: Point) -> None:
        """A log must be left behind, so the life before ends by a kill."""
        self.server.start()
        self._let_them_work()
        self.server.kill()
        rule = self._rule(point)
        try:
            self.server.start(self.shim.environment(rule, is_armed=True))
        except Trouble:
            pass
        self._expect_death(point, rule)

    def _expect_death(self, point: Point, rule: Rule) -> None:
        try:
            code = self.server.process.wait(point.patience)
        except subprocess.TimeoutExpired:
            self.findings.append(f"{point.name} ({rule}): the server did not come there in {point.patience} s")
            self.server.kill()
            return
        if code != -signal.SIGKILL:
            # A drain that had fewer calls to make than the rule counts: nothing was tried.
            if not (point.during_drain and code == 0 and self.shim.fired is None):
                self.findings.append(f"{point.name} ({rule}): the server ended with {code}, not by the kill")
            return
        self.struck[point.name] = self.struck.get(point.name, 0) + 1
        self._judge(point.name)

    def _judge(self, name: str) -> None:
        claims = self.claims()
        copy = self.server.copy_books(self.folder / "named")
        found = judge(Books.read(copy), claims, at_end=False)
        for finding in self.server.verify(copy).get("findings", []):
            found.find("damaged_files", 1, f"verify says {finding}")
        found.findings = [f"{name}: {words}" for words in found.findings]
        self.judgement.add(found)

    def _let_them_work(self) -> None:
        """Until everybody has been answered in this life of the server."""
        known = [worker.pocket.acknowledged for worker in self.workers]
        end = time.monotonic() + PATIENCE
        while any(worker.pocket.acknowledged <= before for worker, before in zip(self.workers, known, strict=True)):
            if time.monotonic() > end:
                raise Trouble(f"not every terminal was served within {PATIENCE} s of a start")
            time.sleep(0.005)
        time.sleep(self.random.uniform(0, 0.1))

    # MARK: failures

    def _fail_to_synchronise(self) -> None:
        """One failed fsync: nothing more is acknowledged, and the process ends within a second."""
        rule = Rule("sync", "-wal", self.random.randint(1, 10), "fail")
        self.server.start(self.shim.environment(rule))
        self._let_them_work()
        self.shim.arm()
        try:
            code = self.server.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.findings.append(f"failed_sync ({rule}): the server goes on")
            self.server.kill()
            return
        took = time.time() - (self.shim.fired or 0)
        self.failing_ms = max(self.failing_ms, took * 1000)
        if code != STORE_FAILED or took > FAILING_SECONDS:
            self.findings.append(f"failed_sync ({rule}): the server ended with {code} after {took:.2f} s")
        self.struck["failed_sync"] = self.struck.get("failed_sync", 0) + 1
        self._judge("failed_sync")

    def _fill_up(self) -> None:
        """No room for a while: nothing is acknowledged, reading goes on, and with room all is delivered."""
        self.server.start(self.shim.environment(Rule("write", "-wal", 1, "full")))
        self._let_them_work()
        self.shop.sign_in_again()
        self.shim.arm()
        end = time.monotonic() + PATIENCE
        while self.shim.fired is None and time.monotonic() < end:
            time.sleep(0.005)
        kept = applied_through(self.server.data)
        began = time.monotonic()
        self.shop.manager.does("stores", "ListStores")
        self.full_disk_ms = max(self.full_disk_ms, (time.monotonic() - began) * 1000)
        time.sleep(0.5)
        # A Welcome may still tell what was booked before; more than the file holds nobody may be told.
        told = {worker.pocket.identity.terminal_id: worker.pocket.acknowledged for worker in self.workers}
        if applied_through(self.server.data) != kept or any(told[terminal] > kept[terminal] for terminal in told):
            self.findings.append(f"full_disk: the file holds {kept}, but {told} was acknowledged while nothing could be written")
        self.shim.disarm()
        self._let_them_work()
        self.struck["full_disk"] = self.struck.get("full_disk", 0) + 1
        self.server.kill()
        self._judge("full_disk")

    # MARK: the other programs

    def _run(self, rule: Rule, *arguments: str) -> int:
        environment = {**os.environ, **self.shim.environment(rule, is_armed=True)}
        command = [str(self.server.program), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=60).returncode

    def _die_migrating(self) -> None:
        """New books, killed while their tables are made; the next start makes them as if nothing had been."""
        for call, suffix, action, nth in [
            ("write", "shelfwire.db", "kill-after", 1), ("sync", "shelfwire.db", "kill-before", 1), ("write", "-wal", "kill-after", 1),
            ("write", "-wal", "kill-after", 60), ("sync", "-wal", "kill-before", 1), ("sync", "-wal", "kill-after", 1),
        ]:  # fmt: skip
            rule = Rule(call, suffix, nth, action)
            books = self.folder / f"migrated {call} {nth} {action} {suffix}"
            code = self._run(rule, "init", "--data", str(books))
            if code != -signal.SIGKILL:
                self.findings.append(f"migration ({rule}): the program ended with {code}, not by the kill")
                continue
            again = subprocess.run(
                [str(self.server.program), "init", "--data", str(books)], capture_output=True, stdin=subprocess.DEVNULL, timeout=60
            )
            if again.returncode != 0 or self.server.verify(books).get("findings"):
                self.findings.append(f"migration ({rule}): the next start ended with {again.returncode}: {again.stderr[-200:]!r}")
            self.struck["migration"] = self.struck.get("migration", 0) + 1

    def _die_backing_up(self) -> None:
        """A copy that was not finished has no name; the books it was taken from are as they were."""
        for call, action, nth in [("write", "kill-after", 1), ("write", "kill-after", 40), ("sync", "kill-before", 1)]:
            rule = Rule(call, ".unfinished", nth, action)
            target = self.folder / f"backup {call} {nth}.db"
            code = self._run(rule, "backup", str(target), "--data", str(self.server.data))
            if code != -signal.SIGKILL or target.exists():
                self.findings.append(f"backup ({rule}): the program ended with {code}, the copy {'exists' if target.exists() else 'does not exist'}")
                continue
            self.server.run("backup", str(target), "--data", str(self.server.data))
            self.struck["backup"] = self.struck.get("backup", 0) + 1
            self._judge("backup")
