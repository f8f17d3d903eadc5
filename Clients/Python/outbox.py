"""What the device must not forget, in a file of its own: who it is, and what the server has not yet confirmed.

SQLite with `synchronous=FULL`: when `add` returns, the entry survives a flat battery.
"""

import dataclasses
import pathlib
import sqlite3


@dataclasses.dataclass(frozen=True)
class Identity:
    """What enrolment gave."""

    terminal_id: int
    epoch: int
    credential: bytes
    store_id: int

    @property
    def authorization(self) -> str:
        return f"Terminal {self.terminal_id}:{self.credential.hex()}"


class Outbox:
    def __init__(self, folder: pathlib.Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "terminal.db", isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS device (
                terminal_id INTEGER, epoch INTEGER, credential BLOB, store_id INTEGER,
                last_sequence INTEGER, applied_through INTEGER);
            CREATE TABLE IF NOT EXISTS entry (sequence INTEGER PRIMARY KEY, payload BLOB);
            """
        )

    def identity(self) -> Identity | None:
        row = self._db.execute("SELECT terminal_id, epoch, credential, store_id FROM device").fetchone()
        return Identity(*row) if row else None

    def remember(self, identity: Identity) -> None:
        """After enrolment. Sequences begin at 1 in every epoch."""
        if self.pending():
            raise RuntimeError("entries of the old epoch are still here; a person must decide about them first")
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute("DELETE FROM device")
            self._db.execute("INSERT INTO device VALUES (?, ?, ?, ?, 0, 0)", dataclasses.astuple(identity))

    def add(self, payload: bytes) -> int:
        """Allots the next sequence and stores the entry under it, in one transaction. Only then may it be sent."""
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute("UPDATE device SET last_sequence = last_sequence + 1")
            self._db.execute("INSERT INTO entry SELECT last_sequence, ? FROM device", (payload,))
            return self.last_sequence

    def confirm(self, applied_through: int) -> None:
        """The one place that deletes: the server has these for ever."""
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute("UPDATE device SET applied_through = max(applied_through, ?)", (applied_through,))
            self._db.execute("DELETE FROM entry WHERE sequence <= ?", (applied_through,))

    def pending(self) -> int:
        return self._db.execute("SELECT count(*) FROM entry").fetchone()[0]

    def after(self, sequence: int, limit: int) -> list[tuple[int, bytes]]:
        """The next entries in order, as they were stored."""
        query = "SELECT sequence, payload FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?"
        return self._db.execute(query, (sequence, limit)).fetchall()

    @property
    def last_sequence(self) -> int:
        return self._db.execute("SELECT last_sequence FROM device").fetchone()[0]

    @property
    def applied_through(self) -> int:
        return self._db.execute("SELECT applied_through FROM device").fetchone()[0]
