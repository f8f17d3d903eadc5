// What the entries of one batch ask the books again and again, asked once: who holds the device, what they may do, which document
// and which place. A shelf is counted by one person, in one task, at one place, so thirty entries share what one of them had to read.

import Storage

/// Facts read within one transaction body, and small sums that are written at its end.
///
/// Nobody else writes while the body runs, so what was read stays true until an entry of the batch changes it: after an entry that
/// may change more than lines, `forgetDocuments()`. Lives as long as one run of one batch; confined to the writer's thread.
final class BatchMemory {
    /// A person's session as the entries of a terminal need it.
    struct Session {
        var user: Int64
        var terminal: Int64
        var createdMilliseconds: Int64
        /// The earlier of its end and its expiry.
        var endMilliseconds: Int64
    }

    private struct Right: Hashable {
        var verb: Verb
        var subject: Subject
        var user: UserID
        var store: StoreID
    }

    private struct Signature: Hashable {
        var actor: UserID
        var part: Part
        var document: DocumentID
    }

    private var sessions: [Int64: Session?] = [:]
    private var rights: [Right: Bool] = [:]
    private var documents: [Int64: Document] = [:]
    private var headers: [DocumentID: StocktakeHeader] = [:]
    private var places: [LocationID: Place] = [:]
    private var firstOpenDates: [StoreID: String] = [:]
    private var signatures: Set<Signature> = []
    private var touches: [DocumentID: Int64] = [:]
    private var newLines: [DocumentID: Int64] = [:]
    private var begun: [DocumentID: Set<LocationID>] = [:]

    // MARK: asked once

    func session(_ id: PersonSessionID, in source: borrowing some Reading & ~Copyable) throws -> Session? {
        if let known = sessions[id.rawValue] { return known }
        let found = try source.first(Self.findSession, id.rawValue) { row in
            let (expires, ended) = (row.int(3), row.int(4))
            return Session(
                user: row.int(0), terminal: row.int(1), createdMilliseconds: row.int(2),
                endMilliseconds: ended == 0 ? expires : min(ended, expires))
        }
        sessions[id.rawValue] = .some(found)
        return found
    }

    func holds(
        _ verb: Verb, _ subject: Subject, in store: StoreID, _ user: UserID, _ source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        let right = Right(verb: verb, subject: subject, user: user, store: store)
        if let known = rights[right] { return known }
        let holds = try Rights.holds(Permission(verb, subject, in: store), user, in: source)
        rights[right] = holds
        return holds
    }

    /// The version of a remembered document is that of its first reading: entries raise it at the end of the batch.
    func document(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> Document? {
        if let known = documents[id] { return known }
        let found = try Documents.find(id, in: source)
        if let found { documents[id] = found }
        return found
    }

    func header(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> StocktakeHeader {
        if let known = headers[document.id] { return known }
        let header = try Stocktakes.requiredHeader(document, in: source)
        headers[document.id] = header
        return header
    }

    func place(_ id: LocationID, in source: borrowing some Reading & ~Copyable) throws -> Place? {
        if let known = places[id] { return known }
        let found = try Places.place(id, in: source)
        if let found { places[id] = found }
        return found
    }

    func firstOpenDate(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> String {
        if let known = firstOpenDates[store] { return known }
        let date = try Calendars.firstOpenDate(of: store, in: source)
        firstOpenDates[store] = date
        return date
    }

    /// After an entry that may have moved a document on.
    func forgetDocuments() {
        documents = [:]
        headers = [:]
    }

    // MARK: written once

    /// Lines were added: whoever looked at the document before has not seen them. Written by `flush`.
    func touch(_ document: DocumentID) {
        touches[document, default: 0] += 1
    }

    /// A stocktake has a line more. Written by `flush`.
    func addLine(to stocktake: DocumentID) {
        newLines[stocktake, default: 0] += 1
    }

    /// Remembers in the books that `actor` played `part`; written the first time only.
    func note(
        _ actor: UserID, as part: Part, on document: DocumentID, sequence: Int64, in transaction: borrowing Transaction
    ) throws {
        guard signatures.insert(Signature(actor: actor, part: part, document: document)).inserted else { return }
        try Documents.note(actor, as: part, on: document, sequence: sequence, in: transaction)
    }

    /// Whoever counts first at a place of a stocktake has it in hand; asked once per place.
    func begin(
        _ terminal: TerminalID, at place: LocationID, on stocktake: DocumentID, by person: UserID, _ instant: Instant,
        in transaction: borrowing Transaction
    ) throws {
        guard begun[stocktake, default: []].insert(place).inserted else { return }
        try CountTasks.begin(terminal, at: place, on: stocktake, by: person, at: instant, in: transaction)
    }

    /// Writes the sums; called once, after the last entry.
    func flush(in transaction: borrowing Transaction) throws {
        for (document, times) in touches { try Documents.touch(document, times: times, in: transaction) }
        for (stocktake, lines) in newLines { try Stocktakes.addLines(lines, to: stocktake, in: transaction) }
        touches = [:]
        newLines = [:]
    }

    private static let findSession = SQL(
        "SELECT app_user, terminal, created_ms, expires_ms, ended_ms FROM person_session WHERE id = $1")
}

extension Entry.Body {
    /// Whether it only adds to a line, and so leaves every document in its state.
    var onlyAddsToLines: Bool {
        switch self {
        case .scan, .count, .receive: true
        default: false
        }
    }
}
