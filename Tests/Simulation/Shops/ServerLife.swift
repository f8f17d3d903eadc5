import Gateway
import Inventory
import Logging
import NIOEmbedded
import RPC
import Storage

/// One life of the server's program: the books, the gateway over them, and the calls that it serves.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class ServerLife: @unchecked Sendable {
    let books: Books
    let gateway: GatewayServices
    let calls: CarriedServer
    var links: [WorldNetwork.Link] = []
    private let feed: Task<Void, Never>

    init(_ books: Books, agenda: Agenda, executor: WorldExecutor, loop: EmbeddedEventLoop, unexpected: @escaping @Sendable (any Error) -> Void) {
        self.books = books
        var limits = GatewayLimits()
        limits.stockWindowMilliseconds = 20_000
        let gateway = GatewayServices(
            books: books, logger: Logger(label: "simulate") { _ in SwiftLogNoOpLogHandler() }, limits: limits,
            pause: { try await agenda.sleep($0) })
        self.gateway = gateway
        calls = CarriedServer(
            gateway.providers, interceptors: gateway.interceptors, loop: loop, executor: executor, unexpected: unexpected)
        feed = Task(executorPreference: executor) { await gateway.run() }
    }

    /// Sends every terminal away in order.
    func drain() async { await gateway.drainTerminals(patience: .zero) }

    func end() { feed.cancel() }
}
