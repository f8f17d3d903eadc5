import FaultDisk
import Storage

@testable import Inventory

/// The server ends while the shop goes on: by a kill or a power cut, between two things or in the middle of one.
extension RandomHistory {
    /// The server is gone and comes back on what the disk kept.
    mutating func end(_ disk: FaultDisk) throws {
        disk.endNow()
        shop.books.database.close()
        disk.comeBack(random.pick(FaultDisk.Manner.allCases))
        try shop.reopen()
    }

    /// Sends a batch. On a disk that ends the server may go before, while or after it is booked; a terminal that heard no answer, or lost
    /// it, sends the same again.
    mutating func apply(_ batch: EntryBatch) throws -> BatchOutcome {
        guard let disk, random.oneIn(3) else { return try shop.books.applySync(batch) }
        disk.end(atChange: random.number(1...60))
        let heard = try? shop.books.applySync(batch)
        try end(disk)
        let again = try shop.books.applySync(batch)
        guard case .applied(_, let first)? = heard else { return again }
        guard case .applied(_, let second) = again, second.allSatisfy(\.isRepeat), first.map(\.verdict) == second.map(\.verdict) else {
            throw Deviation(description: "what was answered before the end is answered otherwise: \(again)")
        }
        return again
    }
}
