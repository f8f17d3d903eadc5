@testable import Inventory

/// One of each, in the order of precedence.
enum RejectionExamples {
    static let all: [Rejection] = [
        .malformed(field: "raw", problem: "is empty"),
        .quantityOutOfRange(field: "quantity"),
        .tooMany(field: "lines", limit: 20_000),
        .invalidBarcode(code: "4006381333932", problem: "4006381333932 has a wrong check digit: the last digit should be 1."),
        .invalidDate(field: "expiry"),
        .identityReused,
        .notSignedIn,
        .wrongCredentials,
        .lockedOut(until: Instant(milliseconds: 1_781_510_765_000)),
        .sessionEnded,
        .sessionOfAnotherTerminal,
        .terminalRevoked,
        .enrolmentCodeInvalid,
        .notPermitted(verb: .approve, subject: .receipt),
        .unknown(subject: .supplier, reference: "77"),
        .unknownBarcode(code: "7612345678900"),
        .elsewhere(subject: .receipt, reference: "GR-2-000004"),
        .taskMissing,
        .wrongTask(number: "PO-1-000001"),
        .wrongState(number: "GR-1-000001", state: "draft", needed: "approved"),
        .taskClosed(number: "GR-1-000001"),
        .versionChanged(number: "ST-1-000002"),
        .samePerson(number: "GR-1-000001", part: .receiver),
        .nameTaken(name: "anna"),
        .weakSecret(problem: "has fewer than 8 characters"),
        .lotRequired(product: "Milk 1 l"),
        .expiryRequired(product: "Milk 1 l"),
        .datesContradict(product: "Milk 1 l"),
        .noLines(number: "GR-1-000001"),
        .overTolerance(line: 2, product: "Milk 1 l", ordered: Quantity(trusted: 10), received: Quantity(trusted: 24)),
        .nothingToUndo(sequence: 12),
        .alreadyUndone(sequence: 12),
        .alreadyClosed(reference: "Review 5"),
        .internalTrouble,
        .measureMissing(product: "Mountain cheese"),
    ]
}

enum RemarkExamples {
    static let all: [Remark] = [
        .notOnOrder(product: "Milk 1 l"),
        .moreThanOrdered(product: "Milk 1 l", ordered: Quantity(trusted: 10), received: Quantity(trusted: 12)),
        .lotMissing(product: "Milk 1 l"),
        .expiryMissing(product: "Milk 1 l"),
        .lotHasAnotherExpiry(lot: "L1", known: "2026-06-20", said: "2026-06-21"),
        .expired(lot: "L1", expiry: "2026-06-01"),
        .shortDated(lot: "L1", expiry: "2026-06-17"),
        .onHold(lot: "L1"),
        .negativeStock(product: "Milk 1 l", onHand: -3),
        .submitRefused(reason: "LOT_REQUIRED"),
        .clockUncertain,
        .capturedInTheFuture,
        .lateEvent(number: "ST-1-000002"),
        .movedDuringCount,
        .suspiciousLot(code: "L117260620"),
        .notInThisCount(product: "Milk 1 l"),
        .labelDisagrees(field: "expiry", label: "2026-06-20", said: "2026-06-21"),
    ]
}
