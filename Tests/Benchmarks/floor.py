"""The floor beside the stream of scans: bare C that writes the same rows again, and the check that they are the same."""

import contextlib
import pathlib
import shutil
import sqlite3
import subprocess

from shop import ROOT, Trouble, call, figures

SOURCE = ROOT / "Tests" / "Benchmarks" / "store" / "floor.c"
SCAN = 1
COMPARED = ("journal", "count_line", "document", "document_part", "stocktake", "terminal", "posting", "balance", "document_counter")
"""What a run of counting leaves behind."""


def build(into: pathlib.Path) -> pathlib.Path:
    program = into / "floor"
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not compiler:
        raise Trouble("the floor needs a C compiler: apt-get install gcc")
    call(compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, SOURCE, "-lsqlite3")
    return program


def prepare(before: pathlib.Path, after: pathlib.Path, again: pathlib.Path) -> None:
    """`again`: the books from before the run, with everything that came before the first scan: the open stocktake."""
    # A log left beside a file of the same name would be taken for its own.
    for suffix in ("", "-wal", "-shm"):
        again.with_name(again.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(before, again)
    with contextlib.closing(sqlite3.connect(again, isolation_level=None)) as books:
        books.execute("ATTACH ? AS run", (str(after),))
        (head,) = books.execute("SELECT max(sequence) FROM journal").fetchone()
        (first,) = books.execute("SELECT min(sequence) FROM run.journal WHERE sequence > ? AND kind = ?", (head, SCAN)).fetchone()
        if first is None:
            raise Trouble("the run holds no scan")
        books.execute("BEGIN")
        books.execute("INSERT INTO journal SELECT * FROM run.journal WHERE sequence > ? AND sequence < ?", (head, first))
        books.execute("INSERT INTO document SELECT * FROM run.document WHERE id NOT IN (SELECT id FROM document)")
        books.execute("UPDATE document SET version = 1 WHERE created_sequence > ?", (head,))
        books.execute("INSERT INTO stocktake SELECT * FROM run.stocktake WHERE document NOT IN (SELECT document FROM stocktake)")
        books.execute("UPDATE stocktake SET lines = 0")
        books.execute(
            "INSERT INTO document_part SELECT * FROM run.document_part WHERE first_sequence > ? AND first_sequence < ?", (head, first)
        )
        books.execute("DELETE FROM document_counter")
        books.execute("INSERT INTO document_counter SELECT * FROM run.document_counter")
        books.execute("COMMIT")
        books.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def run(
    program: pathlib.Path, after: pathlib.Path, again: pathlib.Path, batch: int, batches_per_commit: int, pause_ms: int = 0
) -> dict[str, float]:
    """`pause_ms`: rest before each commit, as long as a person needs between two scans."""
    return figures(call(program, after, again, batch, max(1, batches_per_commit), pause_ms))


def beside(
    program: pathlib.Path, template: pathlib.Path, folder: pathlib.Path, batch: int, batches_per_commit: int, pause_ms: int = 0
) -> dict[str, float]:
    """Writes what the stopped server of a folder wrote into a copy of the template's books; both must hold the same rows."""
    after, again = folder / "books" / "shelfwire.db", folder / "again.db"
    prepare(template / "books" / "shelfwire.db", after, again)
    found = run(program, after, again, batch, batches_per_commit, pause_ms)
    if unlike := differences(after, again):
        raise Trouble("the floor did not write what the server wrote: " + unlike[0])
    return found


def differences(after: pathlib.Path, again: pathlib.Path) -> list[str]:
    """Tables whose rows differ, each with one row that only one of them has; empty when the floor wrote what the server wrote."""
    found = []
    with contextlib.closing(sqlite3.connect(again)) as books:
        books.execute("ATTACH ? AS run", (str(after),))
        for table in COMPARED:
            for one, other in ((f"run.{table}", f"main.{table}"), (f"main.{table}", f"run.{table}")):
                row = books.execute(f"SELECT * FROM {one} EXCEPT SELECT * FROM {other} LIMIT 1").fetchone()
                if row is not None:
                    found.append(f"{one} has a row that {other} has not: {row}"[:300])
    return found
