"""A handheld terminal in Python: enrols, signs in, and streams scans into a receipt or a stocktake. See README.md.

    python sample.py --server 127.0.0.1:7443 --code CODE --user anna --pin-file pin.txt --order PO-1-000001

Scans come on standard input, one a line, as from a keyboard-wedge scanner. They are taken at any time, sent while there is a
connection, and deleted when the server has confirmed them. Ends when the input has ended and all is confirmed.
"""

import argparse
import asyncio
import pathlib
import sys
import threading

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from clocks import BOOT_ID, monotonic_ms, wall_ms
from conversation import APP_VERSION, Conversation, Stop
from outbox import Identity, Outbox
from protos import module

terminals, terminals_grpc = module("terminals_pb2"), module("terminals_pb2_grpc")
sessions, sessions_grpc = module("sessions_pb2"), module("sessions_pb2_grpc")
orders, orders_grpc = module("purchase_orders_pb2"), module("purchase_orders_pb2_grpc")
receipts, receipts_grpc = module("receipts_pb2"), module("receipts_pb2_grpc")
stocktakes, stocktakes_grpc = module("stocktakes_pb2"), module("stocktakes_pb2_grpc")
stores, stores_grpc = module("stores_pb2"), module("stores_pb2_grpc")
PAGE = module("vocabulary_pb2").Page(size=1000)

CALL_SECONDS = 20
# Hashing a secret is slow on purpose, and when a shift begins many sign in at once.
SIGN_IN_SECONDS = 60
# A dead Wi-Fi gives no error by itself: ask after 20 s of silence. The server takes pings closer than 10 s for abuse.
CHANNEL_OPTIONS = [("grpc.keepalive_time_ms", 20_000), ("grpc.keepalive_timeout_ms", 10_000)]


class Terminal:
    """The device and the person who holds it."""

    def __init__(self, options: argparse.Namespace, channel: grpc.aio.Channel, outbox: Outbox) -> None:
        self.options, self.channel, self.outbox = options, channel, outbox
        self.conversation = Conversation(channel, outbox, options.language)
        self.session = sessions.SignInReply()
        self.task: dict[str, int] = {}
        self.location_id = 0

    # Getting on

    async def call(self, method, request, timeout: int = CALL_SECONDS):
        """A unary call as this device and person. One that writes would need an `idempotency-key` as well."""
        metadata = [("accept-language", self.options.language)]
        if identity := self.outbox.identity():
            metadata.append(("authorization", identity.authorization))
        if self.session.token:
            metadata.append(("x-session-token", self.session.token.hex()))
        return await method(request, metadata=metadata, timeout=timeout)

    async def enrol(self, code: str) -> None:
        """Once in the life of a device; the credential never leaves it again."""
        request = terminals.EnrolTerminalRequest(code=code, model="python", app_version=APP_VERSION)
        reply = await self.call(terminals_grpc.TerminalsStub(self.channel).EnrolTerminal, request)
        self.outbox.remember(Identity(reply.terminal_id, reply.epoch, reply.credential, reply.store_id))
        print(f"enrolled as terminal {reply.terminal_id}, {reply.terminal_name}, in {reply.store_name}", flush=True)

    async def sign_in(self, user: str, secret: str) -> None:
        request = sessions.SignInRequest(user_name=user, secret=secret)
        self.session = await self.call(sessions_grpc.SessionsStub(self.channel).SignIn, request, SIGN_IN_SECONDS)
        print(f"signed in as {self.session.display_name}", flush=True)

    async def choose_task(self) -> None:
        """A document that somebody opened at a desk, or a receipt that this terminal begins itself."""
        store, options = self.outbox.identity().store_id, self.options
        if options.receipt:
            request = receipts.ListReceiptsRequest(store_id=store, page=PAGE)
            reply = await self.call(receipts_grpc.ReceiptsStub(self.channel).ListReceipts, request)
            self.task = {"document_id": named(options.receipt, {one.number: one.receipt_id for one in reply.receipts})}
        elif options.stocktake:
            request = stocktakes.ListStocktakesRequest(store_id=store, page=PAGE)
            reply = await self.call(stocktakes_grpc.StocktakesStub(self.channel).ListStocktakes, request)
            self.task = {"document_id": named(options.stocktake, {one.number: one.stocktake_id for one in reply.stocktakes})}
            request = stores.ListLocationsRequest(store_id=store, page=PAGE)
            reply = await self.call(stores_grpc.StoresStub(self.channel).ListLocations, request)
            self.location_id = named(options.location, {place.code: place.location_id for place in reply.locations})
        else:
            request = orders.GetPurchaseOrderRequest(number=options.order)
            reply = await self.call(orders_grpc.PurchaseOrdersStub(self.channel).GetPurchaseOrder, request)
            begun = terminals.StartReceipt(purchase_order_id=reply.purchase_order.purchase_order_id)
            self.task = {"started_by": self.note(start=terminals.StartEntry(receipt=begun))}

    # Working: nothing here needs a connection

    def note(self, **body) -> int:
        """Something happened: stored first, sent when it can be. Answers its sequence."""
        entry = terminals.Entry(
            captured_ms=wall_ms(), monotonic_ms=monotonic_ms(), boot_id=BOOT_ID, session_id=self.session.session_id,
            feedback=True, **self.task, **body,
        )  # fmt: skip
        sequence = self.outbox.add(entry.SerializeToString())
        self.conversation.entry_stored()
        return sequence

    def scanned(self, line: bytes) -> None:
        """A scanner that names its symbology sends `]C1...` or `]E0...`; the rest is passed on as it is, byte for byte."""
        symbology, raw = (line[:3].decode("latin-1"), line[3:]) if line.startswith(b"]") else ("", line)
        self.note(scan=terminals.ScanEntry(raw=raw, symbology=symbology, location_id=self.location_id))

    def input_ended(self) -> None:
        if self.options.finish:
            self.note(finish=terminals.FinishEntry())
        self.conversation.work_is_done()

    def listen(self) -> None:
        """Reads the scanner on a thread of its own: a scan never waits for the network."""
        loop = asyncio.get_running_loop()

        def read() -> None:
            for line in sys.stdin.buffer:
                if line := line.rstrip(b"\r\n"):
                    loop.call_soon_threadsafe(self.scanned, line)
            loop.call_soon_threadsafe(self.input_ended)

        threading.Thread(target=read, daemon=True).start()


def named(name: str, known: dict[str, int]) -> int:
    if name not in known:
        raise Stop(f"there is no {name} in this store; there are: {', '.join(sorted(known)) or 'none'}")
    return known[name]


def explained(error: grpc.RpcError) -> str:
    """The stable reasons out of google.rpc.Status, and the sentence in the person's language."""
    reasons = []
    if status := rpc_status.from_call(error):
        for detail in status.details:
            info = error_details_pb2.ErrorInfo()
            if detail.Unpack(info):
                reasons.append(info.reason)
    return f"{' '.join([error.code().name, *reasons])}: {error.details()}"


async def run(options: argparse.Namespace) -> None:
    outbox = Outbox(options.state)
    # Cleartext is for this machine only: in a shop it is secure_channel, with the shop's certificate.
    async with grpc.aio.insecure_channel(options.server, options=CHANNEL_OPTIONS) as channel:
        terminal = Terminal(options, channel, outbox)
        try:
            if not outbox.identity():
                if not options.code:
                    raise Stop("this device is not enrolled: ask a manager for a code and give it by --code")
                await terminal.enrol(options.code)
            await terminal.sign_in(options.user, options.pin_file.read_text().strip())
            await terminal.choose_task()
            terminal.listen()
            await terminal.conversation.run()
        except grpc.aio.AioRpcError as error:
            raise Stop(explained(error)) from error


def main() -> None:
    parser = argparse.ArgumentParser(description="A handheld terminal in Python; scans come on standard input, one a line.")
    parser.add_argument("--server", default="127.0.0.1:7443", metavar="HOST:PORT")
    parser.add_argument("--state", type=pathlib.Path, default="terminal-state", help="folder of the device's memory")
    parser.add_argument("--code", help="enrolment code, the first time")
    parser.add_argument("--user", required=True)
    parser.add_argument("--pin-file", type=pathlib.Path, required=True)
    parser.add_argument("--language", default="en", choices=["en", "zh"])
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--order", metavar="NUMBER", help="begin a receipt against this purchase order")
    task.add_argument("--receipt", metavar="NUMBER", help="go on with an open receipt")
    task.add_argument("--stocktake", metavar="NUMBER", help="count; needs --location")
    parser.add_argument("--location", default="", metavar="CODE", help="the place that is counted")
    parser.add_argument("--finish", action="store_true", help="say that the task is done when the input ends")
    try:
        asyncio.run(run(parser.parse_args()))
    except Stop as stop:
        sys.exit(f"sample: {stop}")


if __name__ == "__main__":
    main()
