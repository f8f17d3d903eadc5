import Testing

@testable import Handheld
@testable import TerminalKit

/// Lists on the screen, and scans into the checklist at hand.
@Suite struct ListFlowTests {
    private static let milk = HandheldFlow.HeldScan(raw: Array("4006381333931".utf8), times: 1)
    private static let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")

    private static func status(_ checklist: Checklist?) -> TerminalStatus {
        TerminalStatus(
            storeName: "North", terminalName: "PDA 3", connection: .connected, unsent: 0, oldestUnsentMilliseconds: nil, lastSequence: 0,
            appliedThrough: 0, products: 0, person: nil, task: nil, knownTasks: [], checklist: checklist)
    }

    private static func flow(_ language: Language = .english, checklist: Checklist? = nil) -> HandheldFlow {
        HandheldFlow(language: language, status: status(checklist), hasBoxes: true)
    }

    private static func line(_ text: String) -> HandheldFlow.Input { .key(.line(Array(text.utf8))) }

    private static var shipping: Checklist {
        Checklist(kind: .shipping, documentID: 4, number: "T-4", title: "Hilltop", lines: [Checklist.Line(productID: 1, productName: "Milk", wanted: 10)])
    }

    private static func documents(_ count: Int) -> [ShownList.Item] {
        (1 ... count).map { .document(OpenDocument(kind: .shipping, documentID: Int64($0), number: "T-\($0)", title: "Hilltop")) }
    }

    private static func reading(_ quantity: Int64) -> Reading {
        var reading = Reading(sequence: 0, kind: .checked)
        (reading.productID, reading.productName, reading.quantity, reading.total, reading.expected) = (1, "Milk", quantity, quantity, 10)
        return reading
    }

    // MARK: lists

    @Test(arguments: ShownList.menu)
    func everyListIsOneKeyAndOneNumberAway(kind: ShownList.Kind) {
        var flow = Self.flow()
        #expect(flow.take(Self.line(".m")) == [])
        #expect(flow.screen.mode == .menu)
        #expect(flow.take(Self.line("\(kind.rawValue)")) == [.errand(.list(kind))])
        #expect(flow.screen.mode == .working)
        var short = Self.flow()
        #expect(short.take(Self.line(".m \(kind.rawValue)")) == [.errand(.list(kind))])
    }

    @Test func aNumberThatIsNoneAndAScannedLabelChooseNothing() {
        var flow = Self.flow()
        _ = flow.take(Self.line(".m"))
        for text in ["7", "0", "x", "4006381333931"] { #expect(flow.take(Self.line(text)) == [.beep(.problem)]) }
        _ = flow.take(.outcome(.ranErrand(.listed(.shipping, Self.documents(2)))))
        for text in ["3", "0", "4006381333931"] { #expect(flow.take(Self.line(text)) == [.beep(.problem)]) }
        #expect(flow.screen.mode == .list)
    }

    @Test func aListIsTurnedPageByPageAndChosenFrom() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.ranErrand(.listed(.shipping, Self.documents(7)))))
        #expect(flow.screen.list?.page.count == 5)
        _ = flow.take(Self.line(""))
        #expect(flow.screen.list?.page.count == 2)
        #expect(flow.take(Self.line("2")) == [.errand(.takeChecklist(.shipping, number: "T-7"))])
        _ = flow.take(.outcome(.ranErrand(.listed(.shipping, Self.documents(7)))))
        _ = flow.take(Self.line(""))
        _ = flow.take(Self.line(""))
        #expect(flow.take(Self.line("2")) == [.errand(.takeChecklist(.shipping, number: "T-2"))])
    }

    @Test(arguments: [(5, false), (6, true)])
    func aPageThatHoldsAllIsNotTurned(rows: Int, hasMore: Bool) {
        let list = ShownList(kind: .shipping, items: Self.documents(rows))
        #expect(list.hasMore == hasMore)
    }

    @Test func anEmptyListSaysSoAndEscLeavesAFullOne() {
        var flow = Self.flow()
        #expect(flow.take(.outcome(.ranErrand(.listed(.alerts, [])))) == [.beep(.good)])
        #expect(flow.screen.message?.text == "Nothing is open" && flow.screen.mode == .scan)
        _ = flow.take(.outcome(.ranErrand(.listed(.shipping, Self.documents(1)))))
        _ = flow.take(.key(.escape))
        #expect(flow.screen.mode == .scan && flow.screen.list == nil)
    }

    @Test func withoutTheServerAListIsRefusedInBothLanguages() {
        for (language, text) in [(Language.english, "This needs the server."), (.chinese, "此操作需要服务器,请先切换到在线。")] {
            var flow = Self.flow(language)
            _ = flow.take(Self.line(".m 6"))
            #expect(flow.take(.outcome(.failed(TerminalError(.needsServer, "This needs the server.")))) == [.beep(.problem)])
            #expect(flow.screen.message?.text == text && flow.screen.mode == .scan)
        }
    }

    // MARK: places to count

    private static func place(_ holder: CountPlace.Holder) -> CountPlace {
        CountPlace(stocktakeID: 8, number: "ST-1", locationID: 31, code: "D1", holder: holder, isDone: false)
    }

    private static func choosing(_ place: CountPlace) -> (HandheldFlow, [HandheldFlow.Effect]) {
        var flow = flow()
        _ = flow.take(.outcome(.ranErrand(.listed(.countPlaces, [.countPlace(place)]))))
        let effects = flow.take(line("1"))
        return (flow, effects)
    }

    @Test func aFreePlaceIsTakenAtOnce() {
        let place = Self.place(.nobody)
        #expect(Self.choosing(place).1 == [.errand(.takeCountPlace(place, isTakingOver: false))])
    }

    @Test func takingOverNeedsEnterAlone() {
        let place = Self.place(.other("PDA 9"))
        var (flow, effects) = Self.choosing(place)
        #expect(effects == [.beep(.problem)])
        #expect(flow.screen.mode == .takeOver && flow.screen.message?.text == "PDA 9: ST-1 D1")
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.errand(.takeCountPlace(place, isTakingOver: true))])
        (flow, _) = Self.choosing(place)
        #expect(flow.take(.key(.escape)) == [])
        #expect(flow.take(Self.line("")) == [])
    }

    @Test func anOwnPlaceIsCountedOrGivenBack() {
        let place = Self.place(.thisDevice)
        for (answer, effect) in [("1", HandheldFlow.Errand.takeCountPlace(place, isTakingOver: false)), ("2", .giveBack(place))] {
            var (flow, effects) = Self.choosing(place)
            #expect(effects == [] && flow.screen.mode == .countPlaceAction)
            #expect(flow.take(Self.line("3")) == [.beep(.problem)])
            #expect(flow.take(Self.line(answer)) == [.errand(effect)])
        }
    }

    // MARK: stopped lots, alerts

    @Test func aStoppedLotIsFoundScannedAndSetAside() {
        let lot = StoppedLot(productID: 1, productName: "Milk", lot: "L1", isRecalled: true, note: "glass")
        let standing = LotStanding(place: Self.shelf, condition: .sellable, quantity: 12)
        for (answer, quantity) in [("", 12), ("3", 3)] as [(String, Int64)] {
            var flow = Self.flow()
            _ = flow.take(.outcome(.ranErrand(.listed(.stoppedLots, [.lot(lot)]))))
            #expect(flow.take(Self.line("1")) == [.errand(.standings(lot))])
            _ = flow.take(.outcome(.ranErrand(.listed(.standings, [.standing(standing)]))))
            #expect(flow.take(Self.line("1")) == [])
            #expect(flow.take(Self.line("")) == [.beep(.problem)])
            #expect(flow.take(Self.line("4006381333931")) == [])
            #expect(flow.take(Self.line("0")) == [.beep(.problem)])
            #expect(flow.take(Self.line(answer)) == [.quarantine(Self.milk.raw, lot, standing, quantity: quantity)])
            #expect(flow.screen.mode == .scan)
        }
    }

    @Test(arguments: [
        ("1", HandheldFlow.Errand.acknowledge(alert: 5)), ("2", .snooze(alert: 5, days: 1)), ("3", .snooze(alert: 5, days: 7)),
    ])
    func anAlertIsReadAndAnswered(answer: String, errand: HandheldFlow.Errand) {
        var flow = Self.flow()
        let alert = StoreAlert(
            alertID: 5, kind: .expired, state: .open, productName: "Milk", lot: "L1", owner: "Ben", message: "12 pcs have expired.", nextStep: "Write them off.")
        _ = flow.take(.outcome(.ranErrand(.listed(.alerts, [.alert(alert)]))))
        #expect(flow.take(Self.line("1")) == [])
        #expect(flow.screen.message?.text == "12 pcs have expired. (seen to by Ben)" && flow.screen.message?.nextStep == "Write them off.")
        #expect(flow.take(Self.line("4")) == [.beep(.problem)])
        #expect(flow.take(Self.line(answer)) == [.errand(errand)])
    }

    // MARK: the checklist at hand

    @Test func scansQuantitiesAndPlacesGoIntoTheChecklist() {
        var flow = Self.flow(checklist: Self.shipping)
        #expect(flow.take(Self.line("4006381333931")) == [.check(.scan(Self.milk, lot: "", reason: ""))])
        #expect(flow.take(Self.line(".q 5")) == [.check(.more(5, lot: "", reason: ""))])
        #expect(flow.take(.key(.function(3))) == [.check(.takeBack)])
        #expect(flow.take(Self.line(".p D1")) == [.check(.place("D1"))])
        // Nothing to ask: the terminal says why not.
        #expect(flow.take(Self.line(".d")) == [.check(.damaged(nil))])
        #expect(flow.take(.key(.function(12))) == [.beep(.problem)])
        #expect(flow.take(.outcome(.checked(.taken(Self.reading(5)), .takeBack))) == [.beep(.good)])
        #expect(flow.screen.message?.text == "Saved  +5")
    }

    /// Of what was scanned last, so many: asked where there is more than one. Enter is the last scan.
    @Test(arguments: [(Language.english, "How many damaged?", "Enter = 2 (1 - 3)"), (.chinese, "破损数量?", "回车 = 2 (1 - 3)")])
    func howManyAreDamagedIsAsked(language: Language, question: String, next: String) throws {
        var list = Checklist(kind: .arrival, documentID: 1, number: "T-1", title: "", lines: [Checklist.Line(productID: 1, productName: "Milk", wanted: 5)])
        for quantity in [1, 2] as [Int64] { try list.take(Checklist.Wish(productID: 1, quantity: quantity), limits: .init()) }
        var flow = Self.flow(language, checklist: list)
        #expect(flow.take(Self.line(".d")) == [])
        #expect(flow.screen.mode == .checkDamaged && flow.screen.message?.text == question && flow.screen.message?.nextStep == next)
        for wrong in ["0", "4", "-1", "x", "4006381333931", "99999999999999999999"] {
            #expect(flow.take(Self.line(wrong)) == [.beep(.problem)], "\(wrong)")
            #expect(flow.screen.mode == .checkDamaged && flow.screen.message?.nextStep == "1 - 3")
        }
        #expect(flow.take(Self.line("3")) == [.check(.damaged(3))])
        #expect(flow.screen.mode == .scan)
        #expect(flow.take(Self.line(".d")) == [])
        #expect(flow.take(Self.line("")) == [.check(.damaged(2))])
        #expect(flow.take(Self.line(".d 1")) == [.check(.damaged(1))])
        #expect(flow.take(Self.line(".d 4")) == [.beep(.problem)])
        // Escape leaves them as they are.
        #expect(flow.take(.key(.escape)) == [])
        #expect(flow.screen.mode == .scan)
    }

    @Test(arguments: [
        (Language.english, "The list at hand cannot be read, kept as: checklist.json.damaged-1", "See the server's list, scan the goods again."),
        (.chinese, "清单文件无法读取,已另存为: checklist.json.damaged-1", "请查看服务器清单,并重新扫描商品。"),
    ]) func aListThatCouldNotBeReadIsSaidAtTheStart(language: Language, text: String, next: String) {
        var status = Self.status(nil)
        status.checklistSetAside = "checklist.json.damaged-1"
        let flow = HandheldFlow(language: language, status: status, hasBoxes: true)
        #expect(flow.screen.message == ScreenState.Message(tone: .problem, text: text, nextStep: next))
    }

    @Test func theLotThatIsDueIsConfirmedByEnterAlone() {
        var flow = Self.flow(checklist: Self.shipping)
        let step = HandheldFlow.CheckStep.scan(Self.milk, lot: "", reason: "")
        #expect(flow.take(.outcome(.checked(.asksLot(productName: "Milk", due: "L1"), step))) == [.beep(.problem)])
        #expect(flow.screen.mode == .checkLot && flow.screen.message?.nextStep == "Enter = L1")
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.check(.scan(Self.milk, lot: "L1", reason: ""))])
        // Where none is due, Enter is no lot.
        _ = flow.take(.outcome(.checked(.asksLot(productName: "Milk", due: ""), step)))
        #expect(flow.take(Self.line("")) == [.beep(.problem)])
        #expect(flow.take(Self.line("L2")) == [.check(.scan(Self.milk, lot: "L2", reason: ""))])
    }

    @Test func anotherLotGoesWithAReasonOrNotAtAll() {
        let step = HandheldFlow.CheckStep.more(2, lot: "L2", reason: "")
        let error = TerminalError(.notDue, "Milk: lot L1 at D1 are due first.")
        var flow = Self.flow(checklist: Self.shipping)
        #expect(flow.take(.outcome(.checked(.asksReason(error), step))) == [.beep(.problem)])
        #expect(flow.screen.mode == .checkReason && flow.screen.message?.text == error.message)
        for text in ["", "4006381333931"] { #expect(flow.take(Self.line(text)) == [.beep(.problem)]) }
        #expect(flow.take(Self.line("L1 is torn")) == [.check(.more(2, lot: "L2", reason: "L1 is torn"))])
        _ = flow.take(.outcome(.checked(.asksReason(error), step)))
        _ = flow.take(.key(.escape))
        #expect(flow.screen.mode == .scan && flow.heldCheck == nil)
    }

    @Test func whatIsStillOpenIsSaidBeforeItIsSent() {
        var flow = Self.flow(checklist: Self.shipping)
        #expect(flow.take(.key(.function(4))) == [.beep(.problem)])
        #expect(flow.screen.message?.text == "Still open: 10 Milk")
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.errand(.sendChecklist)])
        #expect(flow.screen.mode == .working)
        #expect(flow.take(.outcome(.ranErrand(.sent(Self.shipping)))) == [.beep(.good)])
        #expect(flow.screen.message?.text == "Shipped: T-4" && flow.screen.reading == nil)
    }

    @Test func leavingItNeedsEnterAlone() {
        var flow = Self.flow(checklist: Self.shipping)
        _ = flow.take(Self.line(".m"))
        #expect(flow.take(Self.line("0")) == [])
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.check(.leave)])
        #expect(flow.take(.outcome(.leftChecklist)) == [.beep(.good)])
    }
}
