// Generated from shelfwire/v1/journal_rows.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.JournalRows`.
public enum JournalRowsMethods {
    public static let listJournalRows = MethodDescriptor(
        service: "shelfwire.v1.JournalRows", name: "ListJournalRows", kind: .unary)
    public static let getJournalHead = MethodDescriptor(
        service: "shelfwire.v1.JournalRows", name: "GetJournalHead", kind: .unary)

    public static let all: [MethodDescriptor] = [listJournalRows, getJournalHead]
}

/// What a server of `shelfwire.v1.JournalRows` does.
public protocol JournalRowsProvider: ServiceProvider {
    /// Newest first. A page may be short or empty and still have a next one.
    func listJournalRows(_ request: ListJournalRowsRequest, context: ServerContext) async throws -> ListJournalRowsReply

    /// The last row's number and seal, to be kept elsewhere; and whether the journal still leads to one that was.
    func getJournalHead(_ request: GetJournalHeadRequest, context: ServerContext) async throws -> GetJournalHeadReply
}

extension JournalRowsProvider {
    /// Adds every call of `shelfwire.v1.JournalRows` to the router.
    public func register(in router: inout Router) {
        router.unary(JournalRowsMethods.listJournalRows) {
            try await self.listJournalRows($0, context: $1)
        }
        router.unary(JournalRowsMethods.getJournalHead) {
            try await self.getJournalHead($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.JournalRows` over a client.
public struct JournalRowsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Newest first. A page may be short or empty and still have a next one.
    public func listJournalRows(
        _ request: ListJournalRowsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListJournalRowsReply {
        try await client.unary(JournalRowsMethods.listJournalRows, request, options: options)
    }

    /// The last row's number and seal, to be kept elsewhere; and whether the journal still leads to one that was.
    public func getJournalHead(
        _ request: GetJournalHeadRequest,
        options: CallOptions = .defaults
    ) async throws -> GetJournalHeadReply {
        try await client.unary(JournalRowsMethods.getJournalHead, request, options: options)
    }
}
