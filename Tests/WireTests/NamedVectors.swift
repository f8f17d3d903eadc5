// The values behind Fixtures/named_vectors.txt, spelled out in Swift.

@testable import Wire

enum NamedVectors {
    static let values: [String: any WireMessage] = sample.merging(terminal) { first, _ in first }
        .merging(others) { first, _ in first }

    private static let sample: [String: any WireMessage] = [
        "nothing": Nothing(),
        "scalars_defaults": Scalars(colour: .red),
        "scalars_all": Scalars(
            small: -1, large: .min, natural: .max, largeNatural: .max, flag: true, text: "茶 é", raw: [0, 0xff, 0x1d],
            colour: .blue, default: 7, distantID: 300),
        "lists_all": Lists(
            small: [0, -1, .max], large: [1, -1], natural: [0, 5], largeNatural: [1 << 63], flags: [true, false],
            texts: ["", "x"], raws: [[], [0]], colours: [.red, .darkGreen], leaves: [Leaf(), Leaf(number: 1, name: "n")]),
        "presence_none": Presence(),
        "presence_zeroes": Presence(
            leaf: Leaf(), number: 0, flag: false, text: "", raw: [], colour: .red, inner: Leaf()),
        "choice_small": Choices(body: .small(0), after: 1),
        "choice_text": Choices(body: .text(""), target: .documentNumber("D-1")),
        "choice_raw": Choices(body: .raw([]), target: .documentID(0)),
        "choice_colour": Choices(body: .colour(.darkGreen)),
        "choice_leaf": Choices(body: .leaf(Leaf(name: "leaf"))),
        "nested": Outer(
            inner: Outer.Inner(mode: .fast), inners: [Outer.Inner(mode: .slow, lists: [Lists(small: [1])])]),
    ]

    private static let terminal: [String: any WireMessage] = [
        "hello": TerminalMessage(
            body: .hello(
                Hello(
                    terminalID: 12, epoch: 3, nextSequence: 101, protocolMin: 1, protocolMax: 1, appVersion: "1.0.0",
                    catalogCursor: [1, 2], wallMs: 1_767_225_600_000, monotonicMs: 5000, bootID: 1 << 63 + 1,
                    language: "zh"))),
        "one_scan": TerminalMessage(
            body: .batch(
                Batch(
                    firstSequence: 101,
                    entries: [
                        Entry(
                            capturedMs: 1_767_225_600_123, monotonicMs: 5123, bootID: 77, sessionID: 9,
                            task: .documentID(55), feedback: true,
                            body: .scan(
                                ScanEntry(raw: Array("0106901234567892\u{1d}10A1".utf8), symbology: "]C1")))
                    ]))),
        "every_entry": TerminalMessage(body: .batch(Batch(firstSequence: 1, entries: everyEntry))),
        "watch": TerminalMessage(body: .watch(Watch(productIDs: [1, 2, 300]))),
        "bye": TerminalMessage(body: .bye(Bye())),
        "result": ServerMessage(body: .result(result)),
        "drain": ServerMessage(body: .drain(Drain(reason: .upgrade, reconnectAfterMs: 1500))),
        "push_stock": ServerMessage(
            body: .push(
                Push(
                    position: 4,
                    body: .stock(StockChanged(products: [StockOfProduct(productID: 1, onHand: -2, available: 0)]))))),
    ]

    private static let everyEntry: [Entry] = [
        Entry(body: .start(StartEntry(receipt: StartReceipt(supplierID: 4, deliveryNote: "DN 7")))),
        Entry(
            task: .startedBy(1),
            body: .receive(
                ReceiveEntry(
                    goods: .productID(8), quantity: 24, lotCode: "L1", expiry: "2027-01-31", condition: .damaged))),
        Entry(
            task: .documentID(6),
            body: .count(CountEntry(goods: .raw(Array("4006381333931".utf8)), symbology: "]E0", locationID: 3))),
        Entry(task: .documentID(6), body: .locationCounted(LocationCountedEntry(locationID: 3))),
        Entry(task: .documentID(6), body: .undo(UndoEntry(sequence: 3))),
        Entry(task: .documentID(6), body: .finish(FinishEntry(note: "done"))),
    ]

    private static let result = Wire.Result(
        appliedThrough: 102,
        entries: [
            EntryResult(
                sequence: 101, verdict: .accepted,
                feedback: Feedback(
                    productID: 8, productName: "茶", unit: .each, quantity: 1, lineQuantity: 24, expectedQuantity: 0,
                    warnings: [Warning(reason: "SHORT_EXPIRY", message: "expires soon")])),
            EntryResult(sequence: 102, verdict: .repeated, firstVerdict: .parked, reason: "LATE"),
        ],
        creditEntries: 500)

    private static let others: [String: any WireMessage] = [
        "order_line_without_cost": PurchaseOrderLine(line: 1, productID: 2, ordered: 10),
        "order_line_free": PurchaseOrderLine(line: 1, productID: 2, ordered: 10, unitCostE4: 0),
        "receipts_in_states": ListReceiptsRequest(storeID: 1, states: [.draft, .posted], page: Page(size: 10)),
        "error_info": GoogleErrorInfo(
            reason: "INSUFFICIENT_STOCK", domain: "shelfwire",
            metadata: [GoogleErrorInfo.MetadataEntry(key: "product", value: "8")]),
        "bad_request": GoogleBadRequest(fieldViolations: [
            GoogleBadRequest.FieldViolation(field: "entries[3].verdict", description: "not allowed")
        ]),
    ]
}
