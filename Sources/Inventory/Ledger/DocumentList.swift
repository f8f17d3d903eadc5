// Headers of documents, newest first, page by page, of the stores the caller may see.

import Storage

/// Which stores a caller may look into.
enum StoresInSight: Hashable {
    case all
    case some(Set<StoreID>)

    func contains(_ store: StoreID) -> Bool {
        switch self {
        case .all: true
        case .some(let stores): stores.contains(store)
        }
    }

    /// The stores in which the caller holds the right, narrowed to `store` where one is named.
    ///
    /// - Throws: `Refusal` when the caller holds it in none, or not in the named one.
    static func of(
        _ caller: Caller, _ verb: Verb, _ subject: Subject, store: StoreID?, in source: borrowing some Reading & ~Copyable
    ) throws -> StoresInSight {
        try Rights.require(Permission(verb, subject, in: store), of: caller, in: source)
        if let store { return .some([store]) }
        guard let user = caller.user else { return .all }
        let stores = try source.all(granted, user.rawValue, verb.rawValue, subject.rawValue) { row in row.int(0) }
        return stores.contains(0) ? .all : .some(Set(stores.map(StoreID.init(trusted:))))
    }

    private static let granted = SQL(
        """
        SELECT DISTINCT user_role.store FROM user_role JOIN role_permission ON role_permission.role = user_role.role
        WHERE user_role.app_user = $1 AND role_permission.verb = $2 AND role_permission.subject = $3
        """)
}

enum DocumentList {
    /// One page of the documents of `kind` that `stores` shows and `isWanted` lets through, newest first.
    ///
    /// - Parameter filter: what `isWanted` depends on, in a fixed form: a token is good for this filter only.
    static func page(
        _ kind: DocumentKind, _ page: Page, filter: String, stores: StoresInSight, in source: borrowing some Reading & ~Copyable,
        where isWanted: (Document) throws -> Bool
    ) throws -> Paged<Document> {
        let paging = try Paging(page, list: "documents/\(kind)/\(filter)", keys: .number(0))
        let before = paging.after.isEmpty ? Int64.max : paging.number()
        var found: [Document] = []
        try source.forEach(newestFirst, kind.rawValue, before) { row in
            let document = try Documents.read(row)
            guard stores.contains(document.store), try isWanted(document) else { return true }
            found.append(document)
            return found.count < paging.rowsToRead
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static let newestFirst = SQL(
        """
        SELECT id, kind, number, store, state, version, created_by, created_ms, created_sequence, posted_sequence, note
        FROM document WHERE kind = $1 AND id < $2 ORDER BY id DESC
        """)
}

extension Set where Element: DocumentState {
    /// The same set is always the same text.
    var filterText: String { map(\.rawValue).sorted().map(String.init).joined(separator: ",") }
}

/// Who did what to a document, by the name that people know them by.
enum Signatures {
    /// Empty for the operator at the machine.
    static func name(of user: UserID?, in source: borrowing some Reading & ~Copyable) throws -> String {
        guard let user else { return "" }
        return try source.first(displayName, user.rawValue) { row in row.text(0) } ?? ""
    }

    /// Who approved it last; empty when nobody did.
    static func approver(of document: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> String {
        try source.first(lastApprover, document.rawValue, Part.approver.number) { row in row.text(0) } ?? ""
    }

    private static let displayName = SQL("SELECT display_name FROM app_user WHERE id = $1")
    private static let lastApprover = SQL(
        """
        SELECT display_name FROM document_part JOIN app_user ON app_user.id = document_part.actor
        WHERE document = $1 AND part = $2 ORDER BY first_sequence DESC LIMIT 1
        """)
}
