// The core's verdicts into what the terminal reads. Total: every outcome has a wire form.

import Inventory
import Wire

extension Wire.EntryResult {
    init(_ result: Inventory.EntryResult, _ language: Language) {
        let sentence = result.rejection?.sentence(language)
        let exception = result.remarks.first { $0.isException }
        let exceptionSentence = exception?.sentence(language)
        self.init(
            sequence: result.sequence, verdict: result.isRepeat ? .repeated : Wire.Verdict(result.verdict),
            firstVerdict: result.isRepeat ? Wire.Verdict(result.verdict) : nil,
            reason: result.rejection?.reason ?? exception?.reason ?? result.keptReason,
            message: sentence?.message ?? exceptionSentence?.message ?? "",
            nextStep: sentence?.nextStep ?? exceptionSentence?.nextStep ?? "",
            feedback: result.feedback.map { Feedback($0, warnings: result.remarks, language) })
    }
}

extension Wire.Verdict {
    init(_ verdict: Inventory.Verdict) {
        self =
            switch verdict {
            case .accepted: .accepted
            case .acceptedWithException: .acceptedWithException
            case .rejected: .rejected
            case .parked: .parked
            }
    }
}

extension Feedback {
    init(_ feedback: EntryFeedback, warnings: [Remark], _ language: Language) {
        self.init(
            productID: feedback.product?.rawValue ?? 0, productName: feedback.productName,
            unit: Wire.Unit(feedback.unit ?? .each), lotCode: feedback.lotCode, expiry: feedback.expiry,
            quantity: feedback.quantity.units, lineQuantity: feedback.lineQuantity.units,
            expectedQuantity: feedback.expected?.units, documentID: feedback.document?.rawValue ?? 0,
            documentNumber: feedback.documentNumber, warnings: warnings.map { Warning($0, language) })
    }
}

extension Warning {
    init(_ remark: Remark, _ language: Language) {
        self.init(reason: remark.reason, message: remark.sentence(language).message)
    }
}

extension Wire.Unit {
    init(_ unit: Inventory.Unit) {
        self =
            switch unit {
            case .each: .each
            case .gram: .gram
            case .millilitre: .millilitre
            }
    }
}

extension Wire.Tracking {
    init(_ tracking: Inventory.Tracking) {
        self =
            switch tracking {
            case .none: .none
            case .lot: .lot
            }
    }
}

extension Wire.Condition {
    init(_ condition: Inventory.Condition) {
        self =
            switch condition {
            case .sellable: .sellable
            case .damaged: .damaged
            case .quarantine: .quarantine
            }
    }
}
