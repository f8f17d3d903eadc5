// What each built-in role may do, in one table. A role is a set of rights; a person has roles, each in one store or in all. Nothing is
// allowed that is not in a role's table.

/// A built-in role. The raw value is stored and told to clients.
public enum Role: String, Hashable, Sendable, CaseIterable {
    case clerk, counter, supervisor, buyer, auditor, administrator
    case storeManager = "store_manager"
    case deviceAdmin = "device_admin"
    case tillService = "till_service"
}

/// A verb on a subject, wherever it is, up to an amount.
public struct Right: Hashable, Sendable {
    public var verb: Verb
    public var subject: Subject
    /// The most that may be decided at once, in 1/10,000 of the store's currency; nil = no limit.
    public var limitE4: Int64?

    public init(_ verb: Verb, _ subject: Subject, limitE4: Int64? = nil) {
        self.verb = verb
        self.subject = subject
        self.limitE4 = limitE4
    }
}

extension Role {
    /// All that the role allows.
    public var rights: [Right] {
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
                + on(.location, .create, .change) + on(.user, .see) + on(.terminal, .enrol, .revoke) + on(.audit, .see)
        case .auditor:
            Subject.allCases.flatMap { on($0, .see, .seeCost) } + Self.own
        case .deviceAdmin:
            on(.terminal, .see, .enrol, .revoke) + on(.store, .see) + Self.own
        case .administrator:
            // Runs the installation, handles no goods: approves, receives and counts nothing.
            Self.look + on(.user, .see, .create, .change) + on(.session, .see, .revoke) + on(.role, .see, .configure)
                + on(.terminal, .see, .enrol, .revoke) + on(.store, .create, .change, .configure)
                + on(.location, .create, .change) + on(.supplier, .create, .change)
                + on(.product, .create, .change) + on(.barcode, .create, .change) + on(.catalog, .see, .change, .configure)
                + on(.review, .see) + on(.audit, .see)
        case .tillService:
            Self.look
        }
    }

    /// What everybody on the floor has to see to work.
    private static let look =
        [Subject.product, .barcode, .lot, .store, .location, .supplier, .stock, .catalog].map { Right(.see, $0) } + own

    /// What a clerk does with stock: moves it, writes small losses off, picks, ships and takes transfers.
    private static let floor =
        rights(.stock, .move) + rights(.adjustment, .see, .create) + rights(.reservation, .see, .create, .pick, .post, .close)
        + rights(.transfer, .see, .create, .ship, .receive) + rights(.alert, .see)

    /// What a supervisor decides about it.
    private static let floorLead =
        rights(.stock, .release) + rights(.adjustment, .approve) + rights(.reservation, .override) + rights(.transfer, .approve)
        + rights(.lot, .change) + rights(.alert, .change)

    private static func rights(_ subject: Subject, _ verbs: Verb...) -> [Right] {
        verbs.map { Right($0, subject) }
    }

    /// What everybody may do with their own session, secret and messages.
    private static let own = [Right(.change, .session), Right(.see, .message), Right(.change, .message)]

    private func on(_ subject: Subject, _ verbs: Verb...) -> [Right] {
        verbs.map { Right($0, subject) }
    }
}
