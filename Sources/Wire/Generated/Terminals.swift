// Generated from shelfwire/v1/terminals.proto by Protos/generate. Do not edit.
//
// Handheld terminals: enrolment, the long-lived stream, the product master. See Protos/README.md.

import CWire
public import NIOCore

public enum Verdict: Int32, Hashable, Sendable, CaseIterable {
    case accepted = 1
    case acceptedWithException = 2
    case rejected = 3
    case parked = 4
    case repeated = 5
}

public enum DrainReason: Int32, Hashable, Sendable, CaseIterable {
    case restart = 1
    case superseded = 2
    case revoked = 3
    case upgrade = 4
}

public struct CreateEnrolmentCodeRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// What staff call the device, 1 to 64 characters, e.g. "PDA 3".
    public var terminalName: String
    /// An existing terminal to enrol again (restored or replaced device): its epoch grows; 0 = a new terminal.
    public var terminalID: Int64

    public init(storeID: Int64 = 0, terminalName: String = "", terminalID: Int64 = 0) {
        self.storeID = storeID
        self.terminalName = terminalName
        self.terminalID = terminalID
    }
}

public struct CreateEnrolmentCodeReply: WireMessage, Hashable, Sendable {
    /// 26 characters, Crockford base 32; also fit for a QR code.
    public var code: String
    public var expiresMs: Int64

    public init(code: String = "", expiresMs: Int64 = 0) {
        self.code = code
        self.expiresMs = expiresMs
    }
}

public struct EnrolTerminalRequest: WireMessage, Hashable, Sendable {
    public var code: String
    public var model: String
    public var appVersion: String
    /// PKCS #10 in DER over the device's own key (P-256 or P-384), for a device that wants to prove itself by a certificate; else empty.
    public var certificateRequest: [UInt8]

    public init(code: String = "", model: String = "", appVersion: String = "", certificateRequest: [UInt8] = []) {
        self.code = code
        self.model = model
        self.appVersion = appVersion
        self.certificateRequest = certificateRequest
    }
}

public struct EnrolTerminalReply: WireMessage, Hashable, Sendable {
    public var terminalID: Int64
    public var epoch: Int64
    /// 256 bits; send as `authorization: Terminal <terminal_id>:<hex of the credential>`. Kept by the device only.
    public var credential: [UInt8]
    public var storeID: Int64
    public var storeName: String
    public var terminalName: String
    /// X.509 in DER; empty where none was asked for or the shop signs none. A device that has one must show it from then on.
    public var certificate: [UInt8]
    public var certificateExpiresMs: Int64

    public init(
        terminalID: Int64 = 0,
        epoch: Int64 = 0,
        credential: [UInt8] = [],
        storeID: Int64 = 0,
        storeName: String = "",
        terminalName: String = "",
        certificate: [UInt8] = [],
        certificateExpiresMs: Int64 = 0
    ) {
        self.terminalID = terminalID
        self.epoch = epoch
        self.credential = credential
        self.storeID = storeID
        self.storeName = storeName
        self.terminalName = terminalName
        self.certificate = certificate
        self.certificateExpiresMs = certificateExpiresMs
    }
}

public struct RenewCertificateRequest: WireMessage, Hashable, Sendable {
    public var certificateRequest: [UInt8]

    public init(certificateRequest: [UInt8] = []) {
        self.certificateRequest = certificateRequest
    }
}

public struct RenewCertificateReply: WireMessage, Hashable, Sendable {
    public var certificate: [UInt8]
    public var certificateExpiresMs: Int64

    public init(certificate: [UInt8] = [], certificateExpiresMs: Int64 = 0) {
        self.certificate = certificate
        self.certificateExpiresMs = certificateExpiresMs
    }
}

public struct Terminal: WireMessage, Hashable, Sendable {
    public var terminalID: Int64
    public var name: String
    public var storeID: Int64
    public var epoch: Int64
    public var revoked: Bool
    public var enrolledMs: Int64
    public var lastSeenMs: Int64
    public var appliedThrough: Int64
    public var appVersion: String
    public var connected: Bool
    /// 0 = it has none.
    public var certificateExpiresMs: Int64

    public init(
        terminalID: Int64 = 0,
        name: String = "",
        storeID: Int64 = 0,
        epoch: Int64 = 0,
        revoked: Bool = false,
        enrolledMs: Int64 = 0,
        lastSeenMs: Int64 = 0,
        appliedThrough: Int64 = 0,
        appVersion: String = "",
        connected: Bool = false,
        certificateExpiresMs: Int64 = 0
    ) {
        self.terminalID = terminalID
        self.name = name
        self.storeID = storeID
        self.epoch = epoch
        self.revoked = revoked
        self.enrolledMs = enrolledMs
        self.lastSeenMs = lastSeenMs
        self.appliedThrough = appliedThrough
        self.appVersion = appVersion
        self.connected = connected
        self.certificateExpiresMs = certificateExpiresMs
    }
}

public struct ListTerminalsRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may see.
    public var storeID: Int64
    public var page: Page?

    public init(storeID: Int64 = 0, page: Page? = nil) {
        self.storeID = storeID
        self.page = page
    }
}

public struct ListTerminalsReply: WireMessage, Hashable, Sendable {
    public var terminals: [Terminal]
    public var nextToken: [UInt8]

    public init(terminals: [Terminal] = [], nextToken: [UInt8] = []) {
        self.terminals = terminals
        self.nextToken = nextToken
    }
}

public struct RevokeTerminalRequest: WireMessage, Hashable, Sendable {
    public var terminalID: Int64
    public var reason: String

    public init(terminalID: Int64 = 0, reason: String = "") {
        self.terminalID = terminalID
        self.reason = reason
    }
}

public struct RevokeTerminalReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct TerminalMessage: WireMessage, Hashable, Sendable {
    public enum Body: Hashable, Sendable {
        case hello(Hello)
        case batch(Batch)
        case watch(Watch)
        case bye(Bye)
    }

    public var body: Body?

    public init(body: Body? = nil) {
        self.body = body
    }
}

/// The first message of every stream.
public struct Hello: WireMessage, Hashable, Sendable {
    public var terminalID: Int64
    public var epoch: Int64
    /// The sequence the terminal will send next: its oldest unacknowledged entry, or one past its last.
    public var nextSequence: Int64
    public var protocolMin: Int32
    public var protocolMax: Int32
    public var appVersion: String
    public var catalogCursor: [UInt8]
    /// The device's clock when Hello was made.
    public var wallMs: Int64
    /// Milliseconds since the device booted, when Hello was made.
    public var monotonicMs: Int64
    /// Random per boot of the device, not 0.
    public var bootID: UInt64
    /// "en" or "zh".
    public var language: String

    public init(
        terminalID: Int64 = 0,
        epoch: Int64 = 0,
        nextSequence: Int64 = 0,
        protocolMin: Int32 = 0,
        protocolMax: Int32 = 0,
        appVersion: String = "",
        catalogCursor: [UInt8] = [],
        wallMs: Int64 = 0,
        monotonicMs: Int64 = 0,
        bootID: UInt64 = 0,
        language: String = ""
    ) {
        self.terminalID = terminalID
        self.epoch = epoch
        self.nextSequence = nextSequence
        self.protocolMin = protocolMin
        self.protocolMax = protocolMax
        self.appVersion = appVersion
        self.catalogCursor = catalogCursor
        self.wallMs = wallMs
        self.monotonicMs = monotonicMs
        self.bootID = bootID
        self.language = language
    }
}

/// Entries in order: the n-th has sequence first_sequence + n.
public struct Batch: WireMessage, Hashable, Sendable {
    public var firstSequence: Int64
    public var entries: [Entry]

    public init(firstSequence: Int64 = 0, entries: [Entry] = []) {
        self.firstSequence = firstSequence
        self.entries = entries
    }
}

/// One thing that happened, or one wish of the person holding the device.
public struct Entry: WireMessage, Hashable, Sendable {
    public enum Task: Hashable, Sendable {
        /// A document the server knows: a receipt or a stocktake.
        case documentID(Int64)
        /// A document this terminal started itself, perhaps offline: the sequence of the `start` entry in this epoch.
        case startedBy(Int64)
    }

    public enum Body: Hashable, Sendable {
        case scan(ScanEntry)
        case count(CountEntry)
        case receive(ReceiveEntry)
        case start(StartEntry)
        case finish(FinishEntry)
        case locationCounted(LocationCountedEntry)
        case undo(UndoEntry)
        case move(MoveEntry)
        case writeOff(WriteOffEntry)
        case discrepancy(DiscrepancyEntry)
        case putAway(PutAwayEntry)
    }

    /// Device clock at the instant of the scan or key press.
    public var capturedMs: Int64
    public var monotonicMs: Int64
    public var bootID: UInt64
    /// The person's session from SignIn; 0 = nobody signed in (the entry is parked).
    public var sessionID: Int64
    public var task: Task?
    /// True asks for Feedback in the result.
    public var feedback: Bool
    public var body: Body?

    public init(
        capturedMs: Int64 = 0,
        monotonicMs: Int64 = 0,
        bootID: UInt64 = 0,
        sessionID: Int64 = 0,
        task: Task? = nil,
        feedback: Bool = false,
        body: Body? = nil
    ) {
        self.capturedMs = capturedMs
        self.monotonicMs = monotonicMs
        self.bootID = bootID
        self.sessionID = sessionID
        self.task = task
        self.feedback = feedback
        self.body = body
    }
}

/// One pull of the trigger. What it means follows from the task: received, or counted; a case code books its content.
public struct ScanEntry: WireMessage, Hashable, Sendable {
    /// Exactly what the scanner gave, without the symbology identifier if it is given apart. 1 to 512 bytes.
    public var raw: [UInt8]
    /// AIM symbology identifier, e.g. "]C1"; empty = unknown.
    public var symbology: String
    /// How many times; 0 means 1.
    public var times: Int64
    /// 0 = the task's own place.
    public var locationID: Int64
    /// For goods whose code carries none.
    public var lotCode: String
    /// YYYY-MM-DD, or empty.
    public var expiry: String
    /// Absent = sellable.
    public var condition: Condition?
    /// Reasons of warnings that the person saw on the device before the goods were booked, and answered with yes. Kept with the entry.
    public var confirmed: [String]

    public init(
        raw: [UInt8] = [],
        symbology: String = "",
        times: Int64 = 0,
        locationID: Int64 = 0,
        lotCode: String = "",
        expiry: String = "",
        condition: Condition? = nil,
        confirmed: [String] = []
    ) {
        self.raw = raw
        self.symbology = symbology
        self.times = times
        self.locationID = locationID
        self.lotCode = lotCode
        self.expiry = expiry
        self.condition = condition
        self.confirmed = confirmed
    }
}

/// A typed quantity in a stocktake. Adds to the bucket within the pass; zero says "looked, found none".
public struct CountEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    public var quantity: Int64
    public var locationID: Int64
    public var lotCode: String
    public var expiry: String
    public var condition: Condition?

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        locationID: Int64 = 0,
        lotCode: String = "",
        expiry: String = "",
        condition: Condition? = nil
    ) {
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.locationID = locationID
        self.lotCode = lotCode
        self.expiry = expiry
        self.condition = condition
    }
}

/// A typed quantity that arrived. Adds to the receipt's line.
public struct ReceiveEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    public var quantity: Int64
    public var locationID: Int64
    public var lotCode: String
    public var expiry: String
    public var productionDate: String
    public var condition: Condition?
    /// As in ScanEntry.
    public var confirmed: [String]

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        locationID: Int64 = 0,
        lotCode: String = "",
        expiry: String = "",
        productionDate: String = "",
        condition: Condition? = nil,
        confirmed: [String] = []
    ) {
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.locationID = locationID
        self.lotCode = lotCode
        self.expiry = expiry
        self.productionDate = productionDate
        self.condition = condition
        self.confirmed = confirmed
    }
}

/// Something on a receipt's line is not as it was ordered. The goods themselves are scanned or typed as well: this says how many of
/// them are damaged, too many or wrong, or how many lack.
public struct DiscrepancyEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    /// The line that it is about; empty = the one without a lot.
    public var lotCode: String
    /// Absent = sellable.
    public var condition: Condition?
    public var kind: DiscrepancyKind
    public var action: DiscrepancyAction
    /// Base units, 1 or more; a price is noted at a desk.
    public var quantity: Int64
    public var reason: String
    /// SHA-256 of a picture, 32 bytes, or empty.
    public var evidence: [UInt8]

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        lotCode: String = "",
        condition: Condition? = nil,
        kind: DiscrepancyKind,
        action: DiscrepancyAction,
        quantity: Int64 = 0,
        reason: String = "",
        evidence: [UInt8] = []
    ) {
        self.goods = goods
        self.symbology = symbology
        self.lotCode = lotCode
        self.condition = condition
        self.kind = kind
        self.action = action
        self.quantity = quantity
        self.reason = reason
        self.evidence = evidence
    }
}

/// Work begins that the server may not know of yet.
public struct StartEntry: WireMessage, Hashable, Sendable {
    public var receipt: StartReceipt?

    public init(receipt: StartReceipt? = nil) {
        self.receipt = receipt
    }
}

public struct StartReceipt: WireMessage, Hashable, Sendable {
    /// 0 = unplanned.
    public var purchaseOrderID: Int64
    public var supplierID: Int64
    public var deliveryNote: String

    public init(purchaseOrderID: Int64 = 0, supplierID: Int64 = 0, deliveryNote: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.supplierID = supplierID
        self.deliveryNote = deliveryNote
    }
}

/// The person says that the task is done: a receipt is submitted for approval; in a stocktake this terminal's part is finished.
public struct FinishEntry: WireMessage, Hashable, Sendable {
    public var note: String

    public init(note: String = "") {
        self.note = note
    }
}

/// Everything at this location has been counted: what was not seen there counts zero.
public struct LocationCountedEntry: WireMessage, Hashable, Sendable {
    public var locationID: Int64

    public init(locationID: Int64 = 0) {
        self.locationID = locationID
    }
}

/// Takes back an earlier entry of this terminal and task by adding its opposite. Both stay in the books.
public struct UndoEntry: WireMessage, Hashable, Sendable {
    public var sequence: Int64

    public init(sequence: Int64 = 0) {
        self.sequence = sequence
    }
}

/// Goods were carried to another place, or are in another condition (found broken, set aside). Needs no task. To take it back, move back.
public struct MoveEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    public var quantity: Int64
    /// Where they were.
    public var locationID: Int64
    public var lotCode: String
    /// What they were in; absent = sellable.
    public var condition: Condition?
    /// 0 = where they were.
    public var toLocationID: Int64
    /// Absent = sellable.
    public var toCondition: Condition?

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        locationID: Int64 = 0,
        lotCode: String = "",
        condition: Condition? = nil,
        toLocationID: Int64 = 0,
        toCondition: Condition? = nil
    ) {
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.locationID = locationID
        self.lotCode = lotCode
        self.condition = condition
        self.toLocationID = toLocationID
        self.toCondition = toCondition
    }
}

/// Goods were carried from the dock to a place; both were scanned. Needs no task. To take it back, move back.
public struct PutAwayEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    public var quantity: Int64
    public var lotCode: String
    /// Where they stand now.
    public var toLocationID: Int64
    /// What Placements.ProposePlacement said; 0 = nothing was proposed.
    public var proposedLocationID: Int64
    /// Why they stand elsewhere than proposed; without it somebody looks at it.
    public var reason: String

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        lotCode: String = "",
        toLocationID: Int64 = 0,
        proposedLocationID: Int64 = 0,
        reason: String = ""
    ) {
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.lotCode = lotCode
        self.toLocationID = toLocationID
        self.proposedLocationID = proposedLocationID
        self.reason = reason
    }
}

/// Goods on the floor are lost: broken, expired, eaten. Needs no task. Makes an adjustment, which waits for approval above the store's limit.
public struct WriteOffEntry: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var goods: Goods?
    public var symbology: String
    /// What is lost, above zero.
    public var quantity: Int64
    public var locationID: Int64
    public var lotCode: String
    /// Absent = sellable.
    public var condition: Condition?
    public var reason: AdjustmentReason
    /// SHA-256 of a photo, or empty.
    public var evidenceSha256: [UInt8]

    public init(
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        locationID: Int64 = 0,
        lotCode: String = "",
        condition: Condition? = nil,
        reason: AdjustmentReason,
        evidenceSha256: [UInt8] = []
    ) {
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.locationID = locationID
        self.lotCode = lotCode
        self.condition = condition
        self.reason = reason
        self.evidenceSha256 = evidenceSha256
    }
}

/// Products whose stock changes the terminal wants pushed; replaces the earlier list. At most 200.
public struct Watch: WireMessage, Hashable, Sendable {
    public var productIDs: [Int64]

    public init(productIDs: [Int64] = []) {
        self.productIDs = productIDs
    }
}

/// A planned good-bye; the server answers what it has received, then ends the stream.
public struct Bye: WireMessage, Hashable, Sendable {
    public var reason: String

    public init(reason: String = "") {
        self.reason = reason
    }
}

public struct ServerMessage: WireMessage, Hashable, Sendable {
    public enum Body: Hashable, Sendable {
        case welcome(Welcome)
        case result(Result)
        case push(Push)
        case drain(Drain)
    }

    public var body: Body?

    public init(body: Body? = nil) {
        self.body = body
    }
}

/// The answer to Hello, and to a gap: where to go on.
public struct Welcome: WireMessage, Hashable, Sendable {
    public var sessionID: Int64
    public var `protocol`: Int32
    public var appliedThrough: Int64
    public var serverMs: Int64
    public var creditEntries: Int32
    public var maxBatchBytes: Int32
    public var keepaliveS: Int32
    public var storeID: Int64
    /// The wall-clock offset at Hello: server minus device, half of the connection's round trip allowed for.
    public var clockOffsetMs: Int64
    public var warnings: [Warning]
    /// That half: by so much the offset may be wrong. Absent where the round trip was not measured yet.
    public var clockErrorMs: Int64?
    /// The store's clocks: seconds east of UTC now. What has expired is judged by the store's day, also without the server: keep these three.
    public var utcOffsetS: Int32
    /// When the store's clocks are changed next, and the offset from then on; 0 = never, as far as the server knows.
    public var utcOffsetChangesMs: Int64
    public var nextUtcOffsetS: Int32

    public init(
        sessionID: Int64 = 0,
        protocol: Int32 = 0,
        appliedThrough: Int64 = 0,
        serverMs: Int64 = 0,
        creditEntries: Int32 = 0,
        maxBatchBytes: Int32 = 0,
        keepaliveS: Int32 = 0,
        storeID: Int64 = 0,
        clockOffsetMs: Int64 = 0,
        warnings: [Warning] = [],
        clockErrorMs: Int64? = nil,
        utcOffsetS: Int32 = 0,
        utcOffsetChangesMs: Int64 = 0,
        nextUtcOffsetS: Int32 = 0
    ) {
        self.sessionID = sessionID
        self.protocol = `protocol`
        self.appliedThrough = appliedThrough
        self.serverMs = serverMs
        self.creditEntries = creditEntries
        self.maxBatchBytes = maxBatchBytes
        self.keepaliveS = keepaliveS
        self.storeID = storeID
        self.clockOffsetMs = clockOffsetMs
        self.warnings = warnings
        self.clockErrorMs = clockErrorMs
        self.utcOffsetS = utcOffsetS
        self.utcOffsetChangesMs = utcOffsetChangesMs
        self.nextUtcOffsetS = nextUtcOffsetS
    }
}

/// Sent only after everything in it is durable. applied_through covers every sequence up to it.
public struct Result: WireMessage, Hashable, Sendable {
    public var appliedThrough: Int64
    public var entries: [EntryResult]
    /// The credit from now on.
    public var creditEntries: Int32

    public init(appliedThrough: Int64 = 0, entries: [EntryResult] = [], creditEntries: Int32 = 0) {
        self.appliedThrough = appliedThrough
        self.entries = entries
        self.creditEntries = creditEntries
    }
}

public struct EntryResult: WireMessage, Hashable, Sendable {
    public var sequence: Int64
    public var verdict: Verdict
    public var firstVerdict: Verdict?
    /// Stable code when the verdict is not ACCEPTED; listed in Protos/README.md.
    public var reason: String
    /// For staff: what is wrong, and what to do next.
    public var message: String
    public var nextStep: String
    public var feedback: Feedback?

    public init(
        sequence: Int64 = 0,
        verdict: Verdict,
        firstVerdict: Verdict? = nil,
        reason: String = "",
        message: String = "",
        nextStep: String = "",
        feedback: Feedback? = nil
    ) {
        self.sequence = sequence
        self.verdict = verdict
        self.firstVerdict = firstVerdict
        self.reason = reason
        self.message = message
        self.nextStep = nextStep
        self.feedback = feedback
    }
}

public struct Feedback: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var unit: Unit
    public var lotCode: String
    public var expiry: String
    /// What this entry booked, in base units.
    public var quantity: Int64
    /// The line's running total after this entry, in base units.
    public var lineQuantity: Int64
    /// Absent where the task is blind.
    public var expectedQuantity: Int64?
    public var documentID: Int64
    public var documentNumber: String
    public var warnings: [Warning]

    public init(
        productID: Int64 = 0,
        productName: String = "",
        unit: Unit,
        lotCode: String = "",
        expiry: String = "",
        quantity: Int64 = 0,
        lineQuantity: Int64 = 0,
        expectedQuantity: Int64? = nil,
        documentID: Int64 = 0,
        documentNumber: String = "",
        warnings: [Warning] = []
    ) {
        self.productID = productID
        self.productName = productName
        self.unit = unit
        self.lotCode = lotCode
        self.expiry = expiry
        self.quantity = quantity
        self.lineQuantity = lineQuantity
        self.expectedQuantity = expectedQuantity
        self.documentID = documentID
        self.documentNumber = documentNumber
        self.warnings = warnings
    }
}

public struct Push: WireMessage, Hashable, Sendable {
    public enum Body: Hashable, Sendable {
        case task(TaskChanged)
        case notice(Notice)
        case catalog(CatalogChanged)
        case stock(StockChanged)
        case overflow(Overflow)
        case lot(LotStatusChanged)
        case alert(AlertChanged)
        case countTask(CountTaskChanged)
    }

    /// Grows; for the log and for resuming.
    public var position: Int64
    public var body: Body?

    public init(position: Int64 = 0, body: Body? = nil) {
        self.position = position
        self.body = body
    }
}

/// An alert was raised, taken or cleared. Names no quantity: somebody may count here without knowing what is expected.
public struct AlertChanged: WireMessage, Hashable, Sendable {
    /// 0 = many at once: look at the list.
    public var alertID: Int64
    public var kind: AlertKind
    public var state: AlertState
    public var productID: Int64
    public var lotCode: String
    /// As Alert.kind in capitals: LOW_STOCK, OVER_STOCK, NEAR_EXPIRY, EXPIRED_STOCK; MANY_ALERTS.
    public var reason: String
    /// In the language of Hello.
    public var message: String
    public var nextStep: String

    public init(
        alertID: Int64 = 0,
        kind: AlertKind,
        state: AlertState,
        productID: Int64 = 0,
        lotCode: String = "",
        reason: String = "",
        message: String = "",
        nextStep: String = ""
    ) {
        self.alertID = alertID
        self.kind = kind
        self.state = state
        self.productID = productID
        self.lotCode = lotCode
        self.reason = reason
        self.message = message
        self.nextStep = nextStep
    }
}

/// A place of a stocktake came into this terminal's hands, or left them.
public struct CountTaskChanged: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var number: String
    /// 0 = all of it.
    public var locationID: Int64
    /// Who has it now; 0 = nobody.
    public var terminalID: Int64
    /// In the language of Hello.
    public var message: String

    public init(
        stocktakeID: Int64 = 0,
        number: String = "",
        locationID: Int64 = 0,
        terminalID: Int64 = 0,
        message: String = ""
    ) {
        self.stocktakeID = stocktakeID
        self.number = number
        self.locationID = locationID
        self.terminalID = terminalID
        self.message = message
    }
}

/// A lot was blocked or freed, in every store. Warn whoever scans it.
public struct LotStatusChanged: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var lotCode: String
    public var status: LotStatus
    /// Why, in the words of who did it.
    public var note: String

    public init(productID: Int64 = 0, lotCode: String = "", status: LotStatus, note: String = "") {
        self.productID = productID
        self.lotCode = lotCode
        self.status = status
        self.note = note
    }
}

public struct TaskChanged: WireMessage, Hashable, Sendable {
    public var documentID: Int64
    /// purchase_order, receipt, stocktake.
    public var kind: String
    public var number: String
    public var state: String
    public var title: String

    public init(documentID: Int64 = 0, kind: String = "", number: String = "", state: String = "", title: String = "") {
        self.documentID = documentID
        self.kind = kind
        self.number = number
        self.state = state
        self.title = title
    }
}

public struct Notice: WireMessage, Hashable, Sendable {
    public var reason: String
    public var message: String

    public init(reason: String = "", message: String = "") {
        self.reason = reason
        self.message = message
    }
}

/// The product master has changed: pull from your cursor.
public struct CatalogChanged: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct StockChanged: WireMessage, Hashable, Sendable {
    public var products: [StockOfProduct]

    public init(products: [StockOfProduct] = []) {
        self.products = products
    }
}

public struct StockOfProduct: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var onHand: Int64
    public var available: Int64

    public init(productID: Int64 = 0, onHand: Int64 = 0, available: Int64 = 0) {
        self.productID = productID
        self.onHand = onHand
        self.available = available
    }
}

/// Pushes were dropped: pull what you show afresh.
public struct Overflow: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct Drain: WireMessage, Hashable, Sendable {
    public var reason: DrainReason
    public var reconnectAfterMs: Int64

    public init(reason: DrainReason, reconnectAfterMs: Int64 = 0) {
        self.reason = reason
        self.reconnectAfterMs = reconnectAfterMs
    }
}

public struct PullCatalogRequest: WireMessage, Hashable, Sendable {
    /// Empty = a snapshot.
    public var cursor: [UInt8]

    public init(cursor: [UInt8] = []) {
        self.cursor = cursor
    }
}

/// Applied as a whole or not at all; `to` is the cursor once it is.
public struct CatalogChunk: WireMessage, Hashable, Sendable {
    public var from: [UInt8]
    public var to: [UInt8]
    public var upserts: [CatalogItem]
    public var tombstones: [CatalogTombstone]
    /// CRC-32C (Castagnoli) over the serialized upserts then tombstones, each preceded by nothing, in order.
    public var checksum: UInt32
    public var last: Bool
    /// The cursor is too old or not ours: drop everything and take this snapshot.
    public var mustRefetch: Bool
    /// Items in the whole pull, for a progress bar; 0 = unknown.
    public var totalItems: Int64

    public init(
        from: [UInt8] = [],
        to: [UInt8] = [],
        upserts: [CatalogItem] = [],
        tombstones: [CatalogTombstone] = [],
        checksum: UInt32 = 0,
        last: Bool = false,
        mustRefetch: Bool = false,
        totalItems: Int64 = 0
    ) {
        self.from = from
        self.to = to
        self.upserts = upserts
        self.tombstones = tombstones
        self.checksum = checksum
        self.last = last
        self.mustRefetch = mustRefetch
        self.totalItems = totalItems
    }
}

public struct CatalogItem: WireMessage, Hashable, Sendable {
    public enum Item: Hashable, Sendable {
        case product(CatalogProduct)
        case location(CatalogLocation)
        case scaleTemplate(CatalogScaleTemplate)
    }

    public var item: Item?

    public init(item: Item? = nil) {
        self.item = item
    }
}

public struct CatalogProduct: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var sku: String
    public var name: String
    public var unit: Unit
    public var tracking: Tracking
    public var expiryRequired: Bool
    public var shelfLifeDays: Int32
    public var barcodes: [CatalogBarcode]
    /// What the scales of the terminal's store print for it. Empty outside PullCatalog.
    public var scaleItems: [CatalogScaleItem]
    /// Days of life that must be left at receipt; 0 = no rule. A supplier's own rule is known to the server only.
    public var minimumLifeDays: Int32

    public init(
        productID: Int64 = 0,
        sku: String = "",
        name: String = "",
        unit: Unit,
        tracking: Tracking,
        expiryRequired: Bool = false,
        shelfLifeDays: Int32 = 0,
        barcodes: [CatalogBarcode] = [],
        scaleItems: [CatalogScaleItem] = [],
        minimumLifeDays: Int32 = 0
    ) {
        self.productID = productID
        self.sku = sku
        self.name = name
        self.unit = unit
        self.tracking = tracking
        self.expiryRequired = expiryRequired
        self.shelfLifeDays = shelfLifeDays
        self.barcodes = barcodes
        self.scaleItems = scaleItems
        self.minimumLifeDays = minimumLifeDays
    }
}

/// The item number on a scale label (the run of I in its template's pattern).
public struct CatalogScaleItem: WireMessage, Hashable, Sendable {
    /// As a number: 00123 on the label is 123.
    public var item: Int64
    /// The store's own list says so: it counts before the list of all stores, where another product has the same number.
    public var ownStore: Bool

    public init(item: Int64 = 0, ownStore: Bool = false) {
        self.item = item
        self.ownStore = ownStore
    }
}

public struct CatalogBarcode: WireMessage, Hashable, Sendable {
    /// 14 digits for a GTIN; else the code as scanned.
    public var code: String
    /// Base units one scan of it means.
    public var quantity: Int64
    /// "each", "inner", "case", "pallet".
    public var level: String

    public init(code: String = "", quantity: Int64 = 0, level: String = "") {
        self.code = code
        self.quantity = quantity
        self.level = level
    }
}

public struct CatalogLocation: WireMessage, Hashable, Sendable {
    public var locationID: Int64
    public var storeID: Int64
    public var code: String
    public var name: String
    public var zone: String

    public init(locationID: Int64 = 0, storeID: Int64 = 0, code: String = "", name: String = "", zone: String = "") {
        self.locationID = locationID
        self.storeID = storeID
        self.code = code
        self.name = name
        self.zone = zone
    }
}

public struct CatalogScaleTemplate: WireMessage, Hashable, Sendable {
    public var templateID: Int64
    public var storeID: Int64
    public var pattern: String
    public var decimals: Int32

    public init(templateID: Int64 = 0, storeID: Int64 = 0, pattern: String = "", decimals: Int32 = 0) {
        self.templateID = templateID
        self.storeID = storeID
        self.pattern = pattern
        self.decimals = decimals
    }
}

public struct CatalogTombstone: WireMessage, Hashable, Sendable {
    public enum Item: Hashable, Sendable {
        case productID(Int64)
        case locationID(Int64)
        case templateID(Int64)
    }

    public var item: Item?

    public init(item: Item? = nil) {
        self.item = item
    }
}

extension CreateEnrolmentCodeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateEnrolmentCodeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_enrolment_code_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateEnrolmentCodeRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.terminalName = try unsafe Decoded.text(c.pointee.terminal_name, "terminal_name")
        self.terminalID = unsafe c.pointee.terminal_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateEnrolmentCodeRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.terminal_name = try arena.text(terminalName, "terminal_name")
        unsafe c.pointee.terminal_id = terminalID
    }
}

extension CreateEnrolmentCodeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateEnrolmentCodeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_enrolment_code_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateEnrolmentCodeReply.self)
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.expiresMs = unsafe c.pointee.expires_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateEnrolmentCodeReply.self)
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.expires_ms = expiresMs
    }
}

extension EnrolTerminalRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EnrolTerminalRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__enrol_terminal_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnrolTerminalRequest.self)
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.model = try unsafe Decoded.text(c.pointee.model, "model")
        self.appVersion = try unsafe Decoded.text(c.pointee.app_version, "app_version")
        self.certificateRequest = unsafe Decoded.bytes(c.pointee.certificate_request)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnrolTerminalRequest.self)
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.model = try arena.text(model, "model")
        unsafe c.pointee.app_version = try arena.text(appVersion, "app_version")
        unsafe c.pointee.certificate_request = try arena.bytes(certificateRequest)
    }
}

extension EnrolTerminalReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EnrolTerminalReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__enrol_terminal_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnrolTerminalReply.self)
        self.terminalID = unsafe c.pointee.terminal_id
        self.epoch = unsafe c.pointee.epoch
        self.credential = unsafe Decoded.bytes(c.pointee.credential)
        self.storeID = unsafe c.pointee.store_id
        self.storeName = try unsafe Decoded.text(c.pointee.store_name, "store_name")
        self.terminalName = try unsafe Decoded.text(c.pointee.terminal_name, "terminal_name")
        self.certificate = unsafe Decoded.bytes(c.pointee.certificate)
        self.certificateExpiresMs = unsafe c.pointee.certificate_expires_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnrolTerminalReply.self)
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.epoch = epoch
        unsafe c.pointee.credential = try arena.bytes(credential)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.store_name = try arena.text(storeName, "store_name")
        unsafe c.pointee.terminal_name = try arena.text(terminalName, "terminal_name")
        unsafe c.pointee.certificate = try arena.bytes(certificate)
        unsafe c.pointee.certificate_expires_ms = certificateExpiresMs
    }
}

extension RenewCertificateRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RenewCertificateRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__renew_certificate_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RenewCertificateRequest.self)
        self.certificateRequest = unsafe Decoded.bytes(c.pointee.certificate_request)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RenewCertificateRequest.self)
        unsafe c.pointee.certificate_request = try arena.bytes(certificateRequest)
    }
}

extension RenewCertificateReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RenewCertificateReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__renew_certificate_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RenewCertificateReply.self)
        self.certificate = unsafe Decoded.bytes(c.pointee.certificate)
        self.certificateExpiresMs = unsafe c.pointee.certificate_expires_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RenewCertificateReply.self)
        unsafe c.pointee.certificate = try arena.bytes(certificate)
        unsafe c.pointee.certificate_expires_ms = certificateExpiresMs
    }
}

extension Terminal: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Terminal" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__terminal()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Terminal.self)
        self.terminalID = unsafe c.pointee.terminal_id
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.storeID = unsafe c.pointee.store_id
        self.epoch = unsafe c.pointee.epoch
        self.revoked = unsafe c.pointee.revoked != 0
        self.enrolledMs = unsafe c.pointee.enrolled_ms
        self.lastSeenMs = unsafe c.pointee.last_seen_ms
        self.appliedThrough = unsafe c.pointee.applied_through
        self.appVersion = try unsafe Decoded.text(c.pointee.app_version, "app_version")
        self.connected = unsafe c.pointee.connected != 0
        self.certificateExpiresMs = unsafe c.pointee.certificate_expires_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Terminal.self)
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.epoch = epoch
        unsafe c.pointee.revoked = revoked ? 1 : 0
        unsafe c.pointee.enrolled_ms = enrolledMs
        unsafe c.pointee.last_seen_ms = lastSeenMs
        unsafe c.pointee.applied_through = appliedThrough
        unsafe c.pointee.app_version = try arena.text(appVersion, "app_version")
        unsafe c.pointee.connected = connected ? 1 : 0
        unsafe c.pointee.certificate_expires_ms = certificateExpiresMs
    }
}

extension ListTerminalsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListTerminalsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_terminals_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTerminalsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTerminalsRequest.self)
        unsafe c.pointee.store_id = storeID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListTerminalsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListTerminalsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_terminals_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTerminalsReply.self)
        self.terminals = try unsafe Decoded.messages(c.pointee.n_terminals, c.pointee.terminals, "terminals")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTerminalsReply.self)
        unsafe c.pointee.n_terminals = terminals.count
        unsafe c.pointee.terminals = try arena.messages(terminals, "terminals")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension RevokeTerminalRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RevokeTerminalRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__revoke_terminal_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevokeTerminalRequest.self)
        self.terminalID = unsafe c.pointee.terminal_id
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevokeTerminalRequest.self)
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.reason = try arena.text(reason, "reason")
    }
}

extension RevokeTerminalReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RevokeTerminalReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__revoke_terminal_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        self.init()
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {}
}

extension TerminalMessage: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TerminalMessage" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__terminal_message()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TerminalMessage.self)
        self.body = try unsafe Self.readBody(c)
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__V1__TerminalMessage>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 1: .hello(try unsafe Decoded.message(c.pointee.hello, "hello"))
        case 2: .batch(try unsafe Decoded.message(c.pointee.batch, "batch"))
        case 3: .watch(try unsafe Decoded.message(c.pointee.watch, "watch"))
        case 4: .bye(try unsafe Decoded.message(c.pointee.bye, "bye"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TerminalMessage.self)
        switch body {
        case .hello(let value):
            unsafe c.pointee.hello = try arena.message(value, "hello")
            unsafe c.pointee.body_case = Shelfwire__V1__TerminalMessage__BodyCase(rawValue: 1)
        case .batch(let value):
            unsafe c.pointee.batch = try arena.message(value, "batch")
            unsafe c.pointee.body_case = Shelfwire__V1__TerminalMessage__BodyCase(rawValue: 2)
        case .watch(let value):
            unsafe c.pointee.watch = try arena.message(value, "watch")
            unsafe c.pointee.body_case = Shelfwire__V1__TerminalMessage__BodyCase(rawValue: 3)
        case .bye(let value):
            unsafe c.pointee.bye = try arena.message(value, "bye")
            unsafe c.pointee.body_case = Shelfwire__V1__TerminalMessage__BodyCase(rawValue: 4)
        case nil: break
        }
    }
}

extension Hello: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Hello" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__hello()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Hello.self)
        self.terminalID = unsafe c.pointee.terminal_id
        self.epoch = unsafe c.pointee.epoch
        self.nextSequence = unsafe c.pointee.next_sequence
        self.protocolMin = unsafe c.pointee.protocol_min
        self.protocolMax = unsafe c.pointee.protocol_max
        self.appVersion = try unsafe Decoded.text(c.pointee.app_version, "app_version")
        self.catalogCursor = unsafe Decoded.bytes(c.pointee.catalog_cursor)
        self.wallMs = unsafe c.pointee.wall_ms
        self.monotonicMs = unsafe c.pointee.monotonic_ms
        self.bootID = unsafe c.pointee.boot_id
        self.language = try unsafe Decoded.text(c.pointee.language, "language")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Hello.self)
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.epoch = epoch
        unsafe c.pointee.next_sequence = nextSequence
        unsafe c.pointee.protocol_min = protocolMin
        unsafe c.pointee.protocol_max = protocolMax
        unsafe c.pointee.app_version = try arena.text(appVersion, "app_version")
        unsafe c.pointee.catalog_cursor = try arena.bytes(catalogCursor)
        unsafe c.pointee.wall_ms = wallMs
        unsafe c.pointee.monotonic_ms = monotonicMs
        unsafe c.pointee.boot_id = bootID
        unsafe c.pointee.language = try arena.text(language, "language")
    }
}

extension Batch: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Batch" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__batch()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Batch.self)
        self.firstSequence = unsafe c.pointee.first_sequence
        self.entries = try unsafe Decoded.messages(c.pointee.n_entries, c.pointee.entries, "entries")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Batch.self)
        unsafe c.pointee.first_sequence = firstSequence
        unsafe c.pointee.n_entries = entries.count
        unsafe c.pointee.entries = try arena.messages(entries, "entries")
    }
}

extension Entry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Entry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Entry.self)
        self.capturedMs = unsafe c.pointee.captured_ms
        self.monotonicMs = unsafe c.pointee.monotonic_ms
        self.bootID = unsafe c.pointee.boot_id
        self.sessionID = unsafe c.pointee.session_id
        self.task = try unsafe Self.readTask(c)
        self.feedback = unsafe c.pointee.feedback != 0
        self.body = try unsafe Self.readBody(c)
    }

    private static func readTask(_ c: UnsafePointer<Shelfwire__V1__Entry>) throws(WireError) -> Task? {
        switch unsafe c.pointee.task_case.rawValue {
        case 5: .documentID(unsafe c.pointee.document_id)
        case 6: .startedBy(unsafe c.pointee.started_by)
        default: nil
        }
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__V1__Entry>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 16: .scan(try unsafe Decoded.message(c.pointee.scan, "scan"))
        case 17: .count(try unsafe Decoded.message(c.pointee.count, "count"))
        case 18: .receive(try unsafe Decoded.message(c.pointee.receive, "receive"))
        case 25: .start(try unsafe Decoded.message(c.pointee.start, "start"))
        case 26: .finish(try unsafe Decoded.message(c.pointee.finish, "finish"))
        case 27: .locationCounted(try unsafe Decoded.message(c.pointee.location_counted, "location_counted"))
        case 28: .undo(try unsafe Decoded.message(c.pointee.undo, "undo"))
        case 21: .move(try unsafe Decoded.message(c.pointee.move, "move"))
        case 22: .writeOff(try unsafe Decoded.message(c.pointee.write_off, "write_off"))
        case 29: .discrepancy(try unsafe Decoded.message(c.pointee.discrepancy, "discrepancy"))
        case 19: .putAway(try unsafe Decoded.message(c.pointee.put_away, "put_away"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Entry.self)
        unsafe c.pointee.captured_ms = capturedMs
        unsafe c.pointee.monotonic_ms = monotonicMs
        unsafe c.pointee.boot_id = bootID
        unsafe c.pointee.session_id = sessionID
        switch task {
        case .documentID(let value):
            unsafe c.pointee.document_id = value
            unsafe c.pointee.task_case = Shelfwire__V1__Entry__TaskCase(rawValue: 5)
        case .startedBy(let value):
            unsafe c.pointee.started_by = value
            unsafe c.pointee.task_case = Shelfwire__V1__Entry__TaskCase(rawValue: 6)
        case nil: break
        }
        unsafe c.pointee.feedback = feedback ? 1 : 0
        switch body {
        case .scan(let value):
            unsafe c.pointee.scan = try arena.message(value, "scan")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 16)
        case .count(let value):
            unsafe c.pointee.count = try arena.message(value, "count")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 17)
        case .receive(let value):
            unsafe c.pointee.receive = try arena.message(value, "receive")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 18)
        case .start(let value):
            unsafe c.pointee.start = try arena.message(value, "start")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 25)
        case .finish(let value):
            unsafe c.pointee.finish = try arena.message(value, "finish")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 26)
        case .locationCounted(let value):
            unsafe c.pointee.location_counted = try arena.message(value, "location_counted")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 27)
        case .undo(let value):
            unsafe c.pointee.undo = try arena.message(value, "undo")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 28)
        case .move(let value):
            unsafe c.pointee.move = try arena.message(value, "move")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 21)
        case .writeOff(let value):
            unsafe c.pointee.write_off = try arena.message(value, "write_off")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 22)
        case .discrepancy(let value):
            unsafe c.pointee.discrepancy = try arena.message(value, "discrepancy")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 29)
        case .putAway(let value):
            unsafe c.pointee.put_away = try arena.message(value, "put_away")
            unsafe c.pointee.body_case = Shelfwire__V1__Entry__BodyCase(rawValue: 19)
        case nil: break
        }
    }
}

extension ScanEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ScanEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__scan_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ScanEntry.self)
        self.raw = unsafe Decoded.bytes(c.pointee.raw)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.times = unsafe c.pointee.times
        self.locationID = unsafe c.pointee.location_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 7 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.confirmed = try unsafe Decoded.texts(c.pointee.n_confirmed, c.pointee.confirmed, "confirmed")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ScanEntry.self)
        unsafe c.pointee.raw = try arena.bytes(raw)
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.times = times
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__ScanEntry__ConditionGivenCase(rawValue: 7)
        }
        unsafe c.pointee.n_confirmed = confirmed.count
        unsafe c.pointee.confirmed = try arena.texts(confirmed, "confirmed")
    }
}

extension CountEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CountEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__count_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.locationID = unsafe c.pointee.location_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 8 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__CountEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__CountEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__CountEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__CountEntry__ConditionGivenCase(rawValue: 8)
        }
    }
}

extension ReceiveEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceiveEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__receive_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.locationID = unsafe c.pointee.location_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.productionDate = try unsafe Decoded.text(c.pointee.production_date, "production_date")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 9 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.confirmed = try unsafe Decoded.texts(c.pointee.n_confirmed, c.pointee.confirmed, "confirmed")
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__ReceiveEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__ReceiveEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__ReceiveEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.production_date = try arena.text(productionDate, "production_date")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__ReceiveEntry__ConditionGivenCase(rawValue: 9)
        }
        unsafe c.pointee.n_confirmed = confirmed.count
        unsafe c.pointee.confirmed = try arena.texts(confirmed, "confirmed")
    }
}

extension DiscrepancyEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DiscrepancyEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__discrepancy_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscrepancyEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 5 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.action = try unsafe Decoded.choice(c.pointee.action.rawValue, "action")
        self.quantity = unsafe c.pointee.quantity
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.evidence = unsafe Decoded.bytes(c.pointee.evidence)
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__DiscrepancyEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscrepancyEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__DiscrepancyEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__DiscrepancyEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__DiscrepancyEntry__ConditionGivenCase(rawValue: 5)
        }
        unsafe c.pointee.kind = Shelfwire__V1__DiscrepancyKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.action = Shelfwire__V1__DiscrepancyAction(rawValue: UInt32(action.rawValue))
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.evidence = try arena.bytes(evidence)
    }
}

extension StartEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StartEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__start_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StartEntry.self)
        self.receipt = try unsafe c.pointee.document_case.rawValue == 1 ? Decoded.message(c.pointee.receipt, "receipt") : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StartEntry.self)
        if let value = receipt {
            unsafe c.pointee.receipt = try arena.message(value, "receipt")
            unsafe c.pointee.document_case = Shelfwire__V1__StartEntry__DocumentCase(rawValue: 1)
        }
    }
}

extension StartReceipt: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StartReceipt" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__start_receipt()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StartReceipt.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.deliveryNote = try unsafe Decoded.text(c.pointee.delivery_note, "delivery_note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StartReceipt.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.delivery_note = try arena.text(deliveryNote, "delivery_note")
    }
}

extension FinishEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.FinishEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__finish_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FinishEntry.self)
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FinishEntry.self)
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension LocationCountedEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LocationCountedEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__location_counted_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LocationCountedEntry.self)
        self.locationID = unsafe c.pointee.location_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LocationCountedEntry.self)
        unsafe c.pointee.location_id = locationID
    }
}

extension UndoEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.UndoEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__undo_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__UndoEntry.self)
        self.sequence = unsafe c.pointee.sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__UndoEntry.self)
        unsafe c.pointee.sequence = sequence
    }
}

extension MoveEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MoveEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__move_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.locationID = unsafe c.pointee.location_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 7 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.toLocationID = unsafe c.pointee.to_location_id
        self.toCondition = try unsafe c.pointee.to_condition_given_case.rawValue == 9 ? Decoded.choice(c.pointee.to_condition.rawValue, "to_condition") : nil
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__MoveEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__MoveEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__MoveEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__MoveEntry__ConditionGivenCase(rawValue: 7)
        }
        unsafe c.pointee.to_location_id = toLocationID
        if let value = toCondition {
            unsafe c.pointee.to_condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.to_condition_given_case = Shelfwire__V1__MoveEntry__ToConditionGivenCase(rawValue: 9)
        }
    }
}

extension PutAwayEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PutAwayEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__put_away_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PutAwayEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.toLocationID = unsafe c.pointee.to_location_id
        self.proposedLocationID = unsafe c.pointee.proposed_location_id
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__PutAwayEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PutAwayEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__PutAwayEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__PutAwayEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.to_location_id = toLocationID
        unsafe c.pointee.proposed_location_id = proposedLocationID
        unsafe c.pointee.reason = try arena.text(reason, "reason")
    }
}

extension WriteOffEntry: CMessage {
    static var fullName: StaticString { "shelfwire.v1.WriteOffEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__write_off_entry()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__WriteOffEntry.self)
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.locationID = unsafe c.pointee.location_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 7 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.reason = try unsafe Decoded.choice(c.pointee.reason.rawValue, "reason")
        self.evidenceSha256 = unsafe Decoded.bytes(c.pointee.evidence_sha256)
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__WriteOffEntry>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__WriteOffEntry.self)
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__WriteOffEntry__GoodsCase(rawValue: 1)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__WriteOffEntry__GoodsCase(rawValue: 2)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__WriteOffEntry__ConditionGivenCase(rawValue: 7)
        }
        unsafe c.pointee.reason = Shelfwire__V1__AdjustmentReason(rawValue: UInt32(reason.rawValue))
        unsafe c.pointee.evidence_sha256 = try arena.bytes(evidenceSha256)
    }
}

extension Watch: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Watch" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__watch()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Watch.self)
        self.productIDs = unsafe Decoded.numbers(c.pointee.n_product_ids, c.pointee.product_ids)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Watch.self)
        unsafe c.pointee.n_product_ids = productIDs.count
        unsafe c.pointee.product_ids = try arena.numbers(productIDs)
    }
}

extension Bye: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Bye" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__bye()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Bye.self)
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Bye.self)
        unsafe c.pointee.reason = try arena.text(reason, "reason")
    }
}

extension ServerMessage: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ServerMessage" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__server_message()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ServerMessage.self)
        self.body = try unsafe Self.readBody(c)
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__V1__ServerMessage>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 1: .welcome(try unsafe Decoded.message(c.pointee.welcome, "welcome"))
        case 2: .result(try unsafe Decoded.message(c.pointee.result, "result"))
        case 3: .push(try unsafe Decoded.message(c.pointee.push, "push"))
        case 4: .drain(try unsafe Decoded.message(c.pointee.drain, "drain"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ServerMessage.self)
        switch body {
        case .welcome(let value):
            unsafe c.pointee.welcome = try arena.message(value, "welcome")
            unsafe c.pointee.body_case = Shelfwire__V1__ServerMessage__BodyCase(rawValue: 1)
        case .result(let value):
            unsafe c.pointee.result = try arena.message(value, "result")
            unsafe c.pointee.body_case = Shelfwire__V1__ServerMessage__BodyCase(rawValue: 2)
        case .push(let value):
            unsafe c.pointee.push = try arena.message(value, "push")
            unsafe c.pointee.body_case = Shelfwire__V1__ServerMessage__BodyCase(rawValue: 3)
        case .drain(let value):
            unsafe c.pointee.drain = try arena.message(value, "drain")
            unsafe c.pointee.body_case = Shelfwire__V1__ServerMessage__BodyCase(rawValue: 4)
        case nil: break
        }
    }
}

extension Welcome: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Welcome" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__welcome()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Welcome.self)
        self.sessionID = unsafe c.pointee.session_id
        self.protocol = unsafe c.pointee.`protocol`
        self.appliedThrough = unsafe c.pointee.applied_through
        self.serverMs = unsafe c.pointee.server_ms
        self.creditEntries = unsafe c.pointee.credit_entries
        self.maxBatchBytes = unsafe c.pointee.max_batch_bytes
        self.keepaliveS = unsafe c.pointee.keepalive_s
        self.storeID = unsafe c.pointee.store_id
        self.clockOffsetMs = unsafe c.pointee.clock_offset_ms
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
        self.clockErrorMs = unsafe c.pointee.clock_error_given_case.rawValue == 11 ? c.pointee.clock_error_ms : nil
        self.utcOffsetS = unsafe c.pointee.utc_offset_s
        self.utcOffsetChangesMs = unsafe c.pointee.utc_offset_changes_ms
        self.nextUtcOffsetS = unsafe c.pointee.next_utc_offset_s
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Welcome.self)
        unsafe c.pointee.session_id = sessionID
        unsafe c.pointee.`protocol` = `protocol`
        unsafe c.pointee.applied_through = appliedThrough
        unsafe c.pointee.server_ms = serverMs
        unsafe c.pointee.credit_entries = creditEntries
        unsafe c.pointee.max_batch_bytes = maxBatchBytes
        unsafe c.pointee.keepalive_s = keepaliveS
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.clock_offset_ms = clockOffsetMs
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
        if let value = clockErrorMs {
            unsafe c.pointee.clock_error_ms = value
            unsafe c.pointee.clock_error_given_case = Shelfwire__V1__Welcome__ClockErrorGivenCase(rawValue: 11)
        }
        unsafe c.pointee.utc_offset_s = utcOffsetS
        unsafe c.pointee.utc_offset_changes_ms = utcOffsetChangesMs
        unsafe c.pointee.next_utc_offset_s = nextUtcOffsetS
    }
}

extension Result: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Result" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__result()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Result.self)
        self.appliedThrough = unsafe c.pointee.applied_through
        self.entries = try unsafe Decoded.messages(c.pointee.n_entries, c.pointee.entries, "entries")
        self.creditEntries = unsafe c.pointee.credit_entries
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Result.self)
        unsafe c.pointee.applied_through = appliedThrough
        unsafe c.pointee.n_entries = entries.count
        unsafe c.pointee.entries = try arena.messages(entries, "entries")
        unsafe c.pointee.credit_entries = creditEntries
    }
}

extension EntryResult: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EntryResult" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__entry_result()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EntryResult.self)
        self.sequence = unsafe c.pointee.sequence
        self.verdict = try unsafe Decoded.choice(c.pointee.verdict.rawValue, "verdict")
        self.firstVerdict = try unsafe c.pointee.first_verdict_given_case.rawValue == 3 ? Decoded.choice(c.pointee.first_verdict.rawValue, "first_verdict") : nil
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.nextStep = try unsafe Decoded.text(c.pointee.next_step, "next_step")
        self.feedback = try unsafe Decoded.messageIfAny(c.pointee.feedback, "feedback")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EntryResult.self)
        unsafe c.pointee.sequence = sequence
        unsafe c.pointee.verdict = Shelfwire__V1__Verdict(rawValue: UInt32(verdict.rawValue))
        if let value = firstVerdict {
            unsafe c.pointee.first_verdict = Shelfwire__V1__Verdict(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.first_verdict_given_case = Shelfwire__V1__EntryResult__FirstVerdictGivenCase(rawValue: 3)
        }
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.next_step = try arena.text(nextStep, "next_step")
        if let value = feedback {
            unsafe c.pointee.feedback = try arena.message(value, "feedback")
        }
    }
}

extension Feedback: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Feedback" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__feedback()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Feedback.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.unit = try unsafe Decoded.choice(c.pointee.unit.rawValue, "unit")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.quantity = unsafe c.pointee.quantity
        self.lineQuantity = unsafe c.pointee.line_quantity
        self.expectedQuantity = unsafe c.pointee.expected_given_case.rawValue == 8 ? c.pointee.expected_quantity : nil
        self.documentID = unsafe c.pointee.document_id
        self.documentNumber = try unsafe Decoded.text(c.pointee.document_number, "document_number")
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Feedback.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.unit = Shelfwire__V1__Unit(rawValue: UInt32(unit.rawValue))
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.line_quantity = lineQuantity
        if let value = expectedQuantity {
            unsafe c.pointee.expected_quantity = value
            unsafe c.pointee.expected_given_case = Shelfwire__V1__Feedback__ExpectedGivenCase(rawValue: 8)
        }
        unsafe c.pointee.document_id = documentID
        unsafe c.pointee.document_number = try arena.text(documentNumber, "document_number")
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
    }
}

extension Push: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Push" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__push()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Push.self)
        self.position = unsafe c.pointee.position
        self.body = try unsafe Self.readBody(c)
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__V1__Push>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 2: .task(try unsafe Decoded.message(c.pointee.task, "task"))
        case 3: .notice(try unsafe Decoded.message(c.pointee.notice, "notice"))
        case 4: .catalog(try unsafe Decoded.message(c.pointee.catalog, "catalog"))
        case 5: .stock(try unsafe Decoded.message(c.pointee.stock, "stock"))
        case 6: .overflow(try unsafe Decoded.message(c.pointee.overflow, "overflow"))
        case 7: .lot(try unsafe Decoded.message(c.pointee.lot, "lot"))
        case 8: .alert(try unsafe Decoded.message(c.pointee.alert, "alert"))
        case 9: .countTask(try unsafe Decoded.message(c.pointee.count_task, "count_task"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Push.self)
        unsafe c.pointee.position = position
        switch body {
        case .task(let value):
            unsafe c.pointee.task = try arena.message(value, "task")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 2)
        case .notice(let value):
            unsafe c.pointee.notice = try arena.message(value, "notice")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 3)
        case .catalog(let value):
            unsafe c.pointee.catalog = try arena.message(value, "catalog")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 4)
        case .stock(let value):
            unsafe c.pointee.stock = try arena.message(value, "stock")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 5)
        case .overflow(let value):
            unsafe c.pointee.overflow = try arena.message(value, "overflow")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 6)
        case .lot(let value):
            unsafe c.pointee.lot = try arena.message(value, "lot")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 7)
        case .alert(let value):
            unsafe c.pointee.alert = try arena.message(value, "alert")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 8)
        case .countTask(let value):
            unsafe c.pointee.count_task = try arena.message(value, "count_task")
            unsafe c.pointee.body_case = Shelfwire__V1__Push__BodyCase(rawValue: 9)
        case nil: break
        }
    }
}

extension AlertChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AlertChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__alert_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertChanged.self)
        self.alertID = unsafe c.pointee.alert_id
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.nextStep = try unsafe Decoded.text(c.pointee.next_step, "next_step")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertChanged.self)
        unsafe c.pointee.alert_id = alertID
        unsafe c.pointee.kind = Shelfwire__V1__AlertKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.state = Shelfwire__V1__AlertState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.next_step = try arena.text(nextStep, "next_step")
    }
}

extension CountTaskChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CountTaskChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__count_task_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountTaskChanged.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.locationID = unsafe c.pointee.location_id
        self.terminalID = unsafe c.pointee.terminal_id
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountTaskChanged.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.message = try arena.text(message, "message")
    }
}

extension LotStatusChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LotStatusChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__lot_status_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotStatusChanged.self)
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.status = try unsafe Decoded.choice(c.pointee.status.rawValue, "status")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotStatusChanged.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.status = Shelfwire__V1__LotStatus(rawValue: UInt32(status.rawValue))
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension TaskChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TaskChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__task_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TaskChanged.self)
        self.documentID = unsafe c.pointee.document_id
        self.kind = try unsafe Decoded.text(c.pointee.kind, "kind")
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.text(c.pointee.state, "state")
        self.title = try unsafe Decoded.text(c.pointee.title, "title")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TaskChanged.self)
        unsafe c.pointee.document_id = documentID
        unsafe c.pointee.kind = try arena.text(kind, "kind")
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = try arena.text(state, "state")
        unsafe c.pointee.title = try arena.text(title, "title")
    }
}

extension Notice: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Notice" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__notice()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Notice.self)
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Notice.self)
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
    }
}

extension CatalogChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        self.init()
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {}
}

extension StockChanged: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockChanged" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_changed()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockChanged.self)
        self.products = try unsafe Decoded.messages(c.pointee.n_products, c.pointee.products, "products")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockChanged.self)
        unsafe c.pointee.n_products = products.count
        unsafe c.pointee.products = try arena.messages(products, "products")
    }
}

extension StockOfProduct: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockOfProduct" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_of_product()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockOfProduct.self)
        self.productID = unsafe c.pointee.product_id
        self.onHand = unsafe c.pointee.on_hand
        self.available = unsafe c.pointee.available
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockOfProduct.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.on_hand = onHand
        unsafe c.pointee.available = available
    }
}

extension Overflow: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Overflow" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__overflow()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        self.init()
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {}
}

extension Drain: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Drain" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__drain()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Drain.self)
        self.reason = try unsafe Decoded.choice(c.pointee.reason.rawValue, "reason")
        self.reconnectAfterMs = unsafe c.pointee.reconnect_after_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Drain.self)
        unsafe c.pointee.reason = Shelfwire__V1__DrainReason(rawValue: UInt32(reason.rawValue))
        unsafe c.pointee.reconnect_after_ms = reconnectAfterMs
    }
}

extension PullCatalogRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PullCatalogRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__pull_catalog_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PullCatalogRequest.self)
        self.cursor = unsafe Decoded.bytes(c.pointee.cursor)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PullCatalogRequest.self)
        unsafe c.pointee.cursor = try arena.bytes(cursor)
    }
}

extension CatalogChunk: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogChunk" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_chunk()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogChunk.self)
        self.from = unsafe Decoded.bytes(c.pointee.from)
        self.to = unsafe Decoded.bytes(c.pointee.to)
        self.upserts = try unsafe Decoded.messages(c.pointee.n_upserts, c.pointee.upserts, "upserts")
        self.tombstones = try unsafe Decoded.messages(c.pointee.n_tombstones, c.pointee.tombstones, "tombstones")
        self.checksum = unsafe c.pointee.checksum
        self.last = unsafe c.pointee.last != 0
        self.mustRefetch = unsafe c.pointee.must_refetch != 0
        self.totalItems = unsafe c.pointee.total_items
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogChunk.self)
        unsafe c.pointee.from = try arena.bytes(from)
        unsafe c.pointee.to = try arena.bytes(to)
        unsafe c.pointee.n_upserts = upserts.count
        unsafe c.pointee.upserts = try arena.messages(upserts, "upserts")
        unsafe c.pointee.n_tombstones = tombstones.count
        unsafe c.pointee.tombstones = try arena.messages(tombstones, "tombstones")
        unsafe c.pointee.checksum = checksum
        unsafe c.pointee.last = last ? 1 : 0
        unsafe c.pointee.must_refetch = mustRefetch ? 1 : 0
        unsafe c.pointee.total_items = totalItems
    }
}

extension CatalogItem: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogItem" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_item()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogItem.self)
        self.item = try unsafe Self.readItem(c)
    }

    private static func readItem(_ c: UnsafePointer<Shelfwire__V1__CatalogItem>) throws(WireError) -> Item? {
        switch unsafe c.pointee.item_case.rawValue {
        case 1: .product(try unsafe Decoded.message(c.pointee.product, "product"))
        case 2: .location(try unsafe Decoded.message(c.pointee.location, "location"))
        case 3: .scaleTemplate(try unsafe Decoded.message(c.pointee.scale_template, "scale_template"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogItem.self)
        switch item {
        case .product(let value):
            unsafe c.pointee.product = try arena.message(value, "product")
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogItem__ItemCase(rawValue: 1)
        case .location(let value):
            unsafe c.pointee.location = try arena.message(value, "location")
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogItem__ItemCase(rawValue: 2)
        case .scaleTemplate(let value):
            unsafe c.pointee.scale_template = try arena.message(value, "scale_template")
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogItem__ItemCase(rawValue: 3)
        case nil: break
        }
    }
}

extension CatalogProduct: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogProduct" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_product()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogProduct.self)
        self.productID = unsafe c.pointee.product_id
        self.sku = try unsafe Decoded.text(c.pointee.sku, "sku")
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.unit = try unsafe Decoded.choice(c.pointee.unit.rawValue, "unit")
        self.tracking = try unsafe Decoded.choice(c.pointee.tracking.rawValue, "tracking")
        self.expiryRequired = unsafe c.pointee.expiry_required != 0
        self.shelfLifeDays = unsafe c.pointee.shelf_life_days
        self.barcodes = try unsafe Decoded.messages(c.pointee.n_barcodes, c.pointee.barcodes, "barcodes")
        self.scaleItems = try unsafe Decoded.messages(c.pointee.n_scale_items, c.pointee.scale_items, "scale_items")
        self.minimumLifeDays = unsafe c.pointee.minimum_life_days
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogProduct.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.sku = try arena.text(sku, "sku")
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.unit = Shelfwire__V1__Unit(rawValue: UInt32(unit.rawValue))
        unsafe c.pointee.tracking = Shelfwire__V1__Tracking(rawValue: UInt32(tracking.rawValue))
        unsafe c.pointee.expiry_required = expiryRequired ? 1 : 0
        unsafe c.pointee.shelf_life_days = shelfLifeDays
        unsafe c.pointee.n_barcodes = barcodes.count
        unsafe c.pointee.barcodes = try arena.messages(barcodes, "barcodes")
        unsafe c.pointee.n_scale_items = scaleItems.count
        unsafe c.pointee.scale_items = try arena.messages(scaleItems, "scale_items")
        unsafe c.pointee.minimum_life_days = minimumLifeDays
    }
}

extension CatalogScaleItem: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogScaleItem" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_scale_item()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogScaleItem.self)
        self.item = unsafe c.pointee.item
        self.ownStore = unsafe c.pointee.own_store != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogScaleItem.self)
        unsafe c.pointee.item = item
        unsafe c.pointee.own_store = ownStore ? 1 : 0
    }
}

extension CatalogBarcode: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogBarcode" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_barcode()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogBarcode.self)
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.quantity = unsafe c.pointee.quantity
        self.level = try unsafe Decoded.text(c.pointee.level, "level")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogBarcode.self)
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.level = try arena.text(level, "level")
    }
}

extension CatalogLocation: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogLocation" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_location()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogLocation.self)
        self.locationID = unsafe c.pointee.location_id
        self.storeID = unsafe c.pointee.store_id
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.zone = try unsafe Decoded.text(c.pointee.zone, "zone")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogLocation.self)
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.zone = try arena.text(zone, "zone")
    }
}

extension CatalogScaleTemplate: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogScaleTemplate" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_scale_template()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogScaleTemplate.self)
        self.templateID = unsafe c.pointee.template_id
        self.storeID = unsafe c.pointee.store_id
        self.pattern = try unsafe Decoded.text(c.pointee.pattern, "pattern")
        self.decimals = unsafe c.pointee.decimals
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogScaleTemplate.self)
        unsafe c.pointee.template_id = templateID
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.pattern = try arena.text(pattern, "pattern")
        unsafe c.pointee.decimals = decimals
    }
}

extension CatalogTombstone: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CatalogTombstone" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__catalog_tombstone()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogTombstone.self)
        self.item = try unsafe Self.readItem(c)
    }

    private static func readItem(_ c: UnsafePointer<Shelfwire__V1__CatalogTombstone>) throws(WireError) -> Item? {
        switch unsafe c.pointee.item_case.rawValue {
        case 1: .productID(unsafe c.pointee.product_id)
        case 2: .locationID(unsafe c.pointee.location_id)
        case 3: .templateID(unsafe c.pointee.template_id)
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CatalogTombstone.self)
        switch item {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogTombstone__ItemCase(rawValue: 1)
        case .locationID(let value):
            unsafe c.pointee.location_id = value
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogTombstone__ItemCase(rawValue: 2)
        case .templateID(let value):
            unsafe c.pointee.template_id = value
            unsafe c.pointee.item_case = Shelfwire__V1__CatalogTombstone__ItemCase(rawValue: 3)
        case nil: break
        }
    }
}

extension Verdict: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.Verdict" }
    static var zeroName: StaticString { "VERDICT_UNSPECIFIED" }
}

extension DrainReason: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.DrainReason" }
    static var zeroName: StaticString { "DRAIN_REASON_UNSPECIFIED" }
}
