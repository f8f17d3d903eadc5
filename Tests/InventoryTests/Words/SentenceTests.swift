import Foundation
import Testing

@testable import Inventory

/// What staff read, in both languages.
struct SentenceTests {
    @Test func everyRejectionHasItsSentences() throws {
        var text = ""
        for rejection in RejectionExamples.all {
            text += "\(rejection.reason)\(rejection.isFinal ? ", final" : "")\n"
            for fact in rejection.facts { text += "  \(fact.name)=\(fact.value)\n" }
            text += Self.lines(Language.allCases.map { rejection.sentence($0) })
        }
        try GoldenFile.expect(text, matches: "rejections.txt")
    }

    @Test func everyRemarkHasItsSentences() throws {
        var text = ""
        for remark in RemarkExamples.all {
            text += "\(remark.reason)\(remark.isException ? ", exception" : "")\n"
            text += Self.lines(Language.allCases.map { remark.sentence($0) })
        }
        try GoldenFile.expect(text, matches: "remarks.txt")
    }

    @Test func theExamplesNameEveryCaseInOrder() throws {
        #expect(try RejectionExamples.all.map(Self.caseName) == Self.cases(of: "Rejection", in: "Rejection.swift"))
        #expect(try RemarkExamples.all.map(Self.caseName) == Self.cases(of: "Remark", in: "Remark.swift"))
    }

    @Test func reasonsAreUniqueAndWrittenInCapitals() {
        let reasons = RejectionExamples.all.map(\.reason) + RemarkExamples.all.map(\.reason)
        #expect(Set(reasons).count == reasons.count)
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ_")
        #expect(reasons.allSatisfy { $0.allSatisfy(allowed.contains) })
    }

    @Test func whoeverIsRefusedIsToldWhatToDo() {
        let settled: Set<String> = ["NOTHING_TO_UNDO", "ALREADY_UNDONE", "ALREADY_CLOSED"]
        for rejection in RejectionExamples.all where !settled.contains(rejection.reason) {
            for language in Language.allCases {
                #expect(!rejection.sentence(language).nextStep.isEmpty, "\(rejection.reason) in \(language)")
            }
        }
    }

    @Test func chineseSentencesAreChinese() {
        let texts = RejectionExamples.all.map { $0.sentence(.chinese).message } + RemarkExamples.all.map { $0.sentence(.chinese).message }
        for text in texts {
            #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
        }
    }

    @Test(arguments: [(0, "00:00"), (1_781_510_765_000, "08:06"), (-60_000, "23:59"), (86_399_999, "23:59")])
    func timesOfDayAreReadable(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).clockText == text)
    }

    private static func lines(_ sentences: [Sentence]) -> String {
        sentences.map { "  \($0.message)\n  -> \($0.nextStep.isEmpty ? "(nothing)" : $0.nextStep)\n" }.joined() + "\n"
    }

    private static func caseName(_ value: some Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }

    /// The case names of the first enum named `type` in the file, read from its source.
    private static func cases(of type: String, in file: String) throws -> [String] {
        let source = try GoldenFile.source(file)
        let body = source.components(separatedBy: "public enum \(type)").dropFirst().first ?? ""
        let lines = (body.components(separatedBy: "\n}").first ?? "").components(separatedBy: "\n")
        return lines.filter { $0.hasPrefix("    case ") }.map { line in
            String(line.dropFirst("    case ".count).prefix { $0.isLetter })
        }
    }
}
