// From the outbox to the terminals: woken by commits, reads what is new, tells those whom it concerns.

import Inventory
import Logging
import RPC
import Synchronization
import Wire

/// The one reader of the outbox. `run()` lives as long as the server.
final class PushFeed: Sendable {
    private let books: Books
    private let registry: TerminalRegistry
    private let limits: GatewayLimits
    private let logger: Logger
    private let pause: Pause
    private let wakeUps: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    init(books: Books, registry: TerminalRegistry, limits: GatewayLimits, logger: Logger, pause: @escaping Pause) {
        self.books = books
        self.registry = registry
        self.limits = limits
        self.logger = logger
        self.pause = pause
        (wakeUps, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let wake = wake
        books.onCommit { wake.yield() }
    }

    /// Until cancelled: waits for commits, then tells the news. Trouble with one reading is logged and tried again later.
    func run() async {
        var position: Int64
        do { position = try await books.latestNews() } catch { return logger.error("the push feed cannot start: \(error)") }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.tick() }
            var stock = StockWindow(milliseconds: limits.stockWindowMilliseconds)
            for await _ in wakeUps {
                do {
                    position = try await tellAll(after: position, &stock)
                } catch {
                    logger.error("the push feed could not read: \(error)")
                }
            }
            group.cancelAll()
        }
    }

    /// What was gathered is told when its window has passed, also when nothing more is committed.
    private func tick() async {
        while (try? await pause(limits.stockWindowMilliseconds)) != nil { wake.yield() }
    }

    private func tellAll(after start: Int64, _ stock: inout StockWindow) async throws -> Int64 {
        var position = start
        while true {
            let news = try await books.news(after: position, limit: limits.newsPerRead)
            for item in news {
                position = item.position
                if item.topic == .stock {
                    stock.add(product: item.key, store: item.store, position: item.position)
                } else {
                    try await tell(item)
                }
            }
            if news.count < limits.newsPerRead { break }
        }
        for change in stock.due(at: books.nowMilliseconds) { try await tellStock(change) }
        try await tellWithheld(at: position)
        if position / limits.newsKept > start / limits.newsKept {
            try await books.trimNews(through: position - limits.newsKept)
        }
        return position
    }

    private func tell(_ item: NewsItem) async throws {
        switch item.topic {
        case .task:
            guard let document = try await books.documentSummary(item.key) else { return }
            let body = TaskChanged(
                documentID: item.key, kind: document.kind.subject.rawValue, number: document.number,
                state: document.stateName, title: document.number)
            tellStore(item.store, Push(position: item.position, body: .task(body)))
        case .catalog:
            tellStore(nil, Push(position: item.position, body: .catalog(CatalogChanged())))
        case .terminalRevoked:
            guard let terminal = TerminalID(item.key) else { return }
            registry.attachment(of: terminal)?.drain(.revoked, reconnectAfterMilliseconds: 0)
        case .notice:
            tellStore(item.store, Push(position: item.position, body: .notice(Notice(reason: item.payload))))
        case .lot:
            guard let lot = try await books.blockedLot(item.key) else { return }
            let body = LotStatusChanged(
                productID: lot.product.rawValue, lotCode: lot.lotCode, status: Wire.LotStatus(lot.status), note: lot.note)
            tellStore(nil, Push(position: item.position, body: .lot(body)))
        case .alert:
            try await tellAlert(item)
        case .countTask:
            guard let task = try await books.countTaskNews(item) else { return }
            for terminal in [task.holder, task.former].compactMap(\.self) {
                guard let attachment = registry.attachment(of: terminal) else { continue }
                attachment.push(Push(position: item.position, body: .countTask(CountTaskChanged(task, attachment))))
            }
        case .stock, .discrepancy:
            return
        }
    }

    private func tellAlert(_ item: NewsItem) async throws {
        let alert = try await books.alert(item.key)
        guard alert != nil || item.key == 0 else { return }
        for attachment in registry.all() where attachment.store == item.store {
            let body = alert.map { AlertChanged($0, attachment.language) } ?? .many(attachment.language)
            attachment.push(Push(position: item.position, body: .alert(body)))
        }
    }

    /// Nil store: every terminal.
    private func tellStore(_ store: StoreID?, _ push: Push) {
        for attachment in registry.all() where store == nil || attachment.store == store { attachment.push(push) }
    }

    private func tellStock(_ change: StockWindow.Change) async throws {
        let watchers = registry.all().filter { $0.store == change.store }.map { (attachment: $0, products: $0.watched(of: change.products)) }
            .filter { !$0.products.isEmpty }
        guard !watchers.isEmpty else { return }
        let blind = try await books.blindTerminals(of: change.store)
        for (attachment, products) in watchers where blind.contains(attachment.terminal) { attachment.withhold(products) }
        try await tellLevels(watchers.filter { !blind.contains($0.attachment.terminal) }, in: change.store, at: change.position)
    }

    /// Who counted blind and no longer does is told what was kept back until then.
    private func tellWithheld(at position: Int64) async throws {
        let waiting = Dictionary(grouping: registry.all().filter(\.withholds), by: \.store)
        for (store, attachments) in waiting {
            let blind = try await books.blindTerminals(of: store)
            let free = attachments.filter { !blind.contains($0.terminal) }.map { (attachment: $0, products: $0.takeWithheld()) }
            try await tellLevels(free, in: store, at: position)
        }
    }

    private func tellLevels(
        _ watchers: [(attachment: AttachedTerminal, products: Set<Int64>)], in store: StoreID, at position: Int64
    ) async throws {
        let wanted = watchers.reduce(into: Set<Int64>()) { $0.formUnion($1.products) }
        guard !wanted.isEmpty else { return }
        let levels = try await books.stockLevels(of: wanted, in: store)
        for (attachment, products) in watchers {
            let told = levels.filter { products.contains($0.product.rawValue) }.map { level in
                StockOfProduct(productID: level.product.rawValue, onHand: level.onHand, available: level.available)
            }
            attachment.push(Push(position: position, body: .stock(StockChanged(products: told))))
        }
    }
}

/// Stock changes gathered per store until the window has passed.
struct StockWindow {
    struct Change: Equatable {
        var store: StoreID
        var products: Set<Int64>
        var position: Int64
    }

    let milliseconds: Int64
    private var changes: [StoreID: Change] = [:]
    private var lastTold: Int64 = 0

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    mutating func add(product: Int64, store: StoreID?, position: Int64) {
        guard let store else { return }
        // In place: a copy that is put back afterwards would copy the whole set for every product of a large posting.
        changes[store, default: Change(store: store, products: [], position: position)].products.insert(product)
        changes[store]?.position = position
    }

    /// What may be told now; nothing within a window of the last telling.
    mutating func due(at now: Int64) -> [Change] {
        guard !changes.isEmpty, now - lastTold >= milliseconds else { return [] }
        lastTold = now
        defer { changes = [:] }
        return changes.values.sorted { $0.store < $1.store }
    }
}
