// The whole server of one data folder, put together: books, gateway, door, housekeeping, metrics; and the order in which they
// start and stop.

import Gateway
import Inventory
public import Logging
import RPC
import ServiceLifecycle
import Storage
import UnixSignals

/// A stock server.
///
/// `run()` is its life: it returns after an orderly stop (the first SIGTERM or SIGINT) and throws when something that it needs
/// fails. SIGHUP has it read its certificates again. A second signal ends the process at once; the books bear that like a power cut.
public struct StockServer: Sendable {
    public let settings: ServerSettings
    private let logger: Logger
    private let announce: @Sendable (Endpoint) throws -> Void
    private let stopAtOnce: @Sendable (Ending) -> Never

    /// - Parameters:
    ///   - announce: told the address once connections are accepted.
    ///   - stopAtOnce: ends the process; called when the store can no longer be trusted, and on a second signal.
    public init(
        settings: ServerSettings, logger: Logger, announce: @escaping @Sendable (Endpoint) throws -> Void,
        stopAtOnce: @escaping @Sendable (Ending) -> Never = ProcessEnd.now
    ) {
        self.settings = settings
        self.logger = logger
        self.announce = announce
        self.stopAtOnce = stopAtOnce
    }

    /// Opens the books, serves them until told to stop, closes them.
    ///
    /// - Throws: `StorageError` when the folder cannot be opened (`inUse` names the process that has it), an error of the system
    ///   when the address cannot be bound.
    public func run() async throws {
        let authority = try settings.terminalAuthority.map { try AuthorityInUse($0) }
        if let recipients = settings.backups?.recipients, !recipients.isEmpty { try AgeProgram.rehearse(for: recipients) }
        let health = HealthService()
        let watch = StoreWatch(health: health, logger: logger.labelled("storage"))
        let shipment = settings.backups?.ships == true ? LogShipment() : nil
        let books = try openBooks(watch, authority, tap: shipment?.tap)
        let gateway = GatewayServices(books: books, logger: logger.labelled("gateway"))
        let door = try Door(
            settings: settings, gateway: gateway, health: health, authority: authority, logger: logger.labelled("rpc"), announce: announce)
        var services: [any Service] = [
            BooksKeeper(books: books, shipment: shipment, logger: logger),
            Feed(gateway: gateway),
            Housekeeping(books: books, logger: logger.labelled("housekeeping")),
            StoreTrial(books: books),
        ]
        let backups = BackupLog()
        if let copies = settings.backups {
            services.append(BackupKeeper(books: books, settings: copies, log: backups, shipment: shipment, logger: logger.labelled("backup")))
        }
        if let shipment { services.append(LogShipper(shipment: shipment, logger: logger.labelled("backup"))) }
        if let endpoint = settings.metrics {
            let page = MetricsPage {
                MetricsText.page(
                    books.database.metrics, door.counters, condition: books.database.condition, terminals: gateway.attachedTerminals,
                    entries: gateway.entryEnds, backups: backups.figures, shipment: shipment?.figures)
            }
            services.append(MetricsDoor(endpoint: endpoint, page: page, logger: logger.labelled("metrics")))
        }
        services.append(door)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }, logger: logger.labelled("life")))
        try await runUntilSignalled(group) {
            guard door.reloadCertificates(), let authority else { return }
            do {
                try await books.noteSettings(changed: authority.noted)
            } catch {
                logger.error("the journal could not be told of the authority", metadata: ["error": "\(error)"])
            }
        }
    }

    /// A folder's books with what a server wants to hear of the store: slow statements, whether it takes writes, and its end.
    private func openBooks(_ watch: StoreWatch, _ authority: AuthorityInUse?, tap: LogTap?) throws -> Books {
        var configuration = Database.Configuration()
        let logger = logger.labelled("storage")
        let stopAtOnce = stopAtOnce
        configuration.slowStatementMilliseconds = settings.slowStatementMilliseconds
        configuration.onSlowStatement = { statement, milliseconds in
            logger.warning("slow statement", metadata: ["ms": "\(milliseconds)", "statement": "\(statement)"])
        }
        configuration.logTap = tap
        configuration.maximumWaiting = settings.waitingWrites
        configuration.cacheKibibytes = settings.cacheMebibytes * 1_024
        configuration.onCondition = { watch.tell($0) }
        configuration.onFatal = { error in
            logger.critical("the store has stopped; ending so that nothing is acknowledged falsely", metadata: ["error": "\(error)"])
            stopAtOnce(.storeFailed)
        }
        let books = try Books.open(directory: settings.data, configuration: configuration, authority: authority)
        let changed = try books.noteSettings(settings.noted.merging(authority?.noted ?? [:]) { $1 })
        if !changed.isEmpty { self.logger.notice("settings differ from the last start", metadata: ["settings": "\(changed.joined(separator: ", "))"]) }
        return books
    }

    private func runUntilSignalled(_ group: ServiceGroup, _ reload: @escaping @Sendable () async -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
        let (logger, stopAtOnce) = (logger, stopAtOnce)
        let watch = Task {
            var isStopping = false
            for await signal in signals {
                if signal == .sighup {
                    await reload()
                    continue
                }
                if isStopping {
                    logger.critical("told again to stop: ending at once", metadata: ["signal": "\(signal)"])
                    stopAtOnce(.signalled(signal.rawValue))
                }
                isStopping = true
                logger.notice("stopping: calls under way may end", metadata: ["signal": "\(signal)"])
                await group.triggerGracefulShutdown()
            }
        }
        defer { watch.cancel() }
        try await group.run()
    }
}

/// Why a process ends without an orderly stop.
public enum Ending: Hashable, Sendable {
    /// The store failed for good: exit code 74.
    case storeFailed
    /// Told a second time: 128 + the signal.
    case signalled(Int32)

    public var exitCode: Int32 {
        switch self {
        case .storeFailed: 74
        case .signalled(let number): 128 + number
        }
    }
}

extension Logger {
    /// The same log under "shelfwire.<part>".
    func labelled(_ part: String) -> Logger {
        var logger = self
        logger[metadataKey: "part"] = "\(part)"
        return logger
    }
}
