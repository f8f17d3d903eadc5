#!/usr/bin/env python3
"""Bad networks and bad disks under a running shop.

Terminals work while their connections are struck at random bytes (reset, ended, half-open, stalled, byte by byte, slow, connected twice),
then while the server dies and fails at named points of its own disk calls. After each death and at the end the journal is compared with
what every terminal had queued, as in crash.py.

    python3 Tests/Faults/faults.py --cuts 5000 --rounds 1 --seed 7

Prints `name value unit` lines on standard output, words on standard error. Exit code 0 when every oracle holds, 1 when one does not, 2
when the run itself broke.
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
    sys.exit(f"faults: the Python package {missing.name} is missing: pip install -r {ROOT / 'Tests/Faults/requirements.txt'}")

os.environ.setdefault("GRPC_VERBOSITY", "NONE")

from cuts import RESUME_MS, Cuts  # noqa: E402
from named_points import NamedPoints  # noqa: E402
from oracle import FAULTS, SABOTAGES, Books, Judgement, judge, judge_totals, owed_totals, sabotage  # noqa: E402
from poison import Poison  # noqa: E402
from proxy import Proxy  # noqa: E402
from rewind import Rewind  # noqa: E402
from server_process import ServerProcess, Trouble  # noqa: E402
from shop import Task, fresh  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=5000, metavar="N", help="connections struck, default 5000")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="rounds of all named points, default 1")
    parser.add_argument("--seed", type=int, metavar="N", help="default: drawn and printed")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / ".build" / "release", metavar="DIR", help="where the programs are")
    parser.add_argument("--keep", action="store_true", help="keep the folder of the run even when all holds")
    return parser.parse_args()


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


class Run:
    """One run in one folder: the parts in order, then the judgement."""

    def __init__(self, options: argparse.Namespace, folder: pathlib.Path) -> None:
        self.options, self.folder = options, folder
        self.proxy = Proxy()
        self.server = ServerProcess(options.bin / "shelfwire", folder / "books", self.proxy, folder / "server.log")
        self.judgement = Judgement()
        self.findings: list[str] = []
        self.figures: list[tuple[str, float, str]] = []

    def all(self) -> None:
        say("opening the shop")
        shop = fresh(self.server)
        products = shop.products(shop.enrol("crash first", signs_in=False))
        receipt, _ = shop.open_receipt("struck delivery")
        task = Task(receipt)
        self._poison(shop, products)
        cuts = self._strike(shop, products, task)
        named = self._name(shop, products, task)
        rewind = self._rewind(shop, products, task)
        shop.sign_in_again()
        totals = shop.receipt_totals(receipt)
        self.server.drain()
        claims = [*cuts.claims(), *named.claims(), *rewind.claims()]
        books = Books.read(self.server.data)
        product_of = {product.code: product.product_id for product in products}
        final = judge(books, claims, at_end=True)
        judge_totals("receipt", totals, owed_totals(books, claims, receipt, product_of), final)
        bites = sum(judge(sabotage(books, claims, kind), claims, at_end=True).wrong > 0 for kind in SABOTAGES)
        if bites != len(SABOTAGES):
            self.findings.append(f"the oracle found only {bites} of {len(SABOTAGES)} falsified books")
        self.findings += [f"verify: {finding}" for finding in self.server.verify(self.server.data).get("findings", [])]
        self.judgement.add(final)
        self._figure("entries_acknowledged", final.entries_acknowledged, "entries")
        for fault in FAULTS:
            self._figure(fault, getattr(self.judgement, fault), "findings")
        self._figure("falsified_books_found", bites, "books")

    def _poison(self, shop, products) -> None:
        say("one entry in a hundred is poison")
        part = Poison(shop, products, self.server.port, self.options.seed)
        part.run()
        self.findings += part.findings
        for name, value in (
            ("poison_sent", len(part.sent)), ("poison_in_reviews", part.reviews), ("poison_put_away", part.closed), ("poison_booked_corrected", part.applied),
            ("good_entries_between", part.good),
        ):  # fmt: skip
            self._figure(name, value, "entries")

    def _strike(self, shop, products, task) -> Cuts:
        say(f"{self.options.cuts} connections struck")
        part = Cuts(shop, self.proxy, products, task, self.options.seed)
        part.run(self.options.cuts)
        if missing := part.repeat_all(self.server.port):
            self.judgement.find("doubled", missing, "not every entry said again after the cuts was REPEATED")
        self.findings += part.findings
        for name, value, unit in (
            ("connections_struck", part.struck, "connections"), ("connected_twice", part.total("duplicates"), "connections"),
            ("answers_lost_after_commit", part.total("answers_lost"), "streams"),
            ("round_trip_p50", part.percentile("trips_ms", 0.5), "ms"), ("resume_p50", part.percentile("resumes_ms", 0.5), "ms"),
            ("resume_p99", part.percentile("resumes_ms", 0.99), "ms"), ("resume_limit", part.percentile("trips_ms", 0.5) + RESUME_MS, "ms"),
            ("cuts", part.seconds, "s"),
        ):  # fmt: skip
            self._figure(name, value, unit)
        if part.total("answers_lost") == 0:
            self.findings.append("no answer was lost after its commit: the cuts proved nothing")
        return part

    def _name(self, shop, products, task) -> NamedPoints:
        say(f"named points, {self.options.rounds} rounds")
        began = time.monotonic()
        part = NamedPoints(shop, self.server, self.proxy, products, task, self.options.seed, self.folder)
        part.run(self.options.rounds)
        self.judgement.add(part.judgement)
        self.findings += part.findings
        for name, count in sorted(part.struck.items()):
            self._figure(f"ended_{name}", count, "ends")
        self._figure("failed_sync_to_end", part.failing_ms, "ms")
        self._figure("reading_on_full_disk", part.full_disk_ms, "ms")
        self._figure("named_points", time.monotonic() - began, "s")
        return part

    def _rewind(self, shop, products, task) -> Rewind:
        say("books of any instant from the other disk, after kill -9")
        began = time.monotonic()
        shop.sign_in_again()
        part = Rewind(shop, self.server, self.proxy, products, task, self.options.seed, self.folder)
        part.run()
        self.judgement.add(part.judgement)
        self.findings += part.findings
        self._figure("books_rebuilt", part.rebuilt, "books")
        self._figure("shipping_loss_longest", part.loss_ms, "ms")
        self._figure("rewind", time.monotonic() - began, "s")
        return part

    def _figure(self, name: str, value: float, unit: str) -> None:
        self.figures.append((name, value, unit))


def main() -> int:
    options = arguments()
    if options.seed is None:
        options.seed = random.randrange(1_000_000)
    if not os.access(options.bin / "shelfwire", os.X_OK):
        sys.exit(f"faults: {options.bin / 'shelfwire'} is missing: make build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shelfwire-faults-"))
    run = Run(options, folder)
    say(f"seed {options.seed}, folder {folder}")
    code = 0
    try:
        run.all()
    except (Trouble, grpc.RpcError) as trouble:
        say(f"faults: the run broke: {trouble}")
        code = 2
    finally:
        run.server.stop()
    run._figure("seed", options.seed, "seed")
    for name, value, unit in run.figures:
        print(name, round(value, 1) if isinstance(value, float) else value, unit)
    findings = run.findings + run.judgement.findings
    for finding in findings:
        say(f"faults: FOUND {finding}")
    code = code or int(bool(findings) or run.judgement.wrong > 0)
    if code or options.keep:
        say(f"faults: the books and logs are in {folder}")
    else:
        shutil.rmtree(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
