import Storage

@testable import Inventory

/// A shop with a history that has everything in it, and hands that change what nobody may change.
struct AuditedShop {
    let shop: Shop

    /// Received against an order, traded, undone, counted with a variance, parked and rejected entries: some thirty rows.
    init() throws {
        shop = try Shop()
        let stage = ScenarioStage(shop: shop)
        for line in Self.history.split(separator: "\n") {
            _ = try stage.play(line.split(separator: " ").map(String.init))
        }
        var batch = shop.batch([.malformed(field: "quantity", problem: "is missing"), .scan(Shop.item(Shop.Code.tea), times: 1)], on: nil, from: 1)
        batch.terminal = Shop.secondHandheld
        _ = try shop.books.applySync(batch)
    }

    private static let history = """
        order PO 24 tea @ 15000 10 milk @ 8000
        anna opens GR on PO
        anna scans teaCase into GR
        anna scans tea x5 into GR
        anna scans tea into GR
        anna undoes last in GR
        anna receives 9 milk lot L1 expiry 2026-06-24 into GR
        anna submits GR
        ben approves GR
        ben posts GR
        put 40 tea A1 at 15000
        sell 3 tea A1
        sell 1 milk DOCK lot L1
        ben opens ST zone A
        cara counts 35 tea at A1 into ST
        cara completes A1 in ST
        ben submits ST
        dora approves ST
        sell 2 tea A1
        """

    func verify(expecting head: JournalHead? = nil) throws -> VerificationReport {
        try shop.books.verify(expectedHead: head)
    }

    /// Runs `statement` on tables whose triggers are gone.
    func tamper(_ statement: String) throws {
        try shop.write { transaction in
            for table in ["journal", "posting"] {
                for verb in ["update", "delete"] {
                    try transaction.run(SQL(text: "DROP TRIGGER IF EXISTS \(table)_is_append_only_\(verb)"))
                }
            }
            try transaction.run(SQL(text: statement))
        }
    }

    /// Changes one column of one row: a number by a million, a text or bytes in their first byte (an empty one gets a byte).
    func tamper(_ table: String, _ column: String, where condition: String) throws {
        let bytes = """
            CASE WHEN length(\(column)) = 0 THEN X'00' WHEN substr(\(column), 1, 1) = X'00' THEN X'01' || substr(\(column), 2)
            ELSE X'00' || substr(\(column), 2) END
            """
        try tamper(
            """
            UPDATE \(table) SET \(column) = CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 1000000
                WHEN 'text' THEN 'x' || substr(\(column), 2) ELSE CAST(\(bytes) AS BLOB) END
            WHERE \(condition)
            """)
    }

    func number(_ query: String) throws -> Int64 {
        try shop.read { snapshot in try snapshot.first(SQL(text: query)) { row in row.int(0) } ?? 0 }
    }
}
