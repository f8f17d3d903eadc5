// What a terminal should have said: its entry with some of it replaced. Pure.

import ArgumentParser
import Wire

/// Replacements for an entry's fields; those that the entry's kind does not have are refused rather than left out.
struct EntryCorrection: ParsableArguments {
    /// What an entry that cannot be read is begun anew as.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case scan, count, receive
    }

    @Option(help: ArgumentHelp("Begin anew: scan, count or receive.", valueName: "kind")) var kind: Kind?
    @Option(help: "The code, as printed.") var code: String?
    @Option(help: "The product's id.") var product: Int64?
    @Option(help: "Base units.") var quantity: Int64?
    @Option(help: "How many times it was scanned.") var times: Int64?
    @Option(help: "The lot, as printed.") var lot: String?
    @Option(help: "YYYY-MM-DD.") var expiry: String?

    /// Found by the verb.
    var document: Int64?
    var location: Int64?

    enum CodingKeys: String, CodingKey {
        case kind, code, product, quantity, times, lot, expiry
    }

    func applied(to payload: [UInt8]) throws -> Entry {
        var entry = try begun(with: payload)
        guard let body = entry.body else { throw Failure(.usage, "The entry says nothing: say --kind.") }
        if let document { entry.task = .documentID(document) }
        entry.body = try corrected(body)
        return entry
    }

    private func begun(with payload: [UInt8]) throws -> Entry {
        guard let kind else {
            guard !payload.isEmpty, let entry = try? Entry(bytes: payload) else {
                throw Failure(.usage, "The entry cannot be read: say --kind, what goods, and --receipt or --stocktake.")
            }
            return entry
        }
        let task = (try? Entry(bytes: payload))?.task
        switch kind {
        case .scan: return Entry(task: task, body: .scan(ScanEntry()))
        case .count: return Entry(task: task, body: .count(CountEntry()))
        case .receive: return Entry(task: task, body: .receive(ReceiveEntry()))
        }
    }

    private func corrected(_ body: Entry.Body) throws -> Entry.Body {
        switch body {
        case .scan(var scan):
            try refuse([("product", product != nil), ("quantity", quantity != nil)], "a scan")
            if let code { (scan.raw, scan.symbology) = (Array(code.utf8), "") }
            scan.times = times ?? scan.times
            scan.lotCode = lot ?? scan.lotCode
            scan.expiry = expiry ?? scan.expiry
            scan.locationID = location ?? scan.locationID
            return .scan(scan)
        case .count(var count):
            try refuse([("times", times != nil)], "a typed count")
            replace(&count.goods, &count.symbology)
            count.quantity = quantity ?? count.quantity
            count.lotCode = lot ?? count.lotCode
            count.expiry = expiry ?? count.expiry
            count.locationID = location ?? count.locationID
            return .count(count)
        case .receive(var receive):
            try refuse([("times", times != nil)], "a typed receipt")
            replace(&receive.goods, &receive.symbology)
            receive.quantity = quantity ?? receive.quantity
            receive.lotCode = lot ?? receive.lotCode
            receive.expiry = expiry ?? receive.expiry
            receive.locationID = location ?? receive.locationID
            return .receive(receive)
        default:
            return try correctedOnTheFloor(body)
        }
    }

    private func correctedOnTheFloor(_ body: Entry.Body) throws -> Entry.Body {
        try refuse([("times", times != nil), ("expiry", expiry != nil)], "such an entry")
        switch body {
        case .move(var move):
            replace(&move.goods, &move.symbology)
            move.quantity = quantity ?? move.quantity
            move.lotCode = lot ?? move.lotCode
            move.locationID = location ?? move.locationID
            return .move(move)
        case .writeOff(var loss):
            replace(&loss.goods, &loss.symbology)
            loss.quantity = quantity ?? loss.quantity
            loss.lotCode = lot ?? loss.lotCode
            loss.locationID = location ?? loss.locationID
            return .writeOff(loss)
        case .putAway(var said):
            replace(&said.goods, &said.symbology)
            said.quantity = quantity ?? said.quantity
            said.lotCode = lot ?? said.lotCode
            said.toLocationID = location ?? said.toLocationID
            return .putAway(said)
        case .discrepancy(var said):
            try refuse([("place", location != nil)], "a discrepancy")
            replace(&said.goods, &said.symbology)
            said.quantity = quantity ?? said.quantity
            said.lotCode = lot ?? said.lotCode
            return .discrepancy(said)
        case .locationCounted(var counted):
            try refuse([("code", code != nil), ("product", product != nil), ("quantity", quantity != nil), ("lot", lot != nil)], "a place that was counted")
            counted.locationID = location ?? counted.locationID
            return .locationCounted(counted)
        case .start, .finish, .undo, .scan, .count, .receive:
            try refuse([("code", code != nil), ("product", product != nil), ("quantity", quantity != nil), ("lot", lot != nil), ("place", location != nil)], "such an entry")
            return body
        }
    }

    private func replace<Goods: GoodsSaid>(_ goods: inout Goods?, _ symbology: inout String) {
        if let code { (goods, symbology) = (.raw(Array(code.utf8)), "") }
        if let product { goods = .productID(product) }
    }

    private func refuse(_ options: [(name: String, isSaid: Bool)], _ what: String) throws {
        for option in options where option.isSaid { throw Failure(.usage, "--\(option.name) says nothing about \(what).") }
    }
}

/// Each entry's own way to say which goods.
protocol GoodsSaid {
    static func productID(_ id: Int64) -> Self
    static func raw(_ bytes: [UInt8]) -> Self
    var words: String { get }
}
