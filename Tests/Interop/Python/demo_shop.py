"""The demo shop on a real server, built from this repository, and its people at their desks."""

import functools
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import uuid

import grpc

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "Clients" / "Python"
sys.path.insert(0, str(SAMPLE))

from protos import module  # noqa: E402

CALL_SECONDS = 20
# Secrets are hashed slowly on purpose, and slower still by programs built without optimisation on a busy machine.
SIGN_IN_SECONDS = 120
STARTING_SECONDS = 60
ANSWERING_SECONDS = 150


def program() -> pathlib.Path:
    folder = os.environ.get("PROGRAMS")
    if not folder:
        shown = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
        folder = shown.stdout.strip()
    return pathlib.Path(folder) / "shelfwire"


def environment() -> dict[str, str]:
    """Ours without what the server would take for its settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SHELFWIRE_")}


def eventually(what: str, condition, seconds: float = ANSWERING_SECONDS):
    """The first true answer of `condition`."""
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)
    return answer


class DemoShop:
    """A data folder with the demo's goods and people, and the server on it."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.data, self.ready, self.log = folder / "data", folder / "ready", folder / "server.log"
        papers = folder / "papers"
        made = self._run("demo", "--data", str(self.data), "--papers", str(papers), "--json")
        self.order = json.loads(made)["order"]
        self.people = {one["user"]: one for one in json.loads((papers / "people.json").read_text())}
        for name, person in self.people.items():
            (folder / f"{name}.pin").write_text(person["pin"] + "\n")
        self.port = 0
        self.start()
        self.manager, self.supervisor = Desk(self, "dora"), Desk(self, "ben")
        self.store_id = next(one.store_id for one in self.manager.ask("stores", "ListStores").stores if one.code == "01")

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [program(), *arguments], capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL, env=environment()
        )
        assert done.returncode == 0, f"shelfwire {' '.join(arguments)} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def start(self) -> None:
        self.ready.unlink(missing_ok=True)
        command = [program(), "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--ready-file", self.ready]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment())
        eventually("the server is ready", lambda: self.ready.exists() or self.process.poll() is not None, STARTING_SECONDS)
        assert self.process.poll() is None, self.log.read_text()
        self.port = int(self.ready.read_text().strip().rsplit(":", 1)[-1])

    def stop(self) -> None:
        """In order, as an operator would."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(STARTING_SECONDS) == 0, self.log.read_text()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def verify(self) -> None:
        """The books add up. While no server runs."""
        self._run("verify", "--data", str(self.data))

    @functools.cache
    def product(self, sku: str):
        products = self.manager.ask("products", "ListProducts", search=sku).products
        return next(one for one in products if one.sku == sku)

    def code(self, sku: str) -> str:
        """The EAN-13 of one piece."""
        return next(code.code[1:] for code in self.product(sku).barcodes if code.level == "each")

    def case_code(self, sku: str) -> str:
        return next(code.code for code in self.product(sku).barcodes if code.level == "case")

    def enrolment_code(self, name: str) -> str:
        return self.manager.write("terminals", "CreateEnrolmentCode", store_id=self.store_id, terminal_name=name).code

    def applied_through(self, terminal_name: str) -> int:
        known = self.manager.ask("terminals", "ListTerminals", store_id=self.store_id).terminals
        return next(one.applied_through for one in known if one.name == terminal_name)

    def receipt(self, number: str):
        listed = self.manager.ask("receipts", "ListReceipts", store_id=self.store_id).receipts
        found = next(one.receipt_id for one in listed if one.number == number)
        return self.manager.ask("receipts", "GetReceipt", receipt_id=found).receipt

    def lines(self, number: str) -> dict[str, int]:
        """Quantity by product and lot, as the server adds it up."""
        return {f"{line.product_name}/{line.lot_code}": line.quantity for line in self.receipt(number).lines}

    def open_receipt(self, note: str) -> str:
        supplier = self.manager.ask("stores", "ListSuppliers").suppliers[0].supplier_id
        opened = self.manager.write("receipts", "OpenReceipt", store_id=self.store_id, supplier_id=supplier, delivery_note=note)
        return opened.number

    def on_hand(self, sku: str) -> int:
        stock = self.manager.ask("stock_levels", "ListStock", store_id=self.store_id, product_id=self.product(sku).product_id)
        return sum(bucket.on_hand for bucket in stock.buckets)


class Desk:
    """A person at a desk, signed in once: sessions outlive a restart of the server."""

    SERVICES = {"purchase_orders": "PurchaseOrders", "stock_levels": "StockLevels"}

    def __init__(self, shop: DemoShop, name: str) -> None:
        self.shop, self.name, self._token = shop, name, ""

    def ask(self, service: str, verb: str, metadata=(), **fields):
        """`desk.ask("receipts", "GetReceipt", receipt_id=1)`."""
        with grpc.insecure_channel(f"127.0.0.1:{self.shop.port}") as channel:
            if not self._token:
                self._sign_in(channel)
            stub = getattr(module(f"{service}_pb2_grpc"), f"{self.SERVICES.get(service, service.capitalize())}Stub")(channel)
            request = getattr(module(f"{service}_pb2"), f"{verb}Request")(**fields)
            signed = [("authorization", f"Bearer {self._token}"), *metadata]
            return getattr(stub, verb)(request, metadata=signed, timeout=CALL_SECONDS)

    def write(self, service: str, verb: str, **fields):
        return self.ask(service, verb, metadata=[("idempotency-key", uuid.uuid4().hex)], **fields)

    def _sign_in(self, channel: grpc.Channel) -> None:
        sessions = module("sessions_pb2")
        request = sessions.SignInRequest(user_name=self.name, secret=self.shop.people[self.name]["password"])
        reply = module("sessions_pb2_grpc").SessionsStub(channel).SignIn(request, timeout=SIGN_IN_SECONDS)
        self._token = reply.token.hex()
