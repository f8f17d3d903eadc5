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
import sys
import time

from judged_run import JudgedRun, carry_out, parser, say

import health
from cuts import RESUME_MS, Cuts
from named_points import NamedPoints
from poison import Poison
from rewind import Rewind
from shop import Task, fresh


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--cuts", type=int, default=5000, metavar="N", help="connections struck, default 5000")
    options.add_argument("--rounds", type=int, default=1, metavar="N", help="rounds of all named points, default 1")
    return options.parse_args()


class Run(JudgedRun):
    def all(self) -> None:
        say("opening the shop")
        metrics_port = health.free_port()
        self.server.settings = ["--metrics", f"127.0.0.1:{metrics_port}"]
        shop = fresh(self.server)
        self.server.settings = []
        products = shop.products(shop.enrol("crash first", signs_in=False))
        receipt, _ = shop.open_receipt("struck delivery")
        task = Task(receipt)
        self._poison(shop, products, metrics_port)
        # Thousands of cuts last: each end at a named point reads the books whole.
        named = self._name(shop, products, task)
        rewind = self._rewind(shop, products, task)
        cuts = self._strike(shop, products, task)
        shop.sign_in_again()
        totals = shop.receipt_totals(receipt)
        self.server.drain()
        self.judge_end([*cuts.claims(), *named.claims(), *rewind.claims()], receipt, products, totals)

    def _poison(self, shop, products, metrics_port: int) -> None:
        say("one entry in a hundred is poison")
        part = Poison(shop, products, self.server.port, self.options.seed)
        part.run()
        self.findings += part.findings
        counted = health.metrics(metrics_port)
        ends = {end: counted.get(f'shelfwire_entries_total{{end="{end}"}}') for end in ("accepted", "rejected", "parked")}
        if ends["accepted"] != part.good or ends["rejected"] + ends["parked"] != len(part.sent):
            self.findings.append(f"poison: {part.good} entries were good and {len(part.sent)} were not, but the metrics say {ends}")
        if "entries were not booked and wait in the review list" not in self.server.log.read_text():
            self.findings.append("poison: the log does not tell of it")
        for name, value in (
            ("poison_sent", len(part.sent)), ("poison_in_reviews", part.reviews), ("poison_put_away", part.closed), ("poison_booked_corrected", part.applied),
            ("good_entries_between", part.good),
        ):  # fmt: skip
            self.figure(name, value, "entries")

    def _strike(self, shop, products, task) -> Cuts:
        say(f"{self.options.cuts} connections struck")
        shop.sign_in_again()
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
            self.figure(name, value, unit)
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
            self.figure(f"ended_{name}", count, "ends")
        self.figure("failed_sync_to_end", part.failing_ms, "ms")
        self.figure("reading_on_full_disk", part.full_disk_ms, "ms")
        self.figure("named_points", time.monotonic() - began, "s")
        return part

    def _rewind(self, shop, products, task) -> Rewind:
        say("books of any instant from the other disk, after kill -9")
        began = time.monotonic()
        shop.sign_in_again()
        part = Rewind(shop, self.server, self.proxy, products, task, self.options.seed, self.folder)
        part.run()
        self.judgement.add(part.judgement)
        self.findings += part.findings
        self.figure("books_rebuilt", part.rebuilt, "books")
        self.figure("shipping_loss_longest", part.loss_ms, "ms")
        self.figure("rewind", time.monotonic() - began, "s")
        return part


if __name__ == "__main__":
    sys.exit(carry_out(Run, arguments()))
