// What is wrong with goods while they are received: damaged, short, too many, the wrong ones. Noted on the line of the goods, at
// once and without the server; the buyer is told by it.

import Barcodes
import Wire

/// What is wrong with goods.
public enum GoodsProblem: String, Hashable, Sendable, CaseIterable {
    case damaged, short, over, wrongItem
}

/// What is done about it.
public enum ProblemAction: String, Hashable, Sendable, CaseIterable {
    case accept, refuse, sendBack, claim
}

extension GoodsProblem {
    /// What can be done about it: goods that lack cannot be refused or sent back.
    public var actions: [ProblemAction] { self == .short ? [.accept, .claim] : ProblemAction.allCases }
}

extension Terminal {
    /// Notes what is wrong with `quantity` of the goods scanned last, or of a code. The goods themselves are scanned as well.
    ///
    /// - Parameters:
    ///   - quantity: base units, at least 1.
    ///   - evidence: SHA-256 of a picture, or empty.
    @discardableResult
    public func note(
        _ problem: GoodsProblem, _ action: ProblemAction, quantity: Int64, of raw: [UInt8]? = nil, reason: String = "",
        evidence: [UInt8] = []
    ) async throws(TerminalError) -> Reading {
        let task = try taskAtHand()
        guard task.kind == .receipt else {
            throw TerminalError(.notForThisTask, "Damage and shortage are noted while goods are received. Choose a receipt first.")
        }
        guard problem.actions.contains(action) else {
            throw TerminalError(.notForThisTask, "Goods that lack cannot be refused or sent back: accept it, or claim it.")
        }
        guard quantity >= 1, quantity <= Self.largestQuantity else {
            throw TerminalError(.badQuantity, "Type a whole number from 1 to \(Self.largestQuantity).")
        }
        guard reason.utf8.count <= Self.longestReasonBytes, !reason.utf8.contains(0) else {
            throw TerminalError(.textTooLong, "A reason has at most \(Self.longestReasonBytes) bytes.")
        }
        let subject = try subject(raw)
        let body = Entry.Body.discrepancy(
            DiscrepancyEntry(
                goods: .raw(subject.raw), symbology: subject.symbology, lotCode: subject.goods.lot, kind: problem.onWire,
                action: action.onWire, quantity: quantity, reason: reason, evidence: evidence))
        let sequence = try await save(body, in: task.reference.onWire)
        var reading = Reading(sequence: sequence, kind: .discrepancy)
        reading.code = subject.goods.code.gtin?.shortText ?? subject.goods.code.key.text
        reading.productID = subject.goods.product?.productID ?? 0
        reading.productName = subject.goods.product?.name ?? ""
        reading.unit = subject.goods.product.map { QuantityUnit($0.unit) } ?? .each
        reading.lot = subject.goods.lot
        reading.quantity = quantity
        unanswered[sequence] = reading
        keepUndoable(reading)
        return reading
    }

    /// The goods that are spoken of, with the lot of their line.
    private func subject(_ raw: [UInt8]?) throws(TerminalError) -> (raw: [UInt8], symbology: String, goods: ResolvedGoods) {
        if let raw {
            guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
                throw TerminalError(.unreadableScan, "A code has 1 to \(configuration.limits.scanBytes) bytes.")
            }
            var goods = try resolve(raw, "")
            if goods.lot.isEmpty { goods.lot = takeGivenLot(for: goods)?.lot ?? "" }
            return (raw, "", goods)
        }
        guard let last = lastGoods else {
            throw TerminalError(.nothingScanned, "Scan the goods first, then say what is wrong with them.")
        }
        var goods = try resolve(last.raw, last.symbology)
        if goods.lot.isEmpty { goods.lot = last.reading.lot }
        return (last.raw, last.symbology, goods)
    }

    static let longestReasonBytes = 1_000
}

extension GoodsProblem {
    fileprivate var onWire: DiscrepancyKind {
        switch self {
        case .damaged: .damaged
        case .short: .short
        case .over: .over
        case .wrongItem: .wrongItem
        }
    }
}

extension ProblemAction {
    fileprivate var onWire: DiscrepancyAction {
        switch self {
        case .accept: .accept
        case .refuse: .refuse
        case .sendBack: .sendBack
        case .claim: .claim
        }
    }
}
