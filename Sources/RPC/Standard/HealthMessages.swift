public import NIOCore

/// Messages of `grpc.health.v1.Health` (gRPC document "GRPC Health Checking Protocol"), for servers and clients.
public enum Health {
    public enum Status: UInt64, Sendable, Hashable {
        case unknown = 0
        case serving = 1
        case notServing = 2
        /// Only in the replies of Watch.
        case serviceUnknown = 3
    }

    public struct CheckRequest: Message, Hashable {
        /// Full name of a service; empty for the server as a whole.
        public var service: String

        public init(service: String = "") { self.service = service }

        public init(serialized bytes: ByteBuffer) throws {
            service = ""
            for (number, value) in try ProtobufWire.question(bytes) where number == 1 {
                guard let text = value.text else { throw RPCError(.internalError, "service is not text") }
                service = text
            }
        }

        public func serialize(into buffer: inout ByteBuffer) {
            buffer.writeField(1, service)
        }
    }

    public struct CheckReply: Message, Hashable {
        public var status: Status

        public init(status: Status) { self.status = status }

        public init(serialized bytes: ByteBuffer) throws {
            status = .unknown
            for case (1, .number(let number)) in try ProtobufWire.fields(bytes.readableBytesView) {
                status = Status(rawValue: number) ?? .unknown
            }
        }

        public func serialize(into buffer: inout ByteBuffer) {
            if status != .unknown { buffer.writeField(1, status.rawValue) }
        }
    }

    public struct ListRequest: Message, Hashable {
        public init() {}
        public init(serialized bytes: ByteBuffer) throws {}
        public func serialize(into buffer: inout ByteBuffer) {}
    }

    public struct ListReply: Message, Hashable {
        public var statuses: [String: Status]

        public init(statuses: [String: Status]) { self.statuses = statuses }

        public init(serialized bytes: ByteBuffer) throws {
            statuses = [:]
            for case (1, .bytes(let entry)) in try ProtobufWire.fields(bytes.readableBytesView) {
                var (name, status) = ("", Status.unknown)
                for (number, value) in try ProtobufWire.fields(entry) {
                    if number == 1 { name = value.text ?? "" }
                    if number == 2, let bytes = value.bytes {
                        status = try CheckReply(serialized: ByteBuffer(bytes: bytes)).status
                    }
                }
                statuses[name] = status
            }
        }

        public func serialize(into buffer: inout ByteBuffer) {
            for (name, status) in statuses.sorted(by: { $0.key < $1.key }) {
                buffer.writeField(1) { entry in
                    entry.writeField(1, name)
                    entry.writeField(2) { CheckReply(status: status).serialize(into: &$0) }
                }
            }
        }
    }

    public enum Methods {
        private static let service = "grpc.health.v1.Health"
        public static let check = MethodDescriptor(service: service, name: "Check", kind: .unary)
        public static let watch = MethodDescriptor(service: service, name: "Watch", kind: .serverStreaming)
        public static let list = MethodDescriptor(service: service, name: "List", kind: .unary)
    }
}
