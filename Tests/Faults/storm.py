"""Part B: many terminals scan into a stocktake and a receipt while the server, the terminals and the connections die at random.

Two makes of terminals take part: `handheld` processes, whose queue is a file and which are killed, and stock grpcio terminals in the
harness, whose every verdict is remembered. All talk through the proxy.
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import random
import threading
import time

from claims import Claim, Plan, claim_of
from handheld import Handheld
from oracle import Books, Judgement, judge
from pocket import Broken, Drained, Pocket, Stream, Violation
from progress import Progress
from proxy import Closing, Proxy, Route
from server_process import ServerProcess
from shop import Product, Shop, Task, scan

BACKLOG, BATCH = 40, 8
CALM_SECONDS = 90
COPIES = 8
"""So many times the books of a killed server are judged as they lie there, before the next start."""


class PocketWorker:
    """A pocket that scans as fast as it is answered, in a thread of its own."""

    def __init__(self, name: str, pocket: Pocket, plan: Plan, route: Route, task: Task, seed: int) -> None:
        self.name, self.pocket, self.plan, self.route, self.task = name, pocket, plan, route, task
        self.random = random.Random(seed)
        self.violations: list[str] = []
        self.broken = 0
        self.broken_by: collections.Counter = collections.Counter()
        self.return_share = 1.0
        """How much of the time that a Drain asks for is waited at most."""
        self.drained = 0
        self.answers_lost = 0
        self._is_scanning = True
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop_scanning(self) -> None:
        self._is_scanning = False

    def wait(self, seconds: float) -> bool:
        """Whether everything was delivered in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive() and not self.pocket.unacknowledged

    def _run(self) -> None:
        while self._is_scanning or self.pocket.unacknowledged:
            try:
                with Stream(self.route.port, self.pocket.identity) as stream:
                    known = self.pocket.acknowledged
                    self.pocket.hello(stream)
                    self.answers_lost += self.pocket.acknowledged - known
                    self._work(stream)
            except Drained as drained:
                self.drained += 1
                time.sleep(min(drained.reconnect_after, 1) * self.return_share * self.random.random())
            except Broken as broken:
                self.broken += 1
                self.broken_by[broken.code] += 1
                time.sleep(0.02 + 0.1 * self.random.random())
            except Violation as violation:
                self.violations.append(f"{self.name}: {violation}")
                return

    def _work(self, stream: Stream) -> None:
        pocket = self.pocket
        while self._is_scanning or pocket.unacknowledged:
            while self._is_scanning and pocket.unacknowledged < BACKLOG:
                ordinal = len(pocket.entries) + 1
                mark, product = self.plan.mark(ordinal), self.plan.product(ordinal)
                entry = scan(pocket.identity, pocket.boot_id, self.task, product, mark.times, mark.lot)
                pocket.entries.append(entry)
            while pocket.send_batch(stream, self.random.randint(1, BATCH)):
                pass
            pocket.take(stream.receive())
            time.sleep(0.02 * self.random.random())

    def claim(self) -> Claim:
        return claim_of(self.pocket, self.name, self.plan)


@dataclasses.dataclass
class Figures:
    """What the storm did."""

    kills_terminal: int = 0
    kills_idle: int = 0
    """Kills of a terminal that had nothing unsent at that moment: they prove little."""
    torn_bytes: int = 0
    """Of half-written records that the kills left in the queue files; none of them had been confirmed."""
    copies_judged: int = 0
    answers_lost: int = 0
    streams_drained: int = 0
    streams_broken: int = 0
    seconds: float = 0


class Storm:
    """The documents, the terminals and the weather."""

    def __init__(
        self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], seed: int, program: pathlib.Path,
        folder: pathlib.Path, pause_ms: int,
    ) -> None:
        self.pause_ms = pause_ms
        """Between two scans of a handheld."""
        self.shop, self.server, self.proxy, self.products, self.folder = shop, server, proxy, products, folder
        self.program = program
        self.random = random.Random(seed)
        self.figures = Figures()
        self.judgement = Judgement()
        self.pockets: list[PocketWorker] = []
        self.handhelds: list[Handheld] = []
        self.documents: list[tuple[str, int]] = []

    def open(self, handhelds: int, pockets: int) -> None:
        """Opens the documents and enrols the terminals: every other one receives, the others count."""
        receipt, receipt_number = self.shop.open_receipt("storm delivery")
        stocktake, stocktake_number = self.shop.open_stocktake()
        shelf, shelf_code = self.shop.shelf()
        self.documents = [("receipt", receipt), ("stocktake", stocktake)]
        for index in range(handhelds):
            kind, number, place = (("receipt", receipt_number, ""), ("stocktake", stocktake_number, shelf_code))[index % 2]
            name = f"H{index}"
            handheld = Handheld(self.program, self.folder / name, self.proxy.route(), Plan(name, self.products), self.pause_ms)
            handheld.enrol(self.shop.enrolment_code(f"crash {name}"))
            handheld.take_task(kind, number, place, self.shop.clerk)
            self.handhelds.append(handheld)
        for index in range(pockets):
            name = f"P{index}"
            task = (Task(receipt), Task(stocktake, shelf))[index % 2]
            pocket = Pocket(self.shop.enrol(f"crash {name}"))
            worker = PocketWorker(name, pocket, Plan(name, self.products), self.proxy.route(), task, self.random.getrandbits(32))
            self.pockets.append(worker)

    def rage(self, kills_server: int, kills_terminal: int, cuts: int, drains: int) -> None:
        """Lets all happen in random order at random instants."""
        began = time.monotonic()
        for worker in [*self.handhelds, *self.pockets]:
            worker.start()
        time.sleep(0.5)
        happenings = ["server"] * kills_server + ["terminal"] * kills_terminal + ["cut"] * cuts + ["drain"] * drains
        self.random.shuffle(happenings)
        copy_every = max(1, kills_server // COPIES)
        progress = Progress(len(happenings), "faults")
        for index, happening in enumerate(happenings):
            time.sleep(self.random.uniform(0.01, 0.25))
            progress.at(index)
            if happening == "server":
                self._kill_server(judges=self.server.kills % copy_every == 0)
            elif happening == "terminal":
                self._kill_terminal()
            elif happening == "cut":
                self._cut()
            else:
                self.server.drain()
                self.server.start()
        self.figures.seconds = time.monotonic() - began

    def _kill_server(self, judges: bool) -> None:
        self.server.kill()
        if judges:
            # Every answer that reached a terminal by now was given before the kill.
            claims = self.claims()
            copy = self.server.copy_books(self.folder / "killed")
            self.judgement.add(judge(Books.read(copy), claims, at_end=False))
            self._verify(copy)
            self.figures.copies_judged += 1
        elif self.random.random() < 0.2:
            time.sleep(self.random.uniform(0, 0.4))
        self.server.start()

    def _verify(self, books: pathlib.Path) -> None:
        for finding in self.server.verify(books).get("findings", []):
            self.judgement.find("damaged_files", 1, f"verify after kill {self.server.kills}: {finding}")

    def _kill_terminal(self) -> None:
        handheld = self.random.choice(self.handhelds)
        had_unsent = handheld.kill_and_restart()
        self.figures.kills_terminal += 1
        self.figures.kills_idle += not had_unsent

    def _cut(self) -> None:
        routes = [worker.route for worker in [*self.handhelds, *self.pockets]]
        # One that has a connection to cut, if any has at this moment.
        route = self.random.choice([route for route in routes if route.links] or routes)
        manner = self.random.randrange(3)
        if manner == 0:
            route.cut_now(Closing.RESET)
        elif manner == 1:
            route.cut_now(Closing.END)
        else:
            route.cut_after(self.random.randint(1, 4000))

    def calm(self) -> None:
        """No more faults: everybody finishes and delivers."""
        for worker in [*self.handhelds, *self.pockets]:
            worker.stop_scanning()
        end = time.monotonic() + CALM_SECONDS
        for worker in [*self.handhelds, *self.pockets]:
            if not worker.wait(max(1, end - time.monotonic())):
                self.judgement.find("lost", 1, f"{worker.name} has not delivered its queue {CALM_SECONDS} s after the last fault")
        for handheld in self.handhelds:
            self.figures.torn_bytes += handheld.torn_bytes
            for words in handheld.findings:
                self.judgement.find("lost", 1, words)
        for worker in self.pockets:
            self.figures.answers_lost += worker.answers_lost
            self.figures.streams_drained += worker.drained
            self.figures.streams_broken += worker.broken
            for words in worker.violations + worker.pocket.verdicts_changed:
                self.judgement.find("verdicts_changed", 1, words)

    def repeat_all(self) -> int:
        """Every pocket sends all it ever sent once more; each entry must come back REPEATED with its first verdict."""
        repeated = 0
        for worker in self.pockets:
            before = len(worker.pocket.verdicts_changed)
            count = worker.pocket.repeat_all(self.server.port, 50)
            repeated += count
            if count != len(worker.pocket.entries):
                self.judgement.find("doubled", 1, f"{worker.name}: {count} of {len(worker.pocket.entries)} repeats were REPEATED")
            for words in worker.pocket.verdicts_changed[before:]:
                self.judgement.find("verdicts_changed", 1, words)
        return repeated

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in [*self.handhelds, *self.pockets]]

    def close(self) -> None:
        """At the end of a broken run: leaves no process behind."""
        for handheld in self.handhelds:
            handheld.stop()
