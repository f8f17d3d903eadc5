#!/usr/bin/env python3
"""The speed table of the shop, each figure beside its floor: `make bench`.

Prints `name value unit`, one a line, the median of the repetitions; words go to standard error. Machines differ and are shared, so only
the ratios within one run mean anything elsewhere: `--check` compares those with expectations.json.
"""

import argparse
import contextlib
import json
import pathlib
import shutil
import sqlite3
import statistics
import sys
import threading
import time

import floor
import history
from shop import ROOT, Fleet, OwnCopy, Server, Shop, Trouble, call, made_up_products, say

EXPECTATIONS = ROOT / "Tests" / "Benchmarks" / "expectations.json"
MARGIN = 0.15
BATCH = 32
MEASURES = {}
Figures = dict[str, tuple[float, str]]


LONG = set()
"""Measurements that are made only when they are named."""

GOALS = {
    "scan_stream_ratio_to_c": ("at_least", 0.6),
    "scan_to_result_p50": ("at_most", 2),
    "scan_to_result_p99": ("at_most", 10),
    "stock_list_p50": ("at_most", 20),
    "catalog_snapshot": ("at_most", 3_000),
    "catalog_delta": ("at_most", 50),
    "receipt_posting": ("at_most", 1_000),
    "stocktake_variance": ("at_most", 2_000),
    "stocktake_posting": ("at_most", 5_000),
    "verify_rate": ("at_least", 100_000),
    "import": ("at_least", 100_000),
    "memory_streaming": ("at_most", 50),
    "idle_memory": ("at_most", 238),
    "idle_cpu": ("at_most", 2),
    "storm_all_back": ("at_most", 60),
    "copying_p99_ratio": ("at_most", 2),
    "scale_cpu_ratio": ("at_most", 1.2),
    "large_cpu_ratio": ("at_most", 1.2),
    "large_verify_rate": ("at_least", 100_000),
}
"""What the figures shall reach, said beside them: of the sizes of a run that is not quick, on two cores that do nothing else."""


def measure(repeated: bool = True, is_long: bool = False):
    """Registers a measurement; `repeated` ones are run several times and the median counts."""

    def register(function):
        MEASURES[function.__name__] = (function, repeated)
        if is_long:
            LONG.add(function.__name__)
        return function

    return register


class Bench:
    def __init__(self, programs: pathlib.Path, work: pathlib.Path, data: pathlib.Path, quick: bool) -> None:
        self.programs = programs
        self.data = data
        self.quick = quick
        say("making the shop")
        self.shop = Shop(programs, work, products=10_000 if quick else 100_000, terminals=200 if quick else 2_000)
        self.floor = floor.build(work)

    def seconds(self, wanted: float) -> float:
        return min(wanted, 2) if self.quick else wanted


def per_entry(found: dict[str, float]) -> float:
    return found["server_cpu_seconds"] / found["entries"] * 1e6


@measure()
def scan_stream(bench: Bench) -> Figures:
    """100 terminals stream batches into a stocktake; then bare C writes the same rows with as many batches per commit."""
    with bench.shop.open("scan_stream") as server:
        found = bench.shop.fleet(
            server, "count", "--terminals", 100, "--batch", BATCH, "--seconds", bench.seconds(8), "--no-lines"
        )
        server.stop()
        bare = floor.beside(bench.floor, bench.shop.template, server.folder, BATCH, round(found["batches_per_commit"]))
    return {
        "scan_stream_durable": (found["rate"], "scans/s"),
        "scan_stream_p99": (found["answer_p99"], "ms"),
        "scan_stream_server_cpu": (per_entry(found), "us/scan"),
        "scan_stream_batches_per_commit": (found["batches_per_commit"], "batches"),
        "scan_stream_floor": (bare["floor_rate"], "scans/s"),
        "scan_stream_floor_cpu": (bare["floor_cpu"], "us/scan"),
        "scan_stream_ratio_to_c": (found["rate"] / bare["floor_rate"], "ratio"),
        "scan_stream_cpu_ratio_to_c": (bare["floor_cpu"] / per_entry(found), "ratio"),
    }


@measure()
def scan_to_result(bench: Bench) -> Figures:
    """One scan a time: on an idle server, beside bare C that commits the same scans at the same pace; and with 100 terminals, each four times a second."""
    with bench.shop.open("scan_to_result") as server:
        alone = bench.shop.fleet(
            server, "count", "--terminals", 1, "--batch", 1, "--window", 1, "--rate", 20, "--seconds", bench.seconds(5)
        )
        server.stop()
        bare = floor.beside(bench.floor, bench.shop.template, server.folder, 1, 1, pause_ms=50)
    with bench.shop.open("scan_to_result_100") as server:
        crowd = bench.shop.fleet(
            server, "count", "--terminals", 100, "--batch", 1, "--window", 4, "--rate", 400, "--seconds", bench.seconds(5)
        )
    return {
        "scan_to_result_p50": (alone["answer_p50"], "ms"),
        "scan_to_result_p99": (alone["answer_p99"], "ms"),
        "scan_to_result_floor_p50": (bare["floor_commit_p50"], "ms"),
        "scan_to_result_floor_p99": (bare["floor_commit_p99"], "ms"),
        "scan_to_result_ratio_to_c": (alone["answer_p50"] / bare["floor_commit_p50"], "ratio"),
        "scan_to_result_100_p50": (crowd["answer_p50"], "ms"),
        "scan_to_result_100_p99": (crowd["answer_p99"], "ms"),
    }


@measure()
def receiving_stream(bench: Bench) -> Figures:
    with bench.shop.open("receiving") as server:
        found = bench.shop.fleet(server, "receive", "--terminals", 50, "--batch", BATCH, "--seconds", bench.seconds(4), "--no-lines")
    return {"receive_stream": (found["rate"], "scans/s"), "receive_stream_server_cpu": (per_entry(found), "us/scan")}


@measure()
def lookup(bench: Bench) -> Figures:
    with bench.shop.open("lookup") as server:
        found = bench.shop.fleet(server, "lookup", "--terminals", 16, "--seconds", bench.seconds(4))
    return {"lookup": (found["rate"], "calls/s"), "lookup_p99": (found["answer_p99"], "ms")}


@measure(repeated=False)
def stock_lookup(bench: Bench) -> Figures:
    """What is on hand of a product, asked over 16 connections: alone, and while 50 terminals keep the writer busy."""
    words = ("lookup", "--about", "stock", "--terminals", 16, "--seconds", bench.seconds(4))
    with bench.shop.open("stock_lookup") as server:
        bench.shop.fleet(server, "settle", "receipt", "--lines", 1_000 if bench.quick else 10_000)
        alone = bench.shop.fleet(server, *words)
        scanning = Fleet(bench.shop, server, "count", "--terminals", 50, "--batch", BATCH, "--seconds", bench.seconds(4) + 3, "--no-lines")
        scanning.attached.wait(60)
        busy = bench.shop.fleet(server, *words)
        if scanning.process.poll() is not None or "worked" in scanning.marks:
            raise Trouble("the writer was idle before the lookups ended")
        written = scanning.finish()
    return {
        "stock_lookup_alone": (alone["rate"], "calls/s"),
        "stock_lookup_alone_p99": (alone["answer_p99"], "ms"),
        "stock_lookup_busy": (busy["rate"], "calls/s"),
        "stock_lookup_busy_p99": (busy["answer_p99"], "ms"),
        "stock_lookup_scans_beside": (written["rate"], "scans/s"),
    }


@measure(repeated=False)
def stock_list(bench: Bench) -> Figures:
    """All that a store holds by place, 10,000 products of it: every page, as one answer."""
    lines = 1_000 if bench.quick else 10_000
    with bench.shop.open("stock_list") as server:
        bench.shop.fleet(server, "settle", "receipt", "--lines", lines)
        found = bench.shop.fleet(server, "lookup", "--about", "list", "--terminals", 1, "--seconds", bench.seconds(4))
    return {"stock_list_lines": (lines, "lines"), "stock_list_p50": (found["answer_p50"], "ms"), "stock_list_p99": (found["answer_p99"], "ms")}


@measure(repeated=False)
def past(bench: Bench) -> Figures:
    """The stock as of the first row of the journal: today's less a million postings, which a stocktake of half as many lines made."""
    lines = 10_000 if bench.quick else 500_000
    with bench.shop.open("past") as server:
        bench.shop.fleet(server, "settle", "stocktake", "--lines", lines, timeout=600)
        found = bench.shop.fleet(server, "lookup", "--about", "past", "--terminals", 1, "--seconds", bench.seconds(8))
        with contextlib.closing(sqlite3.connect(f"file:{server.books}/shelfwire.db?mode=ro", uri=True)) as books:
            (postings,) = books.execute("SELECT count(*) FROM posting").fetchone()
    return {"past_postings": (postings, "postings"), "past_p50": (found["answer_p50"], "ms"), "past_p99": (found["answer_p99"], "ms")}


@measure(repeated=False)
def placing(bench: Bench) -> Figures:
    """Where goods are put, in a store of 20,000 places of which the nearer three quarters hold something."""
    places = 2_000 if bench.quick else 20_000
    with bench.shop.open("placing", places=places) as server:
        found = bench.shop.fleet(server, "lookup", "--about", "place", "--terminals", 1, "--seconds", bench.seconds(4))
    return {"placing_places": (places, "places"), "placing_p50": (found["answer_p50"], "ms"), "placing_p99": (found["answer_p99"], "ms")}


@measure()
def catalog(bench: Bench) -> Figures:
    with bench.shop.open("catalog") as server:
        found = bench.shop.fleet(server, "catalog")
    return {
        "catalog_items": (found["catalog_items"], "items"),
        "catalog_snapshot": (found["catalog_snapshot"], "ms"),
        "catalog_delta": (found["catalog_delta"], "ms"),
    }


@measure(repeated=False)
def documents(bench: Bench) -> Figures:
    """A receipt of 10,000 lines and a stocktake of 100,000, from submitting to posting; then the books, with more scans, are verified."""
    receipt, stocktake = (1_000, 10_000) if bench.quick else (10_000, 100_000)
    with bench.shop.open("documents") as server:
        received = bench.shop.fleet(server, "settle", "receipt", "--lines", receipt)
        counted = bench.shop.fleet(server, "settle", "stocktake", "--lines", stocktake)
        bench.shop.fleet(server, "count", "--terminals", 50, "--batch", 100, "--seconds", bench.seconds(10), "--no-lines")
        server.stop()
        began = time.monotonic()
        report = json.loads(call(bench.programs / "shelfwire", "verify", "--data", server.books, "--json"))
        verified = time.monotonic() - began
    if not report["sound"]:
        raise Trouble(f"verify found {report['findings'][:2]}")
    rows = report["counts"]["journal_rows"] + report["counts"]["postings"]
    return {
        "receipt_lines": (receipt, "lines"),
        "receipt_posting": (received["receipt_posting"], "ms"),
        "stocktake_lines": (stocktake, "lines"),
        "stocktake_variance": (counted["stocktake_variance"], "ms"),
        "stocktake_posting": (counted["stocktake_posting"], "ms"),
        "verify_rows": (rows, "rows"),
        "verify": (verified, "s"),
        "verify_rate": (rows / verified, "rows/s"),
    }


@measure(repeated=False, is_long=True)
def verification(bench: Bench) -> Figures:
    """A journal of a million rows, with the postings of a large receipt and a large stocktake in it, verified three times; the median."""
    wanted, lines = (20_000, 1_000) if bench.quick else (1_000_000, 10_000)
    with bench.shop.open("verification") as server:
        bench.shop.fleet(server, "settle", "receipt", "--lines", lines)
        bench.shop.fleet(server, "settle", "stocktake", "--lines", lines)
        counted = 0
        while counted < wanted:
            found = bench.shop.fleet(server, "count", "--terminals", 50, "--batch", 100, "--seconds", bench.seconds(10), "--no-lines")
            counted += found["entries"]
        server.stop()
        took, rows, postings = [], 0, 0
        for _ in range(3):
            began = time.monotonic()
            report = json.loads(call(bench.programs / "shelfwire", "verify", "--data", server.books, "--json"))
            took.append(time.monotonic() - began)
            rows, postings = report["counts"]["journal_rows"], report["counts"]["postings"]
            if not report["sound"]:
                raise Trouble(f"verify found {report['findings'][:2]}")
    median = statistics.median(took)
    return {
        "verification_rows": (rows, "rows"),
        "verification_postings": (postings, "rows"),
        "verification": (median, "s"),
        "verification_of_a_million": (median * 1_000_000 / rows, "s"),
    }


@measure()
def importing(bench: Bench) -> Figures:
    count = 20_000 if bench.quick else 200_000
    folder = bench.shop.work / "import"
    folder.mkdir(exist_ok=True)
    file, books = folder / "products.csv", folder / f"books-{time.monotonic_ns()}"
    file.write_text("\n".join(made_up_products(count)) + "\n")
    call(bench.programs / "shelfwire", "init", "--data", books)
    began = time.monotonic()
    call(bench.programs / "shelfwire", "import", file, "--data", books)
    return {"import": (count / (time.monotonic() - began), "rows/s")}


@measure(repeated=False)
def memory(bench: Bench) -> Figures:
    """What a server holds with 1,000 streaming terminals."""
    streaming = 100 if bench.quick else 1_000
    with bench.shop.open("memory") as server:
        before = server.memory_mib()
        found = bench.shop.fleet(
            server, "count", "--terminals", streaming, "--batch", 8, "--window", 1, "--seconds", bench.seconds(6), "--no-lines"
        )
    return {
        "memory_at_start": (before, "MiB"),
        "memory_streaming": (found["memory_mib"], "MiB"),
        "memory_streaming_terminals": (streaming, "terminals"),
    }


@measure(repeated=False)
def idle(bench: Bench) -> Figures:
    """10,000 terminals whose streams are open and silent, from five addresses: what they cost, without TLS and with it."""
    terminals, settling, watched = (200, 0.5, 1) if bench.quick else (10_000, 12, 10)
    figures: Figures = {"idle_terminals": (terminals, "terminals")}
    folder = bench.shop.copy("idle", terminals)
    names = ("idle_memory", "idle_memory_per_terminal", "idle_cpu"), ("idle_memory_tls", "idle_memory_per_terminal_tls", "idle_cpu_tls")
    for (memory, each, cpu_share), is_secure in zip(names, (False, True), strict=True):
        with bench.shop.serving(folder, is_secure) as server:
            empty = server.memory_mib()
            fleet = Fleet(bench.shop, server, "idle", "--terminals", terminals, "--addresses", 5, "--seconds", settling + watched + 4)
            fleet.attached.wait(300)
            # What comes with arriving, the first PINGs and the news since, is over by then.
            time.sleep(settling)
            held, cpu, began = server.memory_mib(), server.cpu_seconds, time.monotonic()
            time.sleep(watched)
            used = (server.cpu_seconds - cpu) / (time.monotonic() - began)
            fleet.finish()
        figures |= {memory: (held, "MiB"), each: ((held - empty) * 1024 / terminals, "KiB"), cpu_share: (used * 100, "percent")}
    shutil.rmtree(folder, ignore_errors=True)
    return figures


@measure(repeated=False)
def shop_day(bench: Bench) -> Figures:
    """A day of a shop with real goods and real sale lines: 100 terminals count and receive, at a rate and as fast as they are answered."""
    goods, sales = bench.data / "products.csv.gz", bench.data / "sales.csv.gz"
    if missing := [path.name for path in (goods, sales) if not path.exists()]:
        raise Trouble(f"{' and '.join(missing)} not in {bench.data}: name their folder with --data")
    shop = Shop(bench.programs, bench.shop.work / "day", products=0, terminals=100, goods=goods)
    words = ("mixed", "--terminals", 100, "--batch", 4, "--sales", sales, "--seconds", bench.seconds(8))
    with shop.open("at-a-rate") as server:
        steady = shop.fleet(server, *words, "--rate", 2_000)
    with shop.open("at-once") as server:
        pressed = shop.fleet(server, *words)
    return {
        "shop_day_products": (len(json.loads((shop.template / "fleet.json").read_text())["products"]), "products"),
        "shop_day_rate": (steady["rate"], "scans/s"),
        "shop_day_p50": (steady["answer_p50"], "ms"),
        "shop_day_p99": (steady["answer_p99"], "ms"),
        "shop_day_parked": (steady["verdict_parked"], "entries"),
        "shop_day_most": (pressed["rate"], "scans/s"),
        "shop_day_most_p99": (pressed["answer_p99"], "ms"),
    }


@measure(repeated=False)
def storm(bench: Bench) -> Figures:
    terminals = 100 if bench.quick else 2_000
    with bench.shop.open("storm") as server:
        found = bench.shop.fleet(server, "storm", "--terminals", terminals)
    return {"storm_terminals": (terminals, "terminals"), "storm_all_back": (found["welcome_max"] / 1000, "s")}


def own_copy(server: Server, name: str, seconds: int) -> OwnCopy:
    """The server started again, with a copy due so many seconds from now."""
    copy = OwnCopy(server.folder / name, seconds)
    server.stop()
    (server.folder / "log").unlink()
    server.restart(*copy.options)
    return copy


def copy_beside(bench: Bench, server: Server, words: tuple) -> tuple[dict[str, float], float, float]:
    """Scans that begin as little before the copy as this machine allows; what they found, the copy's seconds and its MiB."""
    for lead in (2, 6, 18):
        copy = own_copy(server, f"beside-{lead}", lead + 3)
        time.sleep(max(0, copy.due - lead - time.time()))
        fleet = Fleet(bench.shop, server, *words, "--seconds", 300, "--until-input-ends")
        fleet.attached.wait(60)
        is_late = time.time() >= copy.due
        took, mebibytes = (0, 0) if is_late else copy.await_from(server)
        found = fleet.end()
        if not is_late:
            return found, took, mebibytes
    raise Trouble("the scans did not begin within 18 seconds")


@measure()
def copying(bench: Bench) -> Figures:
    """Scans at a steady rate: without, and from just before to just after the server's own copy of its books, checked and on the disk."""
    words = ("count", "--terminals", 50, "--batch", 8, "--rate", 2_000, "--no-lines")
    with bench.shop.open("copying", ballast=16 if bench.quick else 256) as server:
        copy = own_copy(server, "alone", 4)
        took_alone, _ = copy.await_from(server)
        alone = bench.shop.fleet(server, *words, "--seconds", bench.seconds(6))
        beside, took, mebibytes = copy_beside(bench, server, words)
    return {
        "copied": (mebibytes, "MiB"),
        "copying_alone": (took_alone, "s"),
        "copying_beside": (took, "s"),
        "copying_p99_alone": (alone["answer_p99"], "ms"),
        "copying_p99_beside": (beside["answer_p99"], "ms"),
        "copying_p99_ratio": (beside["answer_p99"] / alone["answer_p99"], "ratio"),
    }


@measure(repeated=False)
def mixed_load(bench: Bench) -> Figures:
    """Scans at a steady rate: alone, beside lookups, a report, a copy, a large stocktake that is scanned, evaluated and posted; beside all of them."""
    lines = 5_000 if bench.quick else 100_000
    words = ("count", "--terminals", 50, "--batch", 1, "--window", 64, "--rate", 300, "--no-lines")
    asking = ("--terminals", 4, "--seconds", bench.seconds(8))
    with bench.shop.open("mixed_load") as server:
        # The stocktake is scanned by a terminal that the others are not.
        state = json.loads((server.folder / "fleet.json").read_text())
        state["terminals"].reverse()
        (server.folder / "other.json").write_text(json.dumps(state))
        bench.shop.fleet(server, "settle", "receipt", "--lines", 1_000 if bench.quick else 10_000)

        def other(*words) -> None:
            call(bench.programs / "fleet", words[0], "--state", server.folder / "other.json", "--server", server.address, *words[1:])

        def everything() -> None:
            stocktake = threading.Thread(target=other, args=("settle", "stocktake", "--lines", lines))
            report = threading.Thread(target=other, args=("lookup", "--about", "list", *asking))
            for thread in (stocktake, report):
                thread.start()
            copy.await_from(server)
            for thread in (stocktake, report):
                thread.join()

        beside = {
            "alone": lambda: time.sleep(bench.seconds(6)),
            "lookups": lambda: other("lookup", *asking),
            "report": lambda: other("lookup", "--about", "list", *asking),
            "copy": lambda: copy.await_from(server),
            "stocktake": lambda: other("settle", "stocktake", "--lines", lines),
            "all": everything,
        }
        figures: Figures = {}
        for name, work in beside.items():
            if name in ("copy", "all"):
                copy = own_copy(server, f"copies-{name}", 6)
            else:
                server.restart()
            scanning = Fleet(bench.shop, server, *words, "--seconds", 300, "--until-input-ends")
            scanning.attached.wait(60)
            work()
            found = scanning.end()
            figures[f"mixed_{name}_p99"] = (found["answer_p99"], "ms")
            figures[f"mixed_{name}_max"] = (found["answer_max"], "ms")
    return figures


@measure(repeated=False, is_long=True)
def scale(bench: Bench) -> Figures:
    """The same stream of scans in a shop with ten times as many products: what a scan costs the server."""
    words = ("count", "--terminals", 100, "--batch", BATCH, "--seconds", bench.seconds(8), "--no-lines")
    with bench.shop.open("few") as server:
        few = bench.shop.fleet(server, *words)
    large = Shop(bench.programs, bench.shop.work / "large", products=bench.shop.products * 10, terminals=100)
    with large.open("many") as server:
        many = large.fleet(server, *words)
    return {
        "scale_products": (large.products, "products"),
        "scale_scan_server_cpu": (per_entry(many), "us/scan"),
        "scale_cpu_ratio": (per_entry(many) / per_entry(few), "ratio"),
    }


@measure(repeated=False, is_long=True)
def large(bench: Bench) -> Figures:
    """A shop with ten times as many products and twenty million postings behind it, beside the shop of the other measurements."""
    counting = ("count", "--terminals", 100, "--batch", BATCH, "--seconds", bench.seconds(8), "--no-lines")
    with bench.shop.open("few") as server:
        few = bench.shop.fleet(server, *counting)
    shop = Shop(bench.programs, bench.shop.work / "large", products=bench.shop.products * 10, terminals=100)
    with shop.open("large") as server:
        shop.fleet(server, "settle", "receipt", "--lines", 1_000 if bench.quick else 10_000)
        server.stop()
        store = json.loads((server.folder / "fleet.json").read_text())["store"]
        postings = history.lay(server.books, store, 200_000 if bench.quick else 20_000_000)
        server.restart()
        started = server.seconds_to_start
        many = shop.fleet(server, *counting)
        asked = shop.fleet(server, "lookup", "--terminals", 16, "--seconds", bench.seconds(4))
        listed = shop.fleet(server, "lookup", "--about", "list", "--terminals", 1, "--seconds", bench.seconds(4))
        server.stop()
        mebibytes = (server.books / "shelfwire.db").stat().st_size / 2**20
        with contextlib.closing(sqlite3.connect(server.books / "shelfwire.db")) as books:
            (open_lines,) = books.execute("SELECT max(lines) FROM stocktake").fetchone()
        began = time.monotonic()
        report = json.loads(call(bench.programs / "shelfwire", "verify", "--data", server.books, "--json"))
        verified = time.monotonic() - began
    if not report["sound"]:
        raise Trouble(f"verify found {report['findings'][:2]}")
    rows = report["counts"]["journal_rows"] + report["counts"]["postings"]
    return {
        "large_products": (shop.products, "products"),
        "large_postings": (postings, "postings"),
        "large_books": (mebibytes, "MiB"),
        "large_start": (started, "s"),
        # Of the one stocktake that all of them counted, open to its end.
        "large_open_lines": (open_lines, "lines"),
        "large_scans": (many["rate"], "scans/s"),
        "large_scan_server_cpu": (per_entry(many), "us/scan"),
        "large_cpu_ratio": (per_entry(many) / per_entry(few), "ratio"),
        "large_lookup": (asked["rate"], "calls/s"),
        "large_lookup_p99": (asked["answer_p99"], "ms"),
        "large_list_p50": (listed["answer_p50"], "ms"),
        "large_verify": (verified, "s"),
        "large_verify_rate": (rows / verified, "rows/s"),
    }


def run(bench: Bench, names: list[str], repeat: int) -> tuple[dict[str, float], list[str]]:
    """Prints the figures; answers them and the names of measurements that could not be made."""
    medians, failed = {}, []
    for name in names:
        function, repeated = MEASURES[name]
        say(f"{name}: {(function.__doc__ or name).splitlines()[0]}")
        try:
            rounds = [function(bench) for _ in range(repeat if repeated else 1)]
        except (Trouble, OSError, KeyError) as trouble:
            say(f"{name} FAILED: {trouble!r}")
            failed.append(name)
            continue
        for figure, (_, unit) in rounds[0].items():
            value = statistics.median(one[figure][0] for one in rounds)
            medians[figure] = value
            print(f"{figure} {value:.{3 if value < 1000 else 0}f} {unit}", flush=True)
            if figure in GOALS:
                say(f"  {figure}: {against_goal(value, *GOALS[figure])}")
    return medians, failed


def against_goal(value: float, side: str, bound: float) -> str:
    """In words, beside the figure; nothing fails by it."""
    is_met = value >= bound if side == "at_least" else value <= bound
    return f"goal {side.replace('_', ' ')} {bound:g}: {'met' if is_met else 'MISSED'}"


def judge(found: dict[str, float], expectations: dict[str, dict[str, float]]) -> list[str]:
    """Ratios that are worse than expected by more than the margin."""
    worse = []
    for name, bounds in expectations.items():
        if name not in found:
            continue
        if "at_least" in bounds and found[name] < bounds["at_least"] * (1 - MARGIN):
            worse.append(f"{name} is {found[name]:.3f}, expected at least {bounds['at_least']}")
        if "at_most" in bounds and found[name] > bounds["at_most"] * (1 + MARGIN):
            worse.append(f"{name} is {found[name]:.3f}, expected at most {bounds['at_most']}")
    return worse


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"which measurements: {', '.join(MEASURES)} (default all but {', '.join(LONG)})")
    parser.add_argument("--bin", type=pathlib.Path, required=True, help="folder of the release programs")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "run" / "bench", help="folder to work in; made anew")
    parser.add_argument(
        "--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data", help="folder of products.csv.gz and sales.csv.gz, for shop_day"
    )
    parser.add_argument("--repeat", type=int, default=3, help="how often; the median counts (default 3)")
    parser.add_argument("--quick", action="store_true", help="small and short: to see that everything works")
    parser.add_argument("--check", action="store_true", help="compare the ratios with expectations.json; 1 when one is worse")
    options = parser.parse_args()
    if unknown := set(options.names) - MEASURES.keys():
        parser.error(f"no measurement is called {', '.join(sorted(unknown))}")
    found, failed = run(Bench(options.bin, options.work, options.data, options.quick), options.names or [name for name in MEASURES if name not in LONG], options.repeat)
    worse = judge(found, json.loads(EXPECTATIONS.read_text())) if options.check else []
    for line in worse:
        say(f"worse: {line}")
    return 1 if failed or worse else 0


if __name__ == "__main__":
    sys.exit(main())
