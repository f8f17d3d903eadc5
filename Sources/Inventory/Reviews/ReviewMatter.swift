// What a review is about, read back from the reason and the facts that are kept, so that whoever lists it reads a sentence in their own
// language.

import Barcodes
import Storage

extension Review {
    /// What is wrong and what to do, in the caller's language. Where nothing better is known, the reason itself.
    public func sentence(_ language: Language) -> Sentence {
        switch matter {
        case .rejection(let rejection): rejection.sentence(language)
        case .remark(let remark): remark.sentence(language)
        case nil: Sentence(reason)
        }
    }

    /// What the kept reason and facts were made of.
    enum Matter: Hashable, Sendable {
        case rejection(Rejection)
        case remark(Remark)

        init?(reason: String, facts: [Review.Fact]) {
            let known = KeptFacts(facts)
            if let rejection = Rejection(reason: reason, known) {
                self = .rejection(rejection)
            } else if let remark = Remark(reason: reason, known) {
                self = .remark(remark)
            } else {
                return nil
            }
        }
    }

    /// Numbers that people do not know things by become names: the product below zero, the count that came too early.
    static func named(_ facts: [Fact], _ kind: ReviewKind, in source: borrowing some Reading & ~Copyable) throws -> [Fact] {
        let known = KeptFacts(facts)
        switch kind {
        case .negativeStock:
            guard let product = known.number("product") else { return facts }
            let name = try source.first(productName, product) { row in row.text(0) } ?? "\(product)"
            return [Fact(name: "product", value: name)] + facts.filter { $0.name != "product" }
        case .lateEventRecheck:
            guard let stocktake = known.number("stocktake"), let document = try Documents.find(stocktake, in: source) else { return facts }
            return facts + [Fact(name: "number", value: document.number)]
        case .parkedEntry, .rejectedEntry, .lotConflict, .identityReused, .otherException, .likelyDuplicate:
            return facts
        }
    }

    private static let productName = SQL("SELECT name FROM product WHERE id = $1")
}

/// Facts by name, as they were kept.
struct KeptFacts {
    private let values: [String: String]

    init(_ facts: [Review.Fact]) {
        values = Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
    }

    init(_ facts: [(name: String, value: String)]) {
        self.init(facts.map { Review.Fact(name: $0.name, value: $0.value) })
    }

    /// Empty where there is none.
    func text(_ name: String) -> String { values[name] ?? "" }
    func number(_ name: String) -> Int64? { values[name].flatMap { Int64($0) } }
    func count(_ name: String) -> Int { number(name).map { Int(clamping: $0) } ?? 0 }
    func quantity(_ name: String) -> Quantity { Quantity(trusted: number(name) ?? 0) }
    func instant(_ name: String) -> Instant { Instant(milliseconds: number(name) ?? 0) }
    func subject() -> Subject? { Subject(rawValue: text("subject")) }
}

extension Rejection {
    /// The rejection whose `reason` and `facts` these are; nil for another reason.
    init?(reason: String, _ facts: KeptFacts) {
        switch reason {
        case "MALFORMED": self = .malformed(field: facts.text("field"), problem: facts.text("problem"))
        case "QUANTITY_OUT_OF_RANGE": self = .quantityOutOfRange(field: facts.text("field"))
        case "TOO_MANY": self = .tooMany(field: facts.text("field"), limit: facts.count("limit"))
        case "INVALID_BARCODE": self = .invalidBarcode(code: facts.text("code"), problem: facts.text("problem"))
        case "INVALID_DATE": self = .invalidDate(field: facts.text("field"))
        case "UNKNOWN_BARCODE": self = .unknownBarcode(code: facts.text("code"))
        case "LOCKED_OUT": self = .lockedOut(until: facts.instant("until_ms"))
        case "TERMINAL_FENCED": self = .terminalFenced(epoch: facts.number("epoch") ?? 0)
        case "WRONG_TASK": self = .wrongTask(number: facts.text("number"))
        case "WRONG_STATE":
            self = .wrongState(number: facts.text("number"), state: facts.text("state"), needed: facts.text("needed"))
        case "TASK_CLOSED": self = .taskClosed(number: facts.text("number"))
        case "VERSION_CHANGED": self = .versionChanged(number: facts.text("number"))
        case "NAME_TAKEN": self = .nameTaken(name: facts.text("name"))
        case "WEAK_SECRET": self = .weakSecret(problem: facts.text("problem"))
        case "LOT_REQUIRED": self = .lotRequired(product: facts.text("product"))
        case "EXPIRY_REQUIRED": self = .expiryRequired(product: facts.text("product"))
        case "DATES_CONTRADICT": self = .datesContradict(product: facts.text("product"))
        case "NO_LINES": self = .noLines(number: facts.text("number"))
        case "OVER_TOLERANCE":
            self = .overTolerance(
                line: facts.count("line"), product: facts.text("product"), ordered: facts.quantity("ordered"),
                received: facts.quantity("received"))
        case "NOTHING_TO_UNDO": self = .nothingToUndo(sequence: facts.number("sequence") ?? 0)
        case "ALREADY_UNDONE": self = .alreadyUndone(sequence: facts.number("sequence") ?? 0)
        case "ALREADY_CLOSED": self = .alreadyClosed(reference: facts.text("reference"))
        case "MEASURE_MISSING": self = .measureMissing(product: facts.text("product"))
        case "OVER_AMOUNT_LIMIT":
            self = .overAmountLimit(amountE4: facts.number("amount_e4") ?? 0, limitE4: facts.number("limit_e4") ?? 0)
        case "CARD_NUMBER": self = .cardNumber(field: facts.text("field"))
        default:
            guard let other = Self.plain[reason] ?? Self.aboutSubject(reason, facts) ?? Self.ofReceiving(reason, facts) ?? Self.ofStock(reason, facts)
            else { return nil }
            self = other
        }
    }

    private static func aboutSubject(_ reason: String, _ facts: KeptFacts) -> Rejection? {
        switch reason {
        case "UNKNOWN_REFERENCE": facts.subject().map { .unknown(subject: $0, reference: facts.text("reference")) }
        case "OTHER_STORE": facts.subject().map { .elsewhere(subject: $0, reference: facts.text("reference")) }
        case "NOT_PERMITTED":
            Verb(rawValue: facts.text("verb")).flatMap { verb in facts.subject().map { .notPermitted(verb: verb, subject: $0) } }
        case "SAME_PERSON": Part(rawValue: facts.text("part")).map { .samePerson(number: facts.text("number"), part: $0) }
        default: nil
        }
    }

    private static func ofReceiving(_ reason: String, _ facts: KeptFacts) -> Rejection? {
        let (number, product) = (facts.text("number"), facts.text("product"))
        return switch reason {
        case "APPROVAL_NEEDS_ROLE":
            Role(rawValue: facts.text("role")).map { .approvalNeedsRole(number: number, level: facts.count("level"), role: $0) }
        case "APPROVALS_MISSING": .approvalsMissing(number: number, given: facts.count("given"), needed: facts.count("needed"))
        case "RECEIPTS_OPEN": .receiptsOpen(number: number, receipt: facts.text("receipt"), count: facts.count("count"))
        case "HELD_AS_DUPLICATE": .heldAsDuplicate(number: number, other: facts.text("other"))
        case "ALREADY_RECEIVED": .alreadyReceived(receipt: facts.text("receipt"))
        case "DISCREPANCY_BEYOND_LINE":
            .discrepancyBeyondLine(product: product, quantity: facts.quantity("quantity"), arrived: facts.quantity("arrived"))
        case "LIFE_TOO_SHORT":
            .lifeTooShort(product: product, lot: facts.text("lot"), expiry: facts.text("expiry"), days: facts.count("days"))
        case "NOT_REVERSIBLE":
            .notReversible(
                product: product, lot: facts.text("lot"), wanted: facts.quantity("wanted"), possible: facts.quantity("possible"))
        case "CORRECTION_UNDERWAY": .correctionUnderway(number: number, correction: facts.text("correction"))
        case "NO_PLACE": .noPlaceFor(product: product, storageClass: facts.text("storage_class"))
        default: nil
        }
    }

    private static func ofStock(_ reason: String, _ facts: KeptFacts) -> Rejection? {
        let (product, lot, wanted) = (facts.text("product"), facts.text("lot"), facts.number("wanted") ?? 0)
        return switch reason {
        case "INSUFFICIENT_STOCK":
            .insufficientStock(product: product, place: facts.text("place"), available: facts.number("available") ?? 0, wanted: wanted)
        case "MORE_THAN_AGREED": .moreThanAgreed(product: product, agreed: facts.number("agreed") ?? 0, wanted: wanted)
        case "LOT_BLOCKED": .lotBlocked(product: product, lot: lot, state: facts.text("state"))
        case "NOT_FIRST_TO_EXPIRE": .notFirstToExpire(product: product, lot: lot, due: facts.text("due"))
        case "CURRENCY_DIFFERS": .currencyDiffers(from: facts.text("from"), to: facts.text("to"))
        case "RECOUNT_MISSING": .recountMissing(number: facts.text("number"), lines: facts.count("lines"))
        default: nil
        }
    }

    /// Those that say all by their reason.
    private static let plain: [String: Rejection] = Dictionary(
        uniqueKeysWithValues: [
            .identityReused, .notSignedIn, .wrongCredentials, .sessionEnded, .sessionOfAnotherTerminal, .terminalRevoked,
            .enrolmentCodeInvalid, .taskMissing, .internalTrouble, .ownAccount, .secondFactorNeeded, .secondFactorMissing, .signInBusy,
            .passwordMustChange, .certificateNeeded,
        ].map { (rejection: Rejection) in (rejection.reason, rejection) })
}

extension Remark {
    /// The remark whose `reason` and `facts` these are; nil for another reason.
    init?(reason: String, _ facts: KeptFacts) {
        let product = facts.text("product")
        switch reason {
        case "NOT_ON_ORDER": self = .notOnOrder(product: product)
        case "MORE_THAN_ORDERED":
            self = .moreThanOrdered(product: product, ordered: facts.quantity("ordered"), received: facts.quantity("received"))
        case "LOT_MISSING": self = .lotMissing(product: product)
        case "EXPIRY_MISSING": self = .expiryMissing(product: product)
        case "LOT_HAS_ANOTHER_EXPIRY":
            self = .lotHasAnotherExpiry(lot: facts.text("lot"), known: facts.text("known"), said: facts.text("said"))
        case "EXPIRED": self = .expired(lot: facts.text("lot"), expiry: facts.text("expiry"))
        case "SHORT_DATED": self = .shortDated(lot: facts.text("lot"), expiry: facts.text("expiry"))
        case "ON_HOLD": self = .onHold(lot: facts.text("lot"))
        case "NEGATIVE_STOCK": self = .negativeStock(product: product, onHand: facts.number("on_hand") ?? 0)
        case "SUBMIT_REFUSED": self = .submitRefused(reason: facts.text("reason"))
        case "CLOCK_UNCERTAIN": self = .clockUncertain
        case "CAPTURED_IN_THE_FUTURE": self = .capturedInTheFuture
        case "LATE_EVENT": self = .lateEvent(number: facts.text("number"))
        case "MOVED_DURING_COUNT": self = .movedDuringCount
        case "SUSPICIOUS_LOT": self = .suspiciousLot(code: facts.text("code"))
        case "NOT_IN_THIS_COUNT": self = .notInThisCount(product: product)
        case "LABEL_DISAGREES":
            self = .labelDisagrees(field: facts.text("field"), label: facts.text("label"), said: facts.text("said"))
        case "WAITS_FOR_APPROVAL": self = .waitsForApproval(number: facts.text("number"))
        case "PLACED_ELSEWHERE":
            self = .placedElsewhere(place: facts.text("place"), proposed: facts.text("proposed"), reason: facts.text("reason"))
        case "PLACED_WITHOUT_REASON":
            self = .placedWithoutReason(place: facts.text("place"), proposed: facts.text("proposed"))
        case "UNIT_DIFFERS":
            guard let printed = PrintedMeasure.allCases.first(where: { "\($0)" == facts.text("printed") }),
                let unit = Unit.allCases.first(where: { "\($0)" == facts.text("unit") })
            else { return nil }
            self = .unitDiffers(product: product, printed: printed, unit: unit)
        case "WRONG_STORAGE":
            self = .wrongStorage(product: facts.text("product"), place: facts.text("place"), storageClass: facts.text("storage_class"))
        case "LIKELY_DUPLICATE": self = .likelyDuplicate(number: facts.text("number"))
        case "ORDER_NOT_OPEN": self = .orderNotOpen(number: facts.text("number"), state: facts.text("state"))
        default: return nil
        }
    }
}
