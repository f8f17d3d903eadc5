"""An order of 1,000 lines is received over the network by three real handhelds at once, one of them offline half of the time, all of
them cut off in the middle; an approver approves it, another person posts it, and the books are what a model of ten lines says.

Run: PROGRAMS=.build/release .build/python/bin/python -m pytest -q Tests/Interop/receiving_end_to_end_test.py
Products are those of ../shared/data/products.csv.gz where it is there, else made ones. The seed is printed; SEED=n plays it again.
"""

import collections
import csv
import gzip
import json
import os
import pathlib
import random
import subprocess
import sys
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Faults"))

from protocol import wire  # noqa: E402
from proxy import Closing, Cut, Moment, Proxy, Way  # noqa: E402
from server_process import ServerProcess  # noqa: E402
from shop import PIN, Shop  # noqa: E402

PROGRAMS = pathlib.Path(os.environ.get("PROGRAMS", ROOT / ".build/debug")).resolve()
DATA = ROOT.parent / "shared/data/products.csv.gz"
LINES = int(os.environ.get("LINES", 1_000))
DEVICES = 3
PATIENCE = 300
FAR = "2099-12-31"


def check_digit(body: str) -> str:
    """GS1 General Specifications 7.9: weights 3 and 1 from the right."""
    return str(-sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body))) % 10)


def trade_items(count: int) -> list[tuple[str, str]]:
    """EAN-13 numbers that no shop gives by itself, with names."""
    found: dict[str, str] = {}
    if DATA.exists():
        with gzip.open(DATA, "rt", newline="") as rows:
            for row in csv.DictReader(rows):
                code = row["barcode"]
                if len(code) != 13 or not code.isdigit() or code[0] in "02" or check_digit(code[:12]) != code[12]:
                    continue
                found.setdefault(code, row["name"].strip() or code)
                if len(found) == count:
                    break
    for number in range(count - len(found)):
        body = f"7610{number:08d}"
        found[body + check_digit(body)] = f"Made product {number}"
    return list(found.items())


class Goods:
    def __init__(self, number: int, code: str) -> None:
        self.code = code
        self.lot = f"L{number}" if number % 5 == 0 else ""
        self.product_id = 0


def import_goods(server: ServerProcess, work: pathlib.Path) -> list[Goods]:
    goods = []
    with open(work / "products.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["barcode", "name", "sku", "tracking"])
        for number, (code, name) in enumerate(trade_items(LINES)):
            goods.append(Goods(number, code))
            rows.writerow([code, name[:60], f"E2E-{number}", "lot" if goods[-1].lot else "none"])
    server.run("import", str(work / "products.csv"), "--data", str(server.data))
    return goods


class Device:
    """One `handheld` with a folder of its own."""

    def __init__(self, name: str, work: pathlib.Path, route, code: str) -> None:
        self.name, self.folder, self.route = name, work / name, route
        self.log = open(work / f"{name}.log", "w+")
        self.run("enrol", "--server", f"127.0.0.1:{route.port}", "--code", code)

    def run(self, *arguments: str, script: list[str] | None = None) -> str:
        process = self.start(*arguments, script=script)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, f"{self.name}: {arguments}: {said[-2000:]}"
        return said

    def start(self, *arguments: str, script: list[str] | None = None) -> subprocess.Popen:
        command = [str(PROGRAMS / "handheld"), *arguments, "--state", str(self.folder)]
        if script is not None:
            path = self.folder.with_suffix(".script")
            path.write_text("\n".join(script) + "\n")
            command = [str(PROGRAMS / "handheld"), "script", str(path), "--patience", "60000", "--state", str(self.folder)]
        out = subprocess.PIPE if not arguments or arguments[0] != "background" else self.log
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, text=True)

    def status(self) -> dict:
        return json.loads(self.run("status", "--json"))


def plan(goods: list[Goods], ordered: dict[int, int], dice: random.Random) -> tuple[list[list[str]], dict, collections.Counter]:
    """What each device does, and what must be in the books for it: by product and lot."""
    model: collections.Counter = collections.Counter()
    refused: collections.Counter = collections.Counter()
    work: list[list[list[str]]] = [[] for _ in range(DEVICES)]
    for item in goods:
        # A line may come in two parts, on two devices; some lines come short, a few not at all.
        wanted = ordered[item.product_id]
        arrived = 0 if dice.random() < 0.02 else wanted - (1 if wanted > 2 and dice.random() < 0.1 else 0)
        parts = [arrived] if arrived < 2 or dice.random() < 0.6 else [arrived // 2, arrived - arrived // 2]
        for device, part in zip(dice.sample(range(DEVICES), len(parts)), parts):
            if part == 0:
                continue
            steps = [f"lot {item.lot} expiry {FAR}"] if item.lot else []
            if dice.random() < 0.05:
                # A slip of the hand, taken back.
                steps += [f"scan {item.code} x7", "undo"]
            steps.append(f"scan {item.code} x{part}")
            if dice.random() < 0.03:
                steps.append("discrepancy damaged refuse 1 because crushed")
                refused[(item.product_id, item.lot)] += 1
            work[device].append(steps)
            model[(item.product_id, item.lot)] += part
    for steps in work:
        dice.shuffle(steps)
    return [[step for steps in device for step in steps] for device in work], dict(model), refused


def half_offline(steps: list[str]) -> list[str]:
    """The same steps, every other hundred without the server."""
    told = []
    for start in range(0, len(steps), 200):
        told += steps[start : start + 100] + ["offline"] + steps[start + 100 : start + 200] + ["online"]
    return told


@pytest.fixture
def world(tmp_path):
    proxy = Proxy()
    server = ServerProcess(PROGRAMS / "shelfwire", tmp_path / "books", proxy, tmp_path / "server.log")
    yield tmp_path, server, proxy
    server.stop()


def test_an_order_of_a_thousand_lines_is_received_by_three_handhelds_at_once(world):
    work, server, proxy = world
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"seed {seed}")
    dice = random.Random(seed)
    papers = work / "papers"
    made = json.loads(server.run("demo", "--data", str(server.data), "--papers", str(papers), "--json"))
    goods = import_goods(server, work)
    server.start()
    shop = Shop(server, made["administrator"], (papers / "admin.secret").read_text().strip())
    by_sku = {product.sku: product.product_id for product in shop.manager.pages("products", "ListProducts", "products")}
    for number, item in enumerate(goods):
        item.product_id = by_sku[f"E2E-{number}"]

    # The order: created by one, approved by another.
    ordered = {item.product_id: dice.randrange(1, 13) for item in goods}
    lines = [
        wire.purchase_orders.PurchaseOrderLineDraft(product_id=item.product_id, quantity=ordered[item.product_id], unit_cost_e4=12_500)
        for item in goods
    ]
    order = shop.manager.does(
        "purchase_orders", "CreatePurchaseOrder", store_id=shop.store_id, supplier_id=shop.supplier_id, lines=lines
    )
    shop.manager.does("purchase_orders", "SubmitPurchaseOrder", purchase_order_id=order.purchase_order_id)
    shop.approver.does("purchase_orders", "ApprovePurchaseOrder", purchase_order_id=order.purchase_order_id)
    shop.manager.does("purchase_orders", "SendPurchaseOrder", purchase_order_id=order.purchase_order_id)

    # Three devices; the first finds the order by a product on it, the others join its receipt.
    devices = [Device(f"pda{n}", work, proxy.route(), shop.enrolment_code(f"PDA {n}")) for n in range(DEVICES)]
    steps, model, refused = plan(goods, ordered, dice)
    devices[0].run(script=[f"sign-in {shop.clerk} {PIN}", f"wait-products {LINES} 120s", f"receive order {goods[0].code}"])
    drafts = shop.manager.does("receipts", "ListReceipts", store_id=shop.store_id, states=[1]).receipts
    receipt = next(draft for draft in drafts if draft.purchase_order_id == order.purchase_order_id)
    for device in devices[1:]:
        device.run(script=[f"sign-in {shop.clerk} {PIN}", f"wait-products {LINES} 120s", f"receive receipt {receipt.number}"])
    plans = [steps[0], half_offline(steps[1]), steps[2]]
    # Each is cut off in the middle of its work, when its tenth message has reached the server and no answer has come back.
    for device in devices:
        device.route.arm(Cut(Way.UP, 10, Moment.AFTER, Closing.RESET))
    running = [device.start("background", script=[*told, "wait-synced 120s"]) for device, told in zip(devices, plans)]

    # And once more all at the same instant, half way, as when the Wi-Fi restarts.
    is_torn = False
    deadline = time.monotonic() + PATIENCE
    half = sum(model.values()) // 2
    while any(process.poll() is None for process in running):
        assert time.monotonic() < deadline, "the devices did not come to their end"
        done = sum(shop.receipt_totals(receipt.receipt_id).values())
        if done >= half and not is_torn:
            is_torn = True
            for device in devices:
                device.route.cut_now(Closing.RESET)
        time.sleep(0.1)
    for device, process in zip(devices, running):
        device.log.seek(0)
        assert process.returncode == 0, f"{device.name}: {device.log.read()[-2000:]}"
        status = device.status()
        assert status["unsent"] == 0 and status["applied_through"] == status["last_sequence"]
    assert devices[0].route.cuts > 0 and devices[2].route.cuts > 0, "a device was not cut off in the middle"

    # What was scanned is on the receipt, once.
    assert shop.receipt_totals(receipt.receipt_id) == model

    # The paper: nobody approves what they scanned or opened; stock and payable change with the posting.
    assert stock(shop, model) == {}
    shop.manager.does("receipts", "SubmitReceipt", receipt_id=receipt.receipt_id)
    shop.approver.does("receipts", "ApproveReceipt", receipt_id=receipt.receipt_id)
    assert stock(shop, model) == {}
    shop.manager.does("receipts", "PostReceipt", receipt_id=receipt.receipt_id)
    taken = {key: units - refused[key] for key, units in model.items() if units > refused[key]}
    assert stock(shop, model) == taken
    posted = shop.manager.does("receipts", "GetReceipt", receipt_id=receipt.receipt_id).receipt
    assert posted.payable_minor == round(sum(taken.values()) * 125)
    received = shop.manager.does("purchase_orders", "GetPurchaseOrder", purchase_order_id=order.purchase_order_id).purchase_order
    by_product = collections.Counter()
    for (product, _), units in taken.items():
        by_product[product] += units
    assert {line.product_id: line.received for line in received.lines if line.received} == dict(by_product)
    assert received.state == wire.purchase_orders.PURCHASE_ORDER_STATE_PARTLY_RECEIVED

    put_away(shop, devices[0], goods, taken)
    server.drain()
    findings = server.verify(server.data)
    assert not findings.get("findings"), findings


def stock(shop: Shop, model: dict) -> dict:
    """What the store has of the order's goods, by product and lot."""
    products = {product for product, _ in model}
    found: collections.Counter = collections.Counter()
    for bucket in shop.manager.pages("stock_levels", "ListStock", "buckets", store_id=shop.store_id):
        if bucket.product_id in products:
            found[(bucket.product_id, bucket.lot_code)] += bucket.on_hand
    return dict(found)


def put_away(shop: Shop, device: Device, goods: list[Goods], taken: dict) -> None:
    """Three piles go where they are proposed, one elsewhere with a reason."""
    piles = [item for item in goods if taken.get((item.product_id, item.lot), 0) > 0][:4]
    locations = list(shop.manager.pages("stores", "ListLocations", "locations", store_id=shop.store_id))
    shelves = {place.code: place.location_id for place in locations if place.zone}
    expected = {}
    for number, item in enumerate(piles):
        units = taken[(item.product_id, item.lot)]
        proposal = shop.manager.does(
            "placements", "ProposePlacement", store_id=shop.store_id, product_id=item.product_id, lot_code=item.lot
        ).placement
        assert proposal.explanation and proposal.quantity == units
        place = proposal.code if number else next(code for code in shelves if code != proposal.code)
        expected[item.product_id] = (shelves[place], units)
        step = f"put-away {item.code} {units} {place}" + (f" lot {item.lot}" if item.lot else "")
        reason = "" if place == proposal.code else " because full"
        device.run(script=["wait-online 60s", step + reason, "wait-synced 60s", f"expect proposed {proposal.code}", "expect state accepted"])
    for product, (location, units) in expected.items():
        buckets = list(shop.manager.pages("stock_levels", "ListStock", "buckets", location_id=location, product_id=product))
        assert sum(bucket.on_hand for bucket in buckets) == units
