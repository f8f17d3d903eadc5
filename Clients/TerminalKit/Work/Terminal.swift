// One handheld terminal: what the screen, the scripts and the load generator hold in their hands.

import Barcodes
package import RPC
public import SystemPackage
import Wire

/// A terminal: its queue, its product master, its talk with the server.
///
/// Every verb that books something returns after the entry is on the disk and never waits for the server; the server's
/// word comes as an event. `run` keeps the stream to the server while it lives. Works without a server for as long as the
/// queue has room.
///
/// Owner: the program. Zone: its disk executor; a second one on the same folder is refused.
public actor Terminal {
    /// What a terminal is made with.
    public struct Configuration: Sendable {
        public var limits = Limits()
        public var clock = DeviceClock.system()
        /// "en" or "zh": the language of the server's messages.
        public var language = "en"
        public var appVersion = "handheld/0.1"
        /// Another server than the one of the enrolment, for this run.
        public var server: ServerAddress?
        /// Other TLS than that of the enrolment, for this run.
        public var security: ServerSecurity?
        /// What stands in the place of network and disk in a simulation.
        package var stage: Stage?

        public init() {}
    }

    /// Without sockets, and with files that may fail: for simulations.
    package struct Stage: Sendable {
        package var line: CarriedLine
        /// How the file of the queue is opened.
        package var file: @Sendable (FilePath) throws(DiskError) -> any AppendableFile
        /// Where what is not the terminal's own runs.
        package var executor: any TaskExecutor

        package init(
            line: CarriedLine, executor: any TaskExecutor, file: @escaping @Sendable (FilePath) throws(DiskError) -> any AppendableFile
        ) {
            (self.line, self.executor, self.file) = (line, executor, file)
        }
    }

    public nonisolated let identity: TerminalIdentity
    /// For one reader. At the limit the oldest are dropped: the status always tells the whole.
    public nonisolated let events: AsyncStream<TerminalEvent>
    /// Bytes of torn writes that opening found and cut; none of them had been confirmed.
    public nonisolated let tornBytes: Int

    let configuration: Configuration
    let folder: DeviceFolder
    let queue: EntryQueue
    let master: ProductMaster
    let client: Client
    let sendBell = Doorbell()
    let attemptBell = Doorbell()
    let catalogBell = Doorbell()
    let certificateBell = Doorbell()
    /// Nil for a device without one.
    var certificate: DeviceCertificate?
    /// The server's clock minus the device's, as the last Welcome said.
    var clockOffsetMilliseconds: Int64 = 0
    var session: SyncSession
    var connection: ConnectionState = .waiting
    /// The person asked the running stream to end.
    var isLeaving = false
    var isStopping = false
    var hasStreamEnded = false
    var nextAttemptMilliseconds: Int64?
    var note: WorkNote
    var knownTasks: [KnownTask]
    /// On the disk before anybody is told.
    var checklist: Checklist?
    var checklistSetAside = ""
    /// A call that sends it is under way.
    var isSendingChecklist = false
    var totals: RunningTotals
    var filter: DoubleReadFilter
    /// What the person sees of each entry that is not yet answered.
    var unanswered: [Int64: Reading] = [:]
    /// Entries of the task that may be taken back, oldest first, as last shown.
    var undoable: [Reading] = []
    var lastGoods: LastGoods?
    var givenLot: GivenLot?
    /// Expiries of the task's lots.
    var knownLots: KnownLots
    var isLearningOrders = false
    /// What waited in the queue before this start is on the totals.
    var isRecalled = false
    private var resolver: GoodsResolver?
    private let executor: DiskExecutor
    private let eventSource: AsyncStream<TerminalEvent>.Continuation
    private var syncWaiters: [CheckedContinuation<Void, any Error>] = []

    /// The goods that a typed quantity speaks of.
    struct LastGoods {
        var raw: [UInt8]
        var symbology: String
        var line: RunningTotals.Line
        var reading: Reading
    }

    /// A lot that the person typed: it stays with one product.
    struct GivenLot {
        var lot: String
        var expiry: String
        var goods: BarcodeKey?
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.unowned }

    /// Opens the terminal of a state folder.
    ///
    /// - Throws: `notEnrolled`; `storage` when its files are damaged, full or in use by another program.
    public init(
        folder path: FilePath, configuration: Configuration = Configuration(),
        executor: DiskExecutor = DiskExecutor(label: "terminal")
    ) throws(TerminalError) {
        self.configuration = configuration
        self.executor = executor
        let own: DeviceCertificate?
        do throws(DiskError) {
            folder = try DeviceFolder(creating: path)
            guard let identity = try TerminalIdentity.load(folder.identity) else {
                throw DiskError(.missing, "This device is not enrolled yet.")
            }
            self.identity = identity
            let limits = configuration.limits
            queue = try Self.queue(in: folder, of: identity, configuration)
            master = try ProductMaster(path: folder.catalog, terminal: identity.terminalID, epoch: identity.epoch, limits: limits)
            knownTasks = try KnownTask.load(folder.tasks)
            switch try Checklist.load(folder.checklist, of: identity) {
            case .kept(let kept): checklist = kept
            case .setAside(let aside): checklistSetAside = aside.lastComponent?.string ?? ""
            case .none, .another: break
            }
            own = try DeviceCertificate.load(folder)
            certificate = own
        } catch {
            if error.code == .missing { throw TerminalError(.notEnrolled, error.message) }
            throw TerminalError(error)
        }
        tornBytes = queue.tornBytes
        note = WorkNote(bytes: queue.note)
        connection = note.isOffline ? .offline : .waiting
        session = SyncSession(
            appliedThrough: queue.appliedThrough, protocols: Self.protocols, limits: configuration.limits)
        totals = RunningTotals(limit: configuration.limits.taskLines)
        knownLots = KnownLots(limit: configuration.limits.taskLines)
        filter = DoubleReadFilter(windowMilliseconds: configuration.limits.doubleReadMilliseconds)
        client = configuration.stage.map { Client(line: $0.line) } ?? ServerConnection.client(
            to: configuration.server ?? identity.server,
            security: (configuration.security ?? identity.security)?.showing(own, of: folder),
            limits: configuration.limits)
        (events, eventSource) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(configuration.limits.screenEvents))
    }

    private static func queue(
        in folder: DeviceFolder, of identity: TerminalIdentity, _ configuration: Configuration
    ) throws(DiskError) -> EntryQueue {
        let (terminal, epoch, limits) = (identity.terminalID, identity.epoch, configuration.limits)
        guard let file = configuration.stage?.file else {
            return try EntryQueue(path: folder.queue, terminal: terminal, epoch: epoch, limits: limits)
        }
        return try EntryQueue(path: folder.queue, terminal: terminal, epoch: epoch, limits: limits, file: file)
    }

    static let protocols: ClosedRange<Int32> = 1 ... 1

    /// Keeps the stream to the server until the task is cancelled or `stop` is called. Call it once.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.client.run() }
            group.addTask { await self.pullLoop() }
            group.addTask { await self.followConnection() }
            group.addTask { await self.certificateLoop() }
            await syncLoop()
            client.shutdown()
            group.cancelAll()
        }
        eventSource.finish()
    }

    // MARK: Looking

    public var status: TerminalStatus {
        TerminalStatus(
            storeName: identity.storeName, terminalName: identity.terminalName, connection: connection,
            unsent: queue.depth, oldestUnsentMilliseconds: oldestUnsentMilliseconds,
            lastSequence: queue.lastSequence, appliedThrough: queue.appliedThrough, products: master.productCount,
            person: note.person, task: note.task, knownTasks: knownTasks, checklist: checklist, checklistSetAside: checklistSetAside)
    }

    /// What waits in the queue, oldest first.
    var queuedBytes: [[UInt8]] { queue.pending.map(\.bytes) }

    private var oldestUnsentMilliseconds: Int64? {
        queue.oldest.flatMap { try? Entry(bytes: $0.bytes) }?.capturedMs
    }

    /// Waits until the server has confirmed everything, at most so long. False when it has not.
    public func waitSynced(milliseconds: Int64) async -> Bool {
        let clock = configuration.clock
        let deadline = clock.monotonicMilliseconds() &+ milliseconds
        while queue.depth > 0 {
            if clock.monotonicMilliseconds() >= deadline { return false }
            guard (try? await clock.sleep(10)) != nil else { return false }
        }
        return true
    }

    // MARK: Keeping

    /// Saves an entry with the task and the person at hand; returns its sequence once it survives a power cut.
    func save(_ body: Entry.Body, in task: Entry.Task?) async throws(TerminalError) -> Int64 {
        let clock = configuration.clock
        let entry = Entry(
            capturedMs: clock.wallMilliseconds(), monotonicMs: clock.monotonicMilliseconds(), bootID: clock.bootID,
            sessionID: note.person?.sessionID ?? 0, task: task, feedback: true, body: body)
        let sequence: Int64
        do {
            guard let range = try queue.append([try entry.bytes]) else { preconditionFailure("one entry has one number") }
            sequence = range.lowerBound
        } catch {
            throw Self.notSaved(error)
        }
        try await makeDurable()
        return sequence
    }

    private static func notSaved(_ error: any Error) -> TerminalError {
        switch error {
        case let error as QueueError: TerminalError(error)
        case let error as WireError: TerminalError(.textTooLong, error.message)
        default: TerminalError(calling: error)
        }
    }

    /// Returns when every entry so far is on the disk. One sync serves all who wait.
    private func makeDurable() async throws(TerminalError) {
        do {
            try await withCheckedThrowingContinuation { continuation in
                syncWaiters.append(continuation)
                // Those who scan in the same instant are queued behind this call and in front of the sync.
                if syncWaiters.count == 1 { Task { self.syncNow() } }
            }
        } catch {
            throw Self.notSaved(error)
        }
        changed()
        sendBell.ring()
    }

    private func syncNow() {
        let waiters = syncWaiters
        syncWaiters = []
        do {
            try queue.sync()
            for waiter in waiters { waiter.resume() }
        } catch {
            for waiter in waiters { waiter.resume(throwing: error) }
        }
    }

    /// Changes what must outlive a restart.
    func keep(_ change: (inout WorkNote) -> Void) throws(TerminalError) {
        var changedNote = note
        change(&changedNote)
        do throws(QueueError) {
            try queue.keep(note: changedNote.bytes)
        } catch {
            throw TerminalError(error)
        }
        note = changedNote
        changed()
    }

    // MARK: Telling

    func tell(_ event: TerminalEvent) {
        eventSource.yield(event)
    }

    func changed() {
        tell(.changed)
    }

    // MARK: Resolving

    /// The store's day, by the server's clock as far as the device knows it.
    var today: CalendarDate {
        (note.storeDay ?? StoreDay()).date(atMilliseconds: configuration.clock.wallMilliseconds() &+ clockOffsetMilliseconds)
    }

    var goodsResolver: GoodsResolver {
        if let resolver { return resolver }
        let made = GoodsResolver(templates: master.content.templates.values, today: today)
        resolver = made
        return made
    }

    /// The product master has changed: the scale labels may have.
    func catalogChanged() {
        resolver = nil
        changed()
    }
}
