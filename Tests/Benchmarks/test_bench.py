"""The benchmarks' own judges: a judge that finds nothing proves nothing."""

import sqlite3

import pytest

import bench
import floor
from shop import check_digit, figures, lay_places, made_up_products


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
