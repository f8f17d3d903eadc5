// Asks for the next certificate before the present one ends, whenever the server is there.

import RPC
import Wire

extension Terminal {
    /// Looks after every Welcome, and now and then while a stream stands for weeks. A renewal that fails is tried again after a while; the
    /// next connection uses the new file.
    func certificateLoop() async {
        guard certificate != nil else { return }
        let clock = configuration.clock
        var wait = configuration.limits.certificateCheckMilliseconds
        while !Task.isCancelled {
            let bell = certificateBell
            await withTaskGroup(of: Void.self) { [wait] group in
                group.addTask { try? await clock.sleep(wait) }
                group.addTask { await bell.wait() }
                await group.next()
                group.cancelAll()
            }
            wait = configuration.limits.certificateCheckMilliseconds
            guard !Task.isCancelled, let certificate, session.state == .live, certificate.isDue(at: serverMilliseconds) else { continue }
            do {
                self.certificate = try await renewed()
            } catch {
                wait = configuration.limits.certificateRetryMilliseconds
            }
        }
    }

    /// The server's clock, as the last Welcome told it: a device's own may be years off.
    private var serverMilliseconds: Int64 { configuration.clock.wallMilliseconds() &+ clockOffsetMilliseconds }

    private func renewed() async throws -> DeviceCertificate {
        let asking = try DeviceCertificate.Asking.again(folder)
        let options = ServerConnection.options(
            identity: identity, person: nil, language: configuration.language,
            timeoutMilliseconds: configuration.limits.callTimeoutMilliseconds)
        let reply = try await TerminalsClient(client).renewCertificate(
            RenewCertificateRequest(certificateRequest: asking.request), options: options)
        return try asking.keep(reply.certificate, in: folder)
    }
}
