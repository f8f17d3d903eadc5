// Machine trouble towards a peer: it ends the call with a status that says whether to come again, never with a verdict.

import Inventory
import Logging
import RPC
import Storage
import Synchronization

/// Around every call: what the store could not do becomes a status with a stable reason and the time to come again. Anything else is
/// left to the runtime, which answers INTERNAL with an id.
struct StorageTrouble: ServerInterceptor {
    let books: Books
    let log: TroubleLog

    func intercept(_ context: ServerContext, _ proceed: @Sendable () async throws -> Void) async throws {
        do {
            try await proceed()
        } catch let error as StorageError {
            log.note(error, at: books.nowMilliseconds)
            throw Self.status(error, Authentication.language(context.metadata))
        }
    }

    /// UNAVAILABLE where the server must come back first, RESOURCE_EXHAUSTED where it lacks something for now.
    static func status(_ error: StorageError, _ language: Language) -> any Error {
        guard let trouble = Trouble(error.code) else { return error }
        let message = trouble.message(language)
        let details = [
            StatusDetail.errorInfo(reason: trouble.rawValue, domain: RejectionStatus.domain, metadata: [("final", "false")]),
            StatusDetail.localizedMessage(locale: language == .chinese ? "zh-CN" : "en", message: message),
            StatusDetail.retryInfo(afterMilliseconds: trouble.retryMilliseconds),
        ]
        return RPCError(trouble.status, message, details: StatusDetail.status(code: trouble.status, message: message, details))
    }
}

/// What a caller can be told of the store's trouble. The raw values are the stable reasons.
enum Trouble: String, CaseIterable {
    case busy = "SERVER_BUSY"
    case diskFull = "DISK_FULL"
    case diskReadOnly = "DISK_READ_ONLY"
    case noMemory = "OUT_OF_MEMORY"
    case locked = "STORE_LOCKED"
    case stopped = "STORE_STOPPED"

    init?(_ code: StorageError.Code) {
        switch code {
        case .overloaded: self = .busy
        case .diskFull: self = .diskFull
        case .readOnlyDisk: self = .diskReadOnly
        case .outOfMemory: self = .noMemory
        case .busy: self = .locked
        case .failed, .closed: self = .stopped
        default: return nil
        }
    }

    var status: StatusCode {
        switch self {
        case .busy, .diskFull, .diskReadOnly, .noMemory: .resourceExhausted
        case .locked, .stopped: .unavailable
        }
    }

    var retryMilliseconds: Int64 {
        switch self {
        case .busy, .noMemory: 1_000
        case .locked, .stopped: 5_000
        case .diskFull, .diskReadOnly: 10_000
        }
    }

    func message(_ language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: String {
        switch self {
        case .busy: "The server is busy; nothing was booked. Try again in a moment."
        case .diskFull: "The server's disk is full; nothing was booked and nothing is lost. Tell whoever runs the server."
        case .diskReadOnly: "The server's disk takes no writes; nothing was booked and nothing is lost. Tell whoever runs the server."
        case .noMemory: "The server is short of memory; nothing was booked. Try again in a moment."
        case .locked: "Another program holds the books; nothing was booked. Tell whoever runs the server."
        case .stopped: "The server's store has stopped. It will be started again; try again then."
        }
    }

    private var chinese: String {
        switch self {
        case .busy: "服务器繁忙，未记账。请稍后重试。"
        case .diskFull: "服务器磁盘已满，未记账，数据没有丢失。请通知服务器管理员。"
        case .diskReadOnly: "服务器磁盘无法写入，未记账，数据没有丢失。请通知服务器管理员。"
        case .noMemory: "服务器内存不足，未记账。请稍后重试。"
        case .locked: "账簿被其他程序占用，未记账。请通知服务器管理员。"
        case .stopped: "服务器存储已停止，重新启动后请重试。"
        }
    }
}

/// Says trouble in the log once, and while it lasts at most every ten seconds with how often it was met: a server that refuses
/// thousands of calls must not fill its disk with saying so. Sendable; the mutex guards the counts.
final class TroubleLog: Sendable {
    private struct Tally {
        var saidMilliseconds: Int64
        var unsaid = 0
    }

    static let intervalMilliseconds: Int64 = 10_000

    private let logger: Logger
    private let tallies = Mutex<[StorageError.Code: Tally]>([:])

    init(logger: Logger) {
        self.logger = logger
    }

    func note(_ error: StorageError, at now: Int64) {
        let unsaid: Int? = tallies.withLock { tallies in
            if var tally = tallies[error.code], now >= tally.saidMilliseconds, now - tally.saidMilliseconds < Self.intervalMilliseconds {
                tally.unsaid += 1
                tallies[error.code] = tally
                return nil
            }
            defer { tallies[error.code] = Tally(saidMilliseconds: now) }
            return tallies[error.code]?.unsaid ?? 0
        }
        guard let unsaid else { return }
        logger.error(
            "the store could not serve a call",
            metadata: ["code": "\(error.code)", "message": "\(error.message)", "unsaid_since_last": "\(unsaid)"])
    }
}
