#!/usr/bin/env python3
"""Exactly once, shown by breaking it.

A shop's terminals scan under load while connections are cut at every message boundary, while the server, the terminals and the
connections are killed at random instants. Then the journal is compared with what every terminal had durably queued: nothing lost,
nothing doubled, the order kept, the same verdicts, the lines the sums of their entries, the books verified.

    python3 Tests/Faults/crash.py --kills 200 --seed 7

Prints `name value unit` lines, one per figure, on standard output; words on standard error. Exit code 0 when every oracle holds, 1
when one does not, 2 when the run itself broke. A failure is repeated with its seed, as far as instants can be repeated.

Needs the programs `shelfwire` and `handheld` (--bin) and the Python packages of requirements.txt.
"""

import argparse
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

try:
    import google.protobuf  # noqa: F401
    import grpc_tools  # noqa: F401
    import grpc
except ImportError as missing:
    sys.exit(f"crash: the Python package {missing.name} is missing: pip install -r {ROOT / 'Tests/Faults/requirements.txt'}")

os.environ.setdefault("GRPC_VERBOSITY", "NONE")

from boundary_cuts import BoundaryCuts  # noqa: E402
from drains import Drains  # noqa: E402
from manners import Manners  # noqa: E402
from oracle import SABOTAGES, Books, Judgement, judge, judge_totals, owed_totals, sabotage  # noqa: E402
from pocket import Violation  # noqa: E402
from proxy import Proxy  # noqa: E402
from server_process import ServerProcess, Trouble  # noqa: E402
from shop import Task, fresh  # noqa: E402
from storm import Storm  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="kill -9 of server (1 of 4) and terminals, default 200")
    parser.add_argument("--cuts", type=int, metavar="N", help="random cuts during the storm, default half the kills")
    parser.add_argument("--restarts", type=int, default=5, metavar="N", help="restarts by SIGTERM under load, default 5")
    parser.add_argument("--terminals", type=int, default=94, metavar="N", help="handheld processes in the storm, default 94")
    parser.add_argument("--pause-ms", type=int, default=100, metavar="N", help="between two scans of a handheld, default 100")
    parser.add_argument("--pockets", type=int, default=6, metavar="N", help="grpcio terminals in the storm, default 6")
    parser.add_argument("--seed", type=int, metavar="N", help="default: drawn and printed")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / ".build" / "release", metavar="DIR", help="where the programs are")
    parser.add_argument("--keep", action="store_true", help="keep the folder of the run even when all holds")
    parser.add_argument(
        "--sabotage", choices=SABOTAGES, help="falsify one entry in what the oracle reads at the end: the run must fail"
    )
    return parser.parse_args()


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


class Run:
    """One run in one folder: the parts in order, then the judgement."""

    def __init__(self, options: argparse.Namespace, folder: pathlib.Path) -> None:
        self.options = options
        self.folder = folder
        self.proxy = Proxy()
        self.server = ServerProcess(options.bin / "shelfwire", folder / "books", self.proxy, folder / "server.log")
        self.judgement = Judgement()
        self.figures: list[tuple[str, float, str]] = []
        self.findings: list[str] = []
        self.storm: Storm | None = None

    def all(self) -> None:
        say("opening the shop")
        shop = fresh(self.server)
        products = shop.products(shop.enrol("crash first", signs_in=False))
        product_of = {product.code: product.product_id for product in products}
        notes, _ = shop.open_receipt("boundary delivery")
        task = Task(notes)

        boundary = self._cut_at_boundaries(shop, products, task)
        manners = self._check_manners(shop, products, task)
        drains = self._drain_under_load(shop, products, task)
        self._storm(shop, products)

        say("reading the documents, then stopping the server")
        shop.sign_in_again()
        receipts = [("boundary receipt", notes), *(d for d in self.storm.documents if d[0] == "receipt")]
        stocktakes = [d for d in self.storm.documents if d[0] == "stocktake"]
        shown = [(*d, shop.receipt_totals(d[1])) for d in receipts] + [(*d, shop.stocktake_totals(d[1])) for d in stocktakes]
        self.server.drain()
        claims = [boundary.claim(), *manners.claims(), *drains.claims(), *self.storm.claims()]
        self._judge(claims, shown, product_of)

    def _cut_at_boundaries(self, shop, products, task) -> BoundaryCuts:
        say("cutting one conversation at every message boundary")
        part = BoundaryCuts(shop, self.proxy, products, task)
        part.run()
        for words in part.missed:
            self.findings.append(f"boundary: the conversation never reached the cut {words}")
        for words in part.pocket.verdicts_changed:
            self.judgement.find("verdicts_changed", 1, words)
        repeated = part.pocket.repeat_all(self.server.port, 50)
        if repeated != len(part.pocket.entries):
            self.judgement.find("doubled", 1, f"boundary: {repeated} of {len(part.pocket.entries)} repeats were REPEATED")
        self.figure("cuts_boundary", part.route.cuts, "cuts")
        self.figure("answers_lost_boundary", part.answers_lost, "streams")
        return part

    def _check_manners(self, shop, products, task) -> Manners:
        say("take-over, gap, reused identity, revocation, a second server")
        part = Manners(shop, self.server, products, task)
        part.run()
        self.findings += [f"manners: {words}" for words in part.findings]
        self.figure("manners_checked", part.checks, "checks")
        self.figure("revocation", part.revocation_ms, "ms")
        return part

    def _drain_under_load(self, shop, products, task) -> Drains:
        say(f"{self.options.restarts} restarts by SIGTERM under load")
        part = Drains(shop, self.server, self.proxy, products, task, self.options.seed)
        part.run(self.options.restarts)
        shop.sign_in_again()
        self.findings += part.findings
        self.figure("drain_longest", part.longest_ms, "ms")
        return part

    def _storm(self, shop, products) -> None:
        options = self.options
        kills_server = max(1, options.kills // 4) if options.terminals else options.kills
        cuts = options.kills // 2 if options.cuts is None else options.cuts
        storm = Storm(
            shop, self.server, self.proxy, products, options.seed, options.bin / "handheld", self.folder, options.pause_ms
        )
        self.storm = storm
        say(f"opening the storm: {options.terminals} handhelds, {options.pockets} pockets")
        storm.open(options.terminals, options.pockets)
        say(f"{options.kills} kills and {cuts} cuts under load")
        storm.rage(kills_server, options.kills - kills_server, cuts, drains=max(1, options.kills // 40))
        say("calm: everybody delivers")
        storm.calm()
        repeated = storm.repeat_all()
        self.judgement.add(storm.judgement)
        for name, value, unit in (
            ("kills_server", self.server.kills, "kills"), ("kills_terminal", storm.figures.kills_terminal, "kills"),
            ("kills_terminal_nothing_unsent", storm.figures.kills_idle, "kills"),
            ("torn_bytes", storm.figures.torn_bytes, "bytes"),
            ("cuts", self.proxy.cuts, "cuts"), ("restarts_by_sigterm", self.server.drains, "restarts"),
            ("books_judged_after_kill", storm.figures.copies_judged, "books"),
            ("answers_lost_after_commit", storm.figures.answers_lost, "entries"),
            ("entries_repeated", repeated, "entries"), ("start_longest", self.server.longest_start_ms, "ms"),
            ("storm", storm.figures.seconds, "s"),
        ):  # fmt: skip
            self.figure(name, value, unit)

    def _judge(self, claims, shown, product_of) -> None:
        books = Books.read(self.server.data)
        final = self._judge_books(books, claims, shown, product_of)
        bites = 0
        for kind in SABOTAGES:
            bites += self._judge_books(sabotage(books, claims, kind), claims, shown, product_of).wrong > 0
        if bites != len(SABOTAGES):
            self.findings.append(f"the oracle found only {bites} of {len(SABOTAGES)} falsified books")
        if self.options.sabotage:
            final = self._judge_books(sabotage(books, claims, self.options.sabotage), claims, shown, product_of)
        verify = self.server.verify(self.server.data).get("findings", [])
        self.findings += [f"verify: {finding}" for finding in verify]
        self.judgement.add(final)
        total = self.judgement
        for name, value, unit in (
            ("terminals", len(claims), "terminals"), ("entries_acknowledged", final.entries_acknowledged, "entries"),
            ("entries_in_books", final.entries_in_books, "entries"), ("lost", total.lost, "entries"), ("doubled", total.doubled, "entries"),
            ("foreign", total.foreign, "entries"), ("out_of_order", total.out_of_order, "entries"),
            ("verdicts_changed", total.verdicts_changed, "entries"), ("not_accepted", total.not_accepted, "entries"),
            ("lines_wrong", total.lines_wrong, "lines"),
            ("files_damaged", total.damaged_files, "files"), ("verify_findings", len(verify), "findings"),
            ("falsified_books_found", bites, "books"),
        ):  # fmt: skip
            self.figure(name, value, unit)

    @staticmethod
    def _judge_books(books, claims, shown, product_of) -> Judgement:
        judgement = judge(books, claims, at_end=True)
        for name, document, totals in shown:
            judge_totals(name, totals, owed_totals(books, claims, document, product_of), judgement)
        return judgement

    def figure(self, name: str, value: float, unit: str) -> None:
        self.figures.append((name, value, unit))

    def stop(self) -> None:
        if self.storm:
            self.storm.close()
        self.server.stop()


def main() -> int:
    options = arguments()
    if options.seed is None:
        options.seed = random.randrange(1_000_000)
    for program in ("shelfwire", "handheld"):
        if not os.access(options.bin / program, os.X_OK):
            sys.exit(f"crash: {options.bin / program} is missing: make build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shelfwire-crash-"))
    run = Run(options, folder)
    say(f"seed {options.seed}, folder {folder}")
    began, code = time.monotonic(), 0
    try:
        run.all()
    except Violation as violation:
        run.findings.append(f"protocol: {violation}")
    except (Trouble, grpc.RpcError) as trouble:
        say(f"crash: the run broke: {trouble}")
        code = 2
    finally:
        run.stop()
    run.figure("seed", options.seed, "seed")
    run.figure("run", time.monotonic() - began, "s")
    for name, value, unit in run.figures:
        print(name, round(value, 1) if isinstance(value, float) else value, unit)
    findings = run.findings + run.judgement.findings
    for finding in findings:
        say(f"crash: FOUND {finding}")
    code = code or int(bool(findings) or run.judgement.wrong > 0)
    if code or options.keep:
        say(f"crash: the books, queues and logs are in {folder}")
    else:
        shutil.rmtree(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
