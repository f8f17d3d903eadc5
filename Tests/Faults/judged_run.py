"""What the programs of this folder that break one shop in several ways have in common: options, folder, figures, judgement, exit code."""

import argparse
import contextlib
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
    program = pathlib.Path(sys.argv[0]).stem
    sys.exit(f"{program}: the Python package {missing.name} is missing: pip install -r {ROOT / 'Tests/Faults/requirements.txt'}")

os.environ.setdefault("GRPC_VERBOSITY", "NONE")

from oracle import FAULTS, SABOTAGES, Books, Judgement, judge, judge_totals, owed_totals, sabotage  # noqa: E402
from proxy import Proxy  # noqa: E402
from server_process import ServerProcess, Trouble  # noqa: E402


def parser(description: str) -> argparse.ArgumentParser:
    """With the options that every program has."""
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, metavar="N", help="default: drawn and printed")
    options.add_argument("--bin", type=pathlib.Path, default=ROOT / ".build" / "release", metavar="DIR", help="where the programs are")
    options.add_argument("--keep", action="store_true", help="keep the folder of the run even when all holds")
    return options


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


class JudgedRun:
    """One run in one folder: the parts in order, then the judgement."""

    def __init__(self, options: argparse.Namespace, folder: pathlib.Path) -> None:
        self.options, self.folder = options, folder
        self.proxy = Proxy()
        self.server = ServerProcess(options.bin / "shelfwire", folder / "books", self.proxy, folder / "server.log")
        self.judgement = Judgement()
        self.findings: list[str] = []
        self.figures: list[tuple[str, float, str]] = []

    def all(self) -> None:
        raise NotImplementedError

    def judge_end(self, claims, receipt, products, totals) -> None:
        """The books of a server that has stopped against what all terminals claim, the receipt's totals, and books falsified on purpose."""
        books = Books.read(self.server.data)
        product_of = {product.code: product.product_id for product in products}
        final = judge(books, claims, at_end=True)
        judge_totals("receipt", totals, owed_totals(books, claims, receipt, product_of), final)
        bites = sum(judge(sabotage(books, claims, kind), claims, at_end=True).wrong > 0 for kind in SABOTAGES)
        if bites != len(SABOTAGES):
            self.findings.append(f"the oracle found only {bites} of {len(SABOTAGES)} falsified books")
        self.findings += [f"verify: {finding}" for finding in self.server.verify(self.server.data).get("findings", [])]
        self.judgement.add(final)
        self.figure("entries_acknowledged", final.entries_acknowledged, "entries")
        for fault in FAULTS:
            self.figure(fault, getattr(self.judgement, fault), "findings")
        self.figure("falsified_books_found", bites, "books")

    @contextlib.contextmanager
    def timed(self, name: str):
        """How long a part takes, as a figure."""
        began = time.monotonic()
        yield
        self.figure(name, time.monotonic() - began, "s")

    def figure(self, name: str, value: float, unit: str) -> None:
        self.figures.append((name, value, unit))


def carry_out(kind: type[JudgedRun], options: argparse.Namespace) -> int:
    """Runs it, prints what it found. The exit code: 0 when every oracle holds, 1 when one does not, 2 when the run itself broke."""
    program = pathlib.Path(sys.argv[0]).stem
    if options.seed is None:
        options.seed = random.randrange(1_000_000)
    if not os.access(options.bin / "shelfwire", os.X_OK):
        sys.exit(f"{program}: {options.bin / 'shelfwire'} is missing: make build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"shelfwire-{program}-"))
    run = kind(options, folder)
    say(f"seed {options.seed}, folder {folder}")
    code = 0
    try:
        run.all()
    except (Trouble, grpc.RpcError) as trouble:
        say(f"{program}: the run broke: {trouble}")
        code = 2
    finally:
        run.server.stop()
    run.figure("seed", options.seed, "seed")
    for name, value, unit in run.figures:
        print(name, round(value, 1) if isinstance(value, float) else value, unit)
    findings = run.findings + run.judgement.findings
    for finding in findings:
        say(f"{program}: FOUND {finding}")
    code = code or int(bool(findings) or run.judgement.wrong > 0)
    if code or options.keep:
        say(f"{program}: the books and logs are in {folder}")
    else:
        shutil.rmtree(folder)
    return code
