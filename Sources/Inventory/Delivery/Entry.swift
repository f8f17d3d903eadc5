// What a terminal says, one thing at a time. Entries are facts: they are never refused for a business rule.

/// One entry as the core understands it.
public struct Entry: Hashable, Sendable {
    public enum Task: Hashable, Sendable {
        case document(Int64)
        /// A document that the terminal started itself: the sequence of its start entry.
        case startedBy(Int64)
    }

    public enum Goods: Hashable, Sendable {
        case product(Int64)
        case code(raw: [UInt8], symbology: String)
    }

    /// Goods with what the person added by hand.
    public struct Item: Hashable, Sendable {
        public var goods: Goods
        /// 0 = the task's own place.
        public var location: Int64
        public var lotCode: String
        public var expiry: String
        public var productionDate: String
        public var condition: Condition

        public init(
            _ goods: Goods, location: Int64 = 0, lotCode: String = "", expiry: String = "", productionDate: String = "",
            condition: Condition = .sellable
        ) {
            self.goods = goods
            self.location = location
            self.lotCode = lotCode
            self.expiry = expiry
            self.productionDate = productionDate
            self.condition = condition
        }
    }

    public enum Body: Hashable, Sendable {
        /// The trigger, `times` over; a case code books its content.
        case scan(Item, times: Int64)
        /// A typed quantity in base units, in a stocktake.
        case count(Item, quantity: Int64)
        /// A typed quantity in base units, in a receipt.
        case receive(Item, quantity: Int64)
        /// Goods on the floor, moved to a place (0 = where they are) and a condition; no task.
        case move(Item, quantity: Int64, toLocation: Int64, toCondition: Condition)
        /// Goods on the floor that are lost; `evidence` is the SHA-256 of a photo, or empty. No task.
        case writeOff(Item, quantity: Int64, reason: AdjustmentReason, evidence: [UInt8])
        case startReceipt(purchaseOrder: Int64, supplier: Int64, deliveryNote: String)
        case finish(note: String)
        case locationCounted(Int64)
        case undo(sequence: Int64)
        /// Something on a receipt's line is not as it was ordered; `quantity` in base units.
        case discrepancy(Item, SaidOfGoods, quantity: Int64)
        /// Goods from the dock that stand at a place now; no task. Their `location` is not looked at.
        case putAway(Item, SaidOfPlace, quantity: Int64)
        /// Could not be decoded; kept as it is.
        case malformed(field: String, problem: String)
        /// Holds what looks like a payment card's number, which was starred before anything was kept.
        case cardNumber(field: String)
    }

    /// What is wrong with goods, and what is done about it.
    public struct SaidOfGoods: Hashable, Sendable {
        public var kind: DiscrepancyKind
        public var action: DiscrepancyAction
        public var reason: String
        /// SHA-256 of a picture; empty = none.
        public var evidence: [UInt8]

        public init(_ kind: DiscrepancyKind, _ action: DiscrepancyAction, reason: String = "", evidence: [UInt8] = []) {
            self.kind = kind
            self.action = action
            self.reason = reason
            self.evidence = evidence
        }
    }

    /// Where goods were put, and where they should have been.
    public struct SaidOfPlace: Hashable, Sendable {
        public var place: Int64
        /// 0 = nothing was proposed.
        public var proposed: Int64
        /// Why they stand elsewhere; empty = not said.
        public var reason: String

        public init(_ place: Int64, proposed: Int64 = 0, reason: String = "") {
            self.place = place
            self.proposed = proposed
            self.reason = reason
        }
    }

    public var sequence: Int64
    /// As sent, byte for byte.
    public var payload: [UInt8]
    public var capturedMilliseconds: Int64
    public var monotonicMilliseconds: Int64
    public var boot: UInt64
    /// The person's session; 0 = nobody.
    public var session: Int64
    public var task: Task?
    public var wantsFeedback: Bool
    public var body: Body

    public init(
        sequence: Int64, payload: [UInt8], capturedMilliseconds: Int64, monotonicMilliseconds: Int64, boot: UInt64,
        session: Int64, task: Task?, wantsFeedback: Bool, body: Body
    ) {
        self.sequence = sequence
        self.payload = payload
        self.capturedMilliseconds = capturedMilliseconds
        self.monotonicMilliseconds = monotonicMilliseconds
        self.boot = boot
        self.session = session
        self.task = task
        self.wantsFeedback = wantsFeedback
        self.body = body
    }

    var journalKind: JournalKind {
        switch body {
        case .scan: .scan
        case .count: .countEntry
        case .receive: .receiveEntry
        case .startReceipt: .startEntry
        case .finish: .finishEntry
        case .locationCounted: .locationCounted
        case .undo: .undoEntry
        case .move: .moveEntry
        case .writeOff: .writeOffEntry
        case .discrepancy: .discrepancyEntry
        case .putAway: .putAwayEntry
        case .malformed, .cardNumber: .malformedEntry
        }
    }
}

/// Consecutive entries of one terminal.
///
/// At most `Limits.entriesPerBatch` of them are taken; the outcome says through which, and those behind belong into the next batch.
public struct EntryBatch: Sendable {
    public var terminal: TerminalID
    public var epoch: Int64
    public var clock: TerminalClock
    public var firstSequence: Int64
    /// `entries[n].sequence == firstSequence + n`.
    public var entries: [Entry]

    public init(terminal: TerminalID, epoch: Int64, clock: TerminalClock, firstSequence: Int64, entries: [Entry]) {
        self.terminal = terminal
        self.epoch = epoch
        self.clock = clock
        self.firstSequence = firstSequence
        self.entries = entries
    }
}

/// The terminal's clocks as measured at Hello.
public struct TerminalClock: Hashable, Sendable {
    /// The server's clock when Hello was taken.
    public var serverMilliseconds: Int64
    /// The device's wall clock then.
    public var wallMilliseconds: Int64
    /// Milliseconds since its boot then.
    public var monotonicMilliseconds: Int64
    public var boot: UInt64

    public init(serverMilliseconds: Int64, wallMilliseconds: Int64, monotonicMilliseconds: Int64, boot: UInt64) {
        self.serverMilliseconds = serverMilliseconds
        self.wallMilliseconds = wallMilliseconds
        self.monotonicMilliseconds = monotonicMilliseconds
        self.boot = boot
    }
}

/// How a batch ended.
public enum BatchOutcome: Sendable {
    case applied(through: Int64, results: [EntryResult])
    /// Entries are missing before this batch; nothing was applied.
    case gap(appliedThrough: Int64)
    /// A newer enrolment of the device exists; nothing was applied.
    case fenced(epoch: Int64)
    case revoked
}

/// The verdict on one entry, with what staff need to see.
public struct EntryResult: Hashable, Sendable {
    public var sequence: Int64
    /// The verdict; for a repeat the first one.
    public var verdict: Verdict
    /// Already applied before.
    public var isRepeat: Bool
    public var rejection: Rejection?
    public var remarks: [Remark]
    public var feedback: EntryFeedback?
    /// For a repeat: the reason kept of then.
    public var keptReason: String
}

/// What the screen shows after an entry.
public struct EntryFeedback: Hashable, Sendable {
    public var product: ProductID?
    public var productName: String
    public var unit: Unit?
    public var lotCode: String
    public var expiry: String
    /// What this entry booked.
    public var quantity: Quantity
    /// The line's total after it.
    public var lineQuantity: Quantity
    /// Nil where the task is blind.
    public var expected: Quantity?
    public var document: DocumentID?
    public var documentNumber: String
}
