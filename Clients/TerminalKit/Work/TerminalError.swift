// Why the terminal did not do what was asked. Nothing was saved and nothing was changed.

import Barcodes
import RPC
import Wire

/// A refusal on the device, or the server's refusal of a call.
public struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable; the screen has a sentence for each in every language.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case notEnrolled, alreadyEnrolled, unsentEntries
        /// The call needs the server, and there is none now.
        case needsServer
        case noTask, nothingToUndo, nothingScanned
        /// It is no step of the task at hand.
        case notForThisTask
        /// Goods stand elsewhere than was proposed, and nobody said why.
        case reasonMissing
        case unknownTask
        /// The scan cannot be read: check digit, length, missing separator.
        case unreadableScan
        case badQuantity, badDate, textTooLong
        /// No place of this store that the device knows is called so.
        case unknownPlace
        /// A place is to be named first.
        case noPlace
        /// The place where goods are taken from is to be named first.
        case placeMissing
        /// The goods are not on the checklist, or more of them than it says.
        case notOnList, moreThanListed
        /// Other goods have to leave first; a reason lets these go.
        case notDue
        /// More piles than one command names.
        case checklistFull
        /// Another device has the place in hand.
        case heldElsewhere
        /// Another checklist is at hand, with goods on it.
        case checklistAtHand
        /// It was sent and the answer is not known yet.
        case checklistSent
        case queueFull, storage
        /// The server said no; `reason` is its stable code.
        case refused
        /// The server or the network failed in a way that may pass.
        case unavailable
        /// No secure connection: the server cannot be trusted, or does not trust the device.
        case notSecure
    }

    public var code: Code
    /// In English, or in the language the server was asked for.
    public var message: String
    /// The stable code of the server or of the barcode reader, where one of them spoke.
    public var reason: String

    public init(_ code: Code, _ message: String, reason: String = "") {
        self.code = code
        self.message = message
        self.reason = reason
    }

    public var description: String { message }
}

extension TerminalError {
    init(_ error: QueueError) {
        switch error {
        case .full: self.init(.queueFull, error.description)
        case .entryTooLarge: self.init(.textTooLong, error.description)
        case .disk: self.init(.storage, error.description)
        }
    }

    init(_ error: DiskError) {
        self.init(.storage, error.message, reason: error.code == .inUse ? "IN_USE" : "")
    }

    init(_ failure: TLSFailure) {
        self.init(.notSecure, "\(failure.sentence) (\(failure.message))", reason: failure.reason)
    }

    init(_ error: ScanError) {
        self.init(.unreadableScan, error.message, reason: error.code.rawValue)
    }

    /// Any error of a call.
    init(calling error: any Error) {
        switch error {
        case let error as TerminalError: self = error
        case let error as QueueError: self.init(error)
        case let error as DiskError: self.init(error)
        case let error as TLSFailure: self.init(error)
        case let error as RPCError:
            if let failure = error.cause as? TLSFailure {
                self.init(failure)
                return
            }
            switch error.code {
            case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted, .cancelled:
                self.init(.unavailable, "The server does not answer. The device works on; try again when it is connected.", reason: error.reason)
            default:
                self.init(.refused, error.sentence, reason: error.reason)
            }
        default:
            self.init(.unavailable, "\(error)")
        }
    }
}

extension RPCError {
    /// The stable reason in `grpc-status-details-bin` (google.rpc.ErrorInfo), or empty.
    var reason: String {
        for detail in statusDetails where detail.typeURL.hasSuffix("/google.rpc.ErrorInfo") {
            if let info = try? GoogleErrorInfo(bytes: detail.value) { return info.reason }
        }
        return ""
    }

    /// The sentence in the caller's language (google.rpc.LocalizedMessage) where the server sent one.
    var sentence: String {
        for detail in statusDetails where detail.typeURL.hasSuffix("/google.rpc.LocalizedMessage") {
            if let localized = try? GoogleLocalizedMessage(bytes: detail.value) { return localized.message }
        }
        return message
    }

    private var statusDetails: [GoogleAny] {
        guard !details.isEmpty, let status = try? GoogleStatus(bytes: details) else { return [] }
        return status.details
    }
}
