// Who is calling: a terminal by its credential (and its certificate, where it has one), a person by the session's token, or nobody yet.

import Inventory
import RPC

/// Reads `authorization` and `x-session-token`, asks the books, answers the caller.
///
/// `authorization: Terminal <id>:<credential in hex>` names a device; `authorization: Bearer <token in hex>` a back-office session;
/// beside a terminal's credential, `x-session-token: <token in hex>` names the person who holds it.
struct Authentication: Sendable {
    let books: Books

    /// The person who calls, on a terminal or at a desk.
    ///
    /// - Throws: UNAUTHENTICATED with reason NOT_SIGNED_IN, SESSION_ENDED, TERMINAL_REVOKED ....
    func person(_ context: ServerContext) async throws -> Caller {
        let language = Self.language(context.metadata)
        let terminal = try await terminalIfGiven(context)
        guard let token = Self.personToken(context.metadata, terminal: terminal) else {
            throw RejectionStatus.error(Refusal(.notSignedIn), language)
        }
        do {
            return try await books.authenticate(token: token, terminal: terminal, language: language)
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, language)
        }
    }

    /// The terminal that calls; people do not matter.
    func terminal(_ context: ServerContext) async throws -> TerminalID {
        guard let terminal = try await terminalIfGiven(context) else {
            throw RejectionStatus.error(Refusal(.notSignedIn), Self.language(context.metadata))
        }
        return terminal
    }

    /// Nobody has signed in yet, but a terminal's credential, if one is given, must be right.
    func anyone(_ context: ServerContext) async throws -> Caller {
        Caller(.nobody, terminal: try await terminalIfGiven(context), language: Self.language(context.metadata))
    }

    private func terminalIfGiven(_ context: ServerContext) async throws -> TerminalID? {
        guard let (id, credential) = Self.terminalCredential(context.metadata) else { return nil }
        do {
            let proven = context.peer.identity?.alternativeNames
            return try await books.authenticateTerminal(id: id, credential: credential, proven: proven).id
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, Self.language(context.metadata))
        }
    }

    static func language(_ metadata: Metadata) -> Language {
        Language(tag: metadata["accept-language"] ?? "en")
    }

    static func terminalCredential(_ metadata: Metadata) -> (id: Int64, credential: [UInt8])? {
        guard let text = after("Terminal ", in: metadata["authorization"]) else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let id = Int64(parts[0]), id > 0, let credential = Hexadecimal.bytes(parts[1]) else {
            return nil
        }
        return (id, credential)
    }

    static func personToken(_ metadata: Metadata, terminal: TerminalID?) -> [UInt8]? {
        if terminal != nil { return metadata["x-session-token"].flatMap { Hexadecimal.bytes($0) } }
        return after("Bearer ", in: metadata["authorization"]).flatMap { Hexadecimal.bytes($0) }
    }

    private static func after(_ scheme: String, in header: String?) -> Substring? {
        guard let header, header.lowercased().hasPrefix(scheme.lowercased()) else { return nil }
        return header.dropFirst(scheme.count)
    }
}

/// Lower or upper case, two digits a byte.
enum Hexadecimal {
    /// Nil for an odd length or a foreign character.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { digit -> UInt8? in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            case 0x41...0x46: digit - 0x41 + 10
            default: nil
            }
        }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
