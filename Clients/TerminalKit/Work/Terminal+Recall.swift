// A device that was switched off in the middle of a pallet goes on where it was: the entries that wait in its queue count in
// the totals again, and may be taken back.

import Barcodes
import Wire

extension Terminal {
    /// Replays the waiting entries of the task, once after a start.
    func recall(_ task: WorkTask) {
        guard !isRecalled else { return }
        isRecalled = true
        for waiting in queue.pending {
            guard unanswered[waiting.sequence] == nil, let entry = try? Entry(bytes: waiting.bytes), entry.task == task.reference.onWire
            else { continue }
            recall(entry, waiting.sequence)
        }
    }

    private func recall(_ entry: Entry, _ sequence: Int64) {
        switch entry.body {
        case .scan(let scan)?:
            recall(sequence, .scan, scan.raw, scan.symbology, scan.lotCode, scan.expiry, scan.locationID) {
                let (product, overflow) = $0.quantity.multipliedReportingOverflow(by: max(1, scan.times))
                return overflow ? 0 : product
            }
        case .count(let count)?:
            guard case .raw(let raw)? = count.goods else { return }
            recall(sequence, .quantity, raw, count.symbology, count.lotCode, count.expiry, count.locationID) { _ in count.quantity }
        case .receive(let receive)?:
            guard case .raw(let raw)? = receive.goods else { return }
            recall(sequence, .quantity, raw, receive.symbology, receive.lotCode, receive.expiry, receive.locationID) { _ in receive.quantity }
        case .undo(let undo)?:
            guard let index = undoable.firstIndex(where: { $0.sequence == undo.sequence }) else { return }
            let taken = undoable.remove(at: index)
            _ = totals.add(sequence, taken.line, quantity: -taken.quantity)
        case .start?, .finish?, .locationCounted?, .move?, .writeOff?, .discrepancy?, .putAway?, nil:
            return
        }
    }

    private func recall(
        _ sequence: Int64, _ kind: Reading.Kind, _ raw: [UInt8], _ symbology: String, _ lot: String, _ expiry: String,
        _ locationID: Int64, quantity: (ResolvedGoods) -> Int64
    ) {
        guard var goods = try? goodsResolver.resolve(raw, symbology: symbology, in: master.content) else { return }
        if goods.lot.isEmpty { goods.lot = lot }
        if goods.expiry.isEmpty { goods.expiry = expiry }
        let known = master.location(locationID)
        // A place that the master has lost since keeps its number, which is what its line is known by.
        let place = locationID == 0 ? nil : WorkPlace(locationID: locationID, code: known?.code ?? "#\(locationID)", name: known?.name ?? "")
        _ = remember(sequence, kind, goods, quantity: quantity(goods), at: place, raw: raw, symbology: symbology)
    }
}
