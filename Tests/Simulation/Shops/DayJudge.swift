import Inventory
import Storage
import TerminalKit

/// What happened on a day, and what must not have.
struct DayFigures {
    var serverLives = 0, crashes = 0, restarts = 0, pocketEnds = 0
    var parcels = 0, cuts = 0, ghosts = 0
    var entries = 0, commands = 0, refusals = 0, unpredicted = 0, setBack = 0
    var digest: UInt64 = 0
    var findings: [Finding] = []

    mutating func add(_ other: DayFigures) {
        serverLives += other.serverLives
        crashes += other.crashes
        restarts += other.restarts
        pocketEnds += other.pocketEnds
        parcels += other.parcels
        cuts += other.cuts
        ghosts += other.ghosts
        entries += other.entries
        commands += other.commands
        refusals += other.refusals
        unpredicted += other.unpredicted
        setBack += other.setBack
        digest ^= other.digest
        findings += other.findings
    }
}

/// Compares the books at the end of a day with what was said, and with the paper that the same words make.
struct DayJudge {
    private let day: ShopDay
    private let books: Books
    private let found: FoundShop
    private var paper: PaperShop
    private var figures = DayFigures()

    init(_ day: ShopDay, _ books: Books) throws {
        (self.day, self.books) = (day, books)
        found = try FoundShop(books, after: day.image.rows)
        paper = PaperShop(day.image)
    }

    mutating func judge() throws -> DayFigures {
        judgeDelivery()
        judgeRows()
        judgeDesks()
        guard figures.findings.isEmpty else { return figures }
        judgeStanding()
        for finding in try books.verify().findings { find(.unsound, "\(finding)") }
        return figures
    }

    private mutating func find(_ kind: Finding.Kind, _ words: String) { figures.findings.append(Finding(kind, words)) }

    // MARK: once, in order, as said

    private mutating func judgeDelivery() {
        for pocket in day.pockets {
            let device = pocket.device.id.rawValue
            let rows = found.rows.filter { $0.device == device }
            let said = pocket.person.said
            if rows.map(\.number) != Array(1...Int64(max(rows.count, 1))).prefix(rows.count).map({ $0 }) {
                find(.changed, "the entries of device \(device) stand in the order \(rows.map(\.number))")
            }
            if rows.count < said.count { find(.lost, "\(said.count - rows.count) entries that device \(device) had kept are not in the books") }
            if rows.count > said.count { find(.foreign, "device \(device) has kept \(said.count) entries, \(rows.count) are in the books") }
            for (row, said) in zip(rows, said) where SaidOnFloor(payload: row.payload) != said {
                find(.changed, "entry \(row.number) of device \(device) is not what was said: \(said)")
            }
            if found.appliedThrough[device] != Int64(rows.count) {
                find(.changed, "device \(device) is applied through \(found.appliedThrough[device] ?? -1), and has \(rows.count) rows")
            }
            for row in rows {
                if let told = pocket.told[row.number], Self.verdict(told) != row.verdict {
                    find(.changed, "entry \(row.number) of device \(device) was told \(told), the books say \(row.verdict)")
                }
            }
            figures.entries += rows.count
        }
    }

    private static func verdict(_ state: ReadingState) -> Int64 {
        switch state {
        case .saved: 0
        case .accepted: 1
        case .acceptedWithException: 2
        case .rejected: 3
        case .parked: 4
        }
    }

    // MARK: each verdict

    private mutating func judgeRows() {
        for row in found.rows {
            figures.digest = (figures.digest &* 0x100_0000_01B3) ^ UInt64(bitPattern: row.device &* 31 &+ row.number &* 7 &+ row.verdict)
            if row.device == 0 { judgeWord(row) } else { judgeEntry(row) }
        }
    }

    private mutating func judgeEntry(_ row: FoundShop.Row) {
        guard let said = SaidOnFloor(payload: row.payload) else { return find(.foreign, "row \(row.sequence) holds what nobody says") }
        let expected = paper.hear(said, from: row.device, number: row.number, at: row.occurred, document: row.document)
        let outcome: PaperShop.Outcome = row.verdict == 1 ? .booked : row.verdict == 2 ? .bookedWithException : row.verdict == 3 ? .rejected : .parked
        if row.verdict > 2 { figures.setBack += 1 }
        if expected != outcome {
            find(.changed, "entry \(row.number) of device \(row.device) was \(outcome), by the rules it is \(expected): \(said)")
        }
    }

    private mutating func judgeWord(_ row: FoundShop.Row) {
        let text = String(decoding: row.payload, as: UTF8.self)
        // The row that says how often the same was refused again; nothing else hangs on it.
        if row.verdict == 3, text.contains("\nrequest=") { return }
        guard let key = text.split(separator: " ").first.map(String.init), let word = day.desks.words[key] else {
            return find(.foreign, "row \(row.sequence) holds what no desk said: \(text)")
        }
        let expected = paper.judge(word, at: row.occurred)
        let outcome: PaperShop.Outcome = row.verdict == 1 ? .booked : .refused
        if expected == .open { figures.unpredicted += 1 } else if expected != outcome {
            var why = ""
            if case .refused(let words)? = day.desks.answered[key] { why = " (\(words))" }
            find(.changed, "\(text) was \(outcome)\(why), by the rules it is \(expected): \(word)")
        }
        if outcome == .booked { paper.take(word, at: row.occurred, document: row.document) } else { figures.refusals += 1 }
        figures.commands += 1
    }

    /// What was answered as done is there once; what was refused is not there as done.
    private mutating func judgeDesks() {
        var done: [String: Int] = [:]
        for row in found.rows where row.device == 0 && row.verdict == 1 {
            done[String(decoding: row.payload, as: UTF8.self).split(separator: " ").first.map(String.init) ?? "", default: 0] += 1
        }
        for (key, answer) in day.desks.answered {
            let times = done[key] ?? 0
            switch answer {
            case .done, .repeated:
                if times == 0 { find(.lost, "\(key) was answered as done, and is not in the books") }
            case .refused:
                if times > 0 { find(.changed, "\(key) was refused, and is in the books") }
            }
        }
        for (key, times) in done where times > 1 { find(.changed, "\(key) is in the books \(times) times") }
    }

    // MARK: what stands in the shop

    private mutating func judgeStanding() {
        let states = paper.states.filter { $0.key != 0 }
        if states != found.states {
            let differing = Set(states.keys).union(found.states.keys).filter { states[$0] != found.states[$0] }.sorted()
            find(.unsound, "documents \(differing.map { "\($0): \(found.states[$0] ?? 0) for \(states[$0] ?? 0)" })")
        }
        let lines = paper.lines
        if lines != found.lines { find(.unsound, "lines are \(found.lines), by what was said \(lines)") }
        let piles = paper.stock.piles.filter { $0.value != 0 }
        if piles != found.piles { find(.unsound, "stock is \(found.piles), by what was said \(piles)") }
        let promised = paper.stock.promised.filter { $0.value != 0 }
        if promised != found.promised { find(.unsound, "promised is \(found.promised), by what was said \(promised)") }
        let goods = paper.transfers.mapValues(\.goods).filter { !$0.value.isEmpty }
        if goods != found.transfers { find(.unsound, "transfers are \(found.transfers), by what was said \(goods)") }
        let owed = found.rows.filter { $0.device != 0 && $0.verdict > 2 }.map(\.sequence)
        if owed != found.reviewed { find(.unsound, "\(owed.count) entries were set back, \(found.reviewed.count) stand in the review list") }
        if paper.stock.rechecks != found.rechecks {
            find(.unsound, "rechecks are \(found.rechecks), by what was said \(paper.stock.rechecks)")
        }
        let below = Dictionary(uniqueKeysWithValues: paper.stock.belowZero.map { ($0, 1) })
        if below != found.belowZero { find(.unsound, "reviews of stock below zero are \(found.belowZero), by what was said \(below)") }
        if found.unbalanced > 0 { find(.unsound, "\(found.unbalanced) rows do not sum to zero") }
    }
}
