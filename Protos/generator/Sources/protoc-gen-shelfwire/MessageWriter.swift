// Writes the Swift value types and their parse and fill code over the C structs.

struct MessageWriter {
    let options: Options

    func file(_ schema: Schema) -> String {
        var out = SourceText(isPublic: !options.isForTests)
        out.line("// Generated from \(schema.protoName) by Protos/generate. Do not edit.")
        if !schema.comment.isEmpty {
            out.line("//")
            out.lines(schema.comment.map { "// \($0)" })
        }
        out.line()
        out.line("import \(options.cModule)")
        out.line("public import NIOCore")
        if options.isForTests { out.line("@testable import Wire") }
        for shape in schema.enums {
            out.line()
            declare(shape, in: &out)
        }
        for message in schema.messages {
            out.line()
            declare(message, in: &out)
        }
        for message in schema.everyMessage {
            out.line()
            conform(message, in: &out)
        }
        for shape in schema.everyEnum {
            out.line()
            out.block("extension \(shape.qualifiedName): WireEnum") { out in
                out.line("static var fullName: StaticString { \"\(shape.fullName)\" }")
                out.line("static var zeroName: StaticString { \"\(shape.zeroName)\" }")
            }
        }
        return out.text
    }

    // MARK: Declarations

    private func declare(_ shape: EnumShape, in out: inout SourceText) {
        out.doc(shape.comment)
        out.block("public enum \(shape.name): Int32, Hashable, Sendable, CaseIterable") { out in
            for value in shape.values {
                out.doc(value.comment)
                out.line("case \(SwiftName.escaped(value.name)) = \(value.number)")
            }
        }
    }

    private func declare(_ message: MessageShape, in out: inout SourceText) {
        out.doc(message.comment)
        out.block("public struct \(message.name): WireMessage, Hashable, Sendable") { out in
            for shape in message.enums {
                declare(shape, in: &out)
                out.line()
            }
            for nested in message.nested {
                declare(nested, in: &out)
                out.line()
            }
            for choice in message.choices {
                declare(choice, in: &out)
                out.line()
            }
            for member in message.members {
                switch member {
                case .field(let field):
                    out.doc(field.comment)
                    out.line("public var \(SwiftName.escaped(field.name)): \(field.swiftType)")
                case .choice(let choice):
                    out.doc(choice.comment)
                    out.line("public var \(SwiftName.escaped(choice.name)): \(choice.typeName)?")
                }
            }
            if !message.members.isEmpty { out.line() }
            initializer(message, in: &out)
        }
    }

    private func declare(_ choice: Choice, in out: inout SourceText) {
        out.block("public enum \(choice.typeName): Hashable, Sendable") { out in
            for field in choice.fields {
                out.doc(field.comment)
                out.line("case \(SwiftName.escaped(field.name))(\(field.elementType))")
            }
        }
    }

    private func initializer(_ message: MessageShape, in out: inout SourceText) {
        var parameters: [String] = []
        var assignments: [String] = []
        for member in message.members {
            switch member {
            case .field(let field):
                let value = field.defaultValue.map { " = \($0)" } ?? ""
                parameters.append("\(field.name): \(field.swiftType)\(value)")
                assignments.append("self.\(field.name) = \(SwiftName.escaped(field.name))")
            case .choice(let choice):
                parameters.append("\(choice.name): \(choice.typeName)? = nil")
                assignments.append("self.\(choice.name) = \(SwiftName.escaped(choice.name))")
            }
        }
        if assignments.isEmpty {
            out.line("public init() {}")
            return
        }
        out.list("public init(", parameters, ") {")
        out.lines(assignments.map { "    " + $0 })
        out.line("}")
    }

    // MARK: Over the C struct

    private func conform(_ message: MessageShape, in out: inout SourceText) {
        out.block("extension \(message.qualifiedName): CMessage") { out in
            out.line("static var fullName: StaticString { \"\(message.fullName)\" }")
            out.line()
            out.block("static var descriptor: UnsafePointer<ProtobufCMessageDescriptor>") { out in
                out.line("unsafe \(options.cModule.lowercased())_\(CName.lower(message.fullName))()")
            }
            out.line()
            out.block("public init(serialized buffer: ByteBuffer) throws") { out in
                out.line("self = try Self.decoded(from: buffer)")
            }
            out.line()
            out.block("public init(bytes: [UInt8]) throws(WireError)") { out in
                out.line("self = try Self.decoded(from: bytes)")
            }
            out.line()
            out.block("public func serialize(into buffer: inout ByteBuffer) throws") { out in
                out.line("try encode(into: &buffer)")
            }
            out.line()
            out.block("public var bytes: [UInt8]") { out in
                out.line("get throws(WireError) { try encoded() }")
            }
            out.line()
            parse(message, in: &out)
            for choice in message.choices {
                out.line()
                parse(choice, of: message, in: &out)
            }
            out.line()
            fill(message, in: &out)
        }
    }

    private func parse(_ message: MessageShape, in out: inout SourceText) {
        out.block("init(reading start: UnsafeRawPointer) throws(WireError)") { out in
            if message.members.isEmpty {
                out.line("self.init()")
                return
            }
            out.line("let c = unsafe start.assumingMemoryBound(to: \(message.cType).self)")
            for member in message.members {
                switch member {
                case .field(let field):
                    out.line("self.\(field.name) = \(reading(field))")
                case .choice(let choice):
                    out.line("self.\(choice.name) = try unsafe Self.read\(choice.typeName)(c)")
                }
            }
        }
    }

    private func reading(_ field: Field) -> String {
        let member = "c.pointee.\(field.cName)"
        let name = "\"\(field.protoName)\""
        switch field.presence {
        case .repeated:
            let arguments = "c.pointee.\(field.cCount), \(member)"
            switch field.kind {
            case .int32, .uint32, .int64, .uint64: return "unsafe Decoded.numbers(\(arguments))"
            case .bool: return "unsafe Decoded.flags(\(arguments))"
            case .text: return "try unsafe Decoded.texts(\(arguments), \(name))"
            case .bytes: return "unsafe Decoded.byteStrings(\(arguments))"
            case .message: return "try unsafe Decoded.messages(\(arguments), \(name))"
            case .enumeration: return "try unsafe Decoded.choices(\(arguments), \(name)) { $0.rawValue }"
            }
        case .lone(let discriminator):
            let isThere = "c.pointee.\(discriminator.cMember).rawValue == \(field.number)"
            if field.isMessage {
                return "try unsafe \(isThere) ? Decoded.message(\(member), \(name)) : nil"
            }
            return "\(single(field, "try "))unsafe \(isThere) ? \(value(field)) : nil"
        case .plain:
            if field.isMessage {
                return "try unsafe Decoded.messageIfAny(\(member), \(name))"
            }
            return "\(single(field, "try "))unsafe \(value(field))"
        case .chosen:
            return "\(single(field, "try "))unsafe \(value(field))"
        }
    }

    /// `keyword` where reading one value of the field can fail.
    private func single(_ field: Field, _ keyword: String) -> String {
        switch field.kind {
        case .text, .message, .enumeration: keyword
        case .int32, .uint32, .int64, .uint64, .bool, .bytes: ""
        }
    }

    private func value(_ field: Field) -> String {
        let member = "c.pointee.\(field.cName)"
        let name = "\"\(field.protoName)\""
        switch field.kind {
        case .int32, .uint32, .int64, .uint64: return member
        case .bool: return "\(member) != 0"
        case .text: return "Decoded.text(\(member), \(name))"
        case .bytes: return "Decoded.bytes(\(member))"
        case .message: return "Decoded.message(\(member), \(name))"
        case .enumeration: return "Decoded.choice(\(member).rawValue, \(name))"
        }
    }

    private func parse(_ choice: Choice, of message: MessageShape, in out: inout SourceText) {
        let signature = "private static func read\(choice.typeName)(_ c: UnsafePointer<\(message.cType)>)"
        out.block("\(signature) throws(WireError) -> \(choice.typeName)?") { out in
            out.line("switch unsafe c.pointee.\(choice.discriminator.cMember).rawValue {")
            for field in choice.fields {
                out.line("case \(field.number): .\(SwiftName.escaped(field.name))(\(reading(field)))")
            }
            out.line("default: nil")
            out.line("}")
        }
    }

    private func fill(_ message: MessageShape, in out: inout SourceText) {
        let signature = "func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena)"
        if message.members.isEmpty {
            out.line("\(signature) throws(WireError) {}")
            return
        }
        out.block("\(signature) throws(WireError)") { out in
            out.line("let c = unsafe start.assumingMemoryBound(to: \(message.cType).self)")
            for member in message.members {
                switch member {
                case .field(let field):
                    fill(field, in: &out)
                case .choice(let choice):
                    out.line("switch \(SwiftName.escaped(choice.name)) {")
                    for field in choice.fields {
                        out.line("case .\(SwiftName.escaped(field.name))(let value):")
                        out.line("    \(assignment(field, "value"))")
                        out.line("    \(marking(field, choice.discriminator))")
                    }
                    out.line("case nil: break")
                    out.line("}")
                }
            }
        }
    }

    private func fill(_ field: Field, in out: inout SourceText) {
        let name = SwiftName.escaped(field.name)
        switch field.presence {
        case .repeated:
            out.line("unsafe c.pointee.\(field.cCount) = \(name).count")
            out.line(assignment(field, name))
        case .lone(let discriminator):
            out.block("if let value = \(name)") { out in
                out.line(assignment(field, "value"))
                out.line(marking(field, discriminator))
            }
        case .plain where field.isMessage:
            out.block("if let value = \(name)") { out in
                out.line(assignment(field, "value"))
            }
        case .plain, .chosen:
            out.line(assignment(field, name))
        }
    }

    private func marking(_ field: Field, _ discriminator: Discriminator) -> String {
        "unsafe c.pointee.\(discriminator.cMember) = \(discriminator.cType)(rawValue: \(field.number))"
    }

    private func assignment(_ field: Field, _ value: String) -> String {
        let target = "unsafe c.pointee.\(field.cName)"
        let name = "\"\(field.protoName)\""
        if field.presence == .repeated {
            switch field.kind {
            case .int32, .uint32, .int64, .uint64: return "\(target) = try arena.numbers(\(value))"
            case .bool: return "\(target) = try arena.flags(\(value))"
            case .text: return "\(target) = try arena.texts(\(value), \(name))"
            case .bytes: return "\(target) = try arena.byteStrings(\(value))"
            case .message: return "\(target) = try arena.messages(\(value), \(name))"
            case .enumeration(_, let c):
                return "\(target) = try arena.choices(\(value)) { \(c)(rawValue: UInt32($0.rawValue)) }"
            }
        }
        switch field.kind {
        case .int32, .uint32, .int64, .uint64: return "\(target) = \(value)"
        case .bool: return "\(target) = \(value) ? 1 : 0"
        case .text: return "\(target) = try arena.text(\(value), \(name))"
        case .bytes: return "\(target) = try arena.bytes(\(value))"
        case .message: return "\(target) = try arena.message(\(value), \(name))"
        case .enumeration(_, let c): return "\(target) = \(c)(rawValue: UInt32(\(value).rawValue))"
        }
    }
}
