/// `grpc.reflection.v1.ServerReflection` and `v1alpha`: lets tools such as grpcurl ask what a server offers.
///
/// A server that does not want to be asked does not register it.
public struct ReflectionService: ServiceProvider {
    private let catalog: DescriptorCatalog

    /// - Parameters:
    ///   - files: Serialized `google.protobuf.FileDescriptorProto`s, of every file that is used.
    ///   - services: What `list_services` answers; nil for every service in `files`.
    /// - Throws: INTERNAL if a file cannot be read.
    public init(files: [[UInt8]], services: [String]? = nil) throws {
        catalog = try DescriptorCatalog(files: files, services: services)
    }

    public func register(in router: inout Router) {
        let catalog = catalog
        for version in ["v1", "v1alpha"] {
            let method = MethodDescriptor(
                service: "grpc.reflection.\(version).ServerReflection", name: "ServerReflectionInfo", kind: .bidirectional)
            router.bidirectional(method) {
                (requests: RequestStream<ReflectionRequest>, replies: ReplyWriter<ReflectionReply>, _) in
                for try await request in requests {
                    try await replies.write(
                        ReflectionReply(request: request, answer: catalog.answer(request.question)))
                }
            }
        }
    }
}

/// Descriptor files, found by what they contain.
struct DescriptorCatalog: Sendable {
    private struct File: Sendable {
        var name = ""
        var package = ""
        var dependencies: [String] = []
        var bytes: [UInt8]
    }

    private struct ExtensionKey: Hashable {
        var type: String
        var number: Int32
    }

    private var files: [String: File] = [:]
    /// Full names of messages, enums, values, fields, services and methods, with their file.
    private var symbols: [String: String] = [:]
    private var extensions: [ExtensionKey: String] = [:]
    private var services: [String] = []

    init(files: [[UInt8]], services: [String]? = nil) throws(RPCError) {
        for bytes in files { try add(bytes) }
        self.services = (services ?? self.services).sorted()
    }

    func answer(_ question: ReflectionRequest.Question) -> ReflectionReply.Answer {
        switch question {
        case .services: return .services(services)
        case .file(let name): return file(name, asked: name)
        case .fileContaining(let symbol): return file(symbols[symbol], asked: symbol)
        case .fileContainingExtension(let type, let number):
            return file(extensions[ExtensionKey(type: type, number: number)], asked: "\(type) extension \(number)")
        case .extensionNumbers(let type):
            let numbers = extensions.keys.filter { $0.type == type }.map(\.number).sorted()
            guard !numbers.isEmpty || symbols[type] != nil else { return .error(.notFound, "\(type) is not known") }
            return .extensionNumbers(type: type, numbers)
        case .none: return .error(.invalidArgument, "the request asks nothing")
        }
    }

    /// The file and everything it imports, each once, the file first.
    private func file(_ name: String?, asked: String) -> ReflectionReply.Answer {
        guard let name, files[name] != nil else { return .error(.notFound, "\(asked) is not known") }
        var found: [[UInt8]] = []
        var seen: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            guard seen.insert(next).inserted, let file = files[next] else { continue }
            found.append(file.bytes)
            open.append(contentsOf: file.dependencies)
        }
        return .files(found)
    }

    // MARK: Reading descriptors (google/protobuf/descriptor.proto)

    private mutating func add(_ bytes: [UInt8]) throws(RPCError) {
        let fields = try ProtobufWire.fields(bytes)
        var file = File(bytes: bytes)
        for (number, value) in fields {
            if number == 1 { file.name = value.text ?? "" }
            if number == 2 { file.package = value.text ?? "" }
            if number == 3, let name = value.text { file.dependencies.append(name) }
        }
        files[file.name] = file
        for (number, value) in fields {
            guard let part = value.bytes else { continue }
            switch number {
            case 4: try addMessage(part, in: file.package, file.name, depth: 0)
            case 5: try addEnum(part, in: file.package, file.name)
            case 6: try addService(part, in: file.package, file.name)
            case 7: try addExtension(part, in: file.package, file.name)
            default: break
            }
        }
    }

    private mutating func addMessage(
        _ bytes: [UInt8], in scope: String, _ file: String, depth: Int
    ) throws(RPCError) {
        guard depth < 64 else { throw RPCError(.invalidArgument, "\(file) nests messages too deep") }
        let fields = try ProtobufWire.fields(bytes)
        let name = Self.join(scope, fields.first { $0.number == 1 }?.value.text ?? "")
        symbols[name] = file
        for (number, value) in fields {
            guard let part = value.bytes else { continue }
            switch number {
            case 2, 8: symbols[Self.join(name, try Self.name(part))] = file
            case 3: try addMessage(part, in: name, file, depth: depth + 1)
            case 4: try addEnum(part, in: name, file)
            case 6: try addExtension(part, in: name, file)
            default: break
            }
        }
    }

    private mutating func addEnum(_ bytes: [UInt8], in scope: String, _ file: String) throws(RPCError) {
        let fields = try ProtobufWire.fields(bytes)
        symbols[Self.join(scope, fields.first { $0.number == 1 }?.value.text ?? "")] = file
        for (number, value) in fields where number == 2 {
            // The values of an enum are names of the scope around it.
            if let part = value.bytes { symbols[Self.join(scope, try Self.name(part))] = file }
        }
    }

    private mutating func addService(_ bytes: [UInt8], in scope: String, _ file: String) throws(RPCError) {
        let fields = try ProtobufWire.fields(bytes)
        let name = Self.join(scope, fields.first { $0.number == 1 }?.value.text ?? "")
        symbols[name] = file
        services.append(name)
        for (number, value) in fields where number == 2 {
            if let part = value.bytes { symbols[Self.join(name, try Self.name(part))] = file }
        }
    }

    private mutating func addExtension(_ bytes: [UInt8], in scope: String, _ file: String) throws(RPCError) {
        var (name, type, number) = ("", "", Int32(0))
        for (field, value) in try ProtobufWire.fields(bytes) {
            if field == 1 { name = value.text ?? "" }
            if field == 2 { type = value.text ?? "" }
            if field == 3 { number = value.int32 ?? 0 }
        }
        symbols[Self.join(scope, name)] = file
        // Written with a leading dot when it is fully qualified, as compilers write it.
        extensions[ExtensionKey(type: type.hasPrefix(".") ? String(type.dropFirst()) : type, number: number)] = file
    }

    private static func name(_ bytes: [UInt8]) throws(RPCError) -> String {
        try ProtobufWire.fields(bytes).first { $0.number == 1 }?.value.text ?? ""
    }

    private static func join(_ scope: String, _ name: String) -> String {
        scope.isEmpty ? name : "\(scope).\(name)"
    }
}
