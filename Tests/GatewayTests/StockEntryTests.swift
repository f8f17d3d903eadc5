import Testing
import Wire

@testable import Gateway
@testable import Inventory

/// What terminals say of goods on the floor, from bytes to the core's words.
@Suite struct StockEntryTests {
    private func parsed(_ body: Wire.Entry.Body) throws -> Inventory.Entry.Body {
        Inventory.Entry(parsing: try Wire.Entry(capturedMs: 1, body: body).bytes, sequence: 1).body
    }

    @Test func aMoveKeepsItsGoodsItsPlacesAndItsConditions() throws {
        let body = try parsed(
            .move(MoveEntry(goods: .productID(7), quantity: 3, locationID: 4, lotCode: "L1", toLocationID: 5, toCondition: .quarantine)))
        let item = Inventory.Entry.Item(.product(7), location: 4, lotCode: "L1")
        #expect(body == .move(item, quantity: 3, toLocation: 5, toCondition: .quarantine))
    }

    @Test func aLossKeepsItsReasonAndItsEvidence() throws {
        let evidence = [UInt8](repeating: 9, count: 32)
        let body = try parsed(
            .writeOff(
                WriteOffEntry(
                    goods: .raw([0x34]), symbology: "]E0", quantity: 2, locationID: 4, condition: .damaged, reason: .expired,
                    evidenceSha256: evidence)))
        let item = Inventory.Entry.Item(.code(raw: [0x34], symbology: "]E0"), location: 4, condition: .damaged)
        #expect(body == .writeOff(item, quantity: 2, reason: .expired, evidence: evidence))
    }

    @Test func goodsPutAwayKeepBothPlacesAndTheReason() throws {
        let body = try parsed(
            .putAway(PutAwayEntry(
                goods: .raw([0x34]), symbology: "]E0", quantity: 7, lotCode: "L1", toLocationID: 5, proposedLocationID: 4, reason: "wet")))
        let item = Inventory.Entry.Item(.code(raw: [0x34], symbology: "]E0"), lotCode: "L1")
        #expect(body == .putAway(item, Inventory.Entry.SaidOfPlace(5, proposed: 4, reason: "wet"), quantity: 7))
    }

    @Test func whatThePersonConfirmedChangesNothingOfTheEntryButItsBytes() throws {
        let plain = try parsed(.scan(ScanEntry(raw: [0x34])))
        #expect(try parsed(.scan(ScanEntry(raw: [0x34], confirmed: ["EXPIRED"]))) == plain)
    }

    @Test func goodsThatAreNotNamedAreSaidToBeMissing() throws {
        guard case .malformed(let move, _) = try parsed(.move(MoveEntry(quantity: 1))) else {
            Issue.record("a move of nothing was understood")
            return
        }
        guard case .malformed(let loss, _) = try parsed(.writeOff(WriteOffEntry(quantity: 1, reason: .broken))) else {
            Issue.record("a loss of nothing was understood")
            return
        }
        guard case .malformed(let placed, _) = try parsed(.putAway(PutAwayEntry(quantity: 1))) else {
            Issue.record("nothing put away was understood")
            return
        }
        #expect([move, loss, placed] == ["move.goods", "write_off.goods", "put_away.goods"])
    }

    @Test("A blind count tells no expected quantity, in none of its bytes", arguments: [true, false])
    func blindResultsHoldNoExpectedQuantity(isBlind: Bool) throws {
        // 7,654,321 as a varint; a field that held it, or a difference to it, would hold these bytes.
        let expected: Int64 = 7_654_321
        let needle: [UInt8] = [0xB1, 0x97, 0xD3, 0x03]
        let quantity = try #require(Quantity(expected))
        let one = try #require(Quantity(1))
        let feedback = EntryFeedback(
            product: ProductID(1), productName: "Tea", unit: .each, lotCode: "", expiry: "", quantity: one, lineQuantity: one,
            expected: isBlind ? nil : quantity, document: DocumentID(1), documentNumber: "ST-1-000001")
        let result = Inventory.EntryResult(
            sequence: 1, verdict: .accepted, isRepeat: false, rejection: nil, remarks: [], feedback: feedback, keptReason: "")
        let bytes = try Wire.EntryResult(result, .english).bytes
        let holds = bytes.indices.contains { Array(bytes[$0...].prefix(needle.count)) == needle }
        #expect(holds == !isBlind)
    }
}
