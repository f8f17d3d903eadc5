// Reads and checks one .proto file. What protobuf-c or the design cannot carry is refused here, by the field's name.

import SwiftProtobuf
import SwiftProtobufPluginLibrary

struct SchemaReader {
    let file: FileDescriptor
    /// Every file of the run, for names in comments.
    let files: [FileDescriptor]

    func read() throws -> Schema {
        guard file.edition == .proto3 else {
            throw Refusal("\(file.name): only proto3 is generated")
        }
        guard file.extensions.isEmpty else {
            throw Refusal("\(file.name): extensions are not generated")
        }
        let stem = file.name.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
        return Schema(
            fileName: SwiftName.type(String(stem)),
            protoName: file.name,
            comment: lines(file.sourceCodeInfoLocation(path: [12])?.leadingComments ?? ""),
            enums: try file.enums.map(enumShape),
            messages: try file.messages.map(messageShape),
            services: try file.services.map(serviceShape))
    }

    private func messageShape(_ message: Descriptor) throws -> MessageShape {
        try refuseRecursion(from: message, path: [])
        var members: [Member] = []
        for field in message.fields {
            guard let oneof = field.realContainingOneof else {
                members.append(.field(try fieldShape(field, presence: field.isRepeated ? .repeated : .plain)))
                continue
            }
            guard oneof.fields.first === field else { continue }
            let discriminator = Discriminator(
                cMember: "\(CName.field(oneof.name))_case",
                cType: "\(CName.type(message.fullName))__\(CName.camel(oneof.name))Case")
            if oneof.fields.count == 1 {
                members.append(.field(try fieldShape(field, presence: .lone(discriminator))))
            } else {
                members.append(.choice(try choice(oneof, discriminator, in: message)))
            }
        }
        return MessageShape(
            name: ownName(message.name, nested: message.containingType != nil),
            qualifiedName: swiftName(message),
            fullName: message.fullName,
            comment: lines(message.protoSourceComments(commentPrefix: "")),
            members: members,
            enums: try message.enums.map(enumShape),
            nested: try message.messages.map(messageShape))
    }

    private func choice(_ oneof: OneofDescriptor, _ discriminator: Discriminator, in message: Descriptor) throws -> Choice {
        let typeName = SwiftName.type(oneof.name)
        if file.messages.contains(where: { $0.name == typeName }) || file.enums.contains(where: { $0.name == typeName }) {
            throw Refusal("\(oneof.fullName): its Swift enum would hide \(typeName) inside \(message.name); rename it")
        }
        return Choice(
            name: SwiftName.member(oneof.name),
            typeName: typeName,
            discriminator: discriminator,
            fields: try oneof.fields.map { try fieldShape($0, presence: .chosen) },
            comment: lines(oneof.protoSourceComments(commentPrefix: "")))
    }

    private func fieldShape(_ field: FieldDescriptor, presence: Field.Presence) throws -> Field {
        guard field.containingOneof === field.realContainingOneof else {
            throw Refusal("\(field.fullName): protoc-c refuses `optional`; use a oneof with one field")
        }
        return Field(
            name: SwiftName.member(field.name),
            protoName: field.name,
            number: field.number,
            kind: try kind(field),
            presence: presence,
            comment: lines(field.protoSourceComments(commentPrefix: "")))
    }

    private func kind(_ field: FieldDescriptor) throws -> Field.Kind {
        switch field.type {
        case .int32: return .int32
        case .uint32: return .uint32
        case .int64: return .int64
        case .uint64: return .uint64
        case .bool: return .bool
        case .string: return .text
        case .bytes: return .bytes
        case .message:
            if field.isMap {
                throw Refusal("\(field.fullName): a map has no order; use a repeated message of key and value")
            }
            return .message(swiftName(field.messageType))
        case .enum:
            return .enumeration(swift: swiftName(field.enumType), c: CName.type(field.enumType.fullName))
        case .double, .float:
            throw Refusal("\(field.fullName): no floating point anywhere; use an integer with its unit in the name")
        case .group:
            throw Refusal("\(field.fullName): groups are not generated")
        case .sint32, .sint64, .fixed32, .fixed64, .sfixed32, .sfixed64:
            throw Refusal("\(field.fullName): use int32, int64, uint32 or uint64")
        }
    }

    private func enumShape(_ shape: EnumDescriptor) throws -> EnumShape {
        let prefix = screaming(shape.name) + "_"
        guard let zero = shape.values.first, zero.number == 0, zero.name == prefix + "UNSPECIFIED" else {
            throw Refusal("\(shape.fullName): its first value must be \(prefix)UNSPECIFIED = 0")
        }
        var values: [EnumShape.Value] = []
        for value in shape.values.dropFirst() {
            guard value.number > 0, !values.contains(where: { $0.number == value.number }) else {
                throw Refusal("\(value.fullName): aliases and negative numbers are not generated")
            }
            guard value.name.hasPrefix(prefix) else {
                throw Refusal("\(value.fullName): its name must start with \(prefix)")
            }
            values.append(
                EnumShape.Value(
                    name: SwiftName.enumCase(value.name.dropFirst(prefix.count)), protoName: value.name,
                    number: value.number, comment: lines(value.protoSourceComments(commentPrefix: ""))))
        }
        guard !values.isEmpty else {
            throw Refusal("\(shape.fullName): it needs at least one value besides \(zero.name)")
        }
        return EnumShape(
            name: ownName(shape.name, nested: shape.containingType != nil), qualifiedName: swiftName(shape),
            fullName: shape.fullName, comment: lines(shape.protoSourceComments(commentPrefix: "")),
            values: values, zeroName: zero.name)
    }

    private func serviceShape(_ service: ServiceDescriptor) throws -> ServiceShape {
        let calls = try service.methods.map { method in
            let kind: ServiceShape.Kind =
                switch (method.clientStreaming, method.serverStreaming) {
                case (false, false): .unary
                case (true, false): .clientStreaming
                case (false, true): .serverStreaming
                case (true, true): .bidirectional
                }
            let comment = lines(method.protoSourceComments(commentPrefix: ""))
            return ServiceShape.Call(
                name: SwiftName.call(method.name), protoName: method.name, kind: kind,
                request: swiftName(method.inputType), received: try received(method, comment),
                reply: swiftName(method.outputType),
                comment: comment.filter { !$0.hasPrefix(Self.serverReads) })
        }
        return ServiceShape(
            name: service.name, fullName: service.fullName,
            comment: lines(service.protoSourceComments(commentPrefix: "")), calls: calls)
    }
}

// A server may decode a request as another message of the same bytes.
extension SchemaReader {
    private static let serverReads = "server-reads: "

    private func received(_ method: MethodDescriptor, _ comment: [String]) throws -> String {
        guard let line = comment.first(where: { $0.hasPrefix(Self.serverReads) }) else {
            return swiftName(method.inputType)
        }
        let name = line.dropFirst(Self.serverReads.count)
        let messages = files.filter { $0.package == file.package }.flatMap(\.messages)
        guard let message = messages.first(where: { $0.name == name }) else {
            throw Refusal("\(method.fullName): there is no message \(name) for its server to read")
        }
        return swiftName(message)
    }
}

// Names across files, comments, and the walk that keeps nesting finite.
extension SchemaReader {
    private func swiftName(_ message: Descriptor) -> String {
        guard let outer = message.containingType else { return topLevel(message.name, package: message.file.package) }
        return "\(swiftName(outer)).\(message.name)"
    }

    private func swiftName(_ shape: EnumDescriptor) -> String {
        guard let outer = shape.containingType else { return topLevel(shape.name, package: shape.file.package) }
        return "\(swiftName(outer)).\(shape.name)"
    }

    private func ownName(_ name: String, nested: Bool) -> String {
        nested ? name : topLevel(name, package: file.package)
    }

    /// Messages of other people's packages carry a prefix: `Any`, `Duration` and `Status` are taken.
    private func topLevel(_ name: String, package: String) -> String {
        package.hasPrefix("google.") ? "Google\(name)" : name
    }

    /// `DrainReason` -> `DRAIN_REASON`.
    private func screaming(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase, !result.isEmpty { result += "_" }
            result += character.uppercased()
        }
        return result
    }

    private func lines(_ comment: String) -> [String] {
        var lines = comment.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.drop { $0 == " " })
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }

    /// protobuf-c has no depth limit, so that a type that contains itself could exhaust the stack.
    private func refuseRecursion(from message: Descriptor, path: [(message: Descriptor, field: FieldDescriptor)]) throws {
        for field in message.fields {
            guard field.type == .message, let next = field.messageType else { continue }
            let here = path + [(message, field)]
            if let start = here.firstIndex(where: { $0.message === next }) {
                let loop = here[start...].map(\.field.name).joined(separator: ".")
                throw Refusal("\(field.fullName): \(next.fullName) contains itself through \(loop)")
            }
            try refuseRecursion(from: next, path: here)
        }
    }
}
