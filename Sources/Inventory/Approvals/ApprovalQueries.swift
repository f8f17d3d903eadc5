// The SQL of approvals: the shop's rules, and who has approved what since it was last submitted.

import Storage

enum Approvals {
    /// All rules, in a fixed order.
    static func policies(in source: borrowing some Reading & ~Copyable) throws -> [ApprovalPolicy] {
        try source.all(allPolicies) { row in try policy(row) }
    }

    /// Makes `policy` the rule of its document, store, discrepancy, value and level.
    static func set(_ policy: ApprovalPolicy, in transaction: borrowing Transaction) throws {
        try transaction.run(
            upsert, policy.documentKind.rawValue, policy.store?.rawValue ?? 0, policy.receiptKind?.rawValue ?? 0,
            policy.onlyDiscrepant, policy.fromValue.e4, policy.level, policy.role?.rawValue ?? "")
    }

    /// Answers whether there was one.
    static func remove(_ policy: ApprovalPolicy, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.changes(
            delete, policy.documentKind.rawValue, policy.store?.rawValue ?? 0, policy.receiptKind?.rawValue ?? 0,
            policy.onlyDiscrepant, policy.fromValue.e4, policy.level) > 0
    }

    /// Who approved the document, level by level; 0 = the operator at the machine.
    static func given(on document: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [Int64] {
        try source.all(approvers, document.rawValue) { row in row.int(0) }
    }

    /// The approvals of the document, level by level.
    static func held(on document: Document, in source: borrowing some Reading & ~Copyable) throws -> [ApprovalGiven] {
        let rows = try source.all(approversAndTimes, document.id.rawValue) { row in (row.int(0), row.int(1)) }
        return try rows.map { actor, received in
            guard actor != 0 else { return ApprovalGiven(roles: nil) }
            let roles = try source.all(rolesSince, actor, document.store.rawValue, received) { row in row.text(0) }
            return ApprovalGiven(roles: Set(roles.compactMap(Role.init(rawValue:))))
        }
    }

    /// What the document has of what is asked for now: prices and rules may have changed since it was approved.
    static func standing(
        of document: Document, _ subject: ApprovalCase, in source: borrowing some Reading & ~Copyable
    ) throws -> ApprovalStanding {
        ApprovalChain(try policies(in: source), for: subject).standing(try held(on: document, in: source))
    }

    static func give(
        _ step: ApprovalFacts.Step, by actor: UserID?, on document: DocumentID, sequence: Int64,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insert, document.rawValue, step.level, actor?.rawValue ?? 0, sequence)
        if let actor { try Documents.note(actor, as: .approver, on: document, sequence: sequence, in: transaction) }
    }

    /// The document goes back to draft: what was approved is another document now.
    static func forget(_ document: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(clear, document.rawValue)
    }

    /// The person's roles in the store, or in all of them.
    static func roles(
        of user: UserID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> Set<Role> {
        Set(try source.all(rolesOf, user.rawValue, store.rawValue) { row in row.text(0) }.compactMap(Role.init(rawValue:)))
    }

    private static func policy(_ row: borrowing Row) throws -> ApprovalPolicy {
        let document: ApprovalPolicy.Document
        switch DocumentKind(rawValue: row.int(0)) {
        case .purchaseOrder: document = .purchaseOrder
        case .receipt: document = .receipt(ReceiptKind(rawValue: row.int(2)))
        default: throw BooksError.damaged("an approval policy is about documents of kind \(row.int(0))")
        }
        return ApprovalPolicy(
            document, store: StoreID(row.int(1)), onlyDiscrepant: row.bool(3), from: Value(e4: row.int(4)), level: row.int(5),
            role: Role(rawValue: row.text(6)))
    }

    private static let allPolicies = SQL(
        """
        SELECT kind, store, receipt_kind, discrepant, from_value_e4, level, role FROM approval_policy
        ORDER BY kind, store, receipt_kind, discrepant, from_value_e4, level
        """)
    private static let upsert = SQL(
        """
        INSERT INTO approval_policy (kind, store, receipt_kind, discrepant, from_value_e4, level, role)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (kind, store, receipt_kind, discrepant, from_value_e4, level) DO UPDATE SET role = excluded.role
        """)
    private static let delete = SQL(
        """
        DELETE FROM approval_policy
        WHERE kind = $1 AND store = $2 AND receipt_kind = $3 AND discrepant = $4 AND from_value_e4 = $5 AND level = $6
        """)
    private static let approvers = SQL("SELECT actor FROM document_approval WHERE document = $1 ORDER BY level")
    private static let approversAndTimes = SQL(
        """
        SELECT document_approval.actor, journal.received_ms FROM document_approval
        JOIN journal ON journal.sequence = document_approval.sequence
        WHERE document_approval.document = $1 ORDER BY document_approval.level
        """)
    private static let insert = SQL(
        "INSERT INTO document_approval (document, level, actor, sequence) VALUES ($1, $2, $3, $4)")
    private static let clear = SQL("DELETE FROM document_approval WHERE document = $1")
    private static let rolesSince = SQL(
        """
        SELECT role FROM user_role WHERE app_user = $1 AND store IN (0, $2)
        UNION SELECT role FROM former_role WHERE app_user = $1 AND store IN (0, $2) AND until_ms > $3
        """)
    private static let rolesOf = SQL("SELECT role FROM user_role WHERE app_user = $1 AND store IN (0, $2)")
}
