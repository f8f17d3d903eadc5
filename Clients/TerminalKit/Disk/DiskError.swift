/// What can go wrong with a file of the terminal, in words that say what to do.
public struct DiskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable; programs decide by it.
    public enum Code: String, Hashable, Sendable {
        /// The storage of the device is full. Nothing of the refused write remains.
        case full
        /// Another program holds the file's lock.
        case inUse
        /// There is no such file.
        case missing
        /// A record that is followed by good ones does not match its checksum: not a torn tail, so nothing is cut.
        case damaged
        /// The file belongs to another device, another enrolment or another program.
        case foreign
        /// A write or sync failed earlier: what the disk holds is not known until the file is opened again.
        case failed
        /// Any other refusal of the operating system.
        case system
    }

    public let code: Code
    public let message: String
    /// The number of the operating system's error; 0 when it has none.
    public let errno: Int32

    public init(_ code: Code, _ message: String, errno: Int32 = 0) {
        self.code = code
        self.message = message
        self.errno = errno
    }

    public var description: String { message }
}
