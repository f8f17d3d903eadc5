import NIOCore

/// Messages of `grpc.reflection.v1.ServerReflection`; those of `v1alpha` have the same bytes.
struct ReflectionRequest: Message, Equatable {
    enum Question: Equatable {
        case file(name: String)
        case fileContaining(symbol: String)
        case fileContainingExtension(type: String, number: Int32)
        case extensionNumbers(type: String)
        case services
        case none
    }

    var host = ""
    var question = Question.none
    /// Repeated in the reply.
    var original: [UInt8] = []

    init(serialized bytes: ByteBuffer) throws {
        original = Array(bytes.readableBytesView)
        for (number, value) in try ProtobufWire.question(bytes) {
            switch number {
            case 1: host = value.text ?? ""
            case 3: question = .file(name: value.text ?? "")
            case 4: question = .fileContaining(symbol: value.text ?? "")
            case 5:
                var (type, number) = ("", Int32(0))
                for (field, value) in try ProtobufWire.fields(value.bytes ?? []) {
                    if field == 1 { type = value.text ?? "" }
                    if field == 2 { number = value.int32 ?? 0 }
                }
                question = .fileContainingExtension(type: type, number: number)
            case 6: question = .extensionNumbers(type: value.text ?? "")
            case 7: question = .services
            default: break
            }
        }
    }

    func serialize(into buffer: inout ByteBuffer) {
        buffer.writeBytes(original)
    }
}

struct ReflectionReply: Message {
    enum Answer {
        /// Serialized `FileDescriptorProto`s.
        case files([[UInt8]])
        case extensionNumbers(type: String, [Int32])
        case services([String])
        case error(StatusCode, String)
    }

    var request: ReflectionRequest
    var answer: Answer

    init(request: ReflectionRequest, answer: Answer) {
        self.request = request
        self.answer = answer
    }

    init(serialized bytes: ByteBuffer) throws {
        throw RPCError(.unimplemented, "reflection replies are written, not read")
    }

    func serialize(into buffer: inout ByteBuffer) {
        buffer.writeField(1, request.host)
        buffer.writeField(2, request.original)
        switch answer {
        case .files(let files):
            buffer.writeField(4) { reply in
                for file in files { reply.writeField(1, file) }
            }
        case .extensionNumbers(let type, let numbers):
            buffer.writeField(5) { reply in
                reply.writeField(1, type)
                for number in numbers { reply.writeField(2, UInt64(bitPattern: Int64(number))) }
            }
        case .services(let names):
            buffer.writeField(6) { reply in
                for name in names { reply.writeField(1) { $0.writeField(1, name) } }
            }
        case .error(let code, let message):
            buffer.writeField(7) { reply in
                reply.writeField(1, UInt64(code.rawValue))
                reply.writeField(2, message)
            }
        }
    }
}
