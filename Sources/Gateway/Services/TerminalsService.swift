// Devices: enrolment, the stream, the product master. Translation only; the stream itself is `TerminalStream`.

import Inventory
import Logging
import RPC
import Wire

struct TerminalsService: TerminalsProvider {
    let desk: CommandDesk
    let registry: TerminalRegistry
    let entries: EntryTally
    let limits: GatewayLimits
    let logger: Logger
    let pause: Pause

    func createEnrolmentCode(
        _ request: CreateEnrolmentCodeRequest, context: ServerContext
    ) async throws -> CreateEnrolmentCodeReply {
        let caller = try await desk.authentication.person(context)
        let wish = EnrolmentRequest(
            store: try Parsing.identifier(request.storeID, "store_id", context), terminalName: request.terminalName,
            terminal: try Parsing.optional(request.terminalID, "terminal_id", context))
        let bytes = try request.bytes
        let payload = CardScreening.field(in: request, bytes) == nil ? bytes : []
        let outcome = try await desk.books.createEnrolmentCode(wish, as: caller, payload: payload)
        return try desk.reply(outcome, caller.language) { issued in
            CreateEnrolmentCodeReply(code: issued.code, expiresMs: issued.expires.milliseconds)
        }
    }

    func enrolTerminal(_ request: EnrolTerminalRequest, context: ServerContext) async throws -> EnrolTerminalReply {
        let outcome = try await desk.books.enrolTerminal(
            code: request.code, model: request.model, appVersion: request.appVersion, certificateRequest: request.certificateRequest)
        return try desk.reply(outcome, Authentication.language(context.metadata)) { enrolled in
            EnrolTerminalReply(
                terminalID: enrolled.terminal.rawValue, epoch: enrolled.epoch, credential: enrolled.credential,
                storeID: enrolled.store.rawValue, storeName: enrolled.storeName, terminalName: enrolled.terminalName,
                certificate: enrolled.certificate?.bytes ?? [], certificateExpiresMs: enrolled.certificate?.expires.milliseconds ?? 0)
        }
    }

    func renewCertificate(_ request: RenewCertificateRequest, context: ServerContext) async throws -> RenewCertificateReply {
        let terminal = try await desk.authentication.terminal(context)
        let outcome = try await desk.books.renewCertificate(of: terminal, certificateRequest: request.certificateRequest)
        return try desk.reply(outcome, Authentication.language(context.metadata)) { certificate in
            RenewCertificateReply(certificate: certificate.bytes, certificateExpiresMs: certificate.expires.milliseconds)
        }
    }

    func listTerminals(_ request: ListTerminalsRequest, context: ServerContext) async throws -> ListTerminalsReply {
        let list = TerminalList(
            store: try Parsing.optional(request.storeID, "store_id", context), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        let terminals = page.items.map { Wire.Terminal($0, isConnected: registry.isAttached($0.id)) }
        return ListTerminalsReply(terminals: terminals, nextToken: page.nextToken)
    }

    func revokeTerminal(_ request: RevokeTerminalRequest, context: ServerContext) async throws -> RevokeTerminalReply {
        let terminal: TerminalID = try Parsing.identifier(request.terminalID, "terminal_id", context)
        let command = RevokeTerminal(terminal: terminal, reason: request.reason)
        let reply = try await desk.perform(command, said: request, context) { _ in RevokeTerminalReply() }
        // The outbox tells it too; this is at once.
        registry.attachment(of: terminal)?.drain(.revoked, reconnectAfterMilliseconds: 0)
        return reply
    }

    func work(
        _ requests: RequestStream<ReceivedTerminalMessage>, to replies: ReplyWriter<ServerMessage>, context: ServerContext
    ) async throws {
        let stream = TerminalStream(
            books: desk.books, registry: registry, entries: entries, limits: limits, logger: logger,
            identify: { try await desk.authentication.terminal(context) }, requests: requests, replies: replies, pause: pause,
            roundTrip: { context.roundTripMilliseconds })
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

extension Wire.Terminal {
    init(_ terminal: Inventory.Terminal, isConnected: Bool) {
        self.init(
            terminalID: terminal.id.rawValue, name: terminal.name, storeID: terminal.store.rawValue, epoch: terminal.epoch,
            revoked: terminal.isRevoked, enrolledMs: terminal.enrolled.milliseconds,
            lastSeenMs: terminal.lastSeen.milliseconds, appliedThrough: terminal.appliedThrough,
            appVersion: terminal.appVersion, connected: isConnected, certificateExpiresMs: terminal.certificateExpires?.milliseconds ?? 0)
    }
}
