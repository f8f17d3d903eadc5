// The way every unary write goes: who, which key, the command, the reply that a repeat will get again.

import Inventory
import NIOCore
import RPC

/// Translates a unary write into a command and its outcome into a reply. Stateless; one for all services.
struct CommandDesk: Sendable {
    let books: Books
    let authentication: Authentication

    init(books: Books) {
        self.books = books
        authentication = Authentication(books: books)
    }

    /// Runs `command` for the signed-in person and answers its reply, or the kept one for a repeat.
    ///
    /// Needs `idempotency-key` metadata (1 to 64 visible ASCII characters), without which a lost reply would make a second
    /// document. `said` is the request as it goes into the journal: blank secrets in it before.
    func perform<C: Command, Reply: Message>(
        _ command: C, said request: some Message, _ context: ServerContext,
        reply: @escaping @Sendable (C.Reply) -> Reply
    ) async throws -> Reply {
        let caller = try await authentication.person(context)
        return try await perform(command, as: caller, said: request, context, reply: reply)
    }

    func perform<C: Command, Reply: Message>(
        _ command: C, as caller: Caller, said request: some Message, _ context: ServerContext,
        reply: @escaping @Sendable (C.Reply) -> Reply
    ) async throws -> Reply {
        let identity = try identity(of: request, caller, context)
        let outcome = try await books.perform(command, as: caller, identity: identity) { result in
            try Self.bytes(reply(result))
        }
        switch outcome {
        case .done(_, _, let encoded), .repeated(let encoded):
            return try Reply(serialized: ByteBuffer(bytes: encoded))
        case .refused(let refusal):
            throw RejectionStatus.error(refusal, caller.language)
        }
    }

    /// Answers `query` for the signed-in person.
    func answer<Q: Query>(_ query: Q, _ context: ServerContext) async throws -> Q.Answer {
        let caller = try await authentication.person(context)
        do {
            return try await books.ask(query, as: caller)
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, caller.language)
        }
    }

    /// The reply of a write that went its own way through the books, or the refusal as a status.
    func reply<Answer, Reply: Message>(
        _ outcome: CommandOutcome<Answer>, _ language: Language, _ translate: (Answer) -> Reply
    ) throws -> Reply {
        switch outcome {
        case .done(let answer, _, _): return translate(answer)
        case .repeated(let encoded): return try Reply(serialized: ByteBuffer(bytes: encoded))
        case .refused(let refusal): throw RejectionStatus.error(refusal, language)
        }
    }

    /// The call's idempotency key and what was said; of what holds the number of a payment card only where.
    func identity(of request: some Message, _ caller: Caller, _ context: ServerContext) throws -> WriteIdentity {
        guard let key = context.metadata["idempotency-key"] else {
            let missing = Rejection.malformed(field: "idempotency-key", problem: "is missing from the call's metadata")
            throw RejectionStatus.error(Refusal(missing), caller.language)
        }
        if let problem = WriteIdentity.problem(withKey: key) {
            throw RejectionStatus.error(Refusal(problem), caller.language)
        }
        let bytes = try Self.bytes(request)
        if let field = CardScreening.field(in: request, bytes) { return .withheld(key: key, cardField: field) }
        return WriteIdentity(key: key, method: context.method.path, request: bytes)
    }

    static func bytes(_ message: some Message) throws -> [UInt8] {
        var buffer = ByteBuffer()
        try message.serialize(into: &buffer)
        return Array(buffer.readableBytesView)
    }
}
