import FaultDisk
import Inventory
import Storage

/// One shop's history over many lives of its server: each ends by a power cut, a kill or a disk that fails, and each begins with the
/// question whether all that was acknowledged is there.
final class Lives {
    /// How the promise of the disk is kept. All but `full` must lose something, or the oracle does not bite.
    enum Durability: String, CaseIterable {
        case full
        case normal
        case lying
    }

    struct Figures {
        var points = 0
        var cuts = 0, kills = 0, failures = 0
        var checks = 0, rows = 0, operations = 0
        var endsWhileOpening = 0
        var fullDisksSurvived = 0
        var findings: [Finding] = []

        mutating func add(_ other: Figures) {
            points += other.points
            cuts += other.cuts
            kills += other.kills
            failures += other.failures
            checks += other.checks
            rows += other.rows
            operations += other.operations
            endsWhileOpening += other.endsWhileOpening
            fullDisksSurvived += other.fullDisksSurvived
            findings += other.findings
        }
    }

    private static let stepsAtMost = 40
    private static let livesAtMost = 25
    /// Small, so that checkpoints are cut too.
    private static let checkpointPages = 60

    private let image: ShopImage
    private let disk: FaultDisk
    private let clock = WorldClock()
    private let durability: Durability
    private let stops = Stops()
    private var faultsBefore: Int64 = 0
    private var random: SeededRandom
    private var trade: Trade
    private(set) var figures = Figures()
    /// The last lives in a few words, for a finding.
    private var diary: [String] = []

    init(_ image: ShopImage, on disk: FaultDisk, seed: UInt64, durability: Durability) {
        self.image = image
        self.disk = disk
        self.durability = durability
        disk.copy(from: image.disk)
        disk.reseed(seed)
        if durability == .lying { disk.lie() }
        random = SeededRandom(seed)
        trade = Trade(image: image, clock: clock, random: SeededRandom(seed &* 31 &+ 7))
    }

    /// What led to a finding.
    var story: String { diary.suffix(12).joined(separator: "; ") }

    /// Lives until a finding or so many lives.
    func run() {
        for _ in 0..<Self.livesAtMost where figures.findings.isEmpty {
            do {
                try live()
            } catch let finding as Finding {
                figures.findings.append(finding)
            } catch {
                figures.findings.append(Finding(.broken, "\(error)"))
            }
        }
        if figures.findings.isEmpty { closingWords() }
        figures.checks = trade.owed.checks
        figures.rows = trade.owed.rows.count
        figures.operations = trade.operations
    }

    private func open() throws -> Books {
        var configuration = ShopImage.configuration(disk, clock, seed: random.next())
        configuration.checkpointPages = Self.checkpointPages
        let stops = stops
        configuration.onFatal = { stops.add($0) }
        let books = try Books.openForSimulation(directory: disk.folder, configuration: configuration)
        if durability == .normal, !disk.weakenToNormal() { throw Finding(.broken, "synchronous could not be made NORMAL") }
        return books
    }

    // MARK: a life

    private enum Threat {
        case end(FaultDisk.Manner)
        case failure(FaultDisk.Fault)
    }

    private func live() throws {
        figures.points += 1
        stops.forget()
        let threat = someThreat()
        // Now and then the server does not even come to open its books.
        let strikesWhileOpening = random.oneIn(4)
        if strikesWhileOpening { arm(threat) }
        diary.append("\(threat)\(strikesWhileOpening ? " while opening" : "")")
        let books: Books
        do {
            books = try open()
        } catch let error as StorageError {
            guard disk.isEnded || disk.faults > faultsBefore else { throw Finding(.unopened, "\(error), threat \(threat), armed \(strikesWhileOpening)") }
            figures.endsWhileOpening += 1
            diary.append("ended: \(error.extendedCode)")
            return comeBack(threat)
        }
        defer { close(books, threat) }
        let begun = trade.operations
        defer { diary.append("\(trade.operations - begun) operations, \(trade.owed.rows.count) rows") }
        disarm()
        if !disk.isEnded {
            let findings = try trade.owed.compare(with: books)
            if let first = findings.first { throw first }
            arm(threat)
        }
        do {
            for _ in 0..<(random.oneIn(6) ? 0 : Self.stepsAtMost) where stops.count == 0 { try trade.step(books) }
            try refusesIfEnded(books)
        } catch let error as StorageError {
            diary.append("\(error.code) \(error.extendedCode)")
            try suffer(error, threat, books)
        }
    }

    private func someThreat() -> Threat {
        if durability == .full, random.oneIn(3) { return .failure(random.pick(FaultDisk.Fault.allCases)) }
        return .end(random.pick(durability == .full ? FaultDisk.Manner.allCases : [.dropped, .torn, .shuffled]))
    }

    /// Lets the disk end or fail somewhere in this life: at any change, or, as often, at a synchronisation.
    private func arm(_ threat: Threat) {
        switch threat {
        case .failure(let fault):
            let most: Int64 = [.read: 20, .write: 400, .sync: 40, .truncate: 2, .full: 400][fault] ?? 1
            faultsBefore = disk.faults
            disk.fail(fault, at: random.number(1...most), forEver: random.oneIn(2))
        case .end:
            if random.oneIn(2) { disk.end(atSync: random.number(1...40)) } else { disk.end(atChange: random.number(1...600)) }
        }
    }

    private func disarm() {
        for fault in FaultDisk.Fault.allCases { disk.stopFailing(fault) }
        disk.end(atSync: 0)
        disk.end(atChange: 0)
    }

    /// A command failed. A full disk kept nothing and may have room again; anything else has ended the books.
    private func suffer(_ error: StorageError, _ threat: Threat, _ books: Books) throws {
        if error.code == .diskFull, case .failure(.full) = threat {
            guard try BooksAsFound.rows(books, after: image.rows) == trade.owed.rows.count else {
                throw Finding(.falselyAcknowledged, "a full disk kept what it said it had not")
            }
            disk.stopFailing(.full)
            for _ in 0..<3 { try trade.step(books) }
            figures.fullDisksSurvived += 1
            return
        }
        guard [.failed, .inputOutput, .cannotOpen].contains(error.code) else {
            throw Finding(.broken, "a disk that fails was told as \(error)")
        }
        try refusesIfEnded(books)
    }

    /// Ended books acknowledge nothing, however well the disk may be again, and said once that they have ended.
    private func refusesIfEnded(_ books: Books) throws {
        guard stops.count > 0 || disk.isEnded else { return }
        for fault in FaultDisk.Fault.allCases { disk.stopFailing(fault) }
        let underWay = trade.owed.underWay
        do {
            try trade.step(books)
            throw Finding(.falselyAcknowledged, "books that had stopped took another word")
        } catch let error as StorageError {
            guard disk.isEnded || error.code == .failed else { throw Finding(.broken, "stopped books answered \(error)") }
            // What was under way before may be there; what was tried now is not.
            trade.owed.underWay = underWay.isEmpty ? trade.owed.underWay : underWay
        }
        guard stops.count <= 1 else { throw Finding(.broken, "the books ended \(stops.count) times") }
    }

    private func close(_ books: Books, _ threat: Threat) {
        // Neither a killed program nor one without power closes its files in order.
        if case .end = threat { disk.endNow() } else if stops.count > 0 { disk.endNow() }
        books.database.close()
        comeBack(threat)
    }

    private func comeBack(_ threat: Threat) {
        switch threat {
        case .end(let manner):
            disk.comeBack(manner)
            if manner == .killed { figures.kills += 1 } else { figures.cuts += 1 }
        case .failure:
            let manner = random.pick(FaultDisk.Manner.allCases)
            diary.append("back \(manner)")
            disk.comeBack(manner)
            figures.failures += 1
        }
        clock.advance(2_000)
    }

    /// A last life without faults: every queue is sent once more, and every entry gets its first verdict.
    private func closingWords() {
        do {
            let books = try open()
            defer { books.database.close() }
            figures.findings += try trade.owed.compare(with: books)
            try trade.step(books)
            try trade.repeatAll(books)
            figures.findings += try trade.owed.compare(with: books)
        } catch let finding as Finding {
            figures.findings.append(finding)
        } catch {
            figures.findings.append(Finding(.broken, "at the end: \(error)"))
        }
    }
}
