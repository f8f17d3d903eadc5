// Devices: enrolment, the stream, the product master. Translation only; the stream itself is `TerminalStream`.

import Inventory
import Logging
import RPC
import Wire

struct TerminalsService: TerminalsProvider {
    let desk: CommandDesk
    let registry: TerminalRegistry
    let limits: GatewayLimits
    let logger: Logger

    func createEnrolmentCode(
        _ request: CreateEnrolmentCodeRequest, context: ServerContext
    ) async throws -> CreateEnrolmentCodeReply {
        let command = CreateEnrolmentCode(
            store: request.storeID, terminalName: request.terminalName, terminal: request.terminalID)
        return try await desk.perform(command, said: request, context) { made in
            CreateEnrolmentCodeReply(code: made.code, expiresMs: made.expires.milliseconds)
        }
    }

    func enrolTerminal(_ request: EnrolTerminalRequest, context: ServerContext) async throws -> EnrolTerminalReply {
        let caller = Caller(.nobody, language: Authentication.language(context.metadata))
        do {
            let enrolled = try await desk.books.enrolTerminal(
                code: request.code, model: request.model, appVersion: request.appVersion)
            return EnrolTerminalReply(
                terminalID: enrolled.terminal.rawValue, epoch: enrolled.epoch, credential: enrolled.credential,
                storeID: enrolled.store.rawValue, storeName: enrolled.storeName, terminalName: enrolled.terminalName)
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, caller.language)
        }
    }

    func listTerminals(_ request: ListTerminalsRequest, context: ServerContext) async throws -> ListTerminalsReply {
        let page = try await desk.answer(context) { books, caller in
            try await books.terminals(in: request.storeID, page: PageRequest(request.page), for: caller)
        }
        let terminals = page.items.map { terminal in
            Terminal(
                terminalID: terminal.id.rawValue, name: terminal.name, storeID: terminal.store.rawValue, epoch: terminal.epoch,
                revoked: terminal.isRevoked, enrolledMs: terminal.enrolled.milliseconds,
                lastSeenMs: terminal.lastSeen.milliseconds, appliedThrough: terminal.appliedThrough,
                appVersion: terminal.appVersion, connected: registry.isAttached(terminal.id))
        }
        return ListTerminalsReply(terminals: terminals, nextToken: page.nextToken)
    }

    func revokeTerminal(_ request: RevokeTerminalRequest, context: ServerContext) async throws -> RevokeTerminalReply {
        let command = RevokeTerminal(terminal: request.terminalID, reason: request.reason)
        let reply = try await desk.perform(command, said: request, context) { _ in RevokeTerminalReply() }
        // The outbox tells it too; this is for the impatient.
        if let terminal = TerminalID(request.terminalID) {
            registry.attachment(of: terminal)?.drain(.revoked, reconnectAfterMilliseconds: 0)
        }
        return reply
    }

    func work(
        _ requests: RequestStream<ReceivedTerminalMessage>, to replies: ReplyWriter<ServerMessage>, context: ServerContext
    ) async throws {
        let terminal = try await desk.authentication.terminal(context)
        let stream = TerminalStream(
            books: desk.books, registry: registry, limits: limits, logger: logger, terminal: terminal, requests: requests,
            replies: replies)
        try await stream.run()
    }

    func pullCatalog(
        _ request: PullCatalogRequest, to replies: ReplyWriter<CatalogChunk>, context: ServerContext
    ) async throws {
        let terminal = try await desk.authentication.terminal(context)
        guard let standing = try await desk.books.terminalStanding(terminal) else {
            throw RejectionStatus.error(Refusal(.terminalRevoked), Authentication.language(context.metadata))
        }
        var cursor = request.cursor
        while true {
            let page = try await desk.books.catalogChanges(since: cursor, for: standing.store)
            try await replies.write(try CatalogChunk(page, from: cursor))
            cursor = page.cursor
            if page.isLast { return }
        }
    }
}
