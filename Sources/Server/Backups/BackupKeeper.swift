// Copies of the books, made while the shop goes on.

import Foundation
import Inventory
import Logging
import ServiceLifecycle
import Storage

/// Makes a checked copy whenever one is due, repeats it in the second folder, and lets the oldest go.
///
/// A copy has its name only when it is whole, read through and on the disk (see `Database.backup`). With recipients it is encrypted then, and
/// nothing plain reaches the folders of the copies. Old ones are removed from a folder only
/// after a new one is there. Trouble is logged and counted, and tried again soon: it never stops the shop.
struct BackupKeeper: Service {
    let books: Books
    let settings: BackupSettings
    let log: BackupLog
    /// Nil where no commits are shipped.
    var shipment: LogShipment?
    let logger: Logger

    /// After a copy that failed.
    static let retryMilliseconds: Int64 = 60_000

    /// How soon it is seen that the shipped log needs a copy to go on with.
    static let lookMilliseconds: Int64 = 1_000

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var wait = await generations(in: settings.folder).wait(at: books.nowMilliseconds, every: settings.intervalMilliseconds)
            var lastWasGood = true
            while true {
                let step = shipment == nil ? wait : min(wait, Self.lookMilliseconds)
                if shipment?.needsCopy != true || !lastWasGood { try await Task.sleep(for: .milliseconds(step)) }
                wait -= step
                guard wait <= 0 || lastWasGood && shipment?.needsCopy == true else { continue }
                lastWasGood = await makeOne()
                wait = lastWasGood ? settings.intervalMilliseconds : min(Self.retryMilliseconds, settings.intervalMilliseconds)
            }
        }
    }

    /// True when the copy is in every folder.
    func makeOne() async -> Bool {
        let now = books.nowMilliseconds
        var instant = now
        do {
            try await Blocking.run { try makeFolders() }
            // A server that was killed within the second of its start has left that second's log.
            if shipment != nil {
                while await names(in: settings.logFolder).contains(BackupGenerations.name(at: instant, suffix: BackupGenerations.logSuffix)) { instant += 1_000 }
            }
            let name = BackupGenerations.name(at: instant, isEncrypted: !settings.recipients.isEmpty)
            if let shipment {
                let path = settings.logFolder + "/" + BackupGenerations.name(at: instant, suffix: BackupGenerations.logSuffix)
                try await Blocking.run { try shipment.begin(at: path) }
            }
            let path = settings.folder + "/" + name
            let bytes = settings.recipients.isEmpty ? try await books.database.backup(to: path).bytes : try await encrypt(to: path)
            await removeOutdated(in: settings.folder)
            if let second = settings.secondFolder {
                try await repeatCopy(path, at: second + "/" + name)
                await removeOutdated(in: second)
            }
            if let shipment {
                let finished = books.nowMilliseconds
                try await Blocking.run { try shipment.copyFinished(at: finished) }
            }
            let took = books.nowMilliseconds - now
            log.succeeded(at: now, bytes: bytes, milliseconds: took)
            logger.notice("backup written and checked", metadata: ["file": "\(path)", "bytes": "\(bytes)", "ms": "\(took)"])
            return true
        } catch {
            log.failed()
            logger.error("the backup failed and will be tried again", metadata: ["file": "\(settings.folder)/\(BackupGenerations.name(at: instant))", "error": "\(error)"])
            return false
        }
    }

    /// A checked copy in the data folder, which only the owner of the books reads, and what age makes of it in the folder of the copies.
    /// Answers how large it was before.
    private func encrypt(to path: String) async throws -> Int64 {
        guard let file = books.database.path else { throw AgeProblem(.files, "Books in memory are not copied.") }
        let plain = PlainCopy(in: String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.startIndex)), named: "backup-to-encrypt.db")
        defer { plain.remove() }
        let report = try await books.database.backup(to: plain.path)
        try await Blocking.run { try AgeProgram.encrypt(plain.path, to: path, for: settings.recipients) }
        return report.bytes
    }

    private func makeFolders() throws {
        for folder in [settings.folder, settings.secondFolder].compactMap(\.self) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    private func removeOutdated(in folder: String) async {
        let names = await names(in: folder)
        let outdated = BackupGenerations(names: names).outdated(keep: settings.keep)
        let kept = BackupGenerations(names: Set(names).subtracting(outdated))
        for name in outdated + kept.outdatedLogs(names) {
            do {
                try await Blocking.run { try FileManager.default.removeItem(atPath: folder + "/" + name) }
            } catch {
                logger.warning("an old backup could not be removed", metadata: ["file": "\(folder)/\(name)", "error": "\(error)"])
            }
        }
    }

    private func generations(in folder: String) async -> BackupGenerations {
        BackupGenerations(names: await names(in: folder))
    }

    private func names(in folder: String) async -> [String] {
        (try? await Blocking.run { try FileManager.default.contentsOfDirectory(atPath: folder) }) ?? []
    }

    /// The same copy in a second place. What is encrypted cannot be read through there, so it is compared byte by byte.
    private func repeatCopy(_ path: String, at target: String) async throws {
        if settings.recipients.isEmpty {
            _ = try await books.database.repeatBackup(from: path, to: target)
            return
        }
        try await Blocking.run {
            let file = WholeFile(at: target)
            try FileManager.default.copyItem(atPath: path, toPath: file.unfinished)
            guard FileManager.default.contentsEqual(atPath: path, andPath: file.unfinished) else {
                throw AgeProblem(.files, "\(file.unfinished) does not hold what \(path) holds.")
            }
            try file.keep()
        }
    }
}
