"""The benchmarks' own judges: a judge that finds nothing proves nothing."""

import hashlib
import pathlib
import sqlite3
import struct
import types

import pytest

import bench
import floor
import history
from shop import OwnCopy, Trouble, check_digit, figures, lay_ballast, lay_places, made_up_products


def test_figures_are_read_by_name():
    assert figures("rate 12.5 scans/s\nwords that are no figure at all\np50 3 ms\n") == {"rate": 12.5, "p50": 3.0}


@pytest.mark.parametrize(("digits", "code"), [("400638133393", "4006381333931"), ("590123412345", "5901234123457")])
def test_codes_have_right_check_digits(digits, code):
    assert check_digit(digits) == code


def test_made_up_products_are_all_different():
    lines = made_up_products(500)
    assert lines[0] == "barcode,name" and len({line.split(",")[0] for line in lines[1:]}) == 500


@pytest.mark.parametrize(
    ("value", "bounds", "is_worse"),
    [
        (0.5, {"at_least": 0.5}, False),
        (0.43, {"at_least": 0.5}, False),
        (0.42, {"at_least": 0.5}, True),
        (2.0, {"at_most": 2.0}, False),
        (2.29, {"at_most": 2.0}, False),
        (2.31, {"at_most": 2.0}, True),
    ],
)
def test_a_ratio_is_worse_beyond_the_margin(value, bounds, is_worse):
    assert bool(bench.judge({"x": value}, {"x": bounds})) == is_worse


@pytest.mark.parametrize(
    ("value", "side", "bound", "is_met"),
    [(2.0, "at_most", 2, True), (2.01, "at_most", 2, False), (0.6, "at_least", 0.6, True), (0.59, "at_least", 0.6, False)],
)
def test_a_goal_is_met_at_its_bound(value, side, bound, is_met):
    assert bench.against_goal(value, side, bound).endswith("met" if is_met else "MISSED")


def test_every_goal_is_of_a_figure_that_some_measurement_gives():
    source = (bench.ROOT / "Tests" / "Benchmarks" / "bench.py").read_text()
    assert all(source.count(f'"{name}"') >= 2 and side in ("at_most", "at_least") for name, (side, _) in bench.GOALS.items())


def test_places_are_laid_near_ones_filled(tmp_path):
    (tmp_path / "books").mkdir()
    (tmp_path / "fleet.json").write_text('{"store": 7, "products": [{"id": 4, "code": "1"}, {"id": 5, "code": "2"}]}')
    with sqlite3.connect(tmp_path / "books" / "shelfwire.db") as db:
        db.execute("CREATE TABLE location (id INTEGER, store INTEGER, kind INTEGER, code TEXT, name TEXT, zone TEXT)")
        db.execute("INSERT INTO location VALUES (3, 7, 2, 'DOCK', '', '')")
        db.execute("CREATE TABLE place_size (location INTEGER, capacity INTEGER, distance INTEGER)")
        db.execute(
            "CREATE TABLE balance (product INTEGER, lot INTEGER, location INTEGER, condition INTEGER, on_hand INTEGER, reserved INTEGER,"
            " value_e4 INTEGER, last_sequence INTEGER)"
        )
    db.close()
    lay_places(tmp_path, 8)
    with sqlite3.connect(tmp_path / "books" / "shelfwire.db") as db:
        assert db.execute("SELECT count(*), max(distance) FROM place_size").fetchone() == (8, 8)
        assert [shelf for (shelf,) in db.execute("SELECT location FROM balance ORDER BY location")] == [4, 5, 6, 7, 8, 9]
    db.close()


def test_ballast_has_the_size_that_was_asked_for(tmp_path):
    lay_ballast(tmp_path, 3)
    assert 3e6 < (tmp_path / "shelfwire.db").stat().st_size < 4e6


def test_a_copy_is_due_one_interval_after_the_name_in_its_folder(tmp_path):
    copy = OwnCopy(tmp_path / "copies", 30)
    (name,) = [file.name for file in (tmp_path / "copies").iterdir()]
    hour, minute, second = (int(name[index : index + 2]) for index in (19, 21, 23))
    assert (hour * 3600 + minute * 60 + second + OwnCopy.INTERVAL) % 86_400 == copy.due % 86_400
    assert copy.options[-1] == "1"


@pytest.mark.parametrize("line", ["notice server : bytes=9 ms=2345 [Server] backup written and checked", "backup written and checked bytes=9 ms=2345"])
def test_what_a_copy_took_is_read_from_the_log(tmp_path, line):
    (tmp_path / "log").write_text(f"notice server : ms=1 started\n{line}\nnotice server : ms=2 stopped\n")
    copy = OwnCopy(tmp_path / "copies", 30)
    assert copy.await_from(types.SimpleNamespace(folder=tmp_path)) == (2.345, 0)


def test_scans_that_begin_after_the_copy_are_no_measurement(tmp_path):
    with pytest.raises(Trouble, match="due before"):
        OwnCopy(tmp_path / "copies", 0).await_from(types.SimpleNamespace(folder=tmp_path))


def small_books(folder: pathlib.Path) -> None:
    with sqlite3.connect(folder / "shelfwire.db") as db:
        db.execute("CREATE TABLE location (id INTEGER, store INTEGER, kind INTEGER)")
        db.execute("INSERT INTO location VALUES (1, 7, 2), (2, 7, 11), (3, 7, 1)")
        db.execute(
            "CREATE TABLE balance (product INTEGER, lot INTEGER, location INTEGER, condition INTEGER, on_hand INTEGER, reserved INTEGER,"
            " value_e4 INTEGER, last_sequence INTEGER)"
        )
        db.executemany("INSERT INTO balance VALUES (?, 0, 1, 1, 5, 0, 40, 1)", [(product,) for product in range(1, 151)])
        db.execute("CREATE TABLE posting_block (block INTEGER PRIMARY KEY, latest_occurred_ms INTEGER)")
        columns = "sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms, occurred_ms, received_ms"
        db.execute(f"CREATE TABLE journal ({columns}, business_date, payload, request_hash, verdict, reply, corrects, prev_hash, hash)")
        db.execute("INSERT INTO journal VALUES (1, 0, 0, 1, 144, 5, 6, 7, 0, 9, 9, 9, '2026-11-22', x'', x'', 1, x'', 0, x'00', ?)", (b"h" * 32,))
        db.execute(
            "CREATE TABLE posting (journal_sequence INTEGER, line INTEGER, product INTEGER, lot INTEGER, location INTEGER, condition INTEGER,"
            " quantity INTEGER, value_e4 INTEGER, occurred_ms INTEGER)"
        )
    db.close()


def test_a_long_past_is_a_chain_that_ends_where_it_began(tmp_path):
    small_books(tmp_path)
    assert history.lay(tmp_path, 7, 1_000) == 1_200
    with sqlite3.connect(tmp_path / "shelfwire.db") as db:
        assert db.execute("SELECT count(*) FROM posting").fetchone() == (1_200,)
        moved = db.execute("SELECT product, location, sum(quantity), sum(value_e4), count(*) FROM posting GROUP BY product, location").fetchall()
        assert len(moved) == 300 and all(row[2:] == (0, 0, 4) for row in moved)
        assert db.execute("SELECT on_hand, value_e4, count(*) FROM balance GROUP BY 1, 2").fetchall() == [(0, 0, 150), (5, 40, 150)]
        last = dict(db.execute("SELECT product, max(journal_sequence) FROM posting GROUP BY product").fetchall())
        assert all(last[product] == sequence for product, sequence in db.execute("SELECT product, last_sequence FROM balance"))
        rows = db.execute("SELECT sequence, prev_hash, hash FROM journal ORDER BY sequence").fetchall()
        assert [row[0] for row in rows] == list(range(1, 10)) and all(row[1] == before[2] for row, before in zip(rows[1:], rows, strict=False))
        postings = db.execute("SELECT product, lot, location, condition, quantity, value_e4, occurred_ms FROM posting WHERE journal_sequence = 2 ORDER BY line").fetchall()
        numbers = (2, 0, 0, 2, 200, 5, 6, 7, 0, 9, 9, 9, 1, 0)
        sealed = b"h" * 32 + struct.pack("<14qq10sqqqq", *numbers, 10, b"2026-11-22", 0, 0, 0, len(postings))
        sealed += b"".join(struct.pack("<7q", *posting) for posting in postings)
        assert rows[1][2] == hashlib.sha256(sealed).digest()
        assert db.execute("SELECT * FROM posting_block").fetchall() == [(0, 9)]
    db.close()


def test_what_was_not_measured_is_not_judged():
    assert bench.judge({}, {"x": {"at_least": 1}}) == []


def test_every_expectation_is_a_ratio_that_some_measurement_gives():
    import json

    names = json.loads(bench.EXPECTATIONS.read_text())
    source = (bench.ROOT / "Tests" / "Benchmarks" / "bench.py").read_text()
    assert names and all(name.find("ratio") >= 0 and f'"{name}"' in source for name in names)


def books(path, counted):
    with sqlite3.connect(path) as db:
        for table in floor.COMPARED:
            db.execute(f"CREATE TABLE {table} (id INTEGER, value INTEGER)")
        db.execute("INSERT INTO count_line VALUES (1, ?)", (counted,))
    db.close()
    return path


def test_tables_that_differ_are_found(tmp_path):
    one, same, other = books(tmp_path / "1.db", 5), books(tmp_path / "2.db", 5), books(tmp_path / "3.db", 6)
    assert floor.differences(one, same) == []
    assert any("count_line" in line for line in floor.differences(one, other))
