// Generated from shelfwire/v1/terminals.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Terminals`.
public enum TerminalsMethods {
    public static let createEnrolmentCode = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "CreateEnrolmentCode", kind: .unary)
    public static let enrolTerminal = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "EnrolTerminal", kind: .unary)
    public static let renewCertificate = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "RenewCertificate", kind: .unary)
    public static let listTerminals = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "ListTerminals", kind: .unary)
    public static let revokeTerminal = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "RevokeTerminal", kind: .unary)
    public static let work = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "Work", kind: .bidirectional)
    public static let pullCatalog = MethodDescriptor(
        service: "shelfwire.v1.Terminals", name: "PullCatalog", kind: .serverStreaming)

    public static let all: [MethodDescriptor] = [
        createEnrolmentCode,
        enrolTerminal,
        renewCertificate,
        listTerminals,
        revokeTerminal,
        work,
        pullCatalog,
    ]
}

/// What a server of `shelfwire.v1.Terminals` does.
public protocol TerminalsProvider: ServiceProvider {
    /// A manager asks for a one-time code (128 bit, 10 minutes, single use).
    func createEnrolmentCode(
        _ request: CreateEnrolmentCodeRequest,
        context: ServerContext
    ) async throws -> CreateEnrolmentCodeReply

    /// The device redeems the code for its credential. The only call that needs no authorization.
    func enrolTerminal(_ request: EnrolTerminalRequest, context: ServerContext) async throws -> EnrolTerminalReply

    /// Signs the device's key anew before its certificate ends. Needs the terminal's authorization, over a connection that showed the certificate.
    func renewCertificate(
        _ request: RenewCertificateRequest,
        context: ServerContext
    ) async throws -> RenewCertificateReply

    func listTerminals(_ request: ListTerminalsRequest, context: ServerContext) async throws -> ListTerminalsReply

    /// Takes effect at once, also for open streams (Drain REVOKED).
    func revokeTerminal(_ request: RevokeTerminalRequest, context: ServerContext) async throws -> RevokeTerminalReply

    /// The stream: one live per terminal; entries up, results and pushes down.
    func work(
        _ requests: RequestStream<ReceivedTerminalMessage>,
        to replies: ReplyWriter<ServerMessage>,
        context: ServerContext
    ) async throws

    /// Product master: a snapshot (empty cursor) or what changed since.
    func pullCatalog(
        _ request: PullCatalogRequest,
        to replies: ReplyWriter<CatalogChunk>,
        context: ServerContext
    ) async throws
}

extension TerminalsProvider {
    /// Adds every call of `shelfwire.v1.Terminals` to the router.
    public func register(in router: inout Router) {
        router.unary(TerminalsMethods.createEnrolmentCode) {
            try await self.createEnrolmentCode($0, context: $1)
        }
        router.unary(TerminalsMethods.enrolTerminal) {
            try await self.enrolTerminal($0, context: $1)
        }
        router.unary(TerminalsMethods.renewCertificate) {
            try await self.renewCertificate($0, context: $1)
        }
        router.unary(TerminalsMethods.listTerminals) {
            try await self.listTerminals($0, context: $1)
        }
        router.unary(TerminalsMethods.revokeTerminal) {
            try await self.revokeTerminal($0, context: $1)
        }
        router.bidirectional(TerminalsMethods.work) {
            try await self.work($0, to: $1, context: $2)
        }
        router.serverStreaming(TerminalsMethods.pullCatalog) {
            try await self.pullCatalog($0, to: $1, context: $2)
        }
    }
}

/// Calls `shelfwire.v1.Terminals` over a client.
public struct TerminalsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// A manager asks for a one-time code (128 bit, 10 minutes, single use).
    public func createEnrolmentCode(
        _ request: CreateEnrolmentCodeRequest,
        options: CallOptions = .defaults
    ) async throws -> CreateEnrolmentCodeReply {
        try await client.unary(TerminalsMethods.createEnrolmentCode, request, options: options)
    }

    /// The device redeems the code for its credential. The only call that needs no authorization.
    public func enrolTerminal(
        _ request: EnrolTerminalRequest,
        options: CallOptions = .defaults
    ) async throws -> EnrolTerminalReply {
        try await client.unary(TerminalsMethods.enrolTerminal, request, options: options)
    }

    /// Signs the device's key anew before its certificate ends. Needs the terminal's authorization, over a connection that showed the certificate.
    public func renewCertificate(
        _ request: RenewCertificateRequest,
        options: CallOptions = .defaults
    ) async throws -> RenewCertificateReply {
        try await client.unary(TerminalsMethods.renewCertificate, request, options: options)
    }

    public func listTerminals(
        _ request: ListTerminalsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListTerminalsReply {
        try await client.unary(TerminalsMethods.listTerminals, request, options: options)
    }

    /// Takes effect at once, also for open streams (Drain REVOKED).
    public func revokeTerminal(
        _ request: RevokeTerminalRequest,
        options: CallOptions = .defaults
    ) async throws -> RevokeTerminalReply {
        try await client.unary(TerminalsMethods.revokeTerminal, request, options: options)
    }

    /// The stream: one live per terminal; entries up, results and pushes down.
    public func work<Outcome: Sendable>(
        options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<TerminalMessage>, ReplyStream<ServerMessage>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.bidirectional(TerminalsMethods.work, options: options, body)
    }

    /// Product master: a snapshot (empty cursor) or what changed since.
    public func pullCatalog<Outcome: Sendable>(
        _ request: PullCatalogRequest,
        options: CallOptions = .defaults,
        _ body: @Sendable (ReplyStream<CatalogChunk>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.serverStreaming(TerminalsMethods.pullCatalog, request, options: options, body)
    }
}
