import FaultDisk
import Foundation
import Inventory
import NIOEmbedded
import RPC
import Storage
import SystemPackage
import TerminalKit

/// One day of a shop, by seed: people with devices and desks, a server, and everything between them that can break, on one thread and one
/// clock of its own. Afterwards the books are what the paper says, or there is a finding.
///
/// Zone: the thread that made it, which is what makes it Sendable.
final class ShopDay: @unchecked Sendable {
    private static let longest: Int64 = 360_000
    /// After the last fault: the longest silence is 80 s, the longest wait of a device 30 s.
    private static let patience: Int64 = 400_000
    /// Fifty times what such a day needs.
    private static let mostParcels = 50_000

    let image: ShopImage
    let disk: FaultDisk
    let agenda: Agenda
    let network: WorldNetwork
    private(set) var pockets: [Pocket] = []
    let desks: DeskPeople
    private(set) var figures = DayFigures()
    private let clock = WorldClock()
    private let executor = WorldExecutor()
    private let loop = EmbeddedEventLoop()
    private let stops = Stops()
    private let folder: String
    private let openSeed: UInt64
    private var random: SeededRandom
    private var life: ServerLife?
    private var paper: FloorPerson.Paper
    private var news = DeskNews()
    /// The server's clock minus the world's.
    private let serverSkew = WorldClock()
    private var isOver = false

    init(_ image: ShopImage, on disk: FaultDisk, seed: UInt64, folder: String) throws {
        (self.image, self.disk, self.folder) = (image, disk, folder)
        disk.copy(from: image.disk)
        disk.reseed(seed)
        random = SeededRandom(seed)
        openSeed = random.next()
        clock.set(image.opens)
        serverSkew.set(0)
        agenda = Agenda(clock: clock)
        network = WorldNetwork(agenda: agenda, seed: random.next())
        desks = DeskPeople(image, seed: random.next())
        paper = FloorPerson.Paper(
            supplier: image.supplier.rawValue,
            places: zip(image.places, ["A1", "B1", "DOCK"]).map { WorkPlace(locationID: $0.rawValue, code: $1, name: $1) })
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let crews: [[Person]] = [[.anna], [.cara, .emil], [.anna, .cara, .ben], [.anna, .emil, .ben]]
        for (number, device) in image.devices.enumerated() {
            let line = CarriedLine(loop: loop) { [network] call, parcel in network.post(from: number, call: call, parcel) }
            let pocket = try Pocket(
                number, device, people: crews[number % crews.count], folder: FilePath("\(folder)/pda-\(number)"), agenda: agenda,
                executor: executor, line: line, seed: random.next())
            pocket.found = { [weak self] in self?.find($0) }
            pockets.append(pocket)
        }
        network.lines = pockets.map(\.line)
    }

    /// Lives the day. Answers what happened, and what must not have.
    func run() -> DayFigures {
        live()
        cleanUp()
        return figures
    }

    private func live() {
        do {
            try open()
            for pocket in pockets { try pocket.start() }
            plan()
            try live(until: clock.milliseconds + random.number(Self.longest / 4...Self.longest))
            try finish()
        } catch let finding as Finding {
            find(finding)
        } catch {
            find(Finding(.broken, "\(error)"))
        }
    }

    private func find(_ finding: Finding) { figures.findings.append(finding) }

    // MARK: time

    private func live(until end: Int64) throws {
        while let next = agenda.next, next <= end, figures.findings.isEmpty {
            agenda.happen()
            settle()
            try notice()
        }
    }

    /// Everything that can be done now is done.
    private func settle() {
        repeat { loop.run() } while executor.runAll()
    }

    /// A disk that ended takes its program with it; two that talk without end are found out.
    private func notice() throws {
        guard network.parcels < Self.mostParcels else { throw Finding(.broken, "\(network.parcels) messages, and no end: \(try standing())") }
        if disk.isEnded, life != nil { try crash() }
        for pocket in pockets where pocket.disk.isEnded && pocket.terminal != nil { endPocket(pocket) }
        if executor.escaped > 0 { throw Finding(.broken, "\(executor.escaped) jobs came from another thread") }
    }

    private func plan() {
        for pocket in pockets { nextStep(of: pocket) }
        every(700...6_000) { [self] in try deskStep() }
        every(20_000...140_000) { [self] in try strikeServer() }
        for pocket in pockets {
            every(30_000...260_000) { [self] in strike(pocket) }
            every(60_000...400_000) { pocket.turnClock() }
        }
    }

    /// Again and again until the day is over.
    private func every(_ range: ClosedRange<Int64>, _ body: @escaping () throws -> Void) {
        agenda.after(random.number(range)) { [self] in
            guard !isOver else { return }
            do {
                try body()
            } catch let finding as Finding {
                find(finding)
            } catch {
                find(Finding(.broken, "\(error)"))
            }
            every(range, body)
        }
    }

    private func nextStep(of pocket: Pocket) {
        let pause = random.oneIn(12) ? random.number(5_000...60_000) : random.number(350...4_000)
        agenda.after(pause) { [self] in
            guard !isOver else { return }
            pocket.act(paper)
            nextStep(of: pocket)
        }
    }

    // MARK: the server

    private func open() throws {
        stops.forget()
        disk.end(atSync: 0)
        disk.end(atChange: 0)
        var configuration = ShopImage.configuration(disk, clock, seed: openSeed &+ UInt64(figures.serverLives))
        configuration.checkpointPages = 60
        let (clock, skew, stops) = (clock, serverSkew, stops)
        configuration.clock = { clock.milliseconds + skew.milliseconds }
        configuration.onFatal = { stops.add($0) }
        let books: Books
        do {
            books = try Books.openForSimulation(directory: disk.folder, configuration: configuration)
        } catch {
            throw Finding(.unopened, "\(error)")
        }
        figures.serverLives += 1
        let life = ServerLife(books, agenda: agenda, executor: executor, loop: loop) { [weak self] error in
            guard let self, !(error is StorageError) else { return }
            find(Finding(.broken, "a call ended with \(error)"))
        }
        (self.life, network.life) = (life, life)
        settle()
        // What a device was told is kept, is kept.
        let applied = try FoundShop.appliedThrough(books)
        for pocket in pockets {
            let through = applied[pocket.device.id.rawValue] ?? 0
            pocket.ask { [weak self] status in
                guard status.appliedThrough > through else { return }
                self?.find(Finding(.lost, "device \(pocket.device.id) was told \(status.appliedThrough), the books know \(through)"))
            }
        }
        settle()
        try readPaper(books)
    }

    private func readPaper(_ books: Books) throws {
        news = try DeskNews(books)
        (paper.receipts, paper.stocktakes) = (news.receipts, news.stocktakes)
    }

    private func deskStep() throws {
        guard let books = life?.books, !disk.isEnded, stops.count == 0 else { return }
        do {
            try readPaper(books)
        } catch is StorageError {
            return
        }
        Task(executorPreference: executor) { [self] in
            do {
                try await desks.act(books, news, now: clock.milliseconds + serverSkew.milliseconds)
            } catch let finding as Finding {
                find(finding)
            } catch is StorageError {
                // Said again when the server is back.
            } catch {
                find(Finding(.broken, "at a desk: \(error)"))
            }
        }
    }

    private func strikeServer() throws {
        guard let life else { return }
        switch random.below(6) {
        case 0: try crash()
        case 1, 2: disk.end(atSync: random.number(1...60))
        case 3: disk.end(atChange: random.number(1...400))
        case 4:
            // A restart in order.
            Task(executorPreference: executor) { await life.drain() }
            agenda.after(1_500) { [self] in
                guard self.life === life, !disk.isEnded else { return }
                close(life)
                figures.restarts += 1
                openLater()
            }
        default: if random.oneIn(3) { serverSkew.set(serverSkew.milliseconds + random.number(-20_000...300_000)) }
        }
    }

    /// Power fails, or the process is killed.
    private func crash() throws {
        guard let life else { return }
        disk.endNow()
        close(life)
        figures.crashes += 1
        openLater()
    }

    private func close(_ life: ServerLife) {
        life.end()
        network.serverEnded(life)
        settle()
        life.books.database.close()
        settle()
        self.life = nil
        // A stop in order may end like that as well.
        if disk.isEnded { disk.comeBack(random.pick(FaultDisk.Manner.allCases)) }
    }

    private func openLater() {
        agenda.after(isOver ? 10 : random.number(500...30_000)) { [self] in
            guard life == nil else { return }
            do {
                try open()
            } catch let finding as Finding {
                find(finding)
            } catch {
                find(Finding(.broken, "\(error)"))
            }
        }
    }

    // MARK: devices

    private func strike(_ pocket: Pocket) {
        guard pocket.terminal != nil else { return }
        if random.oneIn(3) { pocket.disk.endNow() } else { pocket.disk.end(afterOperations: Int(random.number(1...30))) }
    }

    private func endPocket(_ pocket: Pocket) {
        network.pocketEnded(pocket.number)
        pocket.end()
        settle()
        pocket.comeBack()
        figures.pocketEnds += 1
        agenda.after(isOver ? 10 : random.number(200...40_000)) { [self] in
            do {
                try pocket.start()
            } catch {
                find(Finding(.unopened, "device \(pocket.device.id) does not start: \(error)"))
            }
        }
    }

    // MARK: the evening

    /// Nothing breaks any more, everybody connects, and all that waits is sent. Then the books are compared with the paper.
    private func finish() throws {
        isOver = true
        disk.end(atSync: 0)
        disk.end(atChange: 0)
        network.clearUp()
        let end = clock.milliseconds + Self.patience
        var waiting = true
        while waiting {
            try live(until: clock.milliseconds + 2_000)
            guard figures.findings.isEmpty else { return }
            guard clock.milliseconds < end else { throw Finding(.broken, "the devices do not get rid of their entries: \(try standing())") }
            if !desks.owesNothing { try deskStep() }
            // The clock moves on even when nothing is planned.
            agenda.after(1_000) {}
            waiting = try life == nil || !desks.owesNothing || pockets.contains { $0.terminal == nil } || !isQuiet()
        }
        guard let books = life?.books else { return }
        var judge = try DayJudge(self, books)
        figures.add(try judge.judge())
    }

    private func isQuiet() throws -> Bool {
        var unsent = 0
        let count = Counter()
        for pocket in pockets {
            pocket.goOnline()
            pocket.ask { count.add($0.unsent) }
        }
        settle()
        unsent = count.sum
        return unsent == 0
    }

    private func standing() throws -> String {
        let words = Counter()
        for pocket in pockets { pocket.ask { words.say("device \(pocket.number): \($0.unsent) of \($0.lastSequence), \($0.connection)") } }
        settle()
        return words.words.joined(separator: "; ") + (life == nil ? "; no server" : "")
    }

    private func cleanUp() {
        (figures.parcels, figures.cuts, figures.ghosts) = (network.parcels, network.cuts, network.ghosts)
        for pocket in pockets { pocket.end() }
        settle()
        if let life { close(life) }
        network.lines = []
        agenda.forgetAll()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// Adds up answers. Zone: the thread of its world, which is what makes it Sendable.
private final class Counter: @unchecked Sendable {
    private(set) var sum = 0
    private(set) var words: [String] = []
    func add(_ number: Int) { sum += number }
    func say(_ text: String) { words.append(text) }
}
