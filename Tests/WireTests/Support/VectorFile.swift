// The byte vectors that stock protobuf wrote: Fixtures/make_vectors.py makes them, Fixtures/*.txt keeps them.

import FoundationEssentials

/// One line of a vector file: a name, the message's full name, its bytes.
struct Vector {
    var name: String
    var message: String
    var bytes: [UInt8]

    static func all(in fileName: String) throws -> [Vector] {
        let folder = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
        let text = try String(contentsOfFile: "/\(folder)/Fixtures/\(fileName)", encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, let bytes = Self.bytes(hex: parts[2]) else { throw VectorError(line: String(line)) }
            return Vector(name: String(parts[0]), message: String(parts[1]), bytes: bytes)
        }
    }

    static func bytes(hex: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = hex.filter { $0 != " " }[...]
        while !rest.isEmpty {
            guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}

struct VectorError: Error {
    var line: String
}

/// Bytes written by hand: `hex("08 01")`.
func hex(_ text: String) throws -> [UInt8] {
    guard let bytes = Vector.bytes(hex: text[...]) else { throw VectorError(line: text) }
    return bytes
}

extension [UInt8] {
    var hexText: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
