// Machine trouble towards a peer: it breaks the call with a status that says whether to come again, never with a verdict.

import Logging
import RPC
import Storage

enum StorageTrouble {
    /// UNAVAILABLE while the store cannot take writes, RESOURCE_EXHAUSTED when it is overloaded or full; anything else is left to
    /// the runtime, which answers INTERNAL with an id.
    static func status(_ error: any Error, _ logger: Logger) -> any Error {
        guard let error = error as? StorageError else { return error }
        logger.error("the store refused a write", metadata: ["code": "\(error.code)", "message": "\(error.message)"])
        return switch error.code {
        case .overloaded: StatusDetail.error(.resourceExhausted, "The server is busy; try again in a moment.", retryAfterMilliseconds: 1_000)
        case .diskFull: StatusDetail.error(.resourceExhausted, "The server's disk is full; nothing was lost. Tell the operator.", retryAfterMilliseconds: 30_000)
        case .failed, .closed: StatusDetail.error(.unavailable, "The server's store has stopped; it will come back.", retryAfterMilliseconds: 5_000)
        default: error
        }
    }
}
