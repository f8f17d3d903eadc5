// Why bytes were not a message, or a message could not become bytes.

/// A message that cannot be carried: what is wrong, where, and what to send instead.
public struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; the raw value is the stable reason that peers see.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The bytes are not a protobuf message of this type.
        case malformed = "MESSAGE_MALFORMED"
        /// Taking the message apart would cost more memory than its size allows.
        case tooCostly = "MESSAGE_TOO_COSTLY"
        /// A text field is not UTF-8.
        case textNotUTF8 = "TEXT_NOT_UTF8"
        /// A text field holds a NUL.
        case textHoldsNUL = "TEXT_HOLDS_NUL"
        /// An enum field is missing, or has a number that this version does not know.
        case enumValueNotAllowed = "ENUM_VALUE_NOT_ALLOWED"
        /// The heap has no more.
        case outOfMemory = "OUT_OF_MEMORY"
    }

    public var code: Code
    /// The field, with the names of the .proto: `entries[3].scan.symbology`. Empty: the message as a whole.
    public var path: String
    /// What is wrong and what to do, without the path.
    public var message: String

    public init(code: Code, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// `entries[3].verdict: value 0 (VERDICT_UNSPECIFIED) is not allowed; ...`
    public var description: String {
        path.isEmpty ? message : "\(path): \(message)"
    }
}

extension WireError {
    /// The same error as seen from the message that holds this one in field `name`.
    func within(_ name: StaticString) -> WireError {
        within("\(name)")
    }

    /// The same error as seen from the message that holds this one in element `index` of field `name`.
    func within(_ name: StaticString, at index: Int) -> WireError {
        within("\(name)[\(index)]")
    }

    private func within(_ step: String) -> WireError {
        var error = self
        error.path = path.isEmpty ? step : "\(step).\(path)"
        return error
    }

    static func malformed(_ type: StaticString) -> WireError {
        WireError(
            code: .malformed, path: "",
            message: "the bytes are not a \(type); encode it with the .proto files of this server")
    }

    static func tooCostly(_ type: StaticString) -> WireError {
        WireError(
            code: .tooCostly, path: "",
            message: "this \(type) holds too many elements for its size; send fewer in one message")
    }

    static func textNotUTF8(_ name: StaticString) -> WireError {
        WireError(
            code: .textNotUTF8, path: "\(name)",
            message: "the text is not UTF-8; send what a scanner gave in a bytes field")
    }

    static func textHoldsNUL(_ name: StaticString) -> WireError {
        WireError(code: .textHoldsNUL, path: "\(name)", message: "the text holds a NUL character; send it without")
    }

    static func enumValueNotAllowed(_ number: Int32, of type: (some WireEnum).Type, _ name: StaticString) -> WireError {
        let message =
            if number == 0 {
                "value 0 (\(type.zeroName)) is not allowed; send one of the other values of \(type.fullName)"
            } else {
                "value \(number) is not in \(type.fullName); send one that this version of the server knows"
            }
        return WireError(code: .enumValueNotAllowed, path: "\(name)", message: message)
    }

    static let outOfMemory = WireError(code: .outOfMemory, path: "", message: "the process has no more memory")
}
