import Testing

@testable import Handheld
@testable import TerminalKit

/// Questions of goods in: doubts before and after the booking, what is wrong with goods, goods without an order, putting away.
@Suite struct DialogueTests {
    private static let milk = HandheldFlow.HeldScan(raw: Array("4006381333931".utf8), times: 3)
    private static let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
    private static let other = WorkPlace(locationID: 32, code: "D2", name: "Dry shelf 2")
    private static let dairy = KnownTask(kind: .supplier, documentID: 3, number: "DAIRY", title: "Valley Dairy")
    private static let harbour = KnownTask(kind: .supplier, documentID: 4, number: "HARBOUR", title: "Harbour Foods")

    private static func flow(_ language: Language = .english, tasks: [KnownTask] = []) -> HandheldFlow {
        let status = TerminalStatus(
            storeName: "North", terminalName: "PDA 3", connection: .connected, unsent: 0, oldestUnsentMilliseconds: nil, lastSequence: 0,
            appliedThrough: 0, products: 0, person: nil, task: WorkTask(kind: .receipt, reference: .document(5), title: "PO-1"),
            knownTasks: tasks)
        return HandheldFlow(language: language, status: status, hasBoxes: true)
    }

    private static func line(_ text: String) -> HandheldFlow.Input { .key(.line(Array(text.utf8))) }

    private static func reading(
        _ sequence: Int64, _ state: ReadingState = .saved, reason: String = "", warnings: [String] = [], confirmed: Set<String> = []
    ) -> Reading {
        var reading = Reading(sequence: sequence, kind: .scan)
        (reading.productID, reading.productName, reading.code, reading.quantity, reading.state) = (1, "Milk", "4006381333931", 3, state)
        (reading.reason, reading.message, reading.confirmed) = (reason, reason.isEmpty ? "" : "Milk is not on the order.", confirmed)
        reading.remarks = warnings.map { Remark(reason: $0, message: "odd: \($0)") }
        return reading
    }

    // MARK: before it is saved

    @Test(arguments: Language.allCases)
    func aDoubtNamesTheProblemAndNeedsEnterAlone(language: Language) {
        var flow = Self.flow(language)
        let asked = HandheldFlow.Outcome.scanned(.doubts(productName: "Milk", [.notOnOrder(product: "Milk")]), held: Self.milk)
        #expect(flow.take(.outcome(asked)) == [.beep(.problem)])
        #expect(flow.screen.mode == .doubt)
        #expect(flow.screen.message?.text == (language == .english ? "Milk is not on the order." : "Milk 不在订单中。"))
        #expect(flow.screen.message?.nextStep.isEmpty == false)
        // The next carton, scanned before the question was answered, is no answer; no key is one either.
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(.key(.function(4))) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.scan(Self.milk, asking: [], confirmed: [.notOnOrder(product: "Milk")])])
        #expect(flow.screen.mode == .scan)
    }

    @Test func leavingADoubtSavesNothing() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.scanned(.doubts(productName: "Milk", [.expired(product: "Milk", expiry: "2026-01-01")]), held: Self.milk)))
        #expect(flow.take(.key(.escape)) == [.beep(.problem)])
        #expect(flow.screen.message?.text == "Not saved")
        #expect(flow.take(Self.line("")) == [])
    }

    @Test func aTypedQuantityIsAskedAboutToo() {
        var flow = Self.flow()
        let doubt = Doubt.moreThanOrdered(product: "Milk", ordered: 20, received: 32)
        _ = flow.take(.outcome(.doubted(12, [doubt])))
        #expect(flow.screen.message?.text == "Milk: 32 received, 20 ordered.")
        #expect(flow.take(Self.line("")) == [.add(12, isAsking: false, confirmed: [doubt])])
    }

    // MARK: after the server wondered

    @Test func theServersWarningStopsTheNextScanUntilItIsAnswered() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.scanned(.saved(Self.reading(1)), held: Self.milk)))
        #expect(flow.take(.event(.reading(Self.reading(1, .accepted, warnings: ["EXPIRED"])))) == [.beep(.problem)])
        #expect(flow.screen.mode == .answer)
        #expect(flow.screen.message?.text == "odd: EXPIRED")
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(.key(.escape)) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.beep(.good)])
        #expect(flow.screen.mode == .scan)
    }

    @Test(arguments: [HandheldFlow.Input.key(.function(3)), line(".u")])
    func takingBackTakesBackTheEntryThatIsAskedAbout(input: HandheldFlow.Input) {
        var flow = Self.flow()
        _ = flow.take(.event(.reading(Self.reading(4, .acceptedWithException, reason: "NOT_ON_ORDER"))))
        // Another entry is on the screen: the question names its goods.
        #expect(flow.screen.message?.text == "4006381333931 +3: Milk is not on the order.")
        #expect(flow.take(input) == [.undoEntry(4)])
        #expect(flow.screen.mode == .scan)
    }

    @Test func whatWasAnsweredBeforeIsNotAskedAgain() {
        var flow = Self.flow()
        let reading = Self.reading(1, .acceptedWithException, reason: "NOT_ON_ORDER", warnings: ["NOT_ON_ORDER"], confirmed: ["NOT_ON_ORDER"])
        _ = flow.take(.event(.reading(reading)))
        #expect(flow.screen.mode == .scan)
    }

    @Test func questionsAreAskedOneAfterTheOtherAndAreBounded() {
        var flow = Self.flow()
        for sequence in 1 ... Int64(HandheldFlow.questionsKept) + 1 {
            _ = flow.take(.event(.reading(Self.reading(sequence, .accepted, warnings: ["SHORT_DATED"]))))
        }
        #expect(flow.questions.count == HandheldFlow.questionsKept)
        _ = flow.take(Self.line(""))
        #expect(flow.screen.mode == .answer)
        #expect(flow.take(Self.line(".u")).first == .undoEntry(2))
    }

    @Test func aQuestionWaitsUntilTheDialogueAtHandIsDone() {
        var flow = Self.flow()
        _ = flow.take(.key(.function(2)))
        _ = flow.take(.event(.reading(Self.reading(1, .accepted, warnings: ["EXPIRED"]))))
        #expect(flow.screen.mode == .quantity)
        _ = flow.take(.key(.escape))
        #expect(flow.screen.mode == .answer)
    }

    // MARK: what is wrong

    @Test func whatIsWrongIsSaidInFourSteps() {
        var flow = Self.flow()
        #expect(flow.take(Self.line(".d")) == [.beep(.problem)])
        _ = flow.take(.outcome(.scanned(.saved(Self.reading(1)), held: Self.milk)))
        #expect(flow.take(Self.line(".d")) == [])
        #expect(flow.take(Self.line("9")) == [.beep(.problem)])
        // Goods that lack are accepted or claimed: the second choice is the claim.
        #expect(flow.take(Self.line("2")) == [])
        #expect(flow.take(Self.line("3")) == [.beep(.problem)])
        #expect(flow.take(Self.line("2")) == [])
        #expect(flow.take(Self.line("0")) == [.beep(.problem)])
        #expect(flow.take(Self.line("5")) == [])
        #expect(flow.take(Self.line("pallet open")) == [.note(.short, .claim, quantity: 5, reason: "pallet open")])
        #expect(flow.screen.mode == .scan)
    }

    // MARK: without an order

    @Test func goodsWithoutAnOrderNeedTheirSupplier() {
        var flow = Self.flow(tasks: [Self.dairy, Self.harbour])
        _ = flow.take(.key(.function(6)))
        #expect(flow.take(Self.line("0")) == [])
        #expect(flow.screen.mode == .supplier)
        #expect(flow.take(Self.line("9")) == [.beep(.problem)])
        #expect(flow.take(Self.line("HARBOUR")) == [])
        #expect(flow.take(Self.line("DN-7")) == [.startUnplanned(supplier: 4, note: "DN-7")])
    }

    @Test func theOnlySupplierIsNotAskedFor() {
        var flow = Self.flow(tasks: [Self.dairy])
        _ = flow.take(.key(.function(6)))
        _ = flow.take(Self.line("0"))
        #expect(flow.take(Self.line("")) == [.startUnplanned(supplier: 3, note: "")])
    }

    @Test func withoutAnySupplierNothingBegins() {
        var flow = Self.flow()
        _ = flow.take(.key(.function(6)))
        #expect(flow.take(Self.line("0")) == [.beep(.problem)])
        #expect(flow.screen.mode == .scan)
    }

    // MARK: putting away

    private static func proposed(_ flow: inout HandheldFlow) {
        _ = flow.take(line(".a"))
        _ = flow.take(line("4006381333931"))
        _ = flow.take(.outcome(.placing(Array("4006381333931".utf8), asksLot: false)))
        let proposal = ProposedPlace(place: shelf, productName: "Milk", unit: .each, quantity: 7, explanation: "D1: lot L1 stands there already.")
        _ = flow.take(.outcome(.proposed(proposal, problem: "")))
    }

    @Test func goodsGoWhereTheyWereProposed() {
        var flow = Self.flow()
        Self.proposed(&flow)
        #expect(flow.screen.message?.text == "D1: lot L1 stands there already.")
        let raw = Array("4006381333931".utf8)
        let proposal = flow.placing.proposal?.place
        // Enter: all of it.
        #expect(flow.take(Self.line("")) == [])
        #expect(flow.take(Self.line("D1")) == [.findPlace("D1")])
        #expect(flow.take(.outcome(.targeted(Self.shelf))) == [.putAway(raw, lot: "", quantity: 7, to: Self.shelf, proposed: proposal, reason: "")])
        var done = Reading(sequence: 9, kind: .putAway)
        (done.quantity, done.place) = (7, Self.shelf)
        #expect(flow.take(.outcome(.booked(done))) == [.beep(.good)])
        #expect(flow.screen.mode == .placeGoods)
    }

    @Test func anotherPlaceNeedsAReason() {
        var flow = Self.flow()
        Self.proposed(&flow)
        _ = flow.take(Self.line("5"))
        _ = flow.take(Self.line("D2"))
        #expect(flow.take(.outcome(.targeted(Self.other))) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.beep(.problem)])
        #expect(flow.take(Self.line("D1 is wet")) == [
            .putAway(Array("4006381333931".utf8), lot: "", quantity: 5, to: Self.other, proposed: Self.shelf, reason: "D1 is wet")
        ])
    }

    @Test func withoutTheServerThePersonChooses() {
        var flow = Self.flow()
        _ = flow.take(Self.line(".a"))
        _ = flow.take(Self.line("CHEESE"))
        #expect(flow.take(.outcome(.placing(Array("CHEESE".utf8), asksLot: true))) == [.beep(.problem)])
        #expect(flow.take(Self.line("L1")) == [.propose(Array("CHEESE".utf8), lot: "L1")])
        _ = flow.take(.outcome(.proposed(nil, problem: "")))
        // Nothing was proposed, so Enter is no quantity.
        #expect(flow.take(Self.line("")) == [.beep(.problem)])
        _ = flow.take(Self.line("4"))
        // A label that is no place is scanned again.
        _ = flow.take(.outcome(.failed(TerminalError(.unknownPlace, "no such place"))))
        #expect(flow.screen.mode == .placeTarget)
        #expect(flow.take(.outcome(.targeted(Self.other))) == [
            .putAway(Array("CHEESE".utf8), lot: "L1", quantity: 4, to: Self.other, proposed: nil, reason: "")
        ])
    }
}
