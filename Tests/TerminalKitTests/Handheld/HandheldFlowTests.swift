import Testing

@testable import Handheld
@testable import TerminalKit

@Suite struct HandheldFlowTests {
    private static func status(_ connection: ConnectionState = .connected, tasks: [KnownTask] = []) -> TerminalStatus {
        TerminalStatus(
            storeName: "North", terminalName: "PDA 3", connection: connection, unsent: 0, oldestUnsentMilliseconds: nil, lastSequence: 0,
            appliedThrough: 0, products: 0, person: nil, task: nil, knownTasks: tasks)
    }

    private static func flow(tasks: [KnownTask] = [], user: String = "") -> HandheldFlow {
        HandheldFlow(language: .english, status: status(tasks: tasks), hasBoxes: true, user: user)
    }

    private static func line(_ text: String) -> HandheldFlow.Input { .key(.line(Array(text.utf8))) }

    private static func reading(_ sequence: Int64, product: Int64 = 1, total: Int64 = 1, state: ReadingState = .saved) -> Reading {
        var reading = Reading(sequence: sequence, kind: .scan)
        (reading.productID, reading.productName, reading.quantity, reading.total, reading.state) = (product, "Milk", 1, total, state)
        return reading
    }

    private static func held(_ code: String, times: Int64 = 1) -> HandheldFlow.HeldScan {
        HandheldFlow.HeldScan(raw: Array(code.utf8), times: times)
    }

    @Test func aScanIsBookedAndBeepsOnce() {
        var flow = Self.flow()
        #expect(flow.take(Self.line("4006381333931")) == [.scan(Self.held("4006381333931"), asking: .all, confirmed: [])])
        #expect(flow.take(.outcome(.scanned(.saved(Self.reading(1)), held: Self.held("4006381333931")))) == [.beep(.good)])
        #expect(flow.screen.reading?.total == 1)
        #expect(flow.screen.message?.text == "Saved  +1")
    }

    @Test func aPlaceIsNamedAndItsCountIsConfirmedOnce() {
        var flow = Self.flow()
        #expect(flow.take(.key(.function(11))) == [])
        #expect(flow.screen.mode == .place)
        #expect(flow.take(Self.line("D1")) == [.setPlace("D1")])
        let shelf = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
        #expect(flow.take(.outcome(.atPlace(shelf))) == [.beep(.good)])
        #expect(flow.screen.message?.text == "Place: D1 Dry shelf 1")
        #expect(flow.take(Self.line(".c")) == [])
        // The next carton, scanned too early, confirms nothing.
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("")) == [.placeCounted])
        #expect(flow.take(Self.line(".p D2")) == [.setPlace("D2")])
    }

    @Test func twelveTimesGoesWithOneScanOnly() {
        var flow = Self.flow()
        #expect(flow.take(Self.line("12*")) == [])
        #expect(flow.take(Self.line("X1")) == [.scan(Self.held("X1", times: 12), asking: .all, confirmed: [])])
        _ = flow.take(.outcome(.scanned(.saved(Self.reading(1)), held: Self.held("X1", times: 12))))
        #expect(flow.take(Self.line("X1")) == [.scan(Self.held("X1"), asking: .all, confirmed: [])])
    }

    @Test func aMissingLotIsAskedForAndThenTheScanIsBooked() {
        var flow = Self.flow()
        _ = flow.take(Self.line("CHEESE"))
        let asked = HandheldFlow.Outcome.scanned(.asksLot(productName: "Cheese", expiryToo: true), held: Self.held("CHEESE"))
        #expect(flow.take(.outcome(asked)) == [.beep(.problem)])
        // The next carton, scanned too early, is no lot.
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        #expect(flow.take(Self.line("L1")) == [])
        #expect(flow.screen.mode == .expiry)
        #expect(flow.take(Self.line("2027-01-31")) == [
            .setLot(lot: "L1", expiry: "2027-01-31"), .scan(Self.held("CHEESE"), asking: .doubts, confirmed: []),
        ])
        #expect(flow.screen.mode == .scan)
    }

    @Test func leavingTheQuestionLeavesTheScanUnbooked() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.scanned(.asksLot(productName: "Cheese", expiryToo: false), held: Self.held("CHEESE"))))
        #expect(flow.take(.key(.escape)) == [.beep(.problem)])
        #expect(flow.screen.message?.text == "Not saved")
        #expect(flow.take(Self.line("L1")) == [.scan(Self.held("L1"), asking: .all, confirmed: [])])
    }

    @Test(arguments: [(2, ".q"), (3, ".u"), (4, ".f"), (5, ".s"), (6, ".t"), (7, ".l"), (9, ".g"), (10, ".x"), (1, ".h"), (8, ".o")])
    func everyFunctionHasAKeyAndALetter(number: Int, letter: String) {
        var byKey = Self.flow()
        var byLetter = Self.flow()
        #expect(byKey.take(.key(.function(number))) == byLetter.take(Self.line(letter)))
        #expect(byKey.screen == byLetter.screen)
    }

    @Test func quantityUndoAndFinish() {
        var flow = Self.flow()
        _ = flow.take(.key(.function(2)))
        #expect(flow.take(Self.line("abc")) == [.beep(.problem)])
        #expect(flow.take(Self.line("11")) == [.add(11, isAsking: true, confirmed: [])])
        #expect(flow.take(.key(.function(3))) == [.undo])
        _ = flow.take(.key(.function(4)))
        #expect(flow.take(.key(.escape)) == [])
        #expect(flow.screen.mode == .scan)
        _ = flow.take(.key(.function(4)))
        #expect(flow.take(Self.line("")) == [.finish])
        #expect(flow.take(Self.line(".q 5")) == [.add(5, isAsking: true, confirmed: [])])
    }

    @Test func signingInAsksNamePinAndCodeWhereNeeded() {
        var flow = Self.flow()
        _ = flow.take(.key(.function(5)))
        _ = flow.take(Self.line("anna"))
        #expect(flow.screen.mode == .secret)
        #expect(flow.take(Self.line("1234")) == [.signIn(user: "anna", secret: "1234", code: "")])
        #expect(flow.screen.mode == .working)
        #expect(flow.take(Self.line("4006381333931")) == [.beep(.problem)])
        _ = flow.take(.outcome(.failed(TerminalError(.refused, "Type the code of your app.", reason: "SECOND_FACTOR_NEEDED"))))
        #expect(flow.screen.mode == .code)
        #expect(flow.take(Self.line("123456")) == [.signIn(user: "anna", secret: "1234", code: "123456")])
        let person = Person(sessionID: 1, token: [], userName: "anna", displayName: "Anna", expiresMilliseconds: 0)
        #expect(flow.take(.outcome(.signedIn(person))) == [.beep(.good)])
        #expect(flow.screen.mode == .scan)
    }

    @Test func aNameGivenAtTheStartAsksForThePin() {
        var flow = Self.flow(user: "anna")
        #expect(flow.take(Self.line("1234")) == [.signIn(user: "anna", secret: "1234", code: "")])
    }

    @Test(arguments: [
        ("1", HandheldFlow.Effect.startReceipt(order: "PO-1")),
        ("2", .join(KnownTask(kind: .stocktake, documentID: 2, number: "ST-4", title: ""))),
        ("PO-9", .startReceipt(order: "PO-9")), ("3", .startReceipt(order: "3")),
    ])
    func aTaskIsChosenByItsLineOrItsNumber(typed: String, effect: HandheldFlow.Effect) {
        var flow = Self.flow(tasks: [
            KnownTask(kind: .purchaseOrder, documentID: 1, number: "PO-1", title: ""),
            KnownTask(kind: .stocktake, documentID: 2, number: "ST-4", title: ""),
        ])
        _ = flow.take(.key(.function(6)))
        #expect(flow.take(Self.line(typed)) == [effect])
    }

    @Test func theServersAnswerReplacesTheShownScanOnly() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.scanned(.saved(Self.reading(2, total: 2)), held: Self.held("X"))))
        #expect(flow.take(.event(.reading(Self.reading(1, product: 9, total: 70, state: .accepted)))) == [])
        #expect(flow.screen.reading?.total == 2)
        #expect(flow.take(.event(.reading(Self.reading(2, total: 102, state: .accepted)))) == [])
        #expect(flow.screen.reading?.total == 102)
        #expect(flow.screen.message?.text == "OK  +1")
    }

    @Test func anOlderAnswerBringsTheLineUpToDateAndNothingElse() {
        var flow = Self.flow()
        _ = flow.take(.outcome(.scanned(.saved(Self.reading(3, total: 3)), held: Self.held("X"))))
        var answer = Self.reading(1, total: 41, state: .accepted)
        answer.lineTotal = 43
        _ = flow.take(.event(.reading(answer)))
        #expect(flow.screen.reading?.total == 43)
        #expect(flow.screen.reading?.sequence == 3)
    }

    @Test(arguments: [ReadingState.rejected, .parked, .acceptedWithException])
    func aProblemBeepsTwiceAndSaysWhatToDo(state: ReadingState) {
        var flow = Self.flow()
        var reading = Self.reading(1, state: state)
        (reading.message, reading.nextStep, reading.code) = ("The receipt is closed.", "Open a new one.", "X1")
        #expect(flow.take(.event(.reading(reading))) == [.beep(.problem)])
        #expect(flow.screen.message?.nextStep == "Open a new one.")
        #expect(flow.screen.message?.text.contains("X1") == true)
    }

    @Test func offlineAndOnlineAreOneKey() {
        var flow = Self.flow()
        #expect(flow.take(.key(.function(8))) == [.goOffline])
        _ = flow.take(.status(Self.status(.offline), oldestUnsent: ""))
        #expect(flow.take(.key(.function(8))) == [.goOnline])
        #expect(flow.take(.status(Self.status(.stopped(.superseded)), oldestUnsent: "")) == [.beep(.problem)])
        #expect(flow.take(.key(.function(8))) == [.goOnline])
    }

    @Test func theLanguageSwitchesAtOnce() {
        var flow = Self.flow()
        _ = flow.take(.key(.function(9)))
        #expect(flow.screen.language == .chinese)
        _ = flow.take(.outcome(.failed(TerminalError(.noTask, "Choose a task first."))))
        #expect(flow.screen.message?.text == "请先选择任务(F6)。")
    }

    @Test func ctrlCLeavesAndTheExitKeyAsks() {
        var flow = Self.flow()
        #expect(flow.take(.key(.quit)) == [.quit])
        #expect(flow.take(.key(.function(10))) == [])
        #expect(flow.take(Self.line("")) == [.quit])
    }
}
