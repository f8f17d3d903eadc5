"""A long past for a shop: goods carried from the dock to a shelf and back, a hundred lines a time, as the server would have booked it.

Laid into the books because booking twenty million postings takes hours. Every row follows the one before it and carries its seal (Seal in
Sources/Inventory/Ledger/Journal.swift), balances and time fence follow from the postings: `shelfwire verify` finds nothing.
"""

import contextlib
import hashlib
import pathlib
import sqlite3
import struct

LINES = 100
DOCK, SHELF, MOVE_STOCK, ACCEPTED, SELLABLE = 2, 1, 200, 1, 1
BLOCK_BITS = 12
"""Of the time fence: Ledger.blockBits."""


def lay(books: pathlib.Path, store: int, postings: int) -> int:
    """Lays at least so many postings behind what is there; answers how many. The store must hold goods at its dock; the server must not run."""
    with contextlib.closing(sqlite3.connect(books / "shelfwire.db", isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        (dock,) = db.execute("SELECT id FROM location WHERE store = ? AND kind = ? ORDER BY id LIMIT 1", (store, DOCK)).fetchone()
        (shelf,) = db.execute("SELECT id FROM location WHERE store = ? AND kind = ? ORDER BY id LIMIT 1", (store, SHELF)).fetchone()
        goods = db.execute(
            "SELECT product, lot, on_hand, value_e4 FROM balance WHERE location = ? AND condition = ? AND on_hand > 0 AND reserved = 0"
            " AND product NOT IN (SELECT product FROM balance WHERE location = ?) ORDER BY product, lot",
            (dock, SELLABLE, shelf),
        ).fetchall()
        piles = [goods[start : start + LINES] for start in range(0, len(goods), LINES)]
        rounds = -(-postings // (4 * len(goods)))
        laid = _carry(db, store, piles, (dock, shelf), rounds)
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return laid


def _carry(db: sqlite3.Connection, store: int, piles: list, places: tuple[int, int], rounds: int) -> int:
    sequence, previous, now, day, actor, session = db.execute(
        "SELECT sequence, hash, received_ms, business_date, actor, session FROM journal ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    seals = _template(db, piles, places, now)
    laid = 0
    last_of_pile = {}
    for number in range(rounds * len(piles) * 2):
        pile, way = number // 2 % len(piles), number % 2
        sequence += 1
        body, count = seals[pile, way]
        head = struct.pack("<14q", sequence, 0, 0, sequence, MOVE_STOCK, actor, session, store, 0, now, now, now, ACCEPTED, 0)
        texts = b"".join(struct.pack("<q", len(text)) + text for text in (day.encode(), b"", b"", b""))
        seal = hashlib.sha256(previous + head + texts + body).digest()
        db.execute(
            "INSERT INTO journal (sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms, occurred_ms,"
            " received_ms, business_date, payload, request_hash, verdict, reply, corrects, prev_hash, hash)"
            " VALUES (?1, 0, 0, ?1, ?2, ?3, ?4, ?5, 0, ?6, ?6, ?6, ?7, x'', x'', ?8, x'', 0, ?9, ?10)",
            (sequence, MOVE_STOCK, actor, session, store, now, day, ACCEPTED, previous, seal),
        )
        db.execute("INSERT INTO posting SELECT ?, line, product, lot, location, ?, quantity, value_e4, ? FROM temp.carried WHERE pile = ? AND way = ?",
                   (sequence, SELLABLE, now, pile, way))  # fmt: skip
        if sequence >> BLOCK_BITS != (sequence - 1) >> BLOCK_BITS or number == 0:
            db.execute(
                "INSERT INTO posting_block VALUES (?, ?) ON CONFLICT (block) DO UPDATE"
                " SET latest_occurred_ms = max(latest_occurred_ms, excluded.latest_occurred_ms)",
                (sequence >> BLOCK_BITS, now),
            )
        previous, laid = seal, laid + count
        last_of_pile[pile] = sequence
    _settle(db, piles, places, last_of_pile)
    return laid


def _template(db: sqlite3.Connection, piles: list, places: tuple[int, int], now: int) -> dict[tuple[int, int], tuple[bytes, int]]:
    """The postings of each pile, there and back, as rows of a table and as the end of what is sealed."""
    db.execute(
        "CREATE TEMP TABLE carried (pile INTEGER, way INTEGER, line INTEGER, product INTEGER, lot INTEGER, location INTEGER, quantity INTEGER,"
        " value_e4 INTEGER, PRIMARY KEY (pile, way, line)) WITHOUT ROWID"
    )
    seals = {}
    for pile, goods in enumerate(piles):
        for way in (0, 1):
            moved = []
            for product, lot, quantity, value in goods:
                moved.append((product, lot, places[way], -quantity, -value))
                moved.append((product, lot, places[1 - way], quantity, value))
            db.executemany("INSERT INTO temp.carried VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           [(pile, way, line, *posting) for line, posting in enumerate(moved, 1)])  # fmt: skip
            body = b"".join(struct.pack("<7q", product, lot, place, SELLABLE, quantity, value, now) for product, lot, place, quantity, value in moved)
            seals[pile, way] = (struct.pack("<q", len(moved)) + body, len(moved))
    return seals


def _settle(db: sqlite3.Connection, piles: list, places: tuple[int, int], last_of_pile: dict[int, int]) -> None:
    """Everything is where it was: only the last row is another, and the shelf has held it."""
    for pile, sequence in last_of_pile.items():
        for product, lot, _, _ in piles[pile]:
            db.execute("UPDATE balance SET last_sequence = ? WHERE product = ? AND lot = ? AND location = ? AND condition = ?",
                       (sequence, product, lot, places[0], SELLABLE))  # fmt: skip
            db.execute("INSERT INTO balance (product, lot, location, condition, on_hand, reserved, value_e4, last_sequence)"
                       " VALUES (?, ?, ?, ?, 0, 0, 0, ?)", (product, lot, places[1], SELLABLE, sequence))  # fmt: skip
