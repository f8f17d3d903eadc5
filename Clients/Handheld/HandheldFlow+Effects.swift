// What goes into the flow and what comes out of it.

import TerminalKit

extension HandheldFlow {
    /// What happened.
    enum Input: Hashable {
        case key(Key)
        case status(TerminalStatus, oldestUnsent: String)
        case event(TerminalEvent)
        case outcome(Outcome)
    }

    /// What became of an effect.
    enum Outcome: Hashable {
        case scanned(ScanOutcome, held: HeldScan)
        case booked(Reading)
        case tookTask(WorkTask)
        case signedIn(Person)
        case switched(isOffline: Bool)
        case atPlace(WorkPlace?)
        /// A typed quantity is odd; nothing is saved yet.
        case doubted(Int64, [Doubt])
        /// Goods to be put away were read; their lot may have to be typed.
        case placing([UInt8], asksLot: Bool)
        /// Where they should go; nil without the server, or with the reason why it says nothing.
        case proposed(ProposedPlace?, problem: String)
        case targeted(WorkPlace)
        /// Goods for the checklist, and what was said of them.
        case checked(CheckOutcome, CheckStep)
        case ranErrand(ErrandReply)
        case leftChecklist
        case failed(TerminalError)
    }

    /// A scan with what was set for it; held while its lot is asked for.
    struct HeldScan: Hashable {
        var raw: [UInt8]
        var times: Int64
    }

    /// What the shell must do.
    enum Effect: Hashable {
        case scan(HeldScan, asking: ScanQuestions, confirmed: [Doubt])
        case setLot(lot: String, expiry: String)
        case add(Int64, isAsking: Bool, confirmed: [Doubt])
        case undo
        /// Takes back that entry.
        case undoEntry(Int64)
        case note(GoodsProblem, ProblemAction, quantity: Int64, reason: String)
        case readToPlace([UInt8])
        case propose([UInt8], lot: String)
        case findPlace(String)
        case putAway([UInt8], lot: String, quantity: Int64, to: WorkPlace, proposed: WorkPlace?, reason: String)
        case finish
        case setPlace(String)
        case placeCounted
        case signIn(user: String, secret: String, code: String)
        case startReceipt(order: String)
        case startUnplanned(supplier: Int64, note: String)
        case join(KnownTask)
        case check(CheckStep)
        /// Asks the server.
        case errand(Errand)
        case quarantine([UInt8], StoppedLot, LotStanding, quantity: Int64)
        case goOffline
        case goOnline
        case beep(Beep)
        case quit
    }
}
