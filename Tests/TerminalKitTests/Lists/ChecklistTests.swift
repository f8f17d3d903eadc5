import Testing

@testable import TerminalKit

/// The pure list: what fits, what is due, what is too much.
@Suite struct ChecklistTests {
    private static let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
    private static let other = WorkPlace(locationID: 32, code: "D2", name: "Dry shelf 2")

    private static func line(
        _ product: Int64, _ wanted: Int64, lot: String = "", expiry: String = "", at place: WorkPlace? = nil,
        _ condition: GoodsCondition = .sellable
    ) -> Checklist.Line {
        var line = Checklist.Line(productID: product, productName: "P\(product)", wanted: wanted)
        (line.lot, line.expiry, line.place, line.condition) = (lot, expiry, place, condition)
        return line
    }

    private static func list(_ kind: Checklist.Kind, _ lines: [Checklist.Line]) -> Checklist {
        Checklist(kind: kind, documentID: 9, number: "T-9", title: "Hilltop", lines: lines)
    }

    /// The code of the refusal; nil when the goods were taken.
    private static func take(
        _ quantity: Int64, _ product: Int64, into list: inout Checklist, lot: String = "", at place: WorkPlace? = nil, because reason: String = "",
        _ change: (inout Limits) -> Void = { _ in }
    ) -> TerminalError.Code? {
        var limits = Limits()
        change(&limits)
        do throws(TerminalError) {
            try list.take(Checklist.Wish(productID: product, lot: lot, quantity: quantity, place: place, reason: reason), limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    // MARK: shipping

    @Test func aShippingTakesWhatIsOnTheListUpToWhatWasAskedFor() {
        var list = Self.list(.shipping, [Self.line(1, 10), Self.line(2, 1)])
        #expect(Self.take(9, 1, into: &list, lot: "L1", at: Self.shelf) == nil)
        #expect(Self.take(2, 1, into: &list, lot: "L2", at: Self.shelf) == .moreThanListed)
        #expect(Self.take(1, 1, into: &list, lot: "L2", at: Self.other) == nil)
        #expect(Self.take(1, 3, into: &list, at: Self.shelf) == .notOnList)
        #expect(list.open == [0, 1])
        #expect(list.openLines.map(\.missing) == [1])
        #expect(list.piles.map { [$0.lot, $0.place?.code ?? "", "\($0.quantity)"] } == [["L1", "D1", "9"], ["L2", "D2", "1"]])
    }

    @Test func goodsLeaveAPlaceThatSomebodyNamed() {
        var list = Self.list(.shipping, [Self.line(1, 10)])
        #expect(Self.take(1, 1, into: &list) == .placeMissing)
        list.place = Self.shelf
        #expect(Self.take(1, 1, into: &list) == nil)
        #expect(Self.take(1, 1, into: &list, at: Self.other) == nil)
        #expect(list.taken.map(\.place) == [Self.shelf, Self.other])
    }

    // MARK: arrival

    @Test func onlyWhatWasSentArrives() {
        var list = Self.list(.arrival, [Self.line(1, 5, lot: "L 1"), Self.line(1, 3, lot: "L2"), Self.line(2, 4)])
        #expect(Self.take(6, 1, into: &list, lot: "l1") == .moreThanListed)
        #expect(Self.take(5, 1, into: &list, lot: "l1") == nil)
        #expect(Self.take(1, 1, into: &list, lot: "L1") == .moreThanListed)
        #expect(Self.take(1, 1, into: &list, lot: "L3") == .notOnList)
        #expect(Self.take(4, 2, into: &list) == nil)
        // The lot is named as the sender named it.
        #expect(list.piles.map(\.lot) == ["L 1", ""])
        #expect(list.openLines.map(\.line.lot) == ["L2"])
    }

    @Test func damagedGoodsFillTheirOwnLineAndBreakageIsSaid() {
        var list = Self.list(.arrival, [Self.line(1, 2), Self.line(1, 1, .damaged)])
        #expect(Self.take(2, 1, into: &list) == nil)
        #expect(list.undamaged == 2)
        #expect(list.callDamaged(2)?.newCondition == .damaged)
        #expect(list.undamaged == 0)
        #expect(Self.take(1, 1, into: &list) == nil)
        #expect(list.taken.map(\.condition) == [.sellable, .damaged])
        #expect(list.taken.map(\.newCondition) == [.damaged, .damaged])
    }

    /// Of five that were scanned one by one and in a case, as many as are said; the rest stays sound.
    @Test(arguments: [(0, nil), (1, [4, 1]), (2, [3, 2]), (4, [1, 4]), (5, [5]), (6, nil), (-1, nil), (.max, nil), (.min, nil)] as [(Int64, [Int64]?)])
    func soManyAreDamaged(quantity: Int64, piles: [Int64]?) {
        var list = Self.list(.arrival, [Self.line(1, 9), Self.line(2, 9)])
        for step in [(3, 1), (4, 2), (1, 1), (1, 1)] as [(Int64, Int64)] { #expect(Self.take(step.0, step.1, into: &list) == nil) }
        let before = list
        #expect(list.undamaged == 5 && list.undamagedAtOnce == 1)
        let called = list.callDamaged(quantity)
        guard let piles else {
            #expect(called == nil && list == before)
            return
        }
        #expect(called?.quantity == quantity && called?.newCondition == .damaged)
        #expect(list.piles.filter { $0.productID == 1 }.map(\.quantity) == piles)
        #expect(list.open == before.open)
        #expect(list.undamaged == 5 - quantity)
        // Taken back, the damaged ones go first.
        #expect(list.takeBack()?.quantity == quantity)
        #expect(list.open[0] == 4 + quantity)
    }

    @Test func whatWasSentAsDamagedIsNotCalledSoAgain() {
        var list = Self.list(.arrival, [Self.line(1, 2, .damaged)])
        #expect(Self.take(2, 1, into: &list) == nil)
        #expect(list.undamaged == 0 && list.undamagedAtOnce == 0 && list.callDamaged(1) == nil)
        #expect(list.piles.map(\.quantity) == [2])
    }

    @Test func whatWasScannedLongAgoIsDamagedToo() throws {
        var limits = Limits()
        limits.checklistUndo = 2
        var list = Self.list(.arrival, [Self.line(1, 9)])
        for _ in 0..<6 { try list.take(Checklist.Wish(productID: 1, quantity: 1), limits: limits) }
        #expect(list.undamaged == 6)
        #expect(list.callDamaged(5)?.quantity == 5)
        #expect(list.piles.map(\.quantity).sorted() == [1, 5] && list.open == [3])
    }

    // MARK: picking

    private static var picking: Checklist {
        list(.picking, [
            line(1, 4, at: other), line(1, 5, lot: "L2", expiry: "2027-02-01", at: other), line(1, 3, lot: "L1", expiry: "2027-01-01", at: shelf),
        ])
    }

    @Test func whatExpiresFirstIsDueFirst() {
        let list = Self.picking
        #expect(list.lines.map(\.lot) == ["L1", "L2", ""])
        #expect(list.dueLot(of: 1) == "L1")
        #expect(list.dueLot(of: 2) == "")
    }

    @Test func theDueLotIsTakenFromItsPlace() {
        var list = Self.picking
        #expect(Self.take(3, 1, into: &list, lot: "L1") == nil)
        #expect(list.taken.map(\.place) == [Self.shelf] && list.taken.map(\.line) == [0])
        #expect(list.dueLot(of: 1) == "L2")
        #expect(Self.take(1, 1, into: &list, lot: "L1") == .notDue)
    }

    @Test func anotherLotNeedsAReasonAndAPlaceAndFreesWhatIsDueLast() {
        var list = Self.picking
        #expect(Self.take(2, 1, into: &list, lot: "L9") == .notDue)
        #expect(Self.take(2, 1, into: &list, lot: "L9", because: "torn") == .placeMissing)
        #expect(Self.take(2, 1, into: &list, lot: "L9", at: Self.shelf, because: "torn") == nil)
        #expect(list.open == [3, 5, 2])
        #expect(Self.take(11, 1, into: &list, lot: "L9", at: Self.shelf, because: "torn") == .moreThanListed)
        #expect(Self.take(1, 1, into: &list, lot: "L8", at: Self.shelf, because: "wet") == nil)
        #expect(list.reasons == "torn; wet")
    }

    @Test func theSameLotAtAnotherPlaceIsNotWhatIsDue() {
        var list = Self.picking
        #expect(Self.take(1, 1, into: &list, lot: "L1", at: Self.other) == .notDue)
        // A reason that was not needed says nothing.
        #expect(Self.take(1, 1, into: &list, lot: "L1", at: Self.shelf, because: "x") == nil)
        #expect(list.reasons.isEmpty)
    }

    // MARK: taking back, limits

    @Test func takingBackGoesScanByScan() {
        var list = Self.list(.shipping, [Self.line(1, 10)])
        list.place = Self.shelf
        for quantity in 1 ... 3 as ClosedRange<Int64> { #expect(Self.take(quantity, 1, into: &list) == nil) }
        #expect(list.takeBack()?.quantity == 3)
        #expect(list.takeBack()?.quantity == 2)
        #expect(list.open == [9])
        #expect(list.takeBack()?.quantity == 1)
        #expect(list.takeBack() == nil && list.isEmpty)
    }

    @Test(arguments: [(2, 2), (3, 3), (4, 3)])
    func scansThatMayBeTakenBackAreBoundedAndNothingIsLost(scans: Int, mayGo: Int) {
        var list = Self.list(.shipping, [Self.line(1, 10)])
        list.place = Self.shelf
        for _ in 0 ..< scans { #expect(Self.take(1, 1, into: &list) { $0.checklistUndo = 3 } == nil) }
        #expect(list.open == [10 - Int64(scans)])
        var count = 0
        while list.takeBack() != nil { count += 1 }
        #expect(count == mayGo)
        #expect(list.open == [10 - Int64(scans - mayGo)])
    }

    @Test(arguments: [(2, nil), (3, nil), (4, TerminalError.Code.checklistFull)])
    func pilesAreBounded(piles: Int, refusal: TerminalError.Code?) {
        var list = Self.list(.shipping, [Self.line(1, 10)])
        list.place = Self.shelf
        var last: TerminalError.Code?
        for lot in 0 ..< piles { last = Self.take(1, 1, into: &list, lot: "L\(lot)") { $0.checklistPiles = 3 } }
        #expect(last == refusal)
        #expect(list.taken.count == min(piles, 3))
        // More of a pile that is there is no new one.
        #expect(Self.take(1, 1, into: &list, lot: "L0") { $0.checklistPiles = 3 } == nil)
    }

    @Test func reasonsTogetherAreBounded() {
        var list = Self.list(.picking, [Self.line(1, 9, lot: "L1", at: Self.shelf)])
        let (first, second) = (String(repeating: "a", count: 500), String(repeating: "b", count: 498))
        #expect(Self.take(1, 1, into: &list, lot: "L2", at: Self.shelf, because: first) == nil)
        #expect(Self.take(1, 1, into: &list, lot: "L2", at: Self.shelf, because: second + "b") == .textTooLong)
        #expect(Self.take(1, 1, into: &list, lot: "L2", at: Self.shelf, because: second) == nil)
    }
}
