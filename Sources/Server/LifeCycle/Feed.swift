import Gateway
import ServiceLifecycle

/// The gateway's push feed as long as the server serves.
struct Feed: Service {
    let gateway: GatewayServices

    func run() async {
        await cancelWhenGracefulShutdown { await gateway.run() }
    }
}
