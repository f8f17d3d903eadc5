import Foundation
import Storage
import Testing

@testable import Inventory

/// Every statement of the core is read from the sources and planned by the engine: none may walk through a whole table, except those
/// that are here with their reason. A table that is small today is large in a chain of shops.
@Suite("Query plans")
struct QueryPlanTests {
    /// A beginning of the statement, and why it may see every row.
    private static let mayScan: [(start: String, reason: String)] = [
        ("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", "reads one row, the last by its key"),
        ("SELECT id FROM product ORDER BY id LIMIT 1", "reads one row, the first by its key"),
        ("SELECT gtin FROM gtin ORDER BY gtin LIMIT 1", "reads one row, the first by its key"),
        ("SELECT code FROM plain_code ORDER BY code LIMIT 1", "reads one row, the first by its key"),
        ("SELECT id, code, name, time_zone, currency FROM store", "the list of stores is the answer"),
        ("SELECT count(*) FROM app_user", "once, when books are opened"),
        ("SELECT count(DISTINCT app_user.id)", "people of the house; when one of them is disabled"),
        ("SELECT block FROM posting_block", "one row per block of journal rows, so that the postings themselves are not walked"),
        ("UPDATE person_session SET ended_ms = $2 WHERE terminal", "when a device is enrolled again or shut out"),
        ("SELECT name FROM role", "the list of roles is the answer"),
        ("SELECT count(*) FROM user_role WHERE role = $1", "people of the house; when a role is removed or changed"),
        ("DELETE FROM role_permission WHERE role IN", "when a newer program brings its roles"),
        ("SELECT count_observation.product, max(count_observation.instant_ms)", "a proposal asks of every product when it was counted last"),
        ("SELECT kind, store, receipt_kind, discrepant, from_value_e4, level, role FROM approval_policy ORDER BY", "the list of rules is the answer"),
        ("SELECT count(*) FROM life_rule", "when a rule is added; there are few"),
        ("DELETE FROM sign_in_failure", "housekeeping"), ("DELETE FROM enrolment_code", "housekeeping"),
        ("SELECT count(*) FROM idempotency", "housekeeping"), ("DELETE FROM idempotency", "housekeeping"),
    ]
    /// Reading everything is what verification is for.
    private static let readsEverything = ["Verification.swift", "VerificationProjections.swift", "VerificationReferences.swift", "VerificationWalk.swift", "VerificationSeal.swift"]

    private struct Statement {
        var file: String
        var text: String
    }

    @Test func noStatementWalksThroughATableWithoutAReason() throws {
        let statements = try Self.statements()
        #expect(statements.count > 100, "the sources were not found or are written in another way")
        let shop = try Shop()
        for statement in statements where !Self.readsEverything.contains(statement.file) {
            let isExcused = Self.mayScan.contains { statement.text.hasPrefix($0.start) }
            let scans = try Self.plan(statement.text, shop).filter { $0.hasPrefix("SCAN ") && !$0.hasPrefix("SCAN CONSTANT") }
            #expect(isExcused || scans.isEmpty, "\(statement.file): \(scans.joined(separator: "; ")): \(statement.text)")
        }
    }

    /// A statement that is written in another way would never be planned here.
    @Test func everyStatementIsRead() throws {
        for (file, source) in try Self.sources() {
            let read = Self.statements(in: source, of: file)
            #expect(read.count == source.matches(of: #/\bSQL\(/#).count, "\(file) has a statement that is not found here")
            #expect(read.allSatisfy { !$0.text.contains("\\(") }, "\(file) has a statement of parts that are not found here")
        }
    }

    @Test func statementsOfPartsAreReadWhole() {
        let source = #"""
            static let columns = "SELECT id FROM lot"
            static let one = SQL(text: columns + " WHERE id = $1")
            static let two = SQL(
                text: """
                    \(columns)
                    WHERE id > $1
                    """)
            static let three = SQL(text: "\(elsewhere) WHERE id = $1")
            """#
        #expect(
            Self.statements(in: source, of: "").map(\.text) == [
                "SELECT id FROM lot WHERE id = $1", "SELECT id FROM lot WHERE id > $1", #"\(elsewhere) WHERE id = $1"#,
            ])
    }

    @Test(arguments: mayScan.map(\.start))
    func everyExcuseIsStillNeeded(start: String) throws {
        let shop = try Shop()
        let excused = try Self.statements().filter { $0.text.hasPrefix(start) }
        #expect(!excused.isEmpty, "no statement begins so: take it off the list")
        let scans = try excused.flatMap { try Self.plan($0.text, shop) }.filter { $0.hasPrefix("SCAN ") }
        #expect(!scans.isEmpty, "it does not scan any more: take it off the list")
    }

    @Test func aScanIsFound() throws {
        let shop = try Shop()
        #expect(try Self.plan("SELECT line FROM posting WHERE product = $1", shop) == ["SCAN posting"])
        #expect(try Self.plan("SELECT line FROM posting WHERE journal_sequence = $1", shop).allSatisfy { $0.hasPrefix("SEARCH posting") })
    }

    private static func plan(_ text: String, _ shop: Shop) throws -> [String] {
        // A plan does not depend on the values, so any number stands for each of them.
        let planned = SQL(text: "EXPLAIN QUERY PLAN " + text.replacing(#/\$\d+/#, with: "1"))
        return try shop.write { transaction in try transaction.all(planned) { row in row.text(3) } }
    }

    /// The text of every `SQL(...)` under Sources/Inventory, also where it is made of parts that stand in the same file.
    private static func statements() throws -> [Statement] {
        try sources().flatMap { file, source in statements(in: source, of: file) }
    }

    private static func statements(in source: String, of file: String) -> [Statement] {
        let parts = Dictionary(
            source.matches(of: #/static let (?<name>\w+) = \s*(?:"""(?<block>[\s\S]*?)"""|"(?<line>[^"\n]+)")/#).map { match in
                (String(match.output.name), String(match.output.block ?? match.output.line ?? ""))
            }, uniquingKeysWith: { first, _ in first })
        let written = #/\bSQL\(\s*(?:text:\s*)?(?:(?<first>\w+)\s*\+\s*)?(?:"""(?<block>[\s\S]*?)"""|"(?<line>[^"\n]+)")/#
        return source.matches(of: written).compactMap { match in
            let rest = String(match.output.block ?? match.output.line ?? "")
            let whole = (match.output.first.map { parts[String($0)] ?? "\\($0)" } ?? "") + rest
            let text = whole.replacing(#/\\\((\w+)\)/#) { part in parts[String(part.output.1)] ?? String(part.output.0) }
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return words.isEmpty ? nil : Statement(file: file, text: words)
        }
    }

    private static func sources() throws -> [(file: String, source: String)] {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Inventory")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.pathExtension == "swift" }.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }
}
