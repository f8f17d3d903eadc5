// What a terminal said, in words for whoever decides about it.

import Wire

/// An entry in words, for whoever decides about it.
struct EntryWords {
    let lines: [String]

    init(payload: [UInt8]) {
        guard let entry = try? Entry(bytes: payload), let body = entry.body else {
            lines = ["cannot be read: \(payload.count) bytes"]
            return
        }
        let task: String? =
            switch entry.task {
            case .documentID(let id): "document \(id)"
            case .startedBy(let sequence): "the document that entry \(sequence) began"
            case nil: nil
            }
        lines = [Self.words(body)] + [task].compactMap(\.self)
    }

    private static func words(_ body: Entry.Body) -> String {
        switch body {
        case .scan(let scan):
            said("scan", Self.code(scan.raw), ("times", max(scan.times, 1)), ("place", scan.locationID), ("lot", scan.lotCode), ("expiry", scan.expiry))
        case .count(let count):
            said("count", count.goods?.words ?? "", ("quantity", count.quantity), ("place", count.locationID), ("lot", count.lotCode), ("expiry", count.expiry))
        case .receive(let receive):
            said(
                "receive", receive.goods?.words ?? "", ("quantity", receive.quantity), ("place", receive.locationID), ("lot", receive.lotCode),
                ("expiry", receive.expiry))
        case .move(let move):
            said(
                "move", move.goods?.words ?? "", ("quantity", move.quantity), ("place", move.locationID), ("to_place", move.toLocationID), ("lot", move.lotCode))
        case .writeOff(let loss):
            said("write off", loss.goods?.words ?? "", ("quantity", loss.quantity), ("place", loss.locationID), ("lot", loss.lotCode))
        case .putAway(let said):
            Self.said("put away", said.goods?.words ?? "", ("quantity", said.quantity), ("to_place", said.toLocationID), ("lot", said.lotCode))
        case .discrepancy(let said):
            Self.said("discrepancy", said.goods?.words ?? "", ("quantity", said.quantity), ("lot", said.lotCode))
        case .locationCounted(let counted): said("everything counted", "", ("place", counted.locationID))
        case .undo(let undo): said("undo", "", ("entry", undo.sequence))
        case .start: "start of a receipt"
        case .finish(let finish): said("finish", "", ("note", finish.note))
        }
    }

    /// Fields that say nothing are left out.
    private static func said(_ verb: String, _ goods: String, _ fields: (name: String, value: any CustomStringConvertible)...) -> String {
        let told = fields.map { ($0.name, printable("\($0.value)")) }.filter { !$0.1.isEmpty && $0.1 != "0" }.map { "\($0.0) \($0.1)" }
        return ([verb, goods].filter { !$0.isEmpty } + told).joined(separator: ", ")
    }

    private static func printable(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }

    static func code(_ raw: [UInt8]) -> String { "code " + visible(raw) }

    /// What a scanner gave may hold anything: only what can be printed is, the rest as \xNN.
    static func visible(_ raw: [UInt8]) -> String {
        raw.map { byte in
            guard (0x20...0x7E).contains(byte) else {
                let digits = String(byte, radix: 16, uppercase: true)
                return "\\x" + (digits.count < 2 ? "0" : "") + digits
            }
            return String(UnicodeScalar(byte))
        }.joined()
    }
}

extension CountEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}

extension ReceiveEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}

extension MoveEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}

extension WriteOffEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}

extension PutAwayEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}

extension DiscrepancyEntry.Goods: GoodsSaid {
    var words: String {
        switch self {
        case .productID(let id): "product \(id)"
        case .raw(let bytes): EntryWords.code(bytes)
        }
    }
}
