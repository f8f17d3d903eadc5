// The checklist at hand on the device's disk: goods in somebody's hands are not forgotten by a flat battery.

import FoundationEssentials
import SystemPackage

extension Checklist {
    /// As it is kept: it belongs to one enrolment.
    private struct Kept: Codable {
        var terminalID: Int64
        var epoch: Int64
        var checklist: Checklist
    }

    /// What the device's disk had.
    enum Found: Hashable {
        case none
        /// Another enrolment's: it was never of this one.
        case another
        case kept(Checklist)
        /// It cannot be read: the goods are scanned again. The file is kept under this name, for whoever wants to know what was in it.
        case setAside(FilePath)
    }

    static func load(_ path: FilePath, of identity: TerminalIdentity) throws(DiskError) -> Found {
        guard let bytes = try Disk.read(path) else { return .none }
        guard let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)) else { return .setAside(try setAside(path)) }
        guard kept.terminalID == identity.terminalID, kept.epoch == identity.epoch else { return .another }
        return kept.checklist.isSound ? .kept(kept.checklist) : .setAside(try setAside(path))
    }

    /// Under a name that no other has; when `Limits.damagedFiles` are there, the last one gives way.
    private static func setAside(_ path: FilePath) throws(DiskError) -> FilePath {
        let most = Limits().damagedFiles
        var number = 1
        while number < most, try Disk.read(path.appendingSuffix(".damaged-\(number)")) != nil { number += 1 }
        let aside = path.appendingSuffix(".damaged-\(number)")
        try Disk.rename(path, to: aside)
        try Disk.syncFolder(of: aside)
        return aside
    }

    static func save(_ checklist: Checklist?, _ path: FilePath, of identity: TerminalIdentity) throws(DiskError) {
        guard let checklist else {
            try Disk.remove(path)
            return try Disk.syncFolder(of: path)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let kept = Kept(terminalID: identity.terminalID, epoch: identity.epoch, checklist: checklist)
        guard let bytes = try? encoder.encode(kept) else { preconditionFailure("text and whole numbers are JSON") }
        try Disk.replace(path, with: [UInt8](bytes))
    }

    /// Whether its numbers are such as this program writes.
    private var isSound: Bool {
        let (largest, limits) = (Terminal.largestQuantity, Limits())
        return lines.count <= limits.checklistPiles && taken.count <= limits.checklistPiles + limits.checklistUndo
            && lines.allSatisfy { (0 ... largest).contains($0.wanted) }
            && taken.allSatisfy { goods in (1 ... largest).contains(goods.quantity) && goods.line.map { lines.indices.contains($0) } ?? true }
    }
}
