"""Writes the byte vectors that stock protobuf gives, for the Swift side to compare with.

    pip install grpcio-tools        # 1.60 or newer
    python3 make_vectors.py         # writes named_vectors.txt and random_vectors.txt beside this file

A line is: name, full name of the message, hex of its bytes.
`named_vectors.txt` has the values that NamedVectors.swift spells out; `random_vectors.txt` has seeded random values of
every message, for decoding and encoding back to the same bytes.
"""

import importlib
import pathlib
import random
import subprocess
import sys
import tempfile

from google.protobuf.descriptor import FieldDescriptor as F

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RANDOM_PER_MESSAGE = 5


def compile_protos(folder):
    """Stock Python code for the sample and for shelfwire.v1; google.rpc is compiled from our own text."""
    sample = HERE.parent / "Protos"
    protos = ROOT / "Protos"
    for include, pattern in ((sample, "*.proto"), (protos, "shelfwire/v1/*.proto"), (protos, "google/rpc/*.proto")):
        files = sorted(str(path.relative_to(include)) for path in include.glob(pattern))
        subprocess.run(
            [sys.executable, "-m", "grpc_tools.protoc", f"-I{include}", f"--python_out={folder}", *files], check=True
        )
    modules = sorted(str(path.relative_to(folder))[:-3].replace("/", ".") for path in folder.rglob("*_pb2.py"))
    modules += ["google.protobuf.any_pb2", "google.protobuf.duration_pb2"]
    sys.path.insert(0, str(folder))
    return {name: importlib.import_module(name) for name in modules}


def named(m):
    """The values of NamedVectors.swift."""
    s = m["sample_pb2"]
    t = m["shelfwire.v1.terminals_pb2"]
    v = m["shelfwire.v1.vocabulary_pb2"]
    p = m["shelfwire.v1.purchase_orders_pb2"]
    r = m["shelfwire.v1.receipts_pb2"]
    rpc = m["google.rpc.error_details_pb2"]
    yield "nothing", s.Nothing()
    yield "scalars_defaults", s.Scalars(colour=s.COLOUR_RED)
    yield "scalars_all", s.Scalars(
        small=-1, large=-(2**63), natural=2**32 - 1, large_natural=2**64 - 1, flag=True, text="茶 é", raw=b"\x00\xff\x1d",
        colour=s.COLOUR_BLUE, default=7, distant_id=300,
    )
    yield "lists_all", s.Lists(
        small=[0, -1, 2**31 - 1], large=[1, -1], natural=[0, 5], large_natural=[2**63], flags=[True, False],
        texts=["", "x"], raws=[b"", b"\x00"], colours=[s.COLOUR_RED, s.COLOUR_DARK_GREEN],
        leaves=[s.Leaf(), s.Leaf(number=1, name="n")],
    )
    yield "presence_none", s.Presence()
    yield "presence_zeroes", s.Presence(
        leaf=s.Leaf(), number=0, flag=False, text="", raw=b"", colour=s.COLOUR_RED, inner=s.Leaf()
    )
    yield "choice_small", s.Choices(small=0, after=1)
    yield "choice_text", s.Choices(text="", document_number="D-1")
    yield "choice_raw", s.Choices(raw=b"", document_id=0)
    yield "choice_colour", s.Choices(colour=s.COLOUR_DARK_GREEN)
    yield "choice_leaf", s.Choices(leaf=s.Leaf(name="leaf"))
    yield "nested", s.Outer(
        inner=s.Outer.Inner(mode=s.Outer.MODE_FAST),
        inners=[s.Outer.Inner(mode=s.Outer.MODE_SLOW, lists=[s.Lists(small=[1])])],
    )
    yield "hello", t.TerminalMessage(
        hello=t.Hello(
            terminal_id=12, epoch=3, next_sequence=101, protocol_min=1, protocol_max=1, app_version="1.0.0",
            catalog_cursor=b"\x01\x02", wall_ms=1767225600000, monotonic_ms=5000, boot_id=2**63 + 1, language="zh",
        )
    )
    yield "one_scan", t.TerminalMessage(
        batch=t.Batch(
            first_sequence=101,
            entries=[
                t.Entry(
                    captured_ms=1767225600123, monotonic_ms=5123, boot_id=77, session_id=9, document_id=55, feedback=True,
                    scan=t.ScanEntry(raw=b"0106901234567892\x1d10A1", symbology="]C1"),
                )
            ],
        )
    )
    yield "every_entry", t.TerminalMessage(
        batch=t.Batch(
            first_sequence=1,
            entries=[
                t.Entry(start=t.StartEntry(receipt=t.StartReceipt(supplier_id=4, delivery_note="DN 7"))),
                t.Entry(
                    started_by=1,
                    receive=t.ReceiveEntry(
                        product_id=8, quantity=24, lot_code="L1", expiry="2027-01-31", condition=v.CONDITION_DAMAGED
                    ),
                ),
                t.Entry(document_id=6, count=t.CountEntry(raw=b"4006381333931", symbology="]E0", location_id=3)),
                t.Entry(document_id=6, location_counted=t.LocationCountedEntry(location_id=3)),
                t.Entry(document_id=6, undo=t.UndoEntry(sequence=3)),
                t.Entry(document_id=6, finish=t.FinishEntry(note="done")),
            ],
        )
    )
    yield "watch", t.TerminalMessage(watch=t.Watch(product_ids=[1, 2, 300]))
    yield "bye", t.TerminalMessage(bye=t.Bye())
    yield "result", t.ServerMessage(
        result=t.Result(
            applied_through=102,
            credit_entries=500,
            entries=[
                t.EntryResult(
                    sequence=101, verdict=t.VERDICT_ACCEPTED,
                    feedback=t.Feedback(
                        product_id=8, product_name="茶", unit=v.UNIT_EACH, quantity=1, line_quantity=24, expected_quantity=0,
                        warnings=[v.Warning(reason="SHORT_EXPIRY", message="expires soon")],
                    ),
                ),
                t.EntryResult(
                    sequence=102, verdict=t.VERDICT_REPEATED, first_verdict=t.VERDICT_PARKED, reason="LATE"
                ),
            ],
        )
    )
    yield "drain", t.ServerMessage(drain=t.Drain(reason=t.DRAIN_REASON_UPGRADE, reconnect_after_ms=1500))
    yield "push_stock", t.ServerMessage(
        push=t.Push(position=4, stock=t.StockChanged(products=[t.StockOfProduct(product_id=1, on_hand=-2, available=0)]))
    )
    yield "order_line_without_cost", p.PurchaseOrderLine(line=1, product_id=2, ordered=10)
    yield "order_line_free", p.PurchaseOrderLine(line=1, product_id=2, ordered=10, unit_cost_e4=0)
    yield "receipts_in_states", r.ListReceiptsRequest(
        store_id=1, states=[r.RECEIPT_STATE_DRAFT, r.RECEIPT_STATE_POSTED], page=v.Page(size=10)
    )
    info = rpc.ErrorInfo(reason="INSUFFICIENT_STOCK", domain="shelfwire")
    info.metadata.add(key="product", value="8")
    yield "error_info", info
    yield "bad_request", rpc.BadRequest(
        field_violations=[rpc.BadRequest.FieldViolation(field="entries[3].verdict", description="not allowed")]
    )


def integer(rng, low, high):
    edge = rng.choice((0, 1, low, high, rng.randint(low, high)))
    return edge if low <= edge <= high else 0


def scalar(rng, field):
    kinds = {
        F.TYPE_INT32: lambda: integer(rng, -(2**31), 2**31 - 1),
        F.TYPE_INT64: lambda: integer(rng, -(2**63), 2**63 - 1),
        F.TYPE_UINT32: lambda: integer(rng, 0, 2**32 - 1),
        F.TYPE_UINT64: lambda: integer(rng, 0, 2**64 - 1),
        F.TYPE_BOOL: lambda: rng.random() < 0.5,
        F.TYPE_STRING: lambda: "".join(rng.choice("aZ7 é茶\U0010ffff\x01") for _ in range(rng.randrange(8))),
        F.TYPE_BYTES: lambda: rng.randbytes(rng.randrange(8)),
        F.TYPE_ENUM: lambda: rng.choice([value.number for value in field.enum_type.values if value.number != 0]),
    }
    return kinds[field.type]()


def fill(rng, message):
    """Random values; an enum is always given, since its zero is refused."""
    for oneof in message.DESCRIPTOR.oneofs:
        if rng.random() < 0.8:
            put(rng, message, rng.choice(oneof.fields))
    for field in message.DESCRIPTOR.fields:
        if field.containing_oneof is None:
            put(rng, message, field)


def is_list(message, field):
    return hasattr(getattr(message, field.name), "append") or hasattr(getattr(message, field.name), "add")


def put(rng, message, field):
    value = getattr(message, field.name)
    if field.type == F.TYPE_MESSAGE and is_list(message, field):
        for _ in range(rng.randrange(3)):
            fill(rng, value.add())
    elif field.type == F.TYPE_MESSAGE:
        if field.containing_oneof is not None or rng.random() < 0.8:
            value.SetInParent()
            fill(rng, value)
    elif is_list(message, field):
        value.extend(scalar(rng, field) for _ in range(rng.randrange(4)))
    else:
        setattr(message, field.name, scalar(rng, field))


def every_message(modules):
    def walk(descriptor):
        yield descriptor
        for nested in descriptor.nested_types:
            yield from walk(nested)

    for name in sorted(modules):
        for descriptor in modules[name].DESCRIPTOR.message_types_by_name.values():
            yield from walk(descriptor)


def main():
    with tempfile.TemporaryDirectory() as folder:
        modules = compile_protos(pathlib.Path(folder))
        from google.protobuf import message_factory

        lines = [
            f"{name} {message.DESCRIPTOR.full_name} {message.SerializeToString(deterministic=True).hex()}\n"
            for name, message in named(modules)
        ]
        (HERE / "named_vectors.txt").write_text("".join(lines))

        rng = random.Random(20261121)
        lines = []
        for descriptor in every_message(modules):
            for index in range(RANDOM_PER_MESSAGE):
                message = message_factory.GetMessageClass(descriptor)()
                fill(rng, message)
                bytes_ = message.SerializeToString(deterministic=True).hex()
                lines.append(f"random_{index} {descriptor.full_name} {bytes_}\n")
        (HERE / "random_vectors.txt").write_text("".join(lines))


if __name__ == "__main__":
    main()
