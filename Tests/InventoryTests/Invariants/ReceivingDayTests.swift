import Foundation
import Storage
import Testing

@testable import Inventory

/// Invariants 1 to 8 and 11 over random days at the dock, without a model: what must hold is asked of the books' own rows.
///
/// `SHELFWIRE_HISTORIES` sets how many days (60 by default); a failure prints its seed, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct ReceivingDayTests {
    private static let shares = 10

    @Test(arguments: 0..<shares) func whatMustHoldHoldsAfterARandomDay(_ share: Int) throws {
        for seed in Self.seeds(share) {
            do {
                var day = try ReceivingDay(seed: seed)
                for _ in 0..<5 {
                    try day.run(steps: 30)
                    for problem in try Self.problems(of: day.shop) { Issue.record("seed \(seed): \(problem)") }
                }
                try Self.replay(day, seed)
                #expect(day.done > 0 && day.refused > 0, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    /// The days are worth something only if they come to postings, corrections and goods below zero.
    @Test func theDaysHaveEverythingInThem() throws {
        var (posted, corrected, negative): (Int64, Int64, Int) = (0, 0, 0)
        for seed in UInt64(0)..<6 {
            var day = try ReceivingDay(seed: seed)
            try day.run(steps: 150)
            posted += try Self.number(day.shop, Self.postedReceipts)
            corrected += try Self.number(day.shop, Self.postedCorrections)
            negative += try day.shop.openReviews(.negativeStock).count
        }
        #expect(posted > 20 && corrected > 3 && negative > 3, "\(posted) posted, \(corrected) corrected, \(negative) below zero")
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_HISTORIES"].flatMap { Int($0) } ?? 60
        return (0..<count / shares).map { UInt64(share * 5_000_011 + $0) }
    }

    // MARK: what must hold

    private static func problems(of shop: Shop) throws -> [String] {
        var problems: [String] = []
        let books = BooksAsModel(shop: shop)
        // 1, and 11 row by row: goods and values come from somewhere.
        if try !books.unbalancedRows().isEmpty { problems.append("rows do not sum to zero") }
        // 2: balances are the sums of the postings, in quantity and value.
        if try books.balances() != books.postings() { problems.append("balances are not the postings' sums") }
        if try books.misstatedBuckets() != 0 { problems.append("a bucket is not the sum of its postings") }
        // 5: a corrected receipt leaves what its last correction says.
        for (row, text) in try texts(shop, uncorrected) { problems.append("the chain of receipt \(row) differs at \(text)") }
        // 6: one open review for each bucket below zero.
        let subjects = try shop.openReviews(.negativeStock).map(\.subject)
        let below = try number(shop, belowZero)
        if Set(subjects).count != subjects.count || below > subjects.count { problems.append("\(below) buckets below zero, reviews of \(subjects)") }
        // 7: what is promised is what the balances say.
        if try number(shop, wronglyReserved) != 0 { problems.append("reserved is not the sum of the promises") }
        // 8: nothing in stock without its approvals; nobody approved what they opened, received or approved before.
        if try number(shop, ownApprovals) != 0 { problems.append("somebody approved their own work") }
        if try number(shop, unapproved, ReceivingDay.secondApprovalFrom) != 0 { problems.append("a receipt was posted without its approvals") }
        if try number(shop, earlyStock) != 0 { problems.append("a receipt that is not posted moved goods") }
        // 11: what came from the supplier is what is owed, and what the store's places, losses and customers hold.
        let (owed, came, held) = (try number(shop, owedInAll), try number(shop, cameInAll), try number(shop, heldInAll))
        if owed != came || came != held { problems.append("owed \(owed), came \(came), held \(held)") }
        // The chain of corrections, and everything else that `verify` looks at.
        for finding in try shop.books.verify().findings { problems.append("\(finding)") }
        return problems
    }

    /// 3 and 4: all queues once more, in other pieces, change nothing and get the same verdicts; other bytes under an old number are refused.
    private static func replay(_ day: ReceivingDay, _ seed: UInt64) throws {
        let shop = day.shop
        var random = SeededRandom(seed &+ 1)
        let before = try Fingerprint.of(shop)
        for terminal in [Shop.secondHandheld, Shop.handheld] {
            guard let said = day.said[terminal], let verdicts = day.verdicts[terminal], !said.isEmpty else { continue }
            var from = 0
            while from < said.count {
                let count = min(said.count - from, random.below(9) + 1)
                var batch = shop.batch([], on: nil, from: Int64(from + 1), terminal: terminal)
                batch.entries = Array(said[from..<from + count])
                guard case .applied(_, let results) = try shop.books.applySync(batch) else { throw ReceivingDay.Broken(description: "not applied") }
                #expect(results.allSatisfy(\.isRepeat) && results.map(\.verdict) == Array(verdicts[from..<from + count]), "seed \(seed)")
                from += count
            }
            #expect(try Fingerprint.of(shop) == before, "seed \(seed): a repeat changed something")
            var other = shop.batch([], on: nil, from: 1, terminal: terminal)
            other.entries = [said[0]]
            other.entries[0].payload = [1, 2, 3]
            guard case .applied(_, let results) = try shop.books.applySync(other) else { throw ReceivingDay.Broken(description: "not applied") }
            #expect(results.first?.rejection == .identityReused, "seed \(seed)")
            #expect(try Fingerprint.of(shop) == before, "seed \(seed): another message under an old number changed something")
        }
    }

    private static func number(_ shop: Shop, _ statement: SQL, _ argument: Int64? = nil) throws -> Int64 {
        try shop.read { snapshot in
            if let argument { return try snapshot.first(statement, argument) { row in row.int(0) } ?? 0 }
            return try snapshot.first(statement) { row in row.int(0) } ?? 0
        }
    }

    private static func texts(_ shop: Shop, _ statement: SQL) throws -> [(Int64, String)] {
        try shop.read { snapshot in try snapshot.all(statement) { row in (row.int(0), row.text(1)) } }
    }

    private static let postedReceipts = SQL("SELECT count(*) FROM document WHERE kind = 2 AND posted_sequence > 0")
    private static let postedCorrections = SQL(
        "SELECT count(*) FROM receipt_correction JOIN document ON document.id = receipt_correction.document WHERE posted_sequence > 0")
    // What the whole chain took from the supplier, against what its last correction's lines say without what was refused.
    private static let uncorrected = SQL(
        """
        WITH chain AS (
            SELECT corrects AS root, posted_sequence AS row, document.id AS document FROM receipt_correction
                JOIN document ON document.id = receipt_correction.document WHERE posted_sequence > 0
            UNION ALL SELECT id, posted_sequence, id FROM document
                WHERE posted_sequence > 0 AND id IN (SELECT corrects FROM receipt_correction)),
        newest AS (SELECT root, max(row) AS row FROM chain GROUP BY root),
        came AS (
            SELECT chain.root, product, lot, -sum(quantity) AS units FROM chain JOIN posting ON journal_sequence = chain.row
            WHERE location = 11 GROUP BY chain.root, product, lot),
        wanted AS (
            SELECT newest.root, product, lot, sum(quantity) AS units FROM newest JOIN chain ON chain.row = newest.row
                JOIN receipt_line ON receipt_line.document = chain.document GROUP BY newest.root, product, lot),
        gone AS (
            SELECT newest.root, product, lot, sum(quantity) AS units FROM newest JOIN chain ON chain.row = newest.row
                JOIN discrepancy ON discrepancy.document = chain.document AND action = 2 AND is_withdrawn = 0
            GROUP BY newest.root, product, lot)
        SELECT wanted.root, wanted.product || '/' || wanted.lot FROM wanted
            LEFT JOIN came ON came.root = wanted.root AND came.product = wanted.product AND came.lot = wanted.lot
            LEFT JOIN gone ON gone.root = wanted.root AND gone.product = wanted.product AND gone.lot = wanted.lot
        WHERE wanted.units - coalesce(gone.units, 0) <> coalesce(came.units, 0)
        """)
    private static let belowZero = SQL(
        "SELECT count(*) FROM balance JOIN location ON location.id = balance.location WHERE location.kind < 10 AND on_hand < 0")
    private static let wronglyReserved = SQL(
        """
        SELECT count(*) FROM balance WHERE reserved <> coalesce((SELECT sum(open) FROM reservation_line AS line
            WHERE line.product = balance.product AND line.lot = balance.lot AND line.location = balance.location
                AND line.condition = balance.condition), 0)
        """)
    private static let ownApprovals = SQL(
        """
        SELECT count(*) FROM document_approval AS given JOIN document ON document.id = given.document
        WHERE document.kind = 2 AND (given.actor = document.created_by
            OR EXISTS (SELECT 1 FROM document_part AS part WHERE part.document = given.document AND part.actor = given.actor AND part.part IN (1, 2))
            OR EXISTS (SELECT 1 FROM document_approval AS other
                WHERE other.document = given.document AND other.level <> given.level AND other.actor = given.actor))
        """)
    private static let unapproved = SQL(
        """
        SELECT count(*) FROM document JOIN payable ON payable.document = document.id
        WHERE posted_sequence > 0 AND (SELECT count(*) FROM document_approval WHERE document_approval.document = document.id)
            < CASE WHEN abs(payable.value_e4) >= $1 THEN 2 ELSE 1 END
        """)
    private static let earlyStock = SQL(
        """
        SELECT count(*) FROM posting JOIN journal ON journal.sequence = posting.journal_sequence
            JOIN document ON document.id = journal.document
        WHERE document.kind = 2 AND document.posted_sequence <> journal.sequence
        """)
    private static let owedInAll = SQL("SELECT coalesce(sum(value_e4), 0) FROM payable")
    private static let cameInAll = SQL("SELECT coalesce(-sum(value_e4), 0) FROM balance WHERE location = 11")
    private static let heldInAll = SQL("SELECT coalesce(sum(value_e4), 0) FROM balance WHERE location <> 11")
}
