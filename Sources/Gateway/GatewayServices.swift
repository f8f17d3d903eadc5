// The gateway: wire to command and back, and the live streams of the terminals. It holds no rule of the shop.

public import Inventory
public import Logging
public import RPC
public import Wire

/// All services over one set of books, with the registry of attached terminals and the push feed.
///
/// Register `providers` with a server; `run()` for as long as it serves; `drainTerminals` before it stops.
public final class GatewayServices: Sendable {
    let books: Books
    let registry = TerminalRegistry()
    private let entries: EntryTally
    let limits: GatewayLimits
    let logger: Logger
    private let pause: Pause
    private let feed: PushFeed

    /// - Parameter pause: How time is waited out; simulations have their own.
    public init(books: Books, logger: Logger, limits: GatewayLimits = GatewayLimits(), pause: @escaping Pause = machinePause) {
        self.books = books
        self.logger = logger
        self.limits = limits
        self.pause = pause
        entries = EntryTally(logger: logger)
        feed = PushFeed(books: books, registry: registry, limits: limits, logger: logger, pause: pause)
    }

    /// Every service of `shelfwire.v1`.
    public var providers: [any ServiceProvider] {
        let desk = CommandDesk(books: books)
        return [
            SessionsService(desk: desk),
            UsersService(desk: desk),
            RolesService(desk: desk),
            JournalRowsService(desk: desk),
            TerminalsService(desk: desk, registry: registry, entries: entries, limits: limits, logger: logger, pause: pause),
            ProductsService(desk: desk),
            StoresService(desk: desk),
            PurchaseOrdersService(desk: desk),
            ReceiptsService(desk: desk),
            PlacementsService(desk: desk),
            ApprovalPoliciesService(desk: desk),
            StocktakesService(desk: desk),
            StockLevelsService(desk: desk, limits: limits),
            AdjustmentsService(desk: desk),
            ReservationsService(desk: desk),
            TransfersService(desk: desk),
            LotsService(desk: desk),
            AlertsService(desk: desk),
            ReviewsService(desk: desk),
            MessagesService(desk: desk),
        ]
    }

    /// Around every call of them.
    public var interceptors: [any ServerInterceptor] {
        [StorageTrouble(books: books, log: TroubleLog(logger: logger))]
    }

    /// Tells terminals what is new, until cancelled.
    public func run() async {
        await feed.run()
    }

    /// Terminals attached now.
    public var attachedTerminals: Int { registry.count }

    /// How many entries of terminals ended how, since this was made.
    public var entryEnds: [EntryEnd: Int] { entries.ends }

    /// Sends every terminal away in order: what each had sent is answered first. Returns when all have left or `patience` is
    /// over. Terminals are told to come back spread over a few seconds, so that a restart makes no storm.
    public func drainTerminals(_ reason: DrainReason = .restart, patience: ContinuousClock.Duration = .seconds(10)) async {
        registry.drainAll(reason) { index in 500 + Int64(index % 1_000) * 5 }
        let end = ContinuousClock.now + patience
        while registry.count > 0, ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
