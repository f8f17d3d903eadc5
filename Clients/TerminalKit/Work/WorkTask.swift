// The document that the person works on.

/// A receipt or a stocktake on this device.
public struct WorkTask: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case receipt, stocktake
    }

    /// How entries name it.
    public enum Reference: Hashable, Sendable, Codable {
        /// A document that the server knows.
        case document(Int64)
        /// Begun by this device: the sequence of its `start` entry.
        case startedBy(Int64)
    }

    public var kind: Kind
    public var reference: Reference
    /// What staff call it: `PO-1`, `ST-3`, a delivery note.
    public var title: String
    /// What the order still expects of each product, by product id; empty where nothing is known or the task is blind.
    public var expected: [Int64: Int64] = [:]
    /// Where the person works: the place of every entry from now on. nil for the task's own.
    public var place: WorkPlace?

    public init(kind: Kind, reference: Reference, title: String, expected: [Int64: Int64] = [:]) {
        self.kind = kind
        self.reference = reference
        self.title = title
        self.expected = expected
    }
}

/// A shelf, a bay, a dock: a place of this store that the device knows.
public struct WorkPlace: Hashable, Sendable, Codable {
    public var locationID: Int64
    /// What is printed on the place's label: "D1".
    public var code: String
    public var name: String

    public init(locationID: Int64, code: String, name: String) {
        self.locationID = locationID
        self.code = code
        self.name = name
    }
}

/// A task that may be chosen, as last heard from the server.
public struct KnownTask: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case purchaseOrder, receipt, stocktake
        /// Who may bring goods that nobody ordered; no task by itself.
        case supplier
    }

    public var kind: Kind
    /// Of a supplier its own id.
    public var documentID: Int64
    public var number: String
    public var title: String
    /// Of an order, what it still expects by product; nil while the device has not learnt it.
    public var expected: [Int64: Int64]?
    /// Of an order, YYYY-MM-DD; nil or empty = none.
    public var expectedDate: String?
    /// Of an order, the delivery notes that its supplier announced.
    public var deliveryNotes: [String]?
    /// Of an order, as last listed and as last learnt; they differ where it changed since.
    var version: Int64?
    var learntVersion: Int64?

    public init(kind: Kind, documentID: Int64, number: String, title: String) {
        self.kind = kind
        self.documentID = documentID
        self.number = number
        self.title = title
    }
}

/// Who works on the device.
public struct Person: Hashable, Sendable, Codable {
    public var sessionID: Int64
    var token: [UInt8]
    public var userName: String
    public var displayName: String
    /// When the session ends whatever happens, Unix milliseconds.
    public var expiresMilliseconds: Int64

    package init(sessionID: Int64, token: [UInt8], userName: String, displayName: String, expiresMilliseconds: Int64) {
        self.sessionID = sessionID
        self.token = token
        self.userName = userName
        self.displayName = displayName
        self.expiresMilliseconds = expiresMilliseconds
    }
}
