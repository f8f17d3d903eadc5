// How many pieces people buy at a time, from a file of real sale lines: the mixed day draws from it.

import Foundation

enum SoldPieces {
    /// The `quantity` column of a CSV file, also `.gz`; returns and what no scan can say are left out.
    static func read(_ path: String) throws(FleetError) -> [Int64] {
        let text: String
        do {
            text = path.hasSuffix(".gz") ? try unpacked(path) : try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .state("\(path): cannot be read (\(error))")
        }
        return try parse(text, path)
    }

    static func parse(_ text: String, _ path: String) throws(FleetError) -> [Int64] {
        var lines = text.split(whereSeparator: \.isNewline)[...]
        guard let header = lines.popFirst(), let column = fields(header).firstIndex(of: "quantity") else {
            throw .state("\(path): the first line names no column \"quantity\"")
        }
        let pieces = lines.compactMap { line -> Int64? in
            let fields = fields(line)
            guard fields.indices.contains(column), let pieces = Int64(fields[column]), (1...10_000).contains(pieces) else { return nil }
            return pieces
        }
        guard !pieces.isEmpty else { throw .state("\(path): holds no quantity that was sold") }
        return pieces
    }

    /// Commas inside quotes do not separate (RFC 4180).
    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    private static func unpacked(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
