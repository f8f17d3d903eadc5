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

    /// Nil where there is none, where it is another enrolment's, and where it cannot be read: then the goods are scanned again.
    static func load(_ path: FilePath, of identity: TerminalIdentity) throws(DiskError) -> Checklist? {
        guard let bytes = try Disk.read(path), let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)),
            kept.terminalID == identity.terminalID, kept.epoch == identity.epoch, kept.checklist.isSound
        else { return nil }
        return kept.checklist
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
