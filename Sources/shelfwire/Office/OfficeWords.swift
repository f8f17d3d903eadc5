// What the server's refusals say, for a person at a terminal window.

import RPC
import Wire

enum OfficeWords {
    /// The server's own sentences where it gave some; else what its status means.
    static func sentence(_ error: RPCError) -> String {
        if let words = localized(error), !words.isEmpty { return words }
        switch error.code {
        case .unavailable: return "\(error.message). Is it running there, and is the address right?"
        case .deadlineExceeded: return "The server did not answer in time. What was asked may have been done; asking again is safe."
        default: return error.message.isEmpty ? "The server answered \(error.code)." : error.message
        }
    }

    private static func localized(_ error: RPCError) -> String? {
        guard !error.details.isEmpty, let status = try? GoogleStatus(bytes: error.details) else { return nil }
        let messages = status.details.filter { $0.typeURL.hasSuffix("google.rpc.LocalizedMessage") }
            .compactMap { try? GoogleLocalizedMessage(bytes: $0.value).message }
        return messages.joined(separator: "\n")
    }
}
