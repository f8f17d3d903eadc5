/// What the core bounds, each with a test at n-1, n, n+1.
public enum Limits {
    public static let idempotencyKeyLength = 64
    /// Entries the core takes in one batch.
    public static let entriesPerBatch = 1_000
    /// Bytes of a scan.
    public static let scanBytes = 512
    public static let nameLength = 200
    public static let codeLength = 64
    public static let noteLength = 1_000
    /// Bytes of an entry that a person books for a terminal.
    public static let appliedEntryBytes = 16_384
    /// Roles given to one person.
    public static let grants = 100
    /// Bytes of what a device asks to have signed.
    public static let certificateRequestBytes = 4_096
    /// How long it is known which roles somebody had: entries of theirs may still be on a device.
    public static let formerRolesMilliseconds: Int64 = 90 * 86_400_000
    /// Rights of one of the shop's own roles.
    public static let rights = 1_000
    /// Lines of one purchase order.
    public static let orderLines = 20_000
    /// Per mille of an order's line that may arrive too much without an approval.
    public static let overReceiptPermille: Int64 = 1_000
    /// Delivery notes announced on one order.
    public static let announcedDeliveries = 100
    /// Orders told for one clue.
    public static let orderMatches = 20
    /// The highest level of approval.
    public static let approvalLevels: Int64 = 9
    /// Rules of approval.
    public static let approvalPolicies = 1_000
    /// Discrepancies of one receipt.
    public static let discrepancies = 10_000
    /// Bytes of an evidence's hash: SHA-256.
    public static let evidenceBytes = 32
    /// Evidence of one late entry.
    public static let evidence = 20
    /// Rules of the life that goods must have left.
    public static let lifeRules = 100_000
    /// Two receipts with the same content are one delivery told twice when they are no further apart.
    public static let duplicateWindowMilliseconds: Int64 = 7 * 86_400_000
    /// How long ago the goods of a late entry may have arrived.
    public static let lateEntryMilliseconds: Int64 = 400 * 86_400_000
    /// A receipt of the same goods this close to the arrival that a late entry claims covers it.
    public static let coverWindowMilliseconds: Int64 = 3 * 86_400_000
    /// Days after the goods came in which a supplier is paid.
    public static let paymentDays: Int64 = 365
    /// What may be said to fit on one place.
    public static let placeCapacity: Int64 = 1_000_000_000
    /// Steps from the dock to a place.
    public static let placeDistance: Int64 = 1_000_000
    /// Shelves of a store that a proposal looks at, the nearest first.
    public static let shelvesLooked = 20_000
    /// Products a stocktake may be limited to.
    public static let stocktakeProducts = 20_000
    /// Categories that it may be limited to.
    public static let stocktakeCategories = 100
    /// Lines of a stocktake that are posted in one row; more are posted in parts, so that nobody waits for all of them.
    public static let postedLinesPerPart = 1_000
    /// How often a count is evaluated beside the work before the writer does it itself: each time something was told that changes it.
    public static let evaluationsBeside = 3
    /// Evaluations that are kept for the pages behind the first.
    public static let keptVariances = 2
    /// How many lines an evaluation has that is kept.
    public static let keptVarianceLines = 1_001...200_000
    /// Changes told in one page of the product master.
    public static let catalogPageItems = 500
    /// Bytes of names and codes in such a page, so that it fits a terminal's message; one item is always told.
    public static let catalogPageBytes = 96 * 1_024
    /// How long a terminal may be away before it fetches the whole product master: deletions are remembered that long.
    public static let tombstoneMilliseconds: Int64 = 180 * 86_400_000
    /// Blocks of journal rows read for one page of movements (see `Ledger.blockBits`).
    public static let movementBlocksPerPage = 64
    /// Journal rows read for one page of the audit trail.
    public static let auditRowsPerPage: Int64 = 262_144
    /// Refused commands of one kind for which a person has rows of their own within a minute; more are counted.
    public static let refusedCommandsPerMinute: Int64 = 20
    /// Findings that a verification spells out; all are counted.
    public static let verificationFindings = 100
    /// How far back a proposal for a stocktake looks.
    public static let proposalDays: Int64 = 3_650
    /// Sales of so many days make a product's class, where nobody says otherwise.
    public static let salesClassDays: Int64 = 90
    /// A store's own recount rules: one per class.
    public static let classRecountRules = SalesClass.allCases.count
    /// Lines of one move, adjustment, reservation, pick or transfer.
    public static let stockLines = 1_000
    /// Photos or papers of one adjustment.
    public static let adjustmentEvidence = 20
    /// How far ahead goods may be promised.
    public static let reservationMilliseconds: Int64 = 90 * 86_400_000
    /// Promises that run out in one sweep.
    public static let sweptReservations = 500
    /// A store's rules about what it wants to be told.
    public static let alertRules: Int64 = 100_000
    /// How long before a lot expires a store may want to be told.
    public static let nearExpiryDays: Int64 = 3_650
    /// How long an alert may be put off.
    public static let snoozeMilliseconds: Int64 = 30 * 86_400_000
    /// Messages that a person marks at once.
    public static let markedMessages = 1_000
    /// How long a message is kept after it was handled; what it was about stays in the books.
    public static let handledMessageMilliseconds: Int64 = 90 * 86_400_000
    /// Places and people whose guesses a lock turns away that are counted apart in one minute: a crowd of networks fills neither memory nor the
    /// journal.
    static let lockedGuessTargets = 256
    /// Products whose alerts are written in one step of the sweep.
    public static let sweptAlertProducts = 250
    /// Alerts of one step that are told to terminals one by one.
    public static let alertsToldSingly = 50
    public static let pageSize = 1_000
    public static let defaultPageSize = 100
    /// 1/10,000 of the currency unit per base unit: 100,000 units of money.
    public static let unitCostE4: Int64 = 1_000_000_000
    /// Value of one line.
    public static let lineValueE4: Int64 = 1_000_000_000_000_000
    /// Entries may speak of instants at most this far in the server's future; beyond, they are dated when received.
    public static let clockToleranceMilliseconds: Int64 = 120_000
}
