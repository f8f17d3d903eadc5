// What the writers need to know of a .proto file, already checked: every shape here can be generated.

struct Schema {
    /// `purchase_orders.proto` -> `PurchaseOrders`.
    var fileName: String
    /// As protoc knows it: `shelfwire/v1/purchase_orders.proto`.
    var protoName: String
    var comment: [String]
    var enums: [EnumShape]
    var messages: [MessageShape]
    var services: [ServiceShape]

    /// The messages with the ones nested in them, outer first.
    var everyMessage: [MessageShape] { messages.flatMap(\.withNested) }
    var everyEnum: [EnumShape] { enums + everyMessage.flatMap(\.enums) }
}

struct EnumShape {
    struct Value {
        var name: String
        var protoName: String
        var number: Int32
        var comment: [String]
    }

    var name: String
    var qualifiedName: String
    var fullName: String
    var comment: [String]
    /// Without the zero value.
    var values: [Value]
    var zeroName: String
}

struct MessageShape {
    var name: String
    var qualifiedName: String
    var fullName: String
    var comment: [String]
    var members: [Member]
    var enums: [EnumShape]
    var nested: [MessageShape]

    var cType: String { CName.type(fullName) }
    var withNested: [MessageShape] { [self] + nested.flatMap(\.withNested) }
    var choices: [Choice] {
        members.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
    }
}

/// One property of the Swift struct.
enum Member {
    case field(Field)
    case choice(Choice)
}

struct Field {
    enum Kind: Equatable {
        case int32, uint32, int64, uint64, bool, text, bytes
        case message(String)
        case enumeration(swift: String, c: String)
    }

    enum Presence: Equatable {
        /// A value that is always there; a message may be missing.
        case plain
        case repeated
        /// The only member of a oneof: its presence is known.
        case lone(Discriminator)
        /// One of several members of a oneof.
        case chosen
    }

    var name: String
    var protoName: String
    var number: Int32
    var kind: Kind
    var presence: Presence
    var comment: [String]

    var cName: String { SwiftName.escaped(CName.field(protoName)) }
    var cCount: String { "n_\(CName.field(protoName))" }
}

/// The C member that says which field of a oneof is there.
struct Discriminator: Equatable {
    var cMember: String
    var cType: String
}

/// A oneof with several members: an enum with payloads.
struct Choice {
    var name: String
    var typeName: String
    var discriminator: Discriminator
    var fields: [Field]
    var comment: [String]
}

struct ServiceShape {
    enum Kind: String {
        case unary, clientStreaming, serverStreaming, bidirectional
    }

    struct Call {
        var name: String
        var protoName: String
        var kind: Kind
        var request: String
        /// What the server decodes the same bytes as: `request`, unless the comment says `server-reads: Other`.
        var received: String
        var reply: String
        var comment: [String]
    }

    var name: String
    var fullName: String
    var comment: [String]
    var calls: [Call]
}

extension Field {
    var elementType: String {
        switch kind {
        case .int32: "Int32"
        case .uint32: "UInt32"
        case .int64: "Int64"
        case .uint64: "UInt64"
        case .bool: "Bool"
        case .text: "String"
        case .bytes: "[UInt8]"
        case .message(let name): name
        case .enumeration(let name, _): name
        }
    }

    var isMessage: Bool {
        if case .message = kind { true } else { false }
    }

    /// The type of the Swift property.
    var swiftType: String {
        switch presence {
        case .repeated: "[\(elementType)]"
        case .lone: "\(elementType)?"
        case .plain: isMessage ? "\(elementType)?" : elementType
        case .chosen: elementType
        }
    }

    /// What a missing argument means; an enum must be said.
    var defaultValue: String? {
        switch presence {
        case .repeated: return "[]"
        case .lone: return "nil"
        case .chosen: return nil
        case .plain: break
        }
        switch kind {
        case .int32, .uint32, .int64, .uint64: return "0"
        case .bool: return "false"
        case .text: return "\"\""
        case .bytes: return "[]"
        case .message: return "nil"
        case .enumeration: return nil
        }
    }
}
