// Trouble that is neither the caller's nor the disk's.

/// The books hold something they never should: stop and look (`shelfwire verify` names every such place).
public struct BooksError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    static func damaged(_ what: String) -> BooksError {
        BooksError(description: "The books are damaged: \(what). Run `shelfwire verify` and restore a backup if it confirms this.")
    }
}
