"""The shop the faults happen in: its people, its goods, its documents, all through the server's own calls."""

import dataclasses
import itertools
import json
import uuid

import grpc

from pocket import CHANNEL_OPTIONS, Identity, monotonic_ms, now_ms
from protocol import wire
from server_process import ServerProcess, Trouble

CALL_SECONDS = 20
PASSWORD = "a long password for the crash shop"
PIN = "271828"
FAR_EXPIRY = "2099-12-31"


@dataclasses.dataclass(frozen=True)
class Product:
    """A product as a terminal's product master knows it, with a code that means one base unit."""

    product_id: int
    code: str
    by_lot: bool
    expiry: str
    """What to give where the product asks for an expiry; else empty."""


class Person:
    """Somebody signed in at a desk."""

    def __init__(self, port: int, name: str, password: str) -> None:
        self.name = name
        self._password = password
        self.call(port)

    def call(self, port: int) -> None:
        """Signs in at the server that listens on `port` now."""
        self._channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=CHANNEL_OPTIONS)
        request = wire.sessions.SignInRequest(user_name=self.name, secret=self._password)
        reply = wire.sessions_grpc.SessionsStub(self._channel).SignIn(request, timeout=CALL_SECONDS)
        self._token = reply.token.hex()

    def does(self, service: str, verb: str, **fields):
        """`person.does("receipts", "SubmitReceipt", receipt_id=1)`."""
        return self.says(uuid.uuid4().hex, service, verb, **fields)

    def says(self, key: str, service: str, verb: str, **fields):
        """The same under a key of one's own, so that it can be said again."""
        module, stubs = getattr(wire, service), getattr(wire, f"{service}_grpc")
        names = {"purchase_orders": "PurchaseOrders", "stock_levels": "StockLevels"}
        stub = getattr(stubs, f"{names.get(service, service.capitalize())}Stub")(self._channel)
        metadata = [("authorization", f"Bearer {self._token}"), ("idempotency-key", key)]
        return getattr(stub, verb)(getattr(module, f"{verb}Request")(**fields), metadata=metadata, timeout=CALL_SECONDS)

    def pages(self, service: str, verb: str, field: str, **fields):
        """All items of a paged list."""
        token = b""
        while True:
            reply = self.does(service, verb, page=wire.vocabulary.Page(size=1000, token=token), **fields)
            yield from getattr(reply, field)
            if not (token := reply.next_token):
                return


class Shop:
    """One store of the demo shop with people of our own, so that nothing depends on the demo's generated secrets."""

    def __init__(self, server: ServerProcess, administrator: str, secret: str) -> None:
        self.server = server
        self.administrator = Person(server.port, administrator, secret)
        self.store_id = self.administrator.does("stores", "ListStores").stores[0].store_id
        self._names = itertools.count(1)
        self.manager = self._hire("crash.manager", "store_manager")
        self.approver = self._hire("crash.approver", "store_manager")
        self.clerk = "crash.clerk"
        self._hire(self.clerk, "clerk", "counter", signs_in=False)
        self.supplier_id = self.manager.does("stores", "ListSuppliers").suppliers[0].supplier_id

    def _hire(self, name: str, *roles: str, signs_in: bool = True) -> Person | None:
        grants = [wire.users.RoleGrant(role=role, store_id=0) for role in roles]
        self.administrator.does(
            "users", "CreateUser", user_name=name, display_name=name, password=PASSWORD, pin=PIN, grants=grants
        )
        return Person(self.server.port, name, PASSWORD) if signs_in else None

    def sign_in_again(self) -> None:
        """After a restart: new connections, same people."""
        for person in (self.manager, self.approver):
            person.call(self.server.port)

    def enrolment_code(self, name: str) -> str:
        return self.manager.does("terminals", "CreateEnrolmentCode", store_id=self.store_id, terminal_name=name).code

    def enrol(self, name: str, signs_in: bool = True) -> Identity:
        """A new terminal, with the clerk signed in on it."""
        with grpc.insecure_channel(f"127.0.0.1:{self.server.port}", options=CHANNEL_OPTIONS) as channel:
            request = wire.terminals.EnrolTerminalRequest(code=self.enrolment_code(name), model="harness", app_version="1")
            reply = wire.terminals_grpc.TerminalsStub(channel).EnrolTerminal(request, timeout=CALL_SECONDS)
            identity = Identity(reply.terminal_id, reply.epoch, reply.credential.hex(), reply.store_id)
            if not signs_in:
                return identity
            request = wire.sessions.SignInRequest(user_name=self.clerk, secret=PIN)
            reply = wire.sessions_grpc.SessionsStub(channel).SignIn(request, metadata=identity.metadata, timeout=CALL_SECONDS)
            return dataclasses.replace(identity, session_id=reply.session_id)

    def products(self, identity: Identity) -> list[Product]:
        """Products that are scanned by the piece, from the product master."""
        found = []
        with grpc.insecure_channel(f"127.0.0.1:{self.server.port}", options=CHANNEL_OPTIONS) as channel:
            stub = wire.terminals_grpc.TerminalsStub(channel)
            request = wire.terminals.PullCatalogRequest()
            for chunk in stub.PullCatalog(request, metadata=identity.metadata, timeout=CALL_SECONDS):
                for item in chunk.upserts:
                    if item.WhichOneof("item") == "product" and (product := plain(item.product)):
                        found.append(product)
        if not any(p.by_lot for p in found) or not any(not p.by_lot for p in found):
            raise Trouble("the demo shop has no plain products to scan, with and without lots")
        return found

    def shelf(self) -> tuple[int, str]:
        """A place that can be counted: its id, and the code on its label."""
        places = list(self.manager.pages("stores", "ListLocations", "locations", store_id=self.store_id))
        shelves = [(place.location_id, place.code) for place in places if place.zone]
        if not shelves:
            raise Trouble("the demo shop has no place with a zone")
        return shelves[0]

    def open_stocktake(self) -> tuple[int, str]:
        reply = self.manager.does("stocktakes", "OpenStocktake", store_id=self.store_id)
        return reply.stocktake_id, reply.number

    def open_receipt(self, note: str) -> tuple[int, str]:
        reply = self.manager.does(
            "receipts", "OpenReceipt", store_id=self.store_id, supplier_id=self.supplier_id, delivery_note=note
        )
        return reply.receipt_id, reply.number

    def receipt_totals(self, receipt_id: int) -> dict[tuple[int, str], int]:
        """Quantity by product and lot, as the server adds it up."""
        totals: dict[tuple[int, str], int] = {}
        for line in self.manager.does("receipts", "GetReceipt", receipt_id=receipt_id).receipt.lines:
            key = (line.product_id, line.lot_code)
            totals[key] = totals.get(key, 0) + line.quantity
        return totals

    def stocktake_totals(self, stocktake_id: int) -> dict[tuple[int, str], int]:
        totals: dict[tuple[int, str], int] = {}
        for line in self.manager.pages("stocktakes", "GetVariance", "lines", stocktake_id=stocktake_id):
            if line.counted:
                key = (line.product_id, line.lot_code)
                totals[key] = totals.get(key, 0) + line.counted
        return totals


def plain(product) -> Product | None:
    """The product, if one of its codes is an EAN-13 that means one piece."""
    each = wire.vocabulary.UNIT_EACH
    codes = [code.code for code in product.barcodes if code.quantity == 1 and len(code.code) == 14 and code.code[0] == "0"]
    if product.unit != each or not codes or codes[0][1:3] in ("02", *map(str, range(20, 30))):
        return None
    by_lot = product.tracking == wire.vocabulary.TRACKING_LOT
    if product.expiry_required and not by_lot:
        return None
    return Product(product.product_id, codes[0][1:], by_lot, FAR_EXPIRY if by_lot else "")


def fresh(server: ServerProcess) -> Shop:
    """A data folder with the demo's goods, a server on it, and our people in it."""
    papers = server.data.parent / "papers"
    made = json.loads(server.run("demo", "--data", str(server.data), "--papers", str(papers), "--json"))
    server.start()
    return Shop(server, made["administrator"], (papers / "admin.secret").read_text().strip())


@dataclasses.dataclass(frozen=True)
class Task:
    """The document one works on, and where one stands: the receipt's own dock (0), or the shelf that is counted."""

    document_id: int
    location_id: int = 0


def scan(identity: Identity, boot_id: int, task: Task, product: Product, times: int = 1, lot: str = ""):
    """One pull of the trigger as an Entry."""
    return wire.terminals.Entry(
        captured_ms=now_ms(),
        monotonic_ms=monotonic_ms(),
        boot_id=boot_id,
        session_id=identity.session_id,
        document_id=task.document_id,
        feedback=True,
        scan=wire.terminals.ScanEntry(
            raw=product.code.encode(),
            symbology="]E0",
            times=times,
            location_id=task.location_id,
            lot_code=lot,
            expiry=product.expiry if lot else "",
        ),
    )
