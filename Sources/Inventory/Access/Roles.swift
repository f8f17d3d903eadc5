// Who may do what, in one table. A role is a set of rights; a person has roles, each in one store or in all. Nothing is
// allowed that is not in the table.

import Storage

/// A built-in role. The raw value is stored and told to clients.
public enum Role: String, Hashable, Sendable, CaseIterable {
    case clerk, counter, supervisor, buyer, auditor, administrator
    case storeManager = "store_manager"
    case deviceAdmin = "device_admin"
    case tillService = "till_service"
}

/// A role in one store, or in every store (nil).
public struct RoleGrant: Hashable, Sendable {
    public var role: Role
    public var store: StoreID?

    public init(_ role: Role, in store: StoreID? = nil) {
        self.role = role
        self.store = store
    }
}

/// A verb on a subject, wherever it is.
struct Right: Hashable {
    var verb: Verb
    var subject: Subject
}

extension Role {
    /// All that the role allows.
    var rights: [Right] {
        switch self {
        case .clerk:
            Self.look + on(.receipt, .see, .create, .receive, .submit) + on(.purchaseOrder, .see) + Self.floor
        case .counter:
            Self.look + on(.stocktake, .see, .count)
        case .supervisor:
            Role.clerk.rights + Role.counter.rights + on(.receipt, .approve, .post, .change)
                + on(.stocktake, .create, .submit, .approve, .post) + on(.review, .see, .close) + on(.terminal, .see) + Self.floorLead
        case .buyer:
            Self.look + on(.purchaseOrder, .see, .create, .change, .submit, .post, .close, .seeCost) + on(.discrepancy, .close)
                + on(.supplier, .create, .change) + on(.receipt, .see, .seeCost)
                + on(.product, .create, .change, .seeCost) + on(.barcode, .create, .change)
                + on(.lot, .change, .recall) + on(.transfer, .see, .create) + on(.adjustment, .see) + on(.reservation, .see) + on(.alert, .see)
        case .storeManager:
            Role.supervisor.rights
                + on(.purchaseOrder, .create, .change, .submit, .approve, .post, .close, .seeCost)
                + on(.discrepancy, .close) + on(.lot, .approve)
                + on(.receipt, .seeCost) + on(.stocktake, .seeCost) + on(.stock, .seeCost) + on(.product, .seeCost)
                + on(.adjustment, .approve, .seeCost) + on(.transfer, .approve, .close) + on(.stock, .configure) + on(.alert, .configure)
                + on(.location, .create, .change) + on(.user, .see) + on(.terminal, .enrol, .revoke)
        case .auditor:
            Subject.allCases.flatMap { on($0, .see, .seeCost) } + Self.own
        case .deviceAdmin:
            on(.terminal, .see, .enrol, .revoke) + on(.store, .see) + Self.own
        case .administrator:
            // Runs the installation, handles no goods: approves, receives and counts nothing.
            Self.look + on(.user, .see, .create, .change) + on(.session, .see, .revoke)
                + on(.terminal, .see, .enrol, .revoke) + on(.store, .create, .change, .configure)
                + on(.location, .create, .change) + on(.supplier, .create, .change)
                + on(.product, .create, .change) + on(.barcode, .create, .change) + on(.catalog, .see, .change, .configure)
                + on(.review, .see)
        case .tillService:
            Self.look
        }
    }

    /// What everybody on the floor has to see to work.
    private static let look =
        [Subject.product, .barcode, .lot, .store, .location, .supplier, .stock, .catalog].map { Right(verb: .see, subject: $0) }
        + own

    /// What a clerk does with stock: moves it, writes small losses off, picks, ships and takes transfers.
    private static let floor =
        rights(.stock, .move) + rights(.adjustment, .see, .create) + rights(.reservation, .see, .create, .pick, .post, .close)
        + rights(.transfer, .see, .create, .ship, .receive) + rights(.alert, .see)

    /// What a supervisor decides about it.
    private static let floorLead =
        rights(.stock, .release) + rights(.adjustment, .approve) + rights(.reservation, .override) + rights(.transfer, .approve)
        + rights(.lot, .change) + rights(.alert, .change)

    private static func rights(_ subject: Subject, _ verbs: Verb...) -> [Right] {
        verbs.map { Right(verb: $0, subject: subject) }
    }

    /// What everybody may do with their own session and secret.
    private static let own = [Right(verb: .change, subject: .session)]

    private func on(_ subject: Subject, _ verbs: Verb...) -> [Right] {
        verbs.map { Right(verb: $0, subject: subject) }
    }
}

enum Roles {
    /// Makes the stored rights those of this table: a newer program brings its own roles.
    static func install(in transaction: borrowing Transaction) throws {
        try transaction.run(clear)
        for role in Role.allCases {
            for right in Set(role.rights) {
                try transaction.run(insert, role.rawValue, right.verb.rawValue, right.subject.rawValue)
            }
        }
    }

    static func grant(_ grants: [RoleGrant], to user: UserID, in transaction: borrowing Transaction) throws {
        for grant in grants {
            try transaction.run(insertGrant, user.rawValue, grant.role.rawValue, grant.store?.rawValue ?? 0)
        }
    }

    private static let clear = SQL("DELETE FROM role_permission")
    private static let insert = SQL("INSERT INTO role_permission (role, verb, subject) VALUES ($1, $2, $3)")
    private static let insertGrant = SQL(
        """
        INSERT INTO user_role (app_user, role, store) VALUES ($1, $2, $3) ON CONFLICT (app_user, role, store) DO NOTHING
        """)
}
