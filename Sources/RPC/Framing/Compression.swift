/// How the messages of a call may be compressed (gRPC document "Compression").
public enum Compression: String, Sendable, Hashable, CaseIterable {
    case identity, gzip

    /// What both our sides read: `grpc-accept-encoding`.
    static let accepted = allCases.map(\.rawValue).joined(separator: ",")

    /// Whether a `grpc-accept-encoding` names this one. Names are separated by commas, with or without spaces.
    func isAccepted(by list: String) -> Bool {
        list.utf8.split(separator: UInt8(ascii: ",")).contains { name in
            name.drop { $0 == 0x20 }.prefix { $0 != 0x20 }.elementsEqual(rawValue.utf8)
        }
    }
}

/// What one side of a call does with the messages it sends.
struct OutboundCompression: Hashable {
    /// Announced in our header list; a message may go without it.
    var algorithm = Compression.identity
    /// Messages of fewer bytes go as they are.
    var threshold = 1_024

    enum Choice { case asItIs, compressedIfSmaller, compressed }

    /// - Parameter wish: What the application wants for this message; nil leaves it to the threshold.
    func choice(length: Int, wish: Bool?) -> Choice {
        guard algorithm != .identity else { return .asItIs }
        switch wish {
        case nil: return length >= threshold ? .compressedIfSmaller : .asItIs
        case true?: return .compressed
        case false?: return .asItIs
        }
    }
}
