import Testing

@testable import Inventory

struct ImportOrderTests {
    private func row(_ line: Int, _ sku: String, code: Int64? = nil, scaleItem: Int64? = nil) -> ImportRow {
        var row = ImportRow(line: line, sku: sku, hasSKU: true, name: sku, foldedName: sku, codes: [])
        if let code { row.codes = [ImportRow.Code(code: .gtin(code), quantity: 1, level: "each", column: .barcode)] }
        row.scaleItem = scaleItem
        return row
    }

    private func lines(_ rows: [ImportRow]) -> [Int] { ImportOrder.byKey(rows).map(\.line) }

    @Test func linesThatNameDifferentThingsAreWrittenByKey() {
        #expect(lines([]) == [])
        #expect(lines([row(2, "C", code: 3), row(3, "A", code: 1, scaleItem: 7), row(4, "B", code: 2, scaleItem: 8), row(5, "AA")]) == [3, 5, 4, 2])
    }

    @Test func twoLinesOfOneThingKeepTheOrderOfTheFile() {
        #expect(lines([row(2, "C"), row(3, "A"), row(4, "C")]) == [2, 3, 4])
        #expect(lines([row(2, "C", code: 9), row(3, "A", code: 9)]) == [2, 3])
        #expect(lines([row(2, "C", scaleItem: 9), row(3, "A", scaleItem: 9)]) == [2, 3])
        var twice = row(2, "C", code: 9)
        twice.codes += twice.codes
        #expect(lines([twice, row(3, "A")]) == [2, 3])
    }

    @Test func aCodeIsNewOnceAndNeverWhereNotAllAreKnown() {
        let first = ImportMemory(knowsAllCodes: true)
        #expect(first.isNew(.gtin(1)) && first.isNew(.plain("1")))
        #expect(!first.isNew(.gtin(1)) && !first.isNew(.plain("1")))
        #expect(!ImportMemory(knowsAllCodes: false).isNew(.gtin(1)))
    }
}
