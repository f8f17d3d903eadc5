// The one place where the shop's "no" becomes a gRPC status.

import FoundationEssentials
import Inventory
import NIOCore
import RPC
import Wire

/// A refusal as a peer sees it: a code, a sentence in the caller's language, and google.rpc details with the stable reason.
enum RejectionStatus {
    static let domain = "shelfwire"

    static func error(_ refusal: Refusal, _ language: Language, now: Instant = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))) -> RPCError {
        let code = code(refusal.first)
        let sentence = refusal.first.sentence(language)
        let message = [sentence.message, sentence.nextStep].filter { !$0.isEmpty }.joined(separator: " ")
        return RPCError(code, message, details: details(refusal, code, message, language, now))
    }

    /// Source: gRPC "Status codes and their use in gRPC".
    static func code(_ rejection: Rejection) -> StatusCode {
        switch rejection {
        case .malformed, .quantityOutOfRange, .tooMany, .invalidBarcode, .invalidDate, .lotRequired, .expiryRequired,
            .datesContradict, .measureMissing, .weakSecret, .taskMissing, .cardNumber, .currencyDiffers:
            .invalidArgument
        case .identityReused, .nameTaken:
            .alreadyExists
        case .notSignedIn, .wrongCredentials, .sessionEnded, .sessionOfAnotherTerminal, .terminalRevoked,
            .terminalFenced, .enrolmentCodeInvalid, .secondFactorNeeded, .secondFactorMissing, .certificateNeeded:
            .unauthenticated
        case .lockedOut, .signInBusy:
            .resourceExhausted
        case .notPermitted, .samePerson, .elsewhere, .approvalNeedsRole, .overAmountLimit, .ownAccount:
            .permissionDenied
        case .unknown, .unknownBarcode:
            .notFound
        case .wrongTask, .wrongState, .taskClosed, .noLines, .overTolerance, .nothingToUndo, .alreadyUndone, .alreadyClosed,
            .insufficientStock, .moreThanAgreed, .lotBlocked, .notFirstToExpire, .recountMissing,
            .approvalsMissing, .receiptsOpen, .heldAsDuplicate, .alreadyReceived, .discrepancyBeyondLine, .lifeTooShort, .notReversible,
            .correctionUnderway, .noPlaceFor, .passwordMustChange:
            .failedPrecondition
        case .versionChanged:
            .aborted
        case .internalTrouble:
            .internalError
        }
    }

    /// google.rpc.Status: one ErrorInfo per rejection, BadRequest for fields, the sentence, and when to try again.
    private static func details(
        _ refusal: Refusal, _ code: StatusCode, _ message: String, _ language: Language, _ now: Instant
    ) -> [UInt8] {
        var details = refusal.rejections.map { rejection in
            StatusDetail.errorInfo(
                reason: rejection.reason, domain: domain,
                metadata: rejection.facts.map { ($0.name, $0.value) } + [("final", rejection.isFinal ? "true" : "false")])
        }
        let fields = refusal.rejections.compactMap { rejection -> (field: String, description: String)? in
            guard let field = rejection.facts.first(where: { $0.name == "field" })?.value else { return nil }
            return (field, rejection.sentence(language).message)
        }
        if !fields.isEmpty { details.append(StatusDetail.badRequest(fields)) }
        details.append(StatusDetail.localizedMessage(locale: language == .chinese ? "zh-CN" : "en", message: message))
        if case .lockedOut(let until) = refusal.first {
            details.append(StatusDetail.retryInfo(afterMilliseconds: until.milliseconds - now.milliseconds))
        }
        if case .signInBusy = refusal.first { details.append(StatusDetail.retryInfo(afterMilliseconds: 3_000)) }
        return StatusDetail.status(code: code, message: message, details)
    }
}
