#!/usr/bin/env python3
"""A server that is asked for more than it has: restarts by SIGTERM under load, more work than it can serve, a disk without room, a disk that takes
no writes. In the end the journal is compared with what every terminal had queued, as in crash.py.

    python3 Tests/Faults/overload.py --restarts 100 --seconds 6 --seed 7

Prints `name value unit` lines on standard output, words on standard error. Exit code 0 when every oracle holds, 1 when one does not, 2
when the run itself broke.
"""

import argparse
import pathlib
import sys

from judged_run import JudgedRun, carry_out, parser, say

from disk_shim import DiskShim
from drains import Drains
from flood import Flood
from room import Room
from shop import Task, fresh


def arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--restarts", type=int, default=100, metavar="N", help="restarts by SIGTERM under load, default 100")
    options.add_argument("--seconds", type=float, default=6, metavar="S", help="how long the load is too much, default 6")
    return options.parse_args()


class Run(JudgedRun):
    def __init__(self, options: argparse.Namespace, folder: pathlib.Path) -> None:
        super().__init__(options, folder)
        self.shim = DiskShim(folder)

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
        with self.timed("room"):
            room.run()
        self.figure("disk_states", room.states, "states")
        self.figure("health_noticed", room.noticed_ms, "ms")
        self.figure("health_back", room.back_ms, "ms")
        say("more than it can serve")
        with self.timed("flood"):
            flood.run(self.options.seconds)
        say(f"{self.options.restarts} restarts by SIGTERM under load")
        with self.timed("drains"):
            drains.run(self.options.restarts)
        self.figure("restarts_by_sigterm", self.options.restarts, "restarts")
        self.figure("drain_longest", drains.longest_ms, "ms")
        shop.sign_in_again()
        totals = shop.receipt_totals(receipt)
        self.server.drain()
        self.figures += flood.figures
        self.findings += room.findings + flood.findings + drains.findings
        self.judge_end([*drains.claims(), *room.claims(), *flood.claims()], receipt, products, totals)


if __name__ == "__main__":
    sys.exit(carry_out(Run, arguments()))
