import Storage

@testable import Inventory

/// The shop in which one story is played: who holds which terminal, and which document has which name.
final class ScenarioStage {
    let shop: Shop
    var documents: [String: DocumentID] = [:]
    /// Documents that a terminal started itself, by the sequence of the start entry.
    var started: [String: Int64] = [:]
    private var sequences: [TerminalID: Int64] = [:]

    struct Misunderstood: Error, CustomStringConvertible {
        var description: String
    }

    static let products: [String: ProductID] = ["tea": Shop.tea, "milk": Shop.milk, "cheese": Shop.cheese]
    static let places: [String: LocationID] = [
        "DOCK": Shop.dock, "A1": Shop.a1, "B1": Shop.b1, "C1": Shop.c1, "LOSS": Shop.lossPlace, "GAIN": Shop.gainPlace,
        "CUSTOMER": Shop.customerPlace, "SUPPLIER": Shop.supplierPlace,
        "TRANSIT": Shop.transitPlace, "E1": Shop.e1, "SDOCK": Shop.stationDock, "SLOSS": Shop.stationLoss,
    ]
    static let codes: [String: String] = [
        "tea": Shop.Code.tea, "teaCase": Shop.Code.teaCase, "milk": Shop.Code.milk, "cheese250": Shop.Code.cheese250,
        "unknown": Shop.Code.unknown,
    ]

    init(shop: Shop) {
        self.shop = shop
    }

    func document(_ name: String) throws -> DocumentID {
        if let known = documents[name] { return known }
        if name.hasSuffix("nothing") { return DocumentID(trusted: 9_999) }
        guard let sequence = started[name] else { throw Misunderstood(description: "no document \(name)") }
        let found = try shop.read { snapshot in try snapshot.first(Self.findStarted, sequence) { row in row.int(0) } }
        guard let found else { throw Misunderstood(description: "\(name) was not started") }
        return DocumentID(trusted: found)
    }

    // MARK: answers

    func answer<C: Command>(_ command: C, as person: Shop.Person, named name: String? = nil) throws -> ScenarioAnswer {
        try answer(command, as: shop.caller(person), named: name)
    }

    func answer<C: Command>(_ command: C, as caller: Caller, named name: String? = nil) throws -> ScenarioAnswer {
        switch try shop.perform(command, as: caller) {
        case .done(let reply, _, _):
            let created = reply as? CreatedDocument ?? (reply as? CreateAdjustment.Created)?.document
            if let created, let name { documents[name] = created.id }
            let remarks = created?.remarks ?? (reply as? SubmitReceipt.Submitted)?.remarks ?? (reply as? AddReceiptGoods.Added)?.remarks
            return ScenarioAnswer(
                verdict: "ok", remarks: (remarks ?? []).map(\.reason), facts: ["reply": "\(reply)".replacing(" ", with: "")])
        case .repeated:
            return ScenarioAnswer(verdict: "repeated")
        case .refused(let refusal):
            let facts = Dictionary(refusal.first.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason), facts: facts)
        }
    }

    /// One entry as a batch of its own, `ago` minutes old when it is sent.
    func answer(
        _ body: Entry.Body, by person: Shop.Person, on task: Entry.Task?, terminal: TerminalID, minutesAgo ago: Int64 = 0
    ) throws -> ScenarioAnswer {
        let sequence = (sequences[terminal] ?? 0) + 1
        sequences[terminal] = sequence
        var batch = shop.batch([body], by: person, on: task, from: sequence, terminal: terminal)
        batch.entries[0].capturedMilliseconds -= ago * 60_000
        batch.entries[0].monotonicMilliseconds -= ago * 60_000
        guard case .applied(_, let results) = try shop.books.applySync(batch), let result = results.first else {
            return ScenarioAnswer(verdict: "not applied")
        }
        let verdict =
            switch result.verdict {
            case .accepted: "accepted"
            case .acceptedWithException: "exception"
            case .rejected: "rejected"
            case .parked: "parked"
            }
        var facts: [String: String] = [:]
        if let feedback = result.feedback {
            facts["line"] = "\(feedback.lineQuantity)"
            facts["booked"] = "\(feedback.quantity)"
            facts["expected"] = feedback.expected.map { "\($0)" } ?? "none"
            facts["expiry"] = feedback.expiry.isEmpty ? "none" : feedback.expiry
        }
        return ScenarioAnswer(
            verdict: verdict, reasons: result.rejection.map { [$0.reason] } ?? [], remarks: result.remarks.map(\.reason), facts: facts)
    }

    func lastSequence(_ terminal: TerminalID) -> Int64 { sequences[terminal] ?? 0 }

    private static let findStarted = SQL("SELECT document FROM started_document WHERE sequence = $1")
}
