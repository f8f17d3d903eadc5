// The page of dependencies names every part that Package.swift builds on, with the version that is asked for there (OWASP ASVS 5.0, 15.1.1).

import Foundation
import Testing

struct DependencyPageTests {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }

    /// The first two cells of the rows below the heading.
    private func rows(below heading: String) throws -> [String: String] {
        let page = try text("Sources/Server/Server.docc/Dependencies.md")
        let section = try #require(page.components(separatedBy: "## \(heading)\n").dropFirst().first?.components(separatedBy: "\n## ").first)
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(rows.allSatisfy { $0.count == 3 && !$0[2].isEmpty }, "every row says what the part is for")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    @Test func everyPackageStandsOnThePageWithItsVersion() throws {
        let package = try text("Package.swift")
        let named = package.matches(of: #/\.package\(url: "[^"]*/([^"/]+)\.git", from: "([^"]+)"\)/#)
        #expect(named.count > 5 && named.count == package.components(separatedBy: ".package(").count - 1)
        let wanted = Dictionary(uniqueKeysWithValues: named.map { (String($0.output.1), String($0.output.2)) })
        #expect(try rows(below: "Swift packages") == wanted)
    }

    @Test func everySystemLibraryStandsOnThePage() throws {
        let named = try text("Package.swift").matches(of: #/pkgConfig: "([^"]+)"/#).map { String($0.output.1) }
        #expect(named.count > 2)
        // `age` is a program and no library.
        #expect(try Set(rows(below: "System libraries").keys) == Set(named + ["age"]))
    }
}
