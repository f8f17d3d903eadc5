// Copies of the books, made while the shop goes on.

import Dispatch
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
    let logger: Logger

    /// After a copy that failed.
    static let retryMilliseconds: Int64 = 60_000

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var wait = await generations(in: settings.folder).wait(at: books.nowMilliseconds, every: settings.intervalMilliseconds)
            while true {
                try await Task.sleep(for: .milliseconds(wait))
                wait = await makeOne() ? settings.intervalMilliseconds : min(Self.retryMilliseconds, settings.intervalMilliseconds)
            }
        }
    }

    /// True when the copy is in every folder.
    func makeOne() async -> Bool {
        let now = books.nowMilliseconds
        let name = BackupGenerations.name(at: now, isEncrypted: !settings.recipients.isEmpty)
        do {
            try await blocking { try makeFolders() }
            let path = settings.folder + "/" + name
            let bytes = settings.recipients.isEmpty ? try await books.database.backup(to: path).bytes : try await encrypt(to: path)
            await removeOutdated(in: settings.folder)
            if let second = settings.secondFolder {
                try await blocking { try settings.repeatCopy(path, at: second + "/" + name) }
                await removeOutdated(in: second)
            }
            let took = books.nowMilliseconds - now
            log.succeeded(at: now, bytes: bytes, milliseconds: took)
            logger.notice("backup written and checked", metadata: ["file": "\(path)", "bytes": "\(bytes)", "ms": "\(took)"])
            return true
        } catch {
            log.failed()
            logger.error("the backup failed and will be tried again", metadata: ["file": "\(settings.folder)/\(name)", "error": "\(error)"])
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
        try await blocking { try AgeProgram.encrypt(plain.path, to: path, for: settings.recipients) }
        return report.bytes
    }

    private func makeFolders() throws {
        for folder in [settings.folder, settings.secondFolder].compactMap(\.self) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    private func removeOutdated(in folder: String) async {
        for name in await generations(in: folder).outdated(keep: settings.keep) {
            do {
                try await blocking { try FileManager.default.removeItem(atPath: folder + "/" + name) }
            } catch {
                logger.warning("an old backup could not be removed", metadata: ["file": "\(folder)/\(name)", "error": "\(error)"])
            }
        }
    }

    private func generations(in folder: String) async -> BackupGenerations {
        let names = try? await blocking { try FileManager.default.contentsOfDirectory(atPath: folder) }
        return BackupGenerations(names: names ?? [])
    }

    /// Files are waited for on a thread of the system's, never on the cooperative pool.
    private func blocking<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
        }
    }
}

extension BackupSettings {
    /// The same copy in a second place. What is encrypted cannot be read through there, so it is compared byte by byte.
    fileprivate func repeatCopy(_ path: String, at target: String) throws {
        if recipients.isEmpty {
            _ = try Database.copyBackup(from: path, to: target)
            return
        }
        let unfinished = target + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        do {
            try FileManager.default.copyItem(atPath: path, toPath: unfinished)
            guard FileManager.default.contentsEqual(atPath: path, andPath: unfinished) else {
                throw AgeProblem(.files, "\(unfinished) does not hold what \(path) holds.")
            }
            let file = FileHandle(forUpdatingAtPath: unfinished)
            try file?.synchronize()
            try file?.close()
            try FileManager.default.moveItem(atPath: unfinished, toPath: target)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
    }
}
