"""Part A: one conversation, cut at every message boundary in both directions, and resumed by the protocol."""

from __future__ import annotations

import itertools

from claims import Claim, Plan, claim_of
from pocket import Broken, Drained, Pocket, Violation
from proxy import Closing, Cut, Moment, Proxy, Way
from shop import Product, Shop, Task, scan

BATCHES = 6
ENTRIES_PER_BATCH = 3
ATTEMPTS = 20


def boundaries() -> list[Cut]:
    """Up: Hello, six batches, Bye. Down: Welcome, six results. Before, inside and after each, by RST and by FIN."""
    cuts = []
    for way, messages in ((Way.UP, BATCHES + 2), (Way.DOWN, BATCHES + 1)):
        for message, moment, closing in itertools.product(range(messages), Moment, Closing):
            cuts.append(Cut(way, message, moment, closing))
    return cuts


class BoundaryCuts:
    """Plays the conversation once per boundary and per manner of sending (one batch at a time, or all at once)."""

    def __init__(self, shop: Shop, proxy: Proxy, products: list[Product], task: Task) -> None:
        self.shop = shop
        self.route = proxy.route()
        self.plan = Plan("CUT", products)
        self.task = task
        self.pocket = Pocket(shop.enrol("crash boundary"))
        self.missed: list[str] = []
        self.answers_lost = 0

    def run(self) -> None:
        for pipelined in (1, BATCHES):
            for cut in boundaries():
                self._play(cut, pipelined)

    def _play(self, cut: Cut, pipelined: int) -> None:
        pocket = self.pocket
        for _ in range(BATCHES * ENTRIES_PER_BATCH):
            ordinal = len(pocket.entries) + 1
            mark, product = self.plan.mark(ordinal), self.plan.product(ordinal)
            entry = scan(pocket.identity, pocket.boot_id, self.task, product, mark.times, mark.lot)
            pocket.entries.append(entry)
        cuts_before = self.route.cuts
        self.route.arm(cut)
        for _ in range(ATTEMPTS):
            known = pocket.acknowledged
            try:
                pocket.deliver(self.route.port, ENTRIES_PER_BATCH, pipelined)
                break
            except (Broken, Drained):
                continue
            finally:
                self.answers_lost += pocket.welcomes > 0 and self._answer_was_lost(known)
        else:
            raise Violation(f"after the cut {cut} the terminal was not served again in {ATTEMPTS} attempts")
        if self.route.cuts == cuts_before:
            self.missed.append(f"{cut} (pipelined {pipelined})")

    def _answer_was_lost(self, known: int) -> bool:
        """Whether Welcome acknowledged entries whose Result never arrived."""
        return any(sequence not in self.pocket.verdicts for sequence in range(known + 1, self.pocket.acknowledged + 1))

    def claim(self) -> Claim:
        return claim_of(self.pocket, "boundary terminal", self.plan)
