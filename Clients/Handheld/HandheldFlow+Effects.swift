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
        case failed(TerminalError)
    }

    /// A scan with what was set for it; held while its lot is asked for.
    struct HeldScan: Hashable {
        var raw: [UInt8]
        var times: Int64
    }

    /// What the shell must do.
    enum Effect: Hashable {
        case scan(HeldScan, isAsking: Bool)
        case setLot(lot: String, expiry: String)
        case add(Int64)
        case undo
        case finish
        case setPlace(String)
        case placeCounted
        case signIn(user: String, secret: String, code: String)
        case startReceipt(order: String)
        case startUnplanned
        case join(KnownTask)
        case goOffline
        case goOnline
        case beep(Beep)
        case quit
    }
}
