"""Work along a list on real handhelds against a real server: transfers, picking, places to count, a recall, alerts. What the device says
it did is what the books say.

Run: PROGRAMS=.build/debug HANDHELD=.build/debug/handheld python3 -m pytest Tests/Interop/handheld_lists_test.py
"""

import itertools
import json
import os
import pathlib
import subprocess
import sys
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Interop/Python"))
sys.path.insert(0, str(ROOT / "Tests/Interop"))

from demo_shop import DemoShop, Desk, eventually  # noqa: E402
from handheld_screen_test import HANDHELD, Window  # noqa: E402

PATIENCE = 300
MILK, RICE = "MILK-1L", "RICE-1K"
# Conditions, lot states, transfer states, reservation states and alert states as in the protocol.
SELLABLE, DAMAGED, QUARANTINE = 1, 2, 3
RECALLED = 3
SHIPPED, PARTLY_RECEIVED, RECEIVED = 3, 4, 5
PICKED = 2
OPEN, ACKNOWLEDGED, SNOOZED = 1, 2, 3


class Device:
    """One handheld with a folder of its own."""

    def __init__(self, shop, folder: pathlib.Path, name: str, code: str) -> None:
        self.shop, self.folder, self.name = shop, folder, name
        self.run("enrol", "--server", f"127.0.0.1:{shop.port}", "--code", code)

    def run(self, *arguments: str, expect: int = 0) -> str:
        done = subprocess.run(
            [HANDHELD, *arguments, "--state", str(self.folder)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, timeout=PATIENCE)
        assert done.returncode == expect, f"{self.name}: {arguments}: {done.stdout[-2000:]}"
        return done.stdout

    def script(self, *lines: str, expect: int = 0) -> list[dict]:
        path = self.folder.with_suffix(".script")
        path.write_text("wait-online 60s\nwait-products 20 60s\n" + "\n".join(lines) + "\n")
        said = self.run("script", str(path), "--json", "--patience", "30000", expect=expect)
        return [json.loads(line) for line in said.splitlines() if line.startswith("{")]

    def sign_in(self, user: str) -> None:
        """Hashing a secret may take longer than the device waits on a slow machine: then it is tried again, as a person would."""
        def tried() -> bool:
            done = subprocess.run(
                [HANDHELD, "script", "-", "--state", str(self.folder)], input=f"wait-online 60s\nsign-in {user} {self.shop.people[user]['pin']}\n",
                capture_output=True, text=True, timeout=PATIENCE)
            assert done.returncode in (0, 69), done.stderr
            return done.returncode == 0
        eventually(f"{user} is signed in", tried)


def location(shop, store_id: int, code: str) -> int:
    places = shop.manager.ask("stores", "ListLocations", store_id=store_id).locations
    return next(one.location_id for one in places if one.code == code)


def put(shop, sku: str, quantity: int, place: str, lot: str = "", expiry: str = "") -> None:
    """Goods arrive without an order, are approved by another person, and are carried to their shelf."""
    note = f"DN-{next(numbers)}"
    supplier = shop.manager.ask("stores", "ListSuppliers").suppliers[0].supplier_id
    receipt = shop.manager.write("receipts", "OpenReceipt", store_id=shop.store_id, supplier_id=supplier, delivery_note=note).receipt_id
    product = shop.product(sku).product_id
    shop.manager.write("receipts", "AddReceiptGoods", receipt_id=receipt, product_id=product, quantity=quantity, lot_code=lot, expiry=expiry)
    shop.manager.write("receipts", "SubmitReceipt", receipt_id=receipt)
    shop.supervisor.write("receipts", "ApproveReceipt", receipt_id=receipt)
    shop.supervisor.write("receipts", "PostReceipt", receipt_id=receipt)
    goods = {"product_id": product, "lot_code": lot, "location_id": location(shop, shop.store_id, "DOCK"), "quantity": quantity}
    to = location(shop, shop.store_id, place)
    shop.supervisor.write("stock_levels", "MoveStock", store_id=shop.store_id, lines=[{"goods": goods, "to_location_id": to}])


numbers = itertools.count(1)


def stock(desk, store_id: int, product_id: int) -> dict[tuple[str, str, int], int]:
    """On hand by place, lot and condition."""
    buckets = desk.ask("stock_levels", "ListStock", store_id=store_id, product_id=product_id).buckets
    return {(one.location_code, one.lot_code, one.condition): one.on_hand for one in buckets if one.on_hand}


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    shop = DemoShop(tmp_path_factory.mktemp("shop"))
    put(shop, MILK, 30, "C1", "M1", "2098-01-31")
    put(shop, MILK, 20, "C2", "M2", "2098-06-30")
    put(shop, RICE, 50, "D1")
    shop.emil = Desk(shop, "emil")
    stores = shop.emil.ask("stores", "ListStores").stores
    shop.other_store = next(one.store_id for one in stores if one.code == "02")
    # The server looks at levels when it starts.
    rule = {"least": 1_000}
    shop.manager.write("alerts", "SetAlertRule", store_id=shop.store_id, product_id=shop.product(MILK).product_id, rule=rule)
    shop.manager.write("alerts", "SetAlertRule", store_id=shop.store_id, product_id=shop.product(RICE).product_id, rule=rule)
    shop.stop()
    shop.start()
    yield shop
    shop.stop()
    shop.verify()


@pytest.fixture
def pda(shop, tmp_path, request):
    """Makes devices of the store, or of the other one, with somebody signed in."""
    def make(user: str, store_id: int = 0) -> Device:
        number = next(numbers)
        name = f"PDA {number}"
        desk = shop.emil if store_id == shop.other_store else shop.manager
        code = desk.write("terminals", "CreateEnrolmentCode", store_id=store_id or shop.store_id, terminal_name=name).code
        device = Device(shop, tmp_path / f"device-{number}", name, code)
        device.sign_in(user)
        return device

    return make


def transfer(shop, **products: int) -> tuple[int, str]:
    """Asked for by dora, approved by ben."""
    lines = [{"product_id": shop.product(sku).product_id, "quantity": quantity} for sku, quantity in products.items()]
    made = shop.manager.write("transfers", "CreateTransfer", from_store_id=shop.store_id, to_store_id=shop.other_store, lines=lines)
    shop.supervisor.write("transfers", "ApproveTransfer", transfer_id=made.transfer_id)
    return made.transfer_id, made.number


def state_of(desk, transfer_id: int) -> int:
    return desk.ask("transfers", "GetTransfer", transfer_id=transfer_id).transfer.state


def test_a_transfer_is_shipped_by_one_store_and_received_by_the_other_with_a_difference(shop, pda):
    milk, rice = shop.product(MILK).product_id, shop.product(RICE).product_id
    number_of, number = transfer(shop, **{MILK: 10, RICE: 5})
    before = stock(shop.manager, shop.store_id, milk)
    sender = pda("anna")
    rows = sender.script("list ships")
    assert [row["number"] for row in rows if "row" in row] == [number]
    sender.script(
        f"ship {number}", "expect open 2", "expect refused placeMissing", f"scan {shop.code(RICE)}",
        "place D1", f"scan {shop.code(RICE)} x5", "expect total 5", "expect expected 5", "expect open 1",
        "expect refused moreThanListed", f"take {shop.code(RICE)} 1",
        f"take {shop.code(MILK)} 10 from C1 lot M1", "expect open 0",
        # Without the server goods are scanned and kept, and nothing is sent.
        "offline", "expect refused needsServer", "list ships", "undo", "expect open 1", f"take {shop.code(MILK)} 8 from C1 lot M1",
        "expect refused needsServer", "finish")
    assert state_of(shop.manager, number_of) != SHIPPED
    # Switched off and on, the goods are still in hand.
    done = sender.script("expect open 1", "finish", "list ships", "expect listed 0")
    assert any("2 " in line.get("missing", "") for line in done)
    assert state_of(shop.manager, number_of) == SHIPPED
    after = stock(shop.manager, shop.store_id, milk)
    assert before[("C1", "M1", SELLABLE)] - after[("C1", "M1", SELLABLE)] == 8

    taker = pda("emil", shop.other_store)
    taker.script(
        f"receive transfer {number}", "expect open 2", "expect refused notOnList", f"take {shop.code(MILK)} 1 lot M2",
        "expect refused moreThanListed", f"take {shop.code(MILK)} 9 lot M1", f"take {shop.code(MILK)} 5 lot m1",
        "place D2", f"scan {shop.code(RICE)} x4", "count 1", "damaged", "finish")
    assert state_of(shop.emil, number_of) == PARTLY_RECEIVED
    # What did not come yet is what the list asks for next.
    taker.script("list arrivals", "expect listed 1", f"receive transfer {number}", "expect open 1", f"take {shop.code(MILK)} 3 lot M1", "finish")
    assert state_of(shop.emil, number_of) == RECEIVED
    assert stock(shop.emil, shop.other_store, milk) == {("DOCK", "M1", SELLABLE): 8}
    assert stock(shop.emil, shop.other_store, rice) == {("D2", "", SELLABLE): 4, ("D2", "", DAMAGED): 1}


def test_a_pick_follows_the_dates_and_another_lot_is_logged_with_its_reason(shop, pda):
    milk = shop.product(MILK).product_id
    anna = Desk(shop, "anna")
    soon = int(time.time() * 1000) + 86_400_000
    made = anna.write(
        "reservations", "ReserveStock", store_id=shop.store_id, reference="Mrs Ho", expires_ms=soon, lines=[{"product_id": milk, "quantity": 4}])
    clerk = pda("anna")
    clerk.script(
        "list picks", "expect listed 1", f"pick {made.number}", "expect open 1",
        # The later lot is refused on the device, and with a reason by the server: a clerk may not.
        "expect refused notDue", f"take {shop.code(MILK)} 4 lot M2",
        f"take {shop.code(MILK)} 4 from C2 lot M2 because torn", "expect refused NOT_PERMITTED", "finish",
        "undo", f"take {shop.code(MILK)} 1 lot M1", "finish")
    boss = pda("ben")
    boss.script(f"pick {made.number}", f"take {shop.code(MILK)} 3 from C2 lot M2 because \"M1 is torn\"", "expect open 0", "finish")
    found = anna.ask("reservations", "GetReservation", reservation_id=made.reservation_id).reservation
    assert found.state == PICKED
    assert sorted((line.lot_code, line.quantity) for line in found.lines if line.picked) == [("M1", 1), ("M2", 3)]
    anna.write("reservations", "ReleaseReservation", reservation_id=made.reservation_id, note="tried")


def test_places_are_counted_taken_over_on_purpose_and_given_back(shop, pda):
    opened = shop.manager.write("stocktakes", "OpenStocktake", store_id=shop.store_id, zone="dry", blind=True)
    holder = pda("ben")
    counter = pda("cara")
    holder.script(f"count-at {opened.number} D1")

    def in_hands(place: str) -> str:
        tasks = shop.manager.ask("stocktakes", "ListCountTasks", stocktake_id=opened.stocktake_id).tasks
        return next(one.terminal_name for one in tasks if one.location_code == place)

    assert in_hands("D1") == holder.name
    rows = counter.script("list places", "expect refused heldElsewhere", f"count-at {opened.number} D1")
    assert {"place": "D1", "holder": holder.name}.items() <= next(row for row in rows if row.get("place") == "D1").items()
    assert in_hands("D1") == holder.name
    counter.script(
        f"count-at {opened.number} D1 take-over", f"scan {shop.code(RICE)} x7", "wait-synced 60s", "expect total 7", f"give-back {opened.number} D1",
        "expect refused heldElsewhere", f"give-back {opened.number} D1")
    assert in_hands("D1") == ""


def test_a_recall_is_told_found_and_set_aside_through_the_screen(shop, pda):
    milk = shop.product(MILK)
    device = pda("anna")
    device.script("say the product list is there")
    window = Window("run", "--state", str(device.folder))
    try:
        window.wait("ONLINE", seconds=60)
        buyer = Desk(shop, "bob")
        buyer.write("lots", "SetLotStatus", product_id=milk.product_id, lot_code="M2", status=RECALLED, note="glass found")
        window.wait("RECALL", "M2", seconds=60)
        window.scan(".m")
        window.wait("5 Recalled and held lots", "Number>")
        window.scan("5")
        window.wait("M2 recalled", seconds=60)
        window.scan("1")
        window.wait("C2", "Number>", seconds=60)
        there = stock(shop.manager, shop.store_id, milk.product_id)[("C2", "M2", SELLABLE)]
        window.wait(str(there))
        row = next(line for line in window.text.splitlines() if " C2 " in line)
        window.scan(row.split("│")[1].split()[0])
        window.wait("Scan the goods>")
        window.scan(shop.code(RICE))
        window.wait("How many>")
        window.scan("")
        window.wait("That is not")
        window.scan(".m 5")
        window.wait("M2 recalled", seconds=60)
        window.scan("1")
        window.wait("C2", "Number>", seconds=60)
        window.scan(row.split("│")[1].split()[0])
        window.wait("Scan the goods>")
        window.scan(shop.code(MILK))
        window.wait("How many>")
        window.scan("")
        window.wait("Scan>", f"Booked  +{there} pcs", seconds=60)
        eventually("the goods are set aside", lambda: ("C2", "M2", QUARANTINE) in stock(shop.manager, shop.store_id, milk.product_id))
        left = stock(shop.manager, shop.store_id, milk.product_id)
        assert left[("C2", "M2", QUARANTINE)] == there and ("C2", "M2", SELLABLE) not in left
    finally:
        window.child.close(force=True)


def test_alerts_are_seen_to_and_put_off_and_a_clerk_may_only_look(shop, pda):
    def alerts() -> dict[int, int]:
        return {one.product_id: one.state for one in shop.manager.ask("alerts", "ListAlerts", store_id=shop.store_id).alerts}

    eventually("the server has looked", lambda: len(alerts()) == 2)
    clerk = pda("anna")
    clerk.script("list alerts", "expect listed 2", "expect refused NOT_PERMITTED", "acknowledge 1", "expect refused unknownTask", "snooze 3 1")
    boss = pda("ben")
    boss.script("list alerts", "acknowledge 1 because \"I order today\"", "expect refused badQuantity", "snooze 2 31", "snooze 2 30")
    assert sorted(alerts().values()) == [ACKNOWLEDGED, SNOOZED]


def test_the_screen_works_along_a_transfer_in_chinese_and_forgets_nothing_when_it_is_killed(shop, pda):
    number_of, number = transfer(shop, **{RICE: 3})
    device = pda("anna")
    device.script("say the product list is there")
    window = Window("run", "--state", str(device.folder), "--language", "zh")
    try:
        window.wait("在线", seconds=60)
        window.scan(".m 1")
        window.wait("调拨发货", number, seconds=60)
        window.scan("1")
        window.wait(f"发货 {number}", "未完成行 1 / 1", seconds=60)
        window.scan("D1")
        window.wait("库位: D1")
        window.scan(shop.code(RICE))
        window.wait("1 / 3")
        os.kill(window.child.pid, 9)
        window.child.wait()
    finally:
        window.child.close(force=True)
    window = Window("run", "--state", str(device.folder), "--language", "zh")
    try:
        window.wait("在线", f"发货 {number}", seconds=60)
        window.scan("2*")
        window.scan(shop.code(RICE))
        window.wait("已齐")
        window.scan(".f")
        window.wait("发送")
        window.scan("")
        window.wait(f"已发货: {number}", seconds=60)
    finally:
        window.child.close(force=True)
    assert state_of(shop.manager, number_of) == SHIPPED
