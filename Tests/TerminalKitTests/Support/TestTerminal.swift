import SystemPackage
import Testing
import Wire

@testable import TerminalKit

/// The wire has a message of the same name.
typealias Terminal = TerminalKit.Terminal

/// A terminal against a scripted server, with short waits.
enum TestTerminal {
    static func open(port: Int, in folder: TemporaryFolder, _ change: (inout Terminal.Configuration) -> Void = { _ in }) throws -> Terminal {
        let device = try DeviceFolder(creating: folder.path)
        let address = try #require(ServerAddress("127.0.0.1:\(port)"))
        try TerminalIdentity(
            terminalID: 7, epoch: 2, credential: Array(0 ..< 32), storeID: 1, storeName: "North", terminalName: "PDA 3", server: address
        ).save(device.identity)
        var configuration = Terminal.Configuration()
        configuration.limits.backoffFirstMilliseconds = 1
        configuration.limits.backoffLongestMilliseconds = 20
        configuration.limits.doubleReadMilliseconds = 0
        change(&configuration)
        return try Terminal(folder: folder.path, configuration: configuration)
    }

    /// Runs a terminal while `body` works with it.
    static func running<Outcome>(
        port: Int, in folder: TemporaryFolder, _ change: (inout Terminal.Configuration) -> Void = { _ in },
        _ body: (Terminal) async throws -> Outcome
    ) async throws -> Outcome {
        let terminal = try open(port: port, in: folder, change)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await terminal.run() }
            defer { group.cancelAll() }
            let outcome = try await body(terminal)
            await terminal.stop()
            try await group.next()
            return outcome
        }
    }
}

/// Looks again until it holds; the tests' only patience.
func eventually(
    _ comment: Comment? = nil, within seconds: Int = 30, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while try await !condition() {
        if ContinuousClock.now >= deadline {
            Issue.record(comment ?? "it did not come to pass", sourceLocation: sourceLocation)
            return
        }
        try await Task.sleep(for: .milliseconds(2))
    }
}

extension Entry {
    /// The raw code of a scan.
    var scannedText: String {
        if case .scan(let scan)? = body { String(decoding: scan.raw, as: UTF8.self) } else { "" }
    }
}
