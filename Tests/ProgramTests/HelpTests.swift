import Foundation
@testable import shelfwire
import Testing

/// What people read before they begin, kept as golden files: a change is seen in review.
struct HelpTests {
    static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test func theProgramsHelpIsTheGoldenFile() throws {
        try Self.compare(Program.helpMessage(columns: 100), with: "help.txt")
    }

    @Test func theServersHelpIsTheGoldenFile() throws {
        try Self.compare(Program.helpMessage(for: ServeCommand.self, columns: 100), with: "help-serve.txt")
    }

    @Test func theImportsHelpIsTheGoldenFile() throws {
        try Self.compare(Program.helpMessage(for: ImportCommand.self, columns: 100), with: "help-import.txt")
    }

    private static func compare(_ text: String, with name: String) throws {
        let file = golden.appending(path: name)
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(text + "\n" == kept, "if this is meant: `shelfwire help ...` at 100 columns into \(name)")
    }
}
