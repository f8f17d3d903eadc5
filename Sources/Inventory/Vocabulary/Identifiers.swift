// Identifiers are types, so that a product's number can never be passed where a lot's is wanted. All are positive
// 64-bit numbers given by the books; the only initialiser parses.

/// A positive number that names one row of `Tag`.
public struct Identifier<Tag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    /// Nil unless `rawValue` is positive.
    public init?(_ rawValue: Int64) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    /// For numbers that the books gave out themselves.
    init(trusted rawValue: Int64) {
        self.rawValue = rawValue
    }

    public var description: String { String(rawValue) }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

public enum IdentifierTag {
    public enum Product {}
    public enum Lot {}
    public enum Location {}
    public enum Store {}
    public enum Supplier {}
    public enum User {}
    public enum PersonSession {}
    public enum Terminal {}
    public enum Document {}
    public enum Review {}
    public enum Discrepancy {}
    public enum Message {}
    public enum Alert {}
}

public typealias ProductID = Identifier<IdentifierTag.Product>
public typealias LotID = Identifier<IdentifierTag.Lot>
public typealias LocationID = Identifier<IdentifierTag.Location>
public typealias StoreID = Identifier<IdentifierTag.Store>
public typealias SupplierID = Identifier<IdentifierTag.Supplier>
public typealias UserID = Identifier<IdentifierTag.User>
public typealias PersonSessionID = Identifier<IdentifierTag.PersonSession>
public typealias TerminalID = Identifier<IdentifierTag.Terminal>
public typealias DocumentID = Identifier<IdentifierTag.Document>
public typealias ReviewID = Identifier<IdentifierTag.Review>
public typealias AlertID = Identifier<IdentifierTag.Alert>
public typealias DiscrepancyID = Identifier<IdentifierTag.Discrepancy>
public typealias MessageID = Identifier<IdentifierTag.Message>
