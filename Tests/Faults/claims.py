"""What the harness knows must be in the books, terminal by terminal, written without any of the server's code."""

from __future__ import annotations

import dataclasses

from pocket import Pocket
from protocol import wire
from shop import Product


@dataclasses.dataclass(frozen=True)
class Mark:
    """One scan that can be told from every other of its terminal: by its lot, or by how many times it counts."""

    code: str
    lot: str
    times: int


class Plan:
    """The n-th scan (from 1) of a terminal. Every eighth is of a lot of that number, the others count n pieces; all terminals share
    the lines."""

    LOT_EVERY = 8

    def __init__(self, name: str, products: list[Product]) -> None:
        self.name = name
        self._by_lot = [product for product in products if product.by_lot]
        self._without = [product for product in products if not product.by_lot]

    def product(self, ordinal: int) -> Product:
        goods = self._without if ordinal % self.LOT_EVERY else self._by_lot
        return goods[ordinal % len(goods)]

    def mark(self, ordinal: int) -> Mark:
        code = self.product(ordinal).code
        return Mark(code, "", ordinal) if ordinal % self.LOT_EVERY else Mark(code, f"LOT{ordinal}", 1)


def read_mark(payload: bytes) -> Mark | None:
    """The mark in an entry as the journal keeps it; None for an entry that is no scan."""
    entry = wire.terminals.Entry.FromString(payload)
    if entry.WhichOneof("body") != "scan":
        return None
    scan = entry.scan
    return Mark(scan.raw.decode(errors="replace"), scan.lot_code, scan.times or 1)


@dataclasses.dataclass
class Claim:
    """What one terminal is owed."""

    name: str
    terminal_id: int
    epoch: int
    plan: list[Mark]
    """Every scan in order, as far as the terminal may have come."""
    durable: int
    """So many of them the terminal has said are safely queued."""
    acknowledged: int
    """So many of them the server has said are safely in the books."""
    payloads: list[bytes] | None = None
    """The entries byte for byte, where the harness made them itself."""
    verdicts: dict[int, int] = dataclasses.field(default_factory=dict)
    """The verdicts that the terminal was told, by sequence."""


def claim_of(pocket: Pocket, name: str, plan: Plan) -> Claim:
    """A consistent copy, also while the pocket works: what is acknowledged is read before what is queued."""
    acknowledged = pocket.acknowledged
    # A list of the items takes memory for each of them, and a collection in between may let the pocket's thread on; a copy takes one piece.
    verdicts = {sequence: verdict for sequence, (verdict, _) in pocket.verdicts.copy().items()}
    payloads = [entry.SerializeToString() for entry in list(pocket.entries)]
    return Claim(
        name, pocket.identity.terminal_id, pocket.identity.epoch, [plan.mark(n) for n in range(1, len(payloads) + 1)],
        len(payloads), acknowledged, payloads, verdicts,
    )  # fmt: skip
