import ArgumentParser
import Testing
import Wire

@testable import shelfwire

@Suite("Correcting an entry at a desk")
struct EntryCorrectionTests {
    private static let scan = Entry(
        capturedMs: 5, sessionID: 7, task: .startedBy(3), body: .scan(ScanEntry(raw: Array("400638133393x".utf8), symbology: "]E0", times: 2, lotCode: "L1")))

    private func correct(_ entry: Entry, _ arguments: String..., document: Int64? = nil, location: Int64? = nil) throws -> Entry {
        var correction = try EntryCorrection.parse(arguments)
        (correction.document, correction.location) = (document, location)
        return try correction.applied(to: try entry.bytes)
    }

    @Test func whatIsNotSaidStaysAsTheTerminalSaidIt() throws {
        #expect(try correct(Self.scan) == Self.scan)
        var expected = Self.scan
        expected.task = .documentID(12)
        expected.body = .scan(ScanEntry(raw: Array("4006381333931".utf8), times: 2, locationID: 9, lotCode: "L2", expiry: "2027-01-31"))
        #expect(
            try correct(Self.scan, "--code", "4006381333931", "--lot", "L2", "--expiry", "2027-01-31", document: 12, location: 9) == expected)
    }

    @Test func everyKindTakesItsGoodsAndQuantity() throws {
        let goods = ["--product", "4", "--quantity", "6"]
        let bodies: [(Entry.Body, Entry.Body)] = [
            (.count(CountEntry(goods: .raw([1]), symbology: "]E0", quantity: -1)), .count(CountEntry(goods: .productID(4), symbology: "]E0", quantity: 6))),
            (.receive(ReceiveEntry()), .receive(ReceiveEntry(goods: .productID(4), quantity: 6))),
            (.move(MoveEntry(toLocationID: 3)), .move(MoveEntry(goods: .productID(4), quantity: 6, toLocationID: 3))),
            (.putAway(PutAwayEntry(reason: "full")), .putAway(PutAwayEntry(goods: .productID(4), quantity: 6, reason: "full"))),
        ]
        for (body, corrected) in bodies {
            let entry = try EntryCorrection.parse(goods).applied(to: try Entry(body: body).bytes)
            #expect(entry.body == corrected)
        }
    }

    @Test func aCodeTakesThePlaceOfAProductAndOfItsSymbology() throws {
        let said = Entry(body: .count(CountEntry(goods: .productID(4), symbology: "]C1", quantity: 6)))
        #expect(try correct(said, "--code", "123").body == .count(CountEntry(goods: .raw(Array("123".utf8)), quantity: 6)))
    }

    @Test func whatCannotBeReadIsBegunAnewAndKeepsItsTaskWhereThereIsOne() throws {
        let anew = try EntryCorrection.parse(["--kind", "receive", "--product", "4", "--quantity", "6"])
        #expect(try anew.applied(to: [0xFF, 0xFF]) == Entry(body: .receive(ReceiveEntry(goods: .productID(4), quantity: 6))))
        #expect(try anew.applied(to: try Self.scan.bytes).task == .startedBy(3))
    }

    @Test(arguments: [
        ([0xFF, 0xFF], [], "The entry cannot be read"), ([], [], "The entry cannot be read"),
        ([0x08, 0x05], [], "The entry says nothing"),
    ] as [([UInt8], [String], String)])
    func whatCannotBeReadNeedsItsKind(payload: [UInt8], arguments: [String], sentence: String) throws {
        let failure = #expect(throws: Failure.self) { try EntryCorrection.parse(arguments).applied(to: payload) }
        #expect(failure?.sentence.hasPrefix(sentence) == true)
    }

    @Test(arguments: [
        (.scan(ScanEntry()), ["--quantity", "5"], "--quantity says nothing about a scan."),
        (.scan(ScanEntry()), ["--product", "5"], "--product says nothing about a scan."),
        (.count(CountEntry()), ["--times", "2"], "--times says nothing about a typed count."),
        (.receive(ReceiveEntry()), ["--times", "2"], "--times says nothing about a typed receipt."),
        (.move(MoveEntry()), ["--expiry", "2027-01-01"], "--expiry says nothing about such an entry."),
        (.undo(UndoEntry(sequence: 2)), ["--lot", "L"], "--lot says nothing about such an entry."),
        (.locationCounted(LocationCountedEntry(locationID: 2)), ["--code", "1"], "--code says nothing about a place that was counted."),
    ] as [(Entry.Body, [String], String)])
    func whatTheKindDoesNotHaveIsRefused(body: Entry.Body, arguments: [String], sentence: String) throws {
        let failure = #expect(throws: Failure.self) { try EntryCorrection.parse(arguments).applied(to: try Entry(body: body).bytes) }
        #expect(failure?.sentence == sentence)
    }

    @Test func anEntryIsToldInWordsThatNoTerminalCanForge() throws {
        var forged = Self.scan
        forged.body = .scan(ScanEntry(raw: [0x1B, 0x5B, 0x32, 0x4A, 0x0A, 0x41]))
        #expect(EntryWords(payload: try forged.bytes).lines == [#"scan, code \x1B[2J\x0AA, times 1"#, "the document that entry 3 began"])
        #expect(EntryWords(payload: try Self.scan.bytes).lines == ["scan, code 400638133393x, times 2, lot L1", "the document that entry 3 began"])
        #expect(
            EntryWords(payload: try Entry(task: .documentID(8), body: .receive(ReceiveEntry(goods: .productID(4), quantity: 6))).bytes).lines
                == ["receive, product 4, quantity 6", "document 8"])
        #expect(EntryWords(payload: [0xFF]).lines == ["cannot be read: 1 bytes"])
    }
}
