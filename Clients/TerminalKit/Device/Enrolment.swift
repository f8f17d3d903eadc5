// A device becomes a terminal: a manager's one-time code is turned into the device's own credential.

import RPC
public import SystemPackage
import Wire

/// Redeems enrolment codes.
public enum Enrolment {
    /// What a redeemed code gave.
    public struct Outcome: Hashable, Sendable {
        public let identity: TerminalIdentity
        /// Where the old enrolment's queue was moved, if there was one.
        public let oldQueue: FilePath?
    }

    /// Redeems the code and keeps the credential in the state folder.
    ///
    /// A folder whose queue still has unsent entries is refused (`unsentEntries`), since entries belong to one enrolment and
    /// could be booked twice under another; with `isSettingAside` its queue is moved beside and nothing is deleted. Over TLS the device makes
    /// a key and asks for a certificate too; a shop that signs none answers none.
    public static func enrol(
        server: ServerAddress, code: String, model: String, appVersion: String, folder path: FilePath,
        isSettingAside: Bool, security: ServerSecurity? = nil, timeoutMilliseconds: Int64 = Limits().callTimeoutMilliseconds
    ) async throws(TerminalError) -> Outcome {
        let folder: DeviceFolder
        let old: TerminalIdentity?
        do throws(DiskError) {
            folder = try DeviceFolder(creating: path)
            old = try TerminalIdentity.load(folder.identity)
        } catch {
            throw TerminalError(error)
        }
        if let old { try refuseUnsent(folder, old, isSettingAside) }
        // Only over TLS can a certificate be shown; one that the operator gave is not replaced.
        let asking = security != nil && security?.certificateFile == nil ? try? DeviceCertificate.Asking.withNewKey() : nil
        let request = EnrolTerminalRequest(
            code: code, model: model, appVersion: appVersion, certificateRequest: asking?.request ?? [])
        let reply = try await redeem(request, server, security, timeoutMilliseconds)
        let identity = TerminalIdentity(
            terminalID: reply.terminalID, epoch: reply.epoch, credential: reply.credential, storeID: reply.storeID,
            storeName: reply.storeName, terminalName: reply.terminalName, server: server, security: security)
        if let asking, !reply.certificate.isEmpty { _ = try asking.keep(reply.certificate, in: folder) }
        do throws(DiskError) {
            if reply.certificate.isEmpty { try DeviceCertificate.forget(folder) }
            let aside = try old.flatMap { old throws(DiskError) in try folder.setQueueAside(of: old) }
            try identity.save(folder.identity)
            return Outcome(identity: identity, oldQueue: aside)
        } catch {
            throw TerminalError(error)
        }
    }

    private static func refuseUnsent(_ folder: DeviceFolder, _ old: TerminalIdentity, _ isSettingAside: Bool) throws(TerminalError) {
        let unsent: Int
        do throws(DiskError) {
            unsent = try EntryQueue(path: folder.queue, terminal: old.terminalID, epoch: old.epoch).depth
        } catch where isSettingAside && (error.code == .damaged || error.code == .foreign) {
            return
        } catch {
            throw TerminalError(error)
        }
        if unsent > 0, !isSettingAside {
            throw TerminalError(.unsentEntries, "The device still has \(unsent) unsent entries of its old enrolment. Let it sync first, or set them aside.")
        }
    }

    private static func redeem(
        _ request: EnrolTerminalRequest, _ server: ServerAddress, _ security: ServerSecurity?, _ timeoutMilliseconds: Int64
    ) async throws(TerminalError) -> EnrolTerminalReply {
        let client = ServerConnection.client(to: server, security: security, limits: Limits())
        var options = CallOptions()
        options.timeout = .milliseconds(timeoutMilliseconds)
        do {
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await client.run() }
                defer { client.shutdown() }
                return try await TerminalsClient(client).enrolTerminal(request, options: options)
            }
        } catch {
            throw TerminalError(calling: error)
        }
    }
}
