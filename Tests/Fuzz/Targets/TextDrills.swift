import Barcodes
import NIOCore
@testable import RPC

/// Parsers: whatever they are given they answer, and what they accept they can write again.
enum TextDrills {
    /// The same messages come out however the body is cut, and window is given back for no byte twice.
    static func messages(_ bytes: [UInt8]) -> String? {
        guard let shape = bytes.first else { return nil }
        let body = bytes[1...]
        let whole = cut(body, into: max(1, body.count))
        let pieces = cut(body, into: Int(shape % 16) + 1)
        guard whole.messages == pieces.messages, whole.failure == pieces.failure else { return "cut into \(shape % 16 + 1) it reads otherwise" }
        for outcome in [whole, pieces] where outcome.credit > body.count { return "\(outcome.credit) bytes given back of \(body.count)" }
        if whole.failure == nil, pieces.credit != body.count { return "\(pieces.credit) bytes given back of \(body.count)" }
        return nil
    }

    private struct Outcome {
        var messages: [[UInt8]] = []
        var credit = 0
        var failure: StatusCode?
    }

    private static func cut(_ body: ArraySlice<UInt8>, into size: Int) -> Outcome {
        var deframer = MessageDeframer(limit: 1_000)
        var outcome = Outcome()
        var rest = body
        var isEnding = false
        while true {
            do {
                let (step, credit) = try deframer.next()
                outcome.credit += credit
                switch step {
                case .message(let message, let isCompressed):
                    outcome.messages.append([isCompressed ? 1 : 0] + message.readableBytesView)
                case .end: return outcome
                case .more where rest.isEmpty && isEnding: return outcome
                case .more where rest.isEmpty:
                    isEnding = true
                    deframer.end()
                case .more:
                    deframer.append(ByteBuffer(bytes: rest.prefix(size)))
                    rest = rest.dropFirst(size)
                }
            } catch {
                outcome.failure = error.code
                return outcome
            }
        }
    }

    static func base64(_ bytes: [UInt8]) -> String? {
        if let decoded = Base64.decode(bytes) {
            let text = String(decoding: bytes, as: UTF8.self)
            let written = Base64.encode(decoded)
            guard text.prefix(while: { $0 != "=" }) == written else { return "\(text) becomes \(written)" }
        }
        return Base64.decode(Array(Base64.encode(bytes).utf8)) == bytes ? nil : "what was written is not read again"
    }

    static func timeout(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        if let nanoseconds = GRPCTimeout.parse(text) {
            guard text.wholeMatch(of: #/[0-9]{1,8}[HMSmun]/#) != nil else { return "\(text) was taken for a timeout" }
            guard nanoseconds >= 0 else { return "\(text) lies in the past" }
            let written = GRPCTimeout.text(nanoseconds: nanoseconds)
            guard let again = GRPCTimeout.parse(written), again >= nanoseconds else {
                return "\(text) becomes the shorter \(written)"
            }
        } else if text.utf8.count < 20, text.wholeMatch(of: #/[0-9]{1,8}[HMSmun]/#) != nil, text.utf8.count <= 9 {
            return "\(text) was not taken for a timeout"
        }
        return nil
    }

    static func percent(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let written = PercentEncoding.encode(text)
        guard written.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) else { return "\(written) is not printable ASCII" }
        guard PercentEncoding.decode(written) == text else { return "\(text) does not come back" }
        _ = PercentEncoding.decode(text)
        return nil
    }

    /// Half of the inputs are compressed first, so that good ones occur.
    static func gzip(_ bytes: [UInt8]) -> String? {
        guard let shape = bytes.first else { return nil }
        let body = ByteBuffer(bytes: bytes[1...])
        let limit = 4_096
        if shape & 1 == 1 {
            guard let packed = try? Gzip.compress(body, at: body.readerIndex, count: body.readableBytes) else { return "it cannot be compressed" }
            let again = try? Gzip.decompress(packed, limit: limit)
            return again == (body.readableBytes <= limit ? body : nil) ? nil : "it does not come back"
        }
        guard let inflated = try? Gzip.decompress(body, limit: limit) else { return nil }
        return inflated.readableBytes <= limit ? nil : "\(inflated.readableBytes) bytes were inflated"
    }

    static func protobuf(_ bytes: [UInt8]) -> String? {
        guard let shape = bytes.first else { return nil }
        let body = bytes[1...]
        if shape & 1 == 0 {
            guard let fields = try? ProtobufWire.fields(body) else { return nil }
            return fields.count <= body.count / 2 ? nil : "\(fields.count) fields in \(body.count) bytes"
        }
        if let request = try? Health.CheckRequest(serialized: ByteBuffer(bytes: body)) {
            var again = ByteBuffer()
            request.serialize(into: &again)
            guard (try? Health.CheckRequest(serialized: again)) == request else { return "a health request does not come back" }
        }
        _ = try? ReflectionRequest(serialized: ByteBuffer(bytes: body))
        _ = try? DescriptorCatalog(files: [Array(body)])
        return nil
    }

    private static let parsers = ScanParser.Profile.allCases.map { profile in
        ScanParser(ScanParser.Configuration(currentYear: 2026, separators: [0x23], profile: profile))
    }

    static func scan(_ bytes: [UInt8]) -> String? {
        guard let shape = bytes.first else { return nil }
        let parser = parsers[Int(shape) % parsers.count]
        do {
            _ = try parser.parse(Array(bytes[1...]))
        } catch {
            if let position = error.position, position > bytes.count { return "an error at \(position) of \(bytes.count - 1) bytes" }
        }
        return nil
    }
}
