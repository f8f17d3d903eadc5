#!/usr/bin/env python3
"""A server that is asked for more than it has: restarts by SIGTERM under load, more work than it can serve, a disk without room, a disk that takes
no writes. In the end the journal is compared with what every terminal had queued, as in crash.py.

    python3 Tests/Faults/overload.py --restarts 100 --seconds 6 --seed 7

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
    import grpc
    import grpc_tools  # noqa: F401
except ImportError as missing:
    sys.exit(f"overload: the Python package {missing.name} is missing: pip install -r {ROOT / 'Tests/Faults/requirements.txt'}")

os.environ.setdefault("GRPC_VERBOSITY", "NONE")

from disk_shim import DiskShim  # noqa: E402
from drains import Drains  # noqa: E402
from flood import Flood  # noqa: E402
from oracle import FAULTS, SABOTAGES, Books, Judgement, judge, judge_totals, owed_totals, sabotage  # noqa: E402
from proxy import Proxy  # noqa: E402
from room import Room  # noqa: E402
from server_process import ServerProcess, Trouble  # noqa: E402
from shop import Task, fresh  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--restarts", type=int, default=100, metavar="N", help="restarts by SIGTERM under load, default 100")
    parser.add_argument("--seconds", type=float, default=6, metavar="S", help="how long the load is too much, default 6")
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
        self.shim = DiskShim(folder)
        self.findings: list[str] = []
        self.figures: list[tuple[str, float, str]] = []
        self.judgement = Judgement()

    def all(self) -> None:
        say("opening the shop")
        shop = fresh(self.server)
        products = shop.products(shop.enrol("crash first", signs_in=False))
        receipt, _ = shop.open_receipt("too much of a delivery")
        task = Task(receipt)
        seed = self.options.seed
        drains = Drains(shop, self.server, self.proxy, products, task, seed)
        room = Room(shop, self.server, self.proxy, products, task, seed, self.shim)
        flood = Flood(shop, self.server, self.proxy, products, task, seed, self.shim)

        say("no room on the disk; a disk that takes no writes")
        with self._timed("room"):
            room.run()
        self.figure("disk_states", room.states, "states")
        self.figure("health_noticed", room.noticed_ms, "ms")
        self.figure("health_back", room.back_ms, "ms")
        say("more than it can serve")
        with self._timed("flood"):
            flood.run(self.options.seconds)
        say(f"{self.options.restarts} restarts by SIGTERM under load")
        with self._timed("drains"):
            drains.run(self.options.restarts)
        self.figure("restarts_by_sigterm", self.options.restarts, "restarts")
        self.figure("drain_longest", drains.longest_ms, "ms")
        shop.sign_in_again()
        totals = shop.receipt_totals(receipt)
        self.server.drain()
        self.figures += flood.figures
        self.findings += room.findings + flood.findings + drains.findings
        self._judge([*drains.claims(), *room.claims(), *flood.claims()], receipt, products, totals)

    def _judge(self, claims, receipt, products, totals) -> None:
        books = Books.read(self.server.data)
        judge_into = judge(books, claims, at_end=True)
        product_of = {product.code: product.product_id for product in products}
        judge_totals("receipt", totals, owed_totals(books, claims, receipt, product_of), judge_into)
        bites = sum(judge(sabotage(books, claims, kind), claims, at_end=True).wrong > 0 for kind in SABOTAGES)
        if bites != len(SABOTAGES):
            self.findings.append(f"the oracle found only {bites} of {len(SABOTAGES)} falsified books")
        self.findings += [f"verify: {finding}" for finding in self.server.verify(self.server.data).get("findings", [])]
        self.judgement.add(judge_into)
        self.figure("entries_acknowledged", judge_into.entries_acknowledged, "entries")
        for fault in FAULTS:
            self.figure(fault, getattr(self.judgement, fault), "findings")
        self.figure("falsified_books_found", bites, "books")

    def _timed(self, name: str) -> "Timed":
        return Timed(self, name)

    def figure(self, name: str, value: float, unit: str) -> None:
        self.figures.append((name, value, unit))


class Timed:
    """How long a part took, as a figure of the run."""

    def __init__(self, run: Run, name: str) -> None:
        self.run, self.name = run, name

    def __enter__(self) -> None:
        self.began = time.monotonic()

    def __exit__(self, *_) -> None:
        self.run.figure(self.name, time.monotonic() - self.began, "s")


def main() -> int:
    options = arguments()
    if options.seed is None:
        options.seed = random.randrange(1_000_000)
    if not os.access(options.bin / "shelfwire", os.X_OK):
        sys.exit(f"overload: {options.bin / 'shelfwire'} is missing: make build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shelfwire-overload-"))
    say(f"seed {options.seed}, folder {folder}")
    code = 0
    run = Run(options, folder)
    try:
        run.all()
    except (Trouble, grpc.RpcError) as trouble:
        say(f"overload: the run broke: {trouble}")
        code = 2
    finally:
        run.server.stop()
    run.figure("seed", options.seed, "seed")
    for name, value, unit in run.figures:
        print(name, round(value, 1) if isinstance(value, float) else value, unit)
    findings = run.findings + run.judgement.findings
    for finding in findings:
        say(f"overload: FOUND {finding}")
    code = code or int(bool(findings) or run.judgement.wrong > 0)
    if code or options.keep:
        say(f"overload: the books and logs are in {folder}")
    else:
        shutil.rmtree(folder)
    return code


if __name__ == "__main__":
    sys.exit(main())
