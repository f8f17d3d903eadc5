import Barcodes
import Foundation
import Testing

/// Every public vector by its id, and none forgotten.
@Suite struct VectorTests {
    @Test(arguments: VectorTable.cases)
    func vectorReadsAsListed(_ vector: ScanCase) throws {
        let input = vector.input.replacing("{YY=now-49}", with: "\((testYear - 49) % 100)")
        #expect(try read(input, vector.setUp) == vector.expected)
    }

    private func read(_ input: String, _ setUp: ScanCase.SetUp) throws -> String {
        switch setUp {
        case .standard: return outcome(parser(), input)
        case .elements: return outcome(parser(profile: .elementStrings), input)
        case .retail: return outcome(parser(profile: .retail), input)
        case .upcE: return outcome(parser(eightDigits: .upcE), input)
        case .separator(let separator): return outcome(parser(separators: separator), input)
        case .country(let letters): return outcome(parser(templates: ScaleTemplate.national(letters)), input)
        case .template(let text): return outcome(parser(templates: [try ScaleTemplate(parsing: text)]), input)
        case .hexadecimal: return summary(try parser().parse(hexadecimal: input.replacing(" (hex)", with: "")))
        case .badTemplate(let text):
            do {
                _ = try ScaleTemplate(parsing: text)
                return "accepted"
            } catch {
                return "refused \(error.code.rawValue)"
            }
        }
    }

    /// The list of vectors lives beside the repository; the inputs here are its copy.
    @Test func everyPublishedVectorIsInTheTable() throws {
        var folder = URL(filePath: #filePath)
        var data: Data?
        while data == nil, folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            data = try? Data(contentsOf: folder.appending(path: "shared/data/barcode_vectors.json"))
        }
        guard let data else {
            print("shared/data/barcode_vectors.json is not there: the vectors ran from their copy in VectorTable.swift.")
            return
        }
        struct Published: Decodable {
            let id: String
            let input: String
        }
        let published = try JSONDecoder().decode([Published].self, from: data)
        #expect(!published.isEmpty)
        let table = Dictionary(VectorTable.cases.map { ($0.id, $0.input) }, uniquingKeysWith: { first, _ in first })
        for vector in published { #expect(table[vector.id] == vector.input, "\(vector.id)") }
        #expect(Set(table.keys) == Set(published.map(\.id)))
    }

    /// Row A27 stands for all symbologies with application identifiers.
    @Test(arguments: ["]C1", "]d2", "]Q3", "]e0", "]J1"])
    func emptySymbolIsRefused(_ identifier: String) {
        #expect(outcome(parser(), identifier) == "refused EMPTY")
        #expect(outcome(parser(), identifier + "\u{1D}") == "refused EMPTY")
    }
}
