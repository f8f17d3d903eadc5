// The header that all documents share: number, store, state, version. Each kind has its own lines and its own states.

import Storage

/// What a document is. The numbers are frozen.
public enum DocumentKind: Int64, Hashable, Sendable, CaseIterable {
    case purchaseOrder = 1
    case receipt = 2
    case stocktake = 3
    case adjustment = 10
    case reservation = 11
    case transfer = 12

    /// In front of the number that people read.
    var prefix: String {
        switch self {
        case .purchaseOrder: "PO"
        case .receipt: "GR"
        case .stocktake: "ST"
        case .adjustment: "AD"
        case .reservation: "RS"
        case .transfer: "TR"
        }
    }

    public var subject: Subject {
        switch self {
        case .purchaseOrder: .purchaseOrder
        case .receipt: .receipt
        case .stocktake: .stocktake
        case .adjustment: .adjustment
        case .reservation: .reservation
        case .transfer: .transfer
        }
    }
}

/// A document's header as read in one transaction.
public struct Document: Hashable, Sendable {
    public let id: DocumentID
    public let kind: DocumentKind
    public let number: String
    public let store: StoreID
    /// The raw value of the kind's own state.
    public let state: Int64
    public let version: Int64
    public let createdBy: UserID?
    public let createdAt: Instant
    public let createdSequence: Int64
    public let postedSequence: Int64
    public let note: String
}

enum Documents {
    static func find(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> Document? {
        try source.first(byID, id) { row in try read(row) }
    }

    static func find(number: String, in source: borrowing some Reading & ~Copyable) throws -> Document? {
        try source.first(byNumber, number) { row in try read(row) }
    }

    /// A new document in `state`, numbered per kind and store: `PO-1-000001`.
    static func create(
        _ kind: DocumentKind, in store: StoreID, state: Int64, draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> (id: DocumentID, number: String) {
        let count = try transaction.first(countUp, kind.rawValue, store.rawValue) { row in row.int(0) } ?? 1
        let digits = String(count)
        let number = "\(kind.prefix)-\(store)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let id = DocumentID(trusted: try transaction.first(nextID) { row in row.int(0) } ?? 1)
        try transaction.run(
            insert, id.rawValue, kind.rawValue, number, store.rawValue, state, draft.actor?.rawValue ?? 0,
            draft.received.milliseconds, draft.sequence)
        draft.store = store
        draft.document = id
        if let actor = draft.actor { try note(actor, as: .creator, on: id, sequence: draft.sequence, in: transaction) }
        try Outbox.put(.task, store: store, key: id.rawValue, in: transaction)
        return (id, number)
    }

    /// Moves the document on; its version grows by one.
    static func move(
        _ document: DocumentID, store: StoreID, to state: Int64, posted: Int64? = nil, note: String? = nil,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(setState, document.rawValue, state, posted, note)
        try Outbox.put(.task, store: store, key: document.rawValue, in: transaction)
    }

    /// Lines were added: whoever looked at the document before has not seen them.
    static func touch(_ document: DocumentID, times: Int64 = 1, in transaction: borrowing Transaction) throws {
        try transaction.run(raiseVersion, document.rawValue, times)
    }

    /// Remembers that `actor` played `part`; playing it again changes nothing.
    static func note(
        _ actor: UserID, as part: Part, on document: DocumentID, sequence: Int64, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insertPart, document.rawValue, actor.rawValue, part.number, sequence)
    }

    static func parts(
        of actor: UserID, on document: DocumentID, in source: borrowing some Reading & ~Copyable
    ) throws -> Set<Part> {
        let numbers = try source.all(partsOf, document.rawValue, actor.rawValue) { row in row.int(0) }
        return Set(Part.allCases.filter { numbers.contains($0.number) })
    }

    /// Reads the columns of `byID`.
    static func read(_ row: borrowing Row) throws -> Document {
        guard let kind = DocumentKind(rawValue: row.int(1)) else {
            throw BooksError.damaged("document \(row.int(0)) has the unknown kind \(row.int(1))")
        }
        return Document(
            id: DocumentID(trusted: row.int(0)), kind: kind, number: row.text(2), store: StoreID(trusted: row.int(3)),
            state: row.int(4), version: row.int(5), createdBy: UserID(row.int(6)),
            createdAt: Instant(milliseconds: row.int(7)), createdSequence: row.int(8), postedSequence: row.int(9),
            note: row.text(10))
    }

    private static let byID = SQL(
        """
        SELECT id, kind, number, store, state, version, created_by, created_ms, created_sequence, posted_sequence, note
        FROM document WHERE id = $1
        """)
    private static let byNumber = SQL(
        """
        SELECT id, kind, number, store, state, version, created_by, created_ms, created_sequence, posted_sequence, note
        FROM document WHERE number = $1
        """)
    private static let countUp = SQL(
        """
        INSERT INTO document_counter (kind, store, last) VALUES ($1, $2, 1)
        ON CONFLICT (kind, store) DO UPDATE SET last = document_counter.last + 1 RETURNING last
        """)
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM document")
    private static let insert = SQL(
        """
        INSERT INTO document (id, kind, number, store, state, version, created_by, created_ms, created_sequence, posted_sequence, note)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, 0, '')
        """)
    private static let setState = SQL(
        """
        UPDATE document SET state = $2, version = version + 1, posted_sequence = coalesce($3, posted_sequence), note = coalesce($4, note)
        WHERE id = $1
        """)
    private static let raiseVersion = SQL("UPDATE document SET version = version + $2 WHERE id = $1")
    private static let insertPart = SQL(
        """
        INSERT INTO document_part (document, actor, part, first_sequence) VALUES ($1, $2, $3, $4)
        ON CONFLICT (document, actor, part) DO NOTHING
        """)
    private static let partsOf = SQL("SELECT part FROM document_part WHERE document = $1 AND actor = $2")
}
