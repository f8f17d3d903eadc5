import Storage
import Synchronization

@testable import Inventory

/// Notes the stages that it is told. Sendable; the mutex guards the list.
final class ProgressLog: Sendable {
    private let stages = Mutex<[VerificationProgress.Stage]>([])

    var noted: [VerificationProgress.Stage] { stages.withLock { $0 } }

    func note(_ progress: VerificationProgress) {
        stages.withLock { stages in
            if stages.last != progress.stage { stages.append(progress.stage) }
        }
    }
}

extension Shop {
    /// A row that says it takes back row `corrected`: `quantity` pieces of tea from the dock to the supplier.
    func reverse(_ corrected: Int64, quantity: Int64, value: Int64, kind: JournalKind = .moveStock) throws {
        try write { transaction in
            var journal = try Journal(transaction)
            let now = Instant(milliseconds: transaction.nowMilliseconds)
            var draft = JournalDraft(
                sequence: journal.nextSequence, kind: kind,
                origin: Origin(terminal: 0, epoch: 0, sequence: journal.nextSequence), store: Shop.store, captured: now, occurred: now,
                received: now, businessDate: "2026-06-15", payload: [], requestHash: [], corrects: corrected)
            let postings = Posting.move(
                Shop.tea, lot: nil, Quantity(trusted: quantity), value: Value(e4: value), from: (Shop.dock, .sellable),
                to: (Shop.supplierPlace, .sellable))
            _ = try Ledger.post(postings, to: &draft, in: transaction)
            try journal.append(draft, verdict: .accepted, reply: [], in: transaction)
        }
    }
}
