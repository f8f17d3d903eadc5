// What a terminal says is looked at for card numbers before anything of it is kept: the trigger is pulled over a bank card, or a number is
// typed into a note. Such an entry is rejected; its payload stays with the number starred, and so does the hash that a repeat is known by.

import Barcodes

extension Entry {
    /// The entry as it may be kept: itself, or starred and of the one body that is always rejected.
    ///
    /// The same entry gives the same answer for ever, whatever the books know by then: else a repeat would seem to be another entry.
    var screened: Entry {
        guard let (field, found) = cardNumber else { return self }
        var kept = self
        kept.payload = PaymentCard.masked(payload, of: found)
        kept.body = .cardNumber(field: field)
        return kept
    }

    private var cardNumber: (field: String, found: ArraySlice<UInt8>)? {
        switch body {
        case .scan(let item, _): item.cardNumber(in: "scan")
        case .count(let item, _): item.cardNumber(in: "count")
        case .receive(let item, _): item.cardNumber(in: "receive")
        case .move(let item, _, _, _): item.cardNumber(in: "move")
        case .writeOff(let item, _, _, _): item.cardNumber(in: "write_off")
        case .discrepancy(let item, let said, _):
            item.cardNumber(in: "discrepancy") ?? Self.cardNumber("discrepancy.reason", said.reason.utf8)
        case .putAway(let item, let said, _):
            item.cardNumber(in: "put_away") ?? Self.cardNumber("put_away.reason", said.reason.utf8)
        case .startReceipt(_, _, let note): Self.cardNumber("start.receipt.delivery_note", note.utf8)
        case .finish(let note): Self.cardNumber("finish.note", note.utf8)
        // Not understood, so kept as it is but for what looks like a card.
        case .malformed: Self.cardNumber("entry", payload)
        case .locationCounted, .undo, .cardNumber: nil
        }
    }

    fileprivate static func cardNumber(_ field: String, _ bytes: some Collection<UInt8>) -> (field: String, found: ArraySlice<UInt8>)? {
        PaymentCard.find(in: bytes).map { (field, $0.bytes) }
    }
}

extension Entry.Item {
    fileprivate func cardNumber(in entry: String) -> (field: String, found: ArraySlice<UInt8>)? {
        for (field, text) in [("lot_code", lotCode), ("expiry", expiry), ("production_date", productionDate)] where !text.isEmpty {
            if let found = Entry.cardNumber("\(entry).\(field)", text.utf8) { return found }
        }
        guard case .code(let raw, let symbology) = goods, let found = Entry.cardNumber("\(entry).raw", raw) else { return nil }
        return Self.isTradeCode(raw, symbology) ? nil : found
    }

    /// A code whose meaning GS1 defines: an article number, element strings, a Digital Link, a tag.
    private static func isTradeCode(_ raw: [UInt8], _ symbology: String) -> Bool {
        guard let code = try? reader.parse(raw, symbologyIdentifier: symbology.isEmpty ? nil : symbology) else { return false }
        return code.gtin != nil || !code.elements.isEmpty || code.sscc != nil || code.inStoreItem != nil
    }

    /// Without the store's templates, whose labels have thirteen digits at most: too few for a card. The century matters to dates only.
    private static let reader = ScanParser(ScanParser.Configuration(currentYear: 2000))
}
