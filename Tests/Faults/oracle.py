"""The judge: reads the journal as it lies in the file, with no code of the server, and compares it with what is owed."""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import sqlite3

from claims import Claim, Mark, read_mark
from server_process import books_file

ACCEPTING = (1, 2)
"""The journal's numbers of accepted and accepted with exception."""
FINDINGS_SHOWN = 8
FAULTS = ("lost", "doubled", "foreign", "out_of_order", "verdicts_changed", "not_accepted", "lines_wrong", "damaged_files")


@dataclasses.dataclass(frozen=True)
class Row:
    """One entry of a terminal in the journal."""

    origin_sequence: int
    payload: bytes
    verdict: int
    document: int


@dataclasses.dataclass
class Books:
    """What the oracle reads of the file."""

    rows: dict[tuple[int, int], list[Row]]
    """By (terminal, epoch), in the order of the journal."""
    applied_through: dict[int, int]
    integrity: str

    @staticmethod
    def read(data: pathlib.Path) -> Books:
        """Reads a data folder on which no server runs. A WAL left by a killed server is recovered by SQLite here."""
        connection = sqlite3.connect(books_file(data))
        try:
            connection.execute("PRAGMA query_only = ON")
            integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
            rows = collections.defaultdict(list)
            select = (
                "SELECT origin, epoch, origin_sequence, payload, verdict, document FROM journal"
                " WHERE origin <> 0 AND kind < 100 ORDER BY sequence"
            )
            for origin, epoch, origin_sequence, payload, verdict, document in connection.execute(select):
                rows[origin, epoch].append(Row(origin_sequence, bytes(payload), verdict, document))
            applied = dict(connection.execute("SELECT id, applied_through FROM terminal"))
            return Books(dict(rows), applied, integrity)
        finally:
            connection.close()

    def entries(self, claim: Claim) -> list[Row]:
        return self.rows.get((claim.terminal_id, claim.epoch), [])


@dataclasses.dataclass
class Judgement:
    """How many entries are not as they are owed, and the first few of them in words."""

    entries_acknowledged: int = 0
    entries_in_books: int = 0
    lost: int = 0
    doubled: int = 0
    foreign: int = 0
    out_of_order: int = 0
    verdicts_changed: int = 0
    not_accepted: int = 0
    lines_wrong: int = 0
    damaged_files: int = 0
    findings: list[str] = dataclasses.field(default_factory=list)

    @property
    def wrong(self) -> int:
        return sum(getattr(self, fault) for fault in FAULTS)

    def find(self, kind: str, count: int, words: str) -> None:
        setattr(self, kind, getattr(self, kind) + count)
        if len(self.findings) < FINDINGS_SHOWN:
            self.findings.append(f"{kind}: {words}")

    def add(self, other: Judgement) -> None:
        """Takes over the other's faults, not its counts of good entries."""
        for field in FAULTS:
            setattr(self, field, getattr(self, field) + getattr(other, field))
        self.findings += other.findings[: max(0, FINDINGS_SHOWN - len(self.findings))]


def judge(books: Books, claims: list[Claim], at_end: bool) -> Judgement:
    """While trade goes on, what is acknowledged must be there; at the end, all that was durably queued and nothing else."""
    judgement = Judgement()
    if books.integrity != "ok":
        judgement.find("damaged_files", 1, f"integrity_check says {books.integrity}")
    for claim in claims:
        _judge_terminal(books, claim, claim.durable if at_end else claim.acknowledged, at_end, judgement)
    return judgement


def _judge_terminal(books: Books, claim: Claim, owed: int, at_end: bool, judgement: Judgement) -> None:
    rows = books.entries(claim)
    judgement.entries_acknowledged += claim.acknowledged
    judgement.entries_in_books += len(rows)
    expected: list = claim.payloads if claim.payloads is not None else claim.plan
    found = [row.payload if claim.payloads is not None else read_mark(row.payload) for row in rows]
    counts = collections.Counter(found)
    missing = [n for n, content in enumerate(expected[:owed], 1) if content not in counts]
    if missing:
        judgement.find("lost", len(missing), f"{claim.name} entries {missing[:5]} of {owed} are not in the journal")
    shown = read_mark if claim.payloads is not None else str
    twice = [content for content, count in counts.items() if count > 1]
    if twice:
        doubled = sum(counts[content] - 1 for content in twice)
        judgement.find("doubled", doubled, f"{claim.name} {[*map(shown, twice[:2])]} are in the journal more than once")
    # After the last sync the journal holds what the queue held and no more; before, what may have been queued by now.
    possible = set(expected[:owed] if at_end else expected)
    strange = [content for content in counts if content not in possible]
    if strange:
        judgement.find("foreign", len(strange), f"{claim.name} {[*map(shown, strange[:2])]} are in the journal but nobody queued them")
    for position, (row, content) in enumerate(zip(rows, found, strict=True)):
        if row.origin_sequence != position + 1 or (position < len(expected) and content != expected[position]):
            judgement.find("out_of_order", 1, f"{claim.name} place {position + 1} holds entry {row.origin_sequence}: {shown(content)}")
            break
    if (applied := books.applied_through.get(claim.terminal_id)) != len(rows):
        judgement.find("out_of_order", 1, f"{claim.name} applied_through is {applied}, the journal holds {len(rows)}")
    if refused := [row for row in rows if row.verdict not in ACCEPTING]:
        words = f"{claim.name} entries {[row.origin_sequence for row in refused[:5]]} got verdict {refused[0].verdict}, but all are good"
        judgement.find("not_accepted", len(refused), words)
    for row in rows:
        told = claim.verdicts.get(row.origin_sequence, row.verdict)
        if told != row.verdict:
            judgement.find("verdicts_changed", 1, f"{claim.name} entry {row.origin_sequence}: told {told}, kept {row.verdict}")


Totals = dict[tuple[int, str], int]


def owed_totals(books: Books, claims: list[Claim], document: int, product_of: dict[str, int]) -> Totals:
    """The document's lines, added up anew from its accepted entries."""
    totals: Totals = collections.defaultdict(int)
    for claim in claims:
        for row in books.entries(claim):
            mark: Mark | None = read_mark(row.payload)
            if mark and row.document == document and row.verdict in ACCEPTING:
                totals[product_of[mark.code], mark.lot] += mark.times
    return dict(totals)


def judge_totals(name: str, shown: Totals, owed: Totals, judgement: Judgement) -> None:
    for key in sorted(shown.keys() | owed.keys()):
        if shown.get(key, 0) != owed.get(key, 0):
            words = f"{name} product {key[0]} lot {key[1]!r} shows {shown.get(key, 0)}, its entries add up to {owed.get(key, 0)}"
            judgement.find("lines_wrong", 1, words)


SABOTAGES = ("lose", "double", "swap", "verdict")


def sabotage(books: Books, claims: list[Claim], kind: str) -> Books:
    """A copy of what was read with one entry of one terminal falsified, to see that the oracle finds it."""
    claim = max(claims, key=lambda claim: (len(claim.verdicts), len(books.entries(claim))))
    rows = list(books.entries(claim))
    middle = len(rows) // 2
    if middle < 1:
        raise ValueError("too few entries to sabotage")
    if kind == "lose":
        del rows[middle]
    elif kind == "double":
        rows.insert(middle, rows[middle])
    elif kind == "swap":
        rows[middle - 1], rows[middle] = rows[middle], rows[middle - 1]
    elif kind == "verdict":
        told = claim.verdicts.get(rows[middle].origin_sequence)
        if told is None:
            raise ValueError("no verdict was told of the entry")
        rows[middle] = dataclasses.replace(rows[middle], verdict=told % 4 + 1)
    else:
        raise ValueError(f"no sabotage is called {kind}")
    return dataclasses.replace(books, rows={**books.rows, (claim.terminal_id, claim.epoch): rows})
