// Where connections come in, and how they are sent away in order.

import Gateway
import Logging
import NIOCore
import RPC
import ServiceLifecycle
import Wire

/// The listener with every service behind it.
///
/// A stop is: health says NOT_SERVING, terminals get Drain after all they sent was answered, connections get GOAWAY in two
/// steps, calls under way end or are cut when the patience is over.
struct Door: Service {
    let settings: ServerSettings
    let gateway: GatewayServices
    let logger: Logger
    let announce: @Sendable (Endpoint) throws -> Void
    private let server: RPC.Server
    private let health = HealthService()

    init(
        settings: ServerSettings, gateway: GatewayServices, logger: Logger, announce: @escaping @Sendable (Endpoint) throws -> Void
    ) {
        self.settings = settings
        self.gateway = gateway
        self.logger = logger
        self.announce = announce
        server = RPC.Server(logger: logger, unexpectedStatus: .internalError)
    }

    var counters: ServerCounters { server.counters }

    func run() async throws {
        for provider in gateway.providers { server.register(provider) }
        server.register(health)
        server.register(try ReflectionService(files: WireDescriptors.files))
        let address = try await server.bind(host: settings.listen.host, port: settings.listen.port)
        let names = Set(server.methods.map(\.service))
        for name in names { health.set(name, .serving) }
        try announce(Endpoint(host: settings.listen.host, port: address.port ?? settings.listen.port))
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await server.run()
        } onCancelOrGracefulShutdown: {
            leave()
        }
    }

    /// Runs on whatever thread the stop comes from; the work is a task that `server.run` outlasts.
    private func leave() {
        health.shutdown()
        let (gateway, server, seconds) = (gateway, server, settings.drainSeconds)
        Task {
            let started = ContinuousClock.now
            await gateway.drainTerminals(.restart, patience: .seconds(seconds))
            server.drain(grace: max(.zero, .seconds(seconds) - started.duration(to: .now)))
        }
    }
}
