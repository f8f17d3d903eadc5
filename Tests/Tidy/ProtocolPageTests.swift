// Protos/README.md lists every reason that the server can give, with what the code says of it: integrators have nothing else.

import Foundation
import Testing

struct ProtocolPageTests {
    /// The row of one reason in the page.
    struct Row: Hashable, CustomTestStringConvertible {
        var reason: String
        /// The cells between the reason and its meaning.
        var facts: [String]

        var testDescription: String { ([reason] + facts).joined(separator: " | ") }
    }

    @Test func everyRefusalIsListedWithItsStatusAndFinality() throws {
        let rejections = try text("Sources/Inventory/Rejection.swift")
        let reasons = try table("var reason: String", in: rejections)
        let finality = try table("var isFinal: Bool", in: rejections)
        let status = try table("static func code(_ rejection: Rejection) -> StatusCode", in: try text("Sources/Gateway/RejectionStatus.swift"))
        let expected = try reasons.map { name, reason in
            let code = try #require(status[name], "\(name) has no status")
            let isFinal = try #require(finality[name], "\(name) is neither final nor not")
            return Row(reason: unquoted(reason), facts: [Self.statusName(code), isFinal == "true" ? "yes" : "no"])
        }
        try compare(expected, withTable: "| reason | status | final | meaning | the app |", facts: 2)
    }

    @Test func everyRemarkIsListedWithWhetherItIsAnException() throws {
        let remarks = try text("Sources/Inventory/Remark.swift")
        let reasons = try table("var reason: String", in: remarks)
        let exceptions = try table("var isException: Bool", in: remarks)
        let expected = try reasons.map { name, reason in
            Row(reason: unquoted(reason), facts: [try #require(exceptions[name]) == "true" ? "yes" : "no"])
        }
        try compare(expected, withTable: "| reason | exception | meaning | the app |", facts: 1)
    }

    @Test func everyTroubleWithAMessageIsListed() throws {
        let source = try text("Sources/Wire/WireError.swift")
        let codes = source.matches(of: #/case \w+ = "([A-Z0-9_]+)"/#).map { String($0.output.1) }
        let listed = try rows(ofTable: "| reason | status | meaning |", facts: 1)
        #expect(codes.sorted() == listed.map(\.reason).sorted())
    }

    @Test func everyTroubleOfTheMachineIsListedWithWhenToComeAgain() throws {
        let source = try text("Sources/Gateway/StorageTrouble.swift")
        let reasons = Dictionary(uniqueKeysWithValues: source.matches(of: #/case (\w+) = "([A-Z0-9_]+)"/#).map { (String($0.output.1), String($0.output.2)) })
        let status = try table("var status: StatusCode", in: source)
        let retry = try table("var retryMilliseconds: Int64", in: source)
        let expected = try reasons.map { name, reason in
            let (code, wait) = (try #require(status[name]), try #require(retry[name]))
            let milliseconds = try #require(Int(wait.replacing("_", with: "")))
            return Row(reason: reason, facts: [Self.statusName(code), "\(milliseconds / 1_000) s"])
        }
        #expect(expected.count > 5, "the code's list was not read")
        #expect(try rows(ofTable: "| reason | status | again after | meaning |", facts: 2).sorted { $0.reason < $1.reason } == expected.sorted { $0.reason < $1.reason })
    }

    @Test func aSwitchIsReadWithItsPayloadsAndGroups() throws {
        let source = """
            var size: Int {
                switch self {
                case .small(let a, let b): "S"
                case .large,
                    .huge(x: 1): "L"
                }
            }
            var other: Int { switch self { case .small: 1 } }
            """
        #expect(try #require(SwitchTable("var size: Int", in: source)).answers == ["small": "\"S\"", "large": "\"L\"", "huge": "\"L\""])
        #expect(SwitchTable("var missing: Int", in: source) == nil)
    }

    // MARK: reading

    private func compare(_ expected: [Row], withTable header: String, facts: Int) throws {
        let listed = try rows(ofTable: header, facts: facts)
        #expect(expected.count > 10, "the code's lists were not read")
        #expect(Set(expected).subtracting(listed) == [], "not in Protos/README.md, or with other facts")
        #expect(Set(listed).subtracting(expected) == [], "in Protos/README.md, but not what the code says")
        #expect(Set(listed).count == listed.count, "listed twice")
    }

    private func rows(ofTable header: String, facts: Int) throws -> [Row] {
        let lines = try text("Protos/README.md").split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == header }, "Protos/README.md has no table \(header)")
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(reason: cells[1].replacing("`", with: ""), facts: Array(cells.dropFirst(2).prefix(facts)))
        }
    }

    private func table(_ property: String, in source: String) throws -> [String: String] {
        try #require(SwitchTable(property, in: source), "there is no switch in \(property)").answers
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }

    private func unquoted(_ literal: String) -> String { literal.replacing("\"", with: "") }

    /// `.invalidArgument` as gRPC writes it.
    private static func statusName(_ code: String) -> String {
        let words = code.drop { $0 == "." }.replacing(#/[A-Z]/#) { "_" + $0.output.lowercased() }.uppercased()
        return words == "INTERNAL_ERROR" ? "INTERNAL" : words
    }
}
