import Testing
import Wire

@testable import Fleet

/// The judge must find what a server could do wrong.
@Suite("The judge of answers")
struct FlightTests {
    private static let workload = Workload(
        scenario: .mixed, seed: 7, terminal: EnrolledTerminal(id: 3, epoch: 1, credential: "00", session: 9, sessionEndsMs: 0),
        products: [ScannedProduct(id: 1, code: "4006381333931"), ScannedProduct(id: 2, code: "5901234123457")], places: [11, 12],
        stocktake: 5, receipt: 6, wantsFeedback: true, lines: [SoldLine(product: 0, pieces: 1), SoldLine(product: 1, pieces: 3)])

    private func flying(_ count: Int, from applied: Int64 = 0) -> Flight {
        var flight = Flight(Self.workload)
        #expect(flight.welcomed(Welcome(appliedThrough: applied, creditEntries: 1_000)).isEmpty)
        flight.sent(count, intendedNanoseconds: 100)
        return flight
    }

    /// The answer an honest server gives.
    private func answer(_ range: ClosedRange<Int64>) -> Wire.Result {
        Wire.Result(
            appliedThrough: range.upperBound,
            entries: range.map { EntryResult(sequence: $0, verdict: Self.workload.draft($0).deserves) }, creditEntries: 500)
    }

    @Test func anHonestAnswerLandsItsBatches() {
        var flight = flying(4)
        flight.sent(2, intendedNanoseconds: 200)
        let first = flight.answered(answer(1...4))
        #expect(first.breaches.isEmpty && first.landed == [Flight.Batch(last: 4, count: 4, intendedNanoseconds: 100)])
        #expect(!flight.isAnswered && flight.credit == 500)
        let second = flight.answered(answer(5...6))
        #expect(second.breaches.isEmpty && second.landed.map(\.count) == [2] && flight.isAnswered)
        let owed = (Int64(1)...6).reduce(into: [Workload.Draft.Kind: Int64]()) { owed, sequence in
            let draft = Self.workload.draft(sequence)
            if draft.deserves == .accepted { owed[draft.kind, default: 0] += draft.pieces }
        }
        #expect(flight.pieces == owed)
    }

    @Test(arguments: ["lost", "doubled", "wrong verdict", "wrong place", "backwards", "beyond"])
    func aBrokenPromiseIsFound(kind: String) {
        var flight = flying(4)
        var answer = answer(1...4)
        switch kind {
        case "lost": answer.entries.remove(at: 1)
        case "doubled": answer.entries.insert(answer.entries[1], at: 1)
        case "wrong verdict": answer.entries[2].verdict = .repeated
        case "wrong place": answer.entries[2].sequence = 9
        case "backwards": answer.appliedThrough = 0
        default: answer.appliedThrough = 5
        }
        #expect(!flight.answered(answer).breaches.isEmpty)
    }

    @Test func aSecondWelcomeIsAGap() {
        var flight = flying(4)
        #expect(flight.welcomed(Welcome(appliedThrough: 2, creditEntries: 10)).count == 1)
        #expect(flight.sentThrough == 2 && flight.isAnswered)
    }

    @Test func whatWasAnsweredMustStillBeAppliedAfterwards() {
        var flight = Flight(Self.workload)
        #expect(flight.welcomed(Welcome(appliedThrough: 3), own: 3).isEmpty)
        var other = Flight(Self.workload)
        #expect(other.welcomed(Welcome(appliedThrough: 2), own: 3).count == 1)
    }

    @Test(arguments: [(most: 10, sent: 0, room: 10), (10, 95, 5), (10, 100, 0), (200, 0, 100)])
    func neverMoreThanTheCredit(most: Int, sent: Int, room: Int) {
        var flight = Flight(Self.workload)
        #expect(flight.room(most: most, window: 8) == 0)
        _ = flight.welcomed(Welcome(appliedThrough: 0, creditEntries: 100))
        if sent > 0 { flight.sent(sent, intendedNanoseconds: 0) }
        #expect(flight.room(most: most, window: 8) == room)
    }

    @Test(arguments: [(window: 1, isOpen: false), (2, false), (3, true)])
    func neverMoreBatchesThanTheWindow(window: Int, isOpen: Bool) {
        var flight = flying(1)
        flight.sent(1, intendedNanoseconds: 0)
        #expect((flight.room(most: 1, window: window) > 0) == isOpen)
    }
}
