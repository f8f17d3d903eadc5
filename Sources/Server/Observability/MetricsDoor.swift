// GET /metrics on a loopback port, for Prometheus.

import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Makes the page anew for every scrape.
struct MetricsPage: Sendable {
    let make: @Sendable () -> String
}

/// A listener that knows one page.
struct MetricsDoor: Service {
    let endpoint: Endpoint
    let page: MetricsPage
    let logger: Logger

    func run() async throws {
        let page = page
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(MetricsHandler(page: page))
                }
            }
            .bind(host: endpoint.host, port: endpoint.port).get()
        logger.info("metrics", metadata: ["address": "\(channel.localAddress.map(String.init(describing:)) ?? "\(endpoint)")"])
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await channel.closeFuture.get()
        } onCancelOrGracefulShutdown: {
            channel.close(promise: nil)
        }
    }
}

/// One scrape a connection, then it is closed.
private final class MetricsHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let page: MetricsPage
    private var target = ""

    init(page: MetricsPage) {
        self.page = page
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .seconds(10)) { channel.close(promise: nil) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): target = head.method == .GET ? head.uri : ""
        case .body: break
        case .end: answer(context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ context: ChannelHandlerContext) {
        let isKnown = target == "/metrics"
        let text = isKnown ? page.make() : "The page is /metrics.\n"
        let headers = HTTPHeaders([
            ("content-type", isKnown ? "text/plain; version=0.0.4; charset=utf-8" : "text/plain"),
            ("content-length", "\(text.utf8.count)"), ("connection", "close"),
        ])
        let head = HTTPResponseHead(version: .http1_1, status: isKnown ? .ok : .notFound, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
