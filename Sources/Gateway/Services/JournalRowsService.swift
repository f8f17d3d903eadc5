// The audit trail. Translation only.

import Inventory
import RPC
import Wire

struct JournalRowsService: JournalRowsProvider {
    let desk: CommandDesk

    func listJournalRows(_ request: ListJournalRowsRequest, context: ServerContext) async throws -> ListJournalRowsReply {
        let trail = AuditTrail(
            store: try Parsing.optional(request.storeID, "store_id", context),
            person: try Parsing.optional(request.userID, "user_id", context),
            document: try Parsing.optional(request.documentID, "document_id", context), kinds: try kinds(request.kinds, context),
            refusedOnly: request.refusedOnly, from: request.fromMs == 0 ? nil : Instant(milliseconds: request.fromMs),
            to: request.toMs == 0 ? nil : Instant(milliseconds: request.toMs), page: Inventory.Page(request.page))
        let page = try await desk.answer(trail, context)
        return ListJournalRowsReply(rows: page.items.map { JournalRow($0) }, nextToken: page.nextToken)
    }

    func getJournalHead(_ request: GetJournalHeadRequest, context: ServerContext) async throws -> GetJournalHeadReply {
        let kept = request.kept.isEmpty ? nil : JournalHead(request.kept)
        if kept == nil, !request.kept.isEmpty {
            throw refused(.malformed(field: "kept", problem: "is no head as it was told before"), context)
        }
        let standing = try await desk.answer(JournalStanding(kept: kept), context)
        return GetJournalHeadReply(head: "\(standing.head)", holdsKept: standing.holdsKept)
    }

    private func kinds(_ names: [String], _ context: ServerContext) throws -> Set<JournalKind> {
        let known = Dictionary(uniqueKeysWithValues: JournalKind.allCases.map { ($0.name, $0) })
        guard names.count <= known.count else { throw refused(.tooMany(field: "kinds", limit: known.count), context) }
        return Set(
            try names.enumerated().map { index, name in
                guard let kind = known[name] else {
                    throw refused(.malformed(field: "kinds[\(index)]", problem: "is no kind of row"), context)
                }
                return kind
            })
    }

    private func refused(_ rejection: Rejection, _ context: ServerContext) -> RPCError {
        RejectionStatus.error(Refusal(rejection), Authentication.language(context.metadata))
    }
}

extension JournalRow {
    init(_ row: AuditRow) {
        self.init(
            sequence: row.sequence, kind: row.kind.name, userID: row.actor?.rawValue ?? 0, displayName: row.actorName,
            sessionID: row.session?.rawValue ?? 0, terminalID: row.entry?.terminal ?? 0, epoch: row.entry?.epoch ?? 0,
            entrySequence: row.entry?.sequence ?? 0, storeID: row.store?.rawValue ?? 0, documentNumber: row.document,
            occurredMs: row.occurred.milliseconds, receivedMs: row.received.milliseconds, verdict: "\(row.verdict)",
            reason: row.reason, seal: row.seal, corrects: row.corrects, times: row.times)
    }
}
