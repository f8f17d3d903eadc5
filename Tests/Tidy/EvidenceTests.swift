// Pages that name tests as evidence must name tests that are there.

import Foundation
import Testing

struct EvidenceTests {
    @Test(arguments: ["Sources/Inventory/Inventory.docc/ASVS.md"])
    func everyTestThatAPageNamesIsThere(page: String) throws {
        let text = try String(contentsOf: SourceTree.root.appending(path: page), encoding: .utf8)
        let named = Set(text.matches(of: #/`([A-Za-z]+/[A-Za-z/+]+\.swift)`/#).map { String($0.output.1) })
        #expect(named.count > 20, "the page's evidence was not read")
        let there = Set(SourceTree.files.map(\.path))
        for path in named.sorted() { #expect(there.contains("Tests/" + path), "\(page) names Tests/\(path)") }
    }

    @Test func everyRowOfTheTableSaysSomething() throws {
        let text = try String(contentsOf: SourceTree.root.appending(path: "Sources/Inventory/Inventory.docc/ASVS.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(#/^\| \d/#) }
        #expect(rows.count > 60)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 2 && !cells[1].isEmpty, "\(row)")
        }
    }
}
