// All messages that are generated, by name.

@testable import Wire

enum EveryMessage {
    static let types: [any Sampled.Type] = WireSamples.messages + SampleSamples.messages

    static func type(named fullName: String) -> (any Sampled.Type)? {
        types.first { "\($0.fullName)" == fullName }
    }
}

extension Sampled {
    /// Decodes, encodes and decodes again; the two values must be equal. Nil when the bytes are refused.
    static func settled(_ bytes: [UInt8]) -> (encoded: [UInt8], isStable: Bool)? {
        guard let first = try? Self(bytes: bytes), let encoded = try? first.bytes else { return nil }
        return (encoded, (try? Self(bytes: encoded)) == first)
    }
}
