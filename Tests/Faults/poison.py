"""One in a hundred entries is poison: bytes that are no entry, too long, unknown, contradictory. No queue may be held up by it, each must
stand in the review list with its payload and a reason, and a person must be able to book what it should have said, or to put it away."""

from __future__ import annotations

import random
import uuid

import grpc

from pocket import Identity, Pocket, Stream
from protocol import PARKED, REJECTED, wire
from shop import Product, Shop, Task, scan

ENTRIES = 2_400
POISON_EVERY = 100
BATCH = 40


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def field(number: int, payload: bytes) -> bytes:
    """A length-delimited field (protobuf encoding, "Message Structure")."""
    return varint(number << 3 | 2) + varint(len(payload)) + payload


class Raw:
    """An entry as bytes, whatever they are."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload

    def SerializeToString(self) -> bytes:  # noqa: N802
        return self.payload


class RawStream(Stream):
    """Sends bytes as they are."""

    def __init__(self, port: int, identity: Identity) -> None:
        super().__init__(port, identity)
        self._call.cancel()
        self._outgoing.put(None)
        self._outgoing = type(self._outgoing)()
        work = self._channel.stream_stream(
            "/shelfwire.v1.Terminals/Work",
            request_serializer=lambda message: message if isinstance(message, bytes) else message.SerializeToString(),
            response_deserializer=wire.terminals.ServerMessage.FromString,
        )
        self._call = work(iter(self._outgoing.get, None), metadata=identity.metadata, timeout=60)

    def send_raw(self, first_sequence: int, entries: list[Raw]) -> None:
        batch = varint(1 << 3) + varint(first_sequence) + b"".join(field(2, entry.payload) for entry in entries)
        self._outgoing.put(field(2, batch))


class PoisonedPocket(Pocket):
    """A terminal whose app, memory or user has gone wrong."""

    def send_batch(self, stream: RawStream, most: int) -> int:
        room = self._credit - (self.sent_through - self.acknowledged)
        entries = self.entries[self.sent_through : self.sent_through + max(0, min(most, room))]
        if entries:
            stream.send_raw(self.sent_through + 1, entries)
            self.sent_through += len(entries)
        return len(entries)


class Poison:
    """Sends it, looks for it, puts it away."""

    def __init__(self, shop: Shop, products: list[Product], port: int, seed: int) -> None:
        self.shop, self.port = shop, port
        self.random = random.Random(seed)
        self.pocket = PoisonedPocket(shop.enrol("crash poison"))
        self.receipt, _ = shop.open_receipt("poisoned delivery")
        self.task = Task(self.receipt)
        self.product = next(product for product in products if not product.by_lot)
        self.findings: list[str] = []
        self.sent: dict[int, str] = {}
        self.reviews = self.closed = self.applied = 0
        self.good = 0

    def run(self) -> None:
        pocket, kinds = self.pocket, self._kinds()
        names = list(kinds)
        for number in range(1, ENTRIES + 1):
            entry = self._good()
            if number % POISON_EVERY == 0:
                name = names[number // POISON_EVERY % len(names)]
                self.sent[number] = name
                entry = kinds[name](number)
            pocket.entries.append(entry if isinstance(entry, Raw) else Raw(entry.SerializeToString()))
        with RawStream(self.port, pocket.identity) as stream:
            pocket.hello(stream)
            while pocket.unacknowledged:
                while pocket.send_batch(stream, BATCH):
                    pass
                pocket.take(stream.receive())
        self._judge()

    def _good(self):
        return scan(self.pocket.identity, self.pocket.boot_id, self.task, self.product)

    def _kinds(self) -> dict:
        def changed(**fields):
            def make(_):
                entry = self._good()
                for name, value in fields.items():
                    setattr(entry, name, value)
                return entry

            return make

        def scanned(**fields):
            def make(_):
                entry = self._good()
                for name, value in fields.items():
                    setattr(entry.scan, name, value)
                return entry

            return make

        def with_body(**body):
            def make(number):
                entry = self._good()
                values = {key: value(number) if callable(value) else value for key, value in body.items()}
                replacement = wire.terminals.Entry(**values)
                entry.ClearField("scan")
                entry.MergeFrom(replacement)
                return entry

            return make

        undo = wire.terminals.UndoEntry
        return {
            "no entry at all": lambda _: Raw(self.random.randbytes(40) + b"\xff\xff"),
            "nothing": lambda _: Raw(b""),
            "a kind of the future": lambda _: Raw(self._good_without_body() + field(19, b"\x08\x01")),
            "text that is no UTF-8": lambda _: Raw(self._good_without_body() + field(16, field(1, self.product.code.encode()) + field(5, b"\xff\xfe"))),
            "a code of 513 bytes": scanned(raw=b"7" * 513),
            "a code nobody knows": scanned(raw=b"7612345678900"),
            "a code with a wrong check digit": scanned(raw=(self.product.code[:-1] + str((int(self.product.code[-1]) + 1) % 10)).encode()),
            "minus one times": scanned(times=-1),
            "more than any number": scanned(times=2**62),
            "a document nobody knows": changed(document_id=999_999_999),
            "nobody signed in": changed(session_id=0),
            "another's session": changed(session_id=1),
            "an undo of nothing": with_body(undo=undo(sequence=999_999)),
            "an undo of itself": with_body(undo=lambda number: undo(sequence=number)),
            "a count in a receipt": with_body(count=wire.terminals.CountEntry(product_id=self.product.product_id, quantity=1)),
        }  # fmt: skip

    def _good_without_body(self) -> bytes:
        entry = self._good()
        entry.ClearField("scan")
        return entry.SerializeToString()

    # MARK: looking

    def _judge(self) -> None:
        pocket = self.pocket
        for number in range(1, ENTRIES + 1):
            verdict, reason = pocket.verdicts[number]
            if number in self.sent:
                if verdict not in (REJECTED, PARKED) or not reason:
                    self.findings.append(f"poison: '{self.sent[number]}' got verdict {verdict} for the reason '{reason}'")
            elif verdict in (REJECTED, PARKED):
                self.findings.append(f"poison: good entry {number} got verdict {verdict}, {reason}")
            else:
                self.good += 1
        self._put_away(self._listed())

    def _listed(self, **also) -> dict:
        reviews = self.shop.manager.pages("reviews", "ListReviews", "reviews", store_id=self.shop.store_id, **also)
        return {review.entry_sequence: review for review in reviews if review.terminal_id == self.pocket.identity.terminal_id}

    def _put_away(self, listed: dict) -> None:
        for number, name in self.sent.items():
            review = listed.get(number)
            if review is None:
                self.findings.append(f"poison: '{name}' is not in the review list")
                continue
            self.reviews += 1
            if review.payload != self.pocket.entries[number - 1].payload:
                self.findings.append(f"poison: the review of '{name}' does not show what was sent")
            if review.reason != self.pocket.verdicts[number][1]:
                self.findings.append(f"poison: the review of '{name}' says '{review.reason}', the terminal was told {self.pocket.verdicts[number]}")
            if number // POISON_EVERY % 2:
                self._book(review, name)
            else:
                self.shop.manager.does("reviews", "CloseReview", review_id=review.review_id, note=f"looked at: {name}")
        left = self._listed()
        done = self._listed(include_closed=True)
        for number, name in self.sent.items():
            if number in left:
                self.findings.append(f"poison: '{name}' is still open after it was put away")
            elif number in done and done[number].closed and done[number].closing_note == f"looked at: {name}":
                self.closed += 1
            else:
                self.findings.append(f"poison: who put '{name}' away, and why, is not told")
        total = sum(self.shop.receipt_totals(self.receipt).values())
        if total != self.good + self.applied:
            self.findings.append(f"poison: the receipt holds {total} pieces; {self.good} scans were good and {self.applied} were booked by a person")

    def _book(self, review, name: str) -> None:
        """What it should have said: one piece. Under its key it is booked once, however often it is said."""
        fields = {"review_id": review.review_id, "entry": self._good().SerializeToString(), "note": f"looked at: {name}"}
        wrong = {**fields, "entry": b"\xff\xff"}
        try:
            self.shop.manager.says(uuid.uuid4().hex, "reviews", "ApplyReview", **wrong)
            self.findings.append(f"poison: '{name}' was booked as bytes that are no entry")
        except grpc.RpcError as refusal:
            if refusal.code() != grpc.StatusCode.INVALID_ARGUMENT:
                self.findings.append(f"poison: bytes that are no entry were refused with {refusal.code()}")
        key = uuid.uuid4().hex
        first = self.shop.manager.says(key, "reviews", "ApplyReview", **fields)
        again = self.shop.manager.says(key, "reviews", "ApplyReview", **fields)
        if first != again or first.quantity != 1:
            self.findings.append(f"poison: booking '{name}' was answered with {first} and then with {again}")
        self.applied += 1

