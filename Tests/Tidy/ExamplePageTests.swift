import Foundation
import Testing

/// The example that people copy is the one that is compiled and run.
struct ExamplePageTests {
    static let mostLines = 60

    @Test func theEchoPageShowsTheProgramAsItIs() throws {
        let program = try text("Tests/Interop/Echo/main.swift")
        let page = try text("Sources/RPC/RPC.docc/Echo.md")
        let shown = try #require(page.split(separator: "```swift\n").dropFirst().first?.split(separator: "```").first)
        #expect(String(shown) == program)
    }

    @Test func theEchoProgramIsShort() throws {
        let lines = try text("Tests/Interop/Echo/main.swift").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count < Self.mostLines)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }
}
