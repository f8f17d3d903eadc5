import Testing

@testable import Inventory

/// A story of the shop as a text table, so that dozens of rules fit on a screen.
///
///     # Scans add up; a case code books its content.
///     order PO 24 tea @ 15000
///     anna opens GR on PO
///     anna scans tea x3 into GR       -> accepted line 3 expected 24
///     anna scans teaCase into GR      -> accepted line 15
///     ben posts GR                    -> refused WRONG_STATE
///
/// A story begins with its rule and ends with an empty line. Each step is somebody's act and, behind the arrow, the answer expected;
/// without an arrow it has to succeed. The words are in `ScenarioSteps`.
struct Scenario: CustomTestStringConvertible, Sendable {
    var rule: String
    var steps: [Step]

    struct Step: Sendable {
        var words: [String]
        var expected: [String]
        var text: String
    }

    var testDescription: String { rule }

    /// All stories of a table.
    static func all(_ table: String) -> [Scenario] {
        var scenarios: [Scenario] = []
        for line in table.split(separator: "\n", omittingEmptySubsequences: true) {
            let text = line.trimmingPrefix(while: \.isWhitespace)
            if text.hasPrefix("#") {
                scenarios.append(Scenario(rule: String(text.dropFirst(2)), steps: []))
            } else if !text.isEmpty {
                let halves = text.split(separator: "->", maxSplits: 1)
                scenarios[scenarios.count - 1].steps.append(
                    Step(
                        words: halves[0].split(whereSeparator: \.isWhitespace).map(String.init),
                        expected: halves.count > 1 ? halves[1].split(whereSeparator: \.isWhitespace).map(String.init) : ["ok"],
                        text: String(text)))
            }
        }
        return scenarios
    }

    /// Plays the story in a shop of its own and compares every answer.
    func play() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in steps {
            let answer = try stage.play(step.words)
            if let difference = answer.difference(from: step.expected) {
                Issue.record("\(rule)\n  \(step.text)\n  \(difference)")
                return
            }
        }
    }
}

/// What came of a step: a verdict first, then facts by name.
struct ScenarioAnswer {
    /// "ok", "accepted", "exception", "parked", "rejected", "refused", or a figure that was asked for.
    var verdict: String
    /// Stable reasons of a refusal or setback, in order.
    var reasons: [String] = []
    /// Reasons of remarks, in order.
    var remarks: [String] = []
    /// "line", "expected", "name"...
    var facts: [String: String] = [:]

    /// Nil when `expected` holds: the verdict, and whatever else it names. "ok" also stands for "accepted".
    func difference(from expected: [String]) -> String? {
        var words = expected[...]
        let wanted = words.popFirst() ?? "ok"
        guard wanted == verdict || (wanted == "ok" && verdict == "accepted") else { return "was: \(self)" }
        var wantedReasons: [String] = []
        var wantedRemarks: [String]?
        while let word = words.popFirst() {
            switch word {
            case "remarks":
                wantedRemarks = words.isEmpty ? [] : words.popFirst()?.split(separator: ",").map(String.init)
                if wantedRemarks == ["none"] { wantedRemarks = [] }
            case _ where word.allSatisfy { $0.isUppercase || $0 == "_" }:
                wantedReasons.append(word)
            default:
                let value = words.popFirst() ?? ""
                guard facts[word] == value else { return "\(word) was \(facts[word] ?? "absent") in: \(self)" }
            }
        }
        let told = verdict == "exception" ? remarks : reasons
        if !wantedReasons.isEmpty, wantedReasons != told { return "reasons were \(told) in: \(self)" }
        if let wantedRemarks, wantedRemarks != remarks { return "remarks were \(remarks) in: \(self)" }
        return nil
    }
}
