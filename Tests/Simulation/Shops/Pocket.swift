import NIOEmbedded
import RPC
import SystemPackage
import TerminalKit

/// A device of the shop with all that its program has around it: clocks, a battery, a disk, and somebody who holds it.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class Pocket: @unchecked Sendable {
    let number: Int
    let device: Device
    let person: FloorPerson
    let disk: PocketDisk
    let line: CarriedLine
    private(set) var terminal: Terminal?
    /// A person's step is under way.
    var isBusy = false
    /// What the server's answers said, by number.
    private(set) var told: [Int64: ReadingState] = [:]
    private(set) var starts = 0
    /// Called with what must not be.
    var found: (Finding) -> Void = { _ in }

    private let agenda: Agenda
    private let executor: WorldExecutor
    private let folder: FilePath
    private var random: SeededRandom
    private var bootedAt: Int64
    private var boot: UInt64 = 1
    /// The device's wall clock minus the world's.
    private var skew: Int64
    private var run: Task<Void, Never>?

    init(
        _ number: Int, _ device: Device, people: [Person], folder: FilePath, agenda: Agenda, executor: WorldExecutor, line: CarriedLine, seed: UInt64
    ) throws {
        (self.number, self.device, self.folder, self.agenda, self.executor, self.line) = (number, device, folder, agenda, executor, line)
        random = SeededRandom(seed)
        person = FloorPerson(device, people: people, seed: random.next())
        disk = PocketDisk(seed: random.next())
        skew = random.number(-90_000...90_000)
        bootedAt = agenda.now - random.number(1_000...3_600_000)
        guard let server = ServerAddress("shop:7443") else { throw WorldError("no address") }
        let identity = TerminalIdentity(
            terminalID: device.number, epoch: device.epoch, credential: device.credential, storeID: 1, storeName: "Main Street",
            terminalName: "PDA \(number)", server: server)
        try identity.save(DeviceFolder(creating: folder).identity)
    }

    // MARK: life

    /// The program starts.
    func start() throws {
        var configuration = Terminal.Configuration()
        let (agenda, disk) = (agenda, disk)
        configuration.clock = DeviceClock(
            wallMilliseconds: { [self] in agenda.now + skew }, monotonicMilliseconds: { [self] in agenda.now - bootedAt },
            bootID: boot, random: { [self] in random.next() }, sleep: { try await agenda.sleep($0) })
        configuration.stage = Terminal.Stage(line: line, executor: executor) { path throws(DiskError) in try disk.open(path) }
        let terminal = try Terminal(
            folder: folder, configuration: configuration, executor: DiskExecutor { [executor] work in executor.add(work) })
        self.terminal = terminal
        starts += 1
        run = Task(executorPreference: executor) { [self] in
            if starts > 1, let finding = person.cameBack(knowing: await terminal.status.lastSequence) { found(finding) }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await terminal.run() }
                group.addTask { [self] in for await event in terminal.events { hear(event) } }
            }
        }
    }

    private func hear(_ event: TerminalEvent) {
        switch event {
        case .reading(let reading) where reading.state != .saved:
            if let before = told.updateValue(reading.state, forKey: reading.sequence), before != reading.state {
                found(Finding(.changed, "entry \(reading.sequence) of device \(device.id) was told \(before), then \(reading.state)"))
            }
        case .notice(let remark) where remark.reason == "SERVER_RESTORED":
            found(Finding(.lost, "device \(device.id) was told that the server has forgotten what it had confirmed"))
        default: break
        }
    }

    /// The program is over, whatever it was doing. What it still tries reaches neither disk nor network.
    func end() {
        disk.endNow()
        terminal = nil
        run?.cancel()
        run = nil
    }

    /// The files are closed; the device may start again.
    func comeBack() {
        let isPowerCut = random.oneIn(2)
        disk.comeBack(afterPowerCut: isPowerCut)
        guard isPowerCut else { return }
        boot = random.next() | 1
        bootedAt = agenda.now
    }

    /// Somebody, or the network, sets the wall clock.
    func turnClock() { skew = random.number(-7_200_000...7_200_000) }

    // MARK: for the world

    /// One thing that the person does, if the device is on.
    func act(_ paper: FloorPerson.Paper) {
        guard let terminal, !isBusy else { return }
        isBusy = true
        Task(executorPreference: executor) { [self] in
            defer { isBusy = false }
            do {
                try await person.act(terminal, paper)
            } catch let finding as Finding {
                found(finding)
            } catch {
                // A device that ended may have kept it; one that goes on has not.
                if !disk.isEnded { person.forgetPending() }
            }
        }
    }

    /// Asks the device how it stands.
    func ask(_ answer: @escaping @Sendable (TerminalStatus) -> Void) {
        guard let terminal else { return }
        Task(executorPreference: executor) { answer(await terminal.status) }
    }

    /// At the end of the day every device is made to connect.
    func goOnline() {
        guard let terminal else { return }
        Task(executorPreference: executor) { try? await terminal.goOnline() }
    }
}
