// What people buy and how many of it, from a file of real sale lines: the mixed day draws from it.

import Foundation

/// One line of a sale.
struct SoldLine: Hashable, Sendable {
    /// Its product's place in the order in which the file names products, from 0.
    var product: Int
    var pieces: Int64

    /// The columns `product_code` and `quantity` of a CSV file, also `.gz`; returns and what no scan can say are left out.
    static func read(_ path: String) throws(FleetError) -> [SoldLine] {
        let text: String
        do {
            text = path.hasSuffix(".gz") ? try unpacked(path) : try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .state("\(path): cannot be read (\(error))")
        }
        return try parse(text, path)
    }

    static func parse(_ text: String, _ path: String) throws(FleetError) -> [SoldLine] {
        var lines = text.split(whereSeparator: \.isNewline)[...]
        let names = lines.popFirst().map(fields) ?? []
        func column(_ name: String) throws(FleetError) -> Int {
            guard let column = names.firstIndex(of: name) else { throw .state("\(path): the first line names no column \"\(name)\"") }
            return column
        }
        let (code, quantity) = (try column("product_code"), try column("quantity"))
        var products: [String: Int] = [:]
        let sold = lines.compactMap { line -> SoldLine? in
            let fields = fields(line)
            guard fields.count > max(code, quantity), let pieces = Int64(fields[quantity]), (1...10_000).contains(pieces) else { return nil }
            let product = products[fields[code]] ?? products.count
            products[fields[code]] = product
            return SoldLine(product: product, pieces: pieces)
        }
        guard !sold.isEmpty else { throw .state("\(path): holds no quantity that was sold") }
        return sold
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
