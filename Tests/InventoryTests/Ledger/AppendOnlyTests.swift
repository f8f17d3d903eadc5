import Foundation
import Storage
import Testing

@testable import Inventory

/// What is written in journal and postings stays as it was written; what was done to the file behind our back is found.
@Suite("Append-only books")
struct AppendOnlyTests {
    private static let columns: [(table: String, column: String)] =
        [
            "sequence", "origin", "epoch", "origin_sequence", "kind", "actor", "session", "store", "document", "captured_ms", "occurred_ms",
            "received_ms", "business_date", "payload", "request_hash", "verdict", "reply", "corrects", "prev_hash", "hash",
        ].map { ("journal", $0) }
        + ["journal_sequence", "line", "product", "lot", "location", "condition", "quantity", "value_e4", "occurred_ms"].map { ("posting", $0) }

    private func isRefused(_ statement: String, _ shop: Shop) -> Bool {
        do {
            try shop.write { transaction in try transaction.run(SQL(text: statement)) }
            return false
        } catch let error as StorageError {
            return error.code == .constraint && error.message.contains("append-only")
        } catch {
            return false
        }
    }

    @Test func everyColumnOfJournalAndPostingsIsThere() throws {
        let shop = try Shop()
        for table in ["journal", "posting"] {
            let names = try shop.read { try $0.all(SQL(text: "SELECT name FROM pragma_table_info('\(table)')")) { $0.text(0) } }
            #expect(names == Self.columns.filter { $0.table == table }.map(\.column))
        }
    }

    /// Not even with the value that is there.
    @Test(arguments: columns.indices) func noColumnIsChanged(index: Int) throws {
        let (table, column) = Self.columns[index]
        let shop = try AuditedShop().shop
        let before = try shop.books.verify()
        #expect(isRefused("UPDATE \(table) SET \(column) = \(column)", shop))
        #expect(try shop.books.verify() == before && before.isSound)
    }

    @Test(arguments: ["journal", "posting"]) func noRowIsRemovedOrPutInPlaceOfAnother(table: String) throws {
        let shop = try AuditedShop().shop
        let before = try shop.books.verify()
        #expect(isRefused("DELETE FROM \(table)", shop))
        #expect(isRefused("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)", shop))
        #expect(try shop.books.verify() == before && before.isSound)
    }

    /// One byte of a table's page that an index says otherwise: no row of the journal is wrong, and the file is.
    @Test func damageToTheFileIsFoundBesideTheBooks() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "append-only-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shop = try Shop(directory: folder)
        #expect(try shop.perform(CreateSupplier(code: "QXZV7", name: "Somebody"), as: Caller(.operatorAtMachine)).isDone)
        #expect(try shop.books.verify().isSound)
        shop.books.database.close()
        let file = URL(filePath: folder + "/shelfwire.db")
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data("QXZV7".utf8)))
        bytes[place.lowerBound] ^= 1
        try bytes.write(to: file)
        try shop.reopen()
        let report = try shop.books.verify()
        #expect(report.findings.first?.code == .structure && report.findings.first?.place == "file")
        #expect(report.findingsTotal == report.findings.count)
    }
}
