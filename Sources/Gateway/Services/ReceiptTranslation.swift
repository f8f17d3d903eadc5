// Goods-in documents as callers read them.

import Inventory
import Wire

extension Wire.Receipt {
    init(_ receipt: Inventory.Receipt, _ language: Language) {
        self.init(
            receiptID: receipt.id.rawValue, number: receipt.number, kind: Wire.ReceiptKind(receipt.kind),
            state: Wire.ReceiptState(receipt.state), storeID: receipt.store.rawValue,
            purchaseOrderID: receipt.purchaseOrder?.rawValue ?? 0, supplierID: receipt.supplier.rawValue,
            deliveryNote: receipt.deliveryNote, lines: receipt.lines.map { ReceiptLine($0, language) },
            version: receipt.version, openedBy: receipt.openedBy, approvedBy: receipt.approvedBy,
            postedSequence: receipt.postedSequence, note: receipt.note, approvalsGiven: Int32(clamping: receipt.approvals.given),
            approvalsNeeded: Int32(clamping: receipt.approvals.needed), duplicateOf: receipt.duplicateOf, held: receipt.isHeld,
            overReceiptBy: receipt.overReceiptBy, payableMinor: receipt.payable?.amountMinor,
            currency: receipt.payable?.currency ?? "", discrepancies: receipt.discrepancies.map { Wire.Discrepancy($0) },
            corrects: receipt.corrects, correctionReason: receipt.correctionReason, correctedBy: receipt.correctedBy,
            payableDueDate: receipt.payable?.dueDate ?? "")
    }
}

extension ReceiptLine {
    init(_ line: Inventory.Receipt.Line, _ language: Language) {
        self.init(
            line: Int32(clamping: line.line), productID: line.product.rawValue, productName: line.productName,
            lotCode: line.lotCode, expiry: line.expiry, condition: Wire.Condition(line.condition),
            quantity: line.quantity.units, expected: line.expected.units,
            warnings: line.remarks.map { Warning($0, language) })
    }
}

extension Wire.ReceiptKind {
    init(_ kind: Inventory.ReceiptKind) {
        self =
            switch kind {
            case .againstOrder: .againstOrder
            case .unplanned: .unplanned
            case .lateEntry: .lateEntry
            case .correction: .correction
            }
    }
}

extension Wire.ReceiptState {
    init(_ state: Inventory.ReceiptState) {
        self =
            switch state {
            case .draft: .draft
            case .submitted: .submitted
            case .approved: .approved
            case .posted: .posted
            case .discarded: .discarded
            }
    }
}

extension Inventory.ReceiptState {
    init(_ state: Wire.ReceiptState) {
        self =
            switch state {
            case .draft: .draft
            case .submitted: .submitted
            case .approved: .approved
            case .posted: .posted
            case .discarded: .discarded
            }
    }
}

extension Wire.Discrepancy {
    init(_ discrepancy: Inventory.Discrepancy) {
        self.init(
            discrepancyID: discrepancy.id.rawValue, receiptID: discrepancy.receipt.rawValue,
            productID: discrepancy.product.rawValue, productName: discrepancy.productName, lotCode: discrepancy.lotCode,
            condition: Wire.Condition(discrepancy.condition), kind: Wire.DiscrepancyKind(discrepancy.kind),
            action: Wire.DiscrepancyAction(discrepancy.action), quantity: discrepancy.quantity.units,
            unitCostE4: discrepancy.unitCost?.e4, reason: discrepancy.reason, evidence: discrepancy.evidence,
            owner: discrepancy.ownerName, notedMs: discrepancy.noted.milliseconds,
            settledMs: discrepancy.settled?.milliseconds ?? 0, settlement: discrepancy.settlement)
    }
}

extension Wire.DiscrepancyKind {
    init(_ kind: Inventory.DiscrepancyKind) {
        self =
            switch kind {
            case .damaged: .damaged
            case .short: .short
            case .over: .over
            case .wrongItem: .wrongItem
            case .price: .price
            }
    }
}

extension Inventory.DiscrepancyKind {
    init(_ kind: Wire.DiscrepancyKind) {
        self =
            switch kind {
            case .damaged: .damaged
            case .short: .short
            case .over: .over
            case .wrongItem: .wrongItem
            case .price: .price
            }
    }
}

extension Wire.DiscrepancyAction {
    init(_ action: Inventory.DiscrepancyAction) {
        self =
            switch action {
            case .accept: .accept
            case .refuse: .refuse
            case .sendBack: .sendBack
            case .claim: .claim
            }
    }
}

extension Inventory.DiscrepancyAction {
    init(_ action: Wire.DiscrepancyAction) {
        self =
            switch action {
            case .accept: .accept
            case .refuse: .refuse
            case .sendBack: .sendBack
            case .claim: .claim
            }
    }
}

extension Inventory.LifeAction {
    init(_ action: Wire.LifeAction) {
        self =
            switch action {
            case .warn: .warn
            case .block: .block
            case .allowWithRole: .allowWithRole
            }
    }
}
