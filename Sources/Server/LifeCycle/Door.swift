// Where connections come in, and how they are sent away in order.

import Gateway
import Logging
import NIOCore
import RPC
import ServiceLifecycle
import Wire

/// The listeners with every service behind them: one for all, or one for terminals and one for back offices, each with its limits.
///
/// A stop is: health says NOT_SERVING, terminals get Drain after all they sent was answered, connections get GOAWAY in two
/// steps, calls under way end or are cut when the patience is over.
struct Door: Service {
    let settings: ServerSettings
    let gateway: GatewayServices
    /// Signs terminals' certificates; nil where the shop has none.
    let authority: AuthorityInUse?
    let logger: Logger
    let announce: @Sendable (Endpoint) throws -> Void
    private let tls: ServerTLS?
    private let server: RPC.Server
    private let health: HealthService

    /// - Throws: `TLSProblem` for files that cannot be used.
    init(
        settings: ServerSettings, gateway: GatewayServices, health: HealthService, authority: AuthorityInUse?, logger: Logger,
        announce: @escaping @Sendable (Endpoint) throws -> Void
    ) throws {
        tls = try settings.tls.map { try ServerTLS($0) }
        self.settings = settings
        self.gateway = gateway
        self.health = health
        self.authority = authority
        self.logger = logger
        self.announce = announce
        server = RPC.Server(interceptors: gateway.interceptors, logger: logger, unexpectedStatus: .internalError)
    }

    var counters: ServerCounters { server.counters }

    func run() async throws {
        for provider in gateway.providers { server.register(provider) }
        server.register(health)
        if settings.reflection { server.register(try ReflectionService(files: WireDescriptors.files)) }
        let address = try await bind()
        let names = Set(server.methods.map(\.service))
        for name in names { health.set(name, .serving) }
        try announce(Endpoint(host: settings.listen.host, port: address.port ?? settings.listen.port))
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await server.run()
        } onCancelOrGracefulShutdown: {
            leave()
        }
    }

    /// - Returns: The address that terminals use.
    private func bind() async throws -> SocketAddress {
        guard let office = settings.officeListen else { return try await server.bind(listener("default", settings.listen, .backOffice)) }
        try await server.bind(listener("office", office, .backOffice))
        return try await server.bind(listener("terminals", settings.listen, .terminals))
    }

    private func listener(_ name: String, _ endpoint: Endpoint, _ limits: ServerLimits) -> Listener {
        Listener(name: name, host: endpoint.host, port: endpoint.port, limits: limits, tls: tls)
    }

    /// Uses the certificate files as they are now, for connections from now on: the server's own, the roots of clients' certificates, and the
    /// authority that signs terminals'. All or none: files that cannot be used change nothing. Answers whether they are used.
    func reloadCertificates() -> Bool {
        guard let tls else {
            logger.notice("told to read certificates again, but there is no TLS")
            return false
        }
        do {
            let next = try authority?.read()
            try tls.reload()
            if let next { authority?.use(next) }
            logger.notice("the certificates were read again")
            return true
        } catch {
            logger.error("the certificates in use stay", metadata: ["error": "\(error)"])
            return false
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
