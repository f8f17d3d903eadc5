/// A value that can stand for a `$n` of a statement.
///
/// A type of the shop (an identifier, a quantity) becomes bindable by saying which plain value it is:
///
///     extension ProductID: Bindable {
///         func bind(to slot: borrowing ParameterSlot) throws(StorageError) { try slot.set(rawValue) }
///     }
///
/// or, for a `RawRepresentable` with a bindable raw value, by the bare conformance. Booleans are 0 and 1, instants and quantities
/// `Int64`; there is no floating point. An absent value is an optional: `Int64?.none`.
public protocol Bindable: Sendable {
    /// Puts the value into `slot`, exactly once.
    func bind(to slot: borrowing ParameterSlot) throws(StorageError)
}

extension Bindable where Self: RawRepresentable, RawValue: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try rawValue.bind(to: slot)
    }
}

extension Int64: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(self)
    }
}

extension Int: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(Int64(self))
    }
}

extension Int32: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(Int64(self))
    }
}

extension UInt32: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(Int64(self))
    }
}

extension Bool: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(self ? 1 : 0)
    }
}

extension String: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(self)
    }
}

extension [UInt8]: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(bytes: span)
    }
}

extension ArraySlice<UInt8>: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        try slot.set(bytes: span)
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    @inlinable
    public func bind(to slot: borrowing ParameterSlot) throws(StorageError) {
        switch self {
        case .some(let value): try value.bind(to: slot)
        case .none: try slot.setNull()
        }
    }
}
