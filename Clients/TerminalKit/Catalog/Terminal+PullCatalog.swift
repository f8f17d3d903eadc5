// Brings the product master up to date after every Welcome and whenever the server says that it has changed.

import RPC
import Wire

extension Terminal {
    /// Pulls when asked to, while the terminal lives. A pull that fails is tried again after a while if the stream still
    /// stands; if not, the next Welcome asks for it.
    func pullLoop() async {
        var backOff = BackOff(
            firstMilliseconds: configuration.limits.backoffFirstMilliseconds,
            longestMilliseconds: configuration.limits.backoffLongestMilliseconds)
        while !Task.isCancelled {
            await catalogBell.wait()
            if Task.isCancelled { return }
            do {
                try await pullCatalog()
                backOff.reset()
                catalogChanged()
            } catch {
                catalogChanged()
                guard session.state == .live else { continue }
                guard (try? await configuration.clock.sleep(backOff.nextMilliseconds(random: configuration.clock.random()))) != nil
                else { return }
                catalogBell.ring()
            }
        }
    }

    private func pullCatalog() async throws {
        master.beginPull()
        let options = ServerConnection.options(identity: identity, person: note.person, language: configuration.language)
        try await TerminalsClient(client).pullCatalog(PullCatalogRequest(cursor: master.cursor), options: options) {
            @Sendable chunks in
            for try await chunk in chunks { try await self.take(chunk) }
        }
    }

    private func take(_ chunk: CatalogChunk) throws {
        try master.apply(chunk)
        changed()
    }
}
