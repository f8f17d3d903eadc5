// The steps of a script that are about lists: transfers, pickings, places to count, stopped lots, alerts.

import TerminalKit

/// What one such line says to do.
enum ListStep: Hashable {
    /// Asks for a list; the steps below name its rows by their number, from 1.
    case show(ShownList.Kind)
    case takeChecklist(Checklist.Kind, number: String)
    /// A typed quantity for the checklist, with what a scan would have asked for.
    case take(code: [UInt8], quantity: Int64, place: String, lot: String, reason: String)
    /// Of what was scanned last; nil = the last scan.
    case damaged(Int64?)
    case leave
    /// A place of a stocktake; an empty code is all of it.
    case countAt(stocktake: String, place: String, isTakingOver: Bool)
    case giveBack(stocktake: String, place: String)
    /// Goods of a stopped lot are set aside; 0 = all that stand there.
    case setAside(row: Int, code: [UInt8], place: String, quantity: Int64)
    case acknowledge(row: Int, note: String)
    case snooze(row: Int, days: Int64, note: String)

    static let lists: [(name: String, kind: ShownList.Kind)] = [
        ("ships", .shipping), ("arrivals", .arrivals), ("picks", .pickings), ("places", .countPlaces), ("lots", .stoppedLots),
        ("alerts", .alerts),
    ]

    /// Nil for a verb that is none of these.
    static func parse(_ verb: String, _ words: inout ScriptStep.Words) throws(ScriptSyntaxError) -> ListStep? {
        switch verb {
        case "list":
            let name = try words.need("what to list")
            guard let found = lists.first(where: { $0.name == name }) else {
                throw ScriptSyntaxError(description: "`list` is followed by one of \(lists.map(\.name).joined(separator: ", ")), not by `\(name)`.")
            }
            return .show(found.kind)
        case "ship": return .takeChecklist(.shipping, number: try words.need("a transfer's number"))
        case "pick": return .takeChecklist(.picking, number: try words.need("a reservation's number"))
        case "take":
            let (code, quantity) = (try ScriptStep.bytes(try words.need("a code")), try words.number("a quantity"))
            let (place, lot) = (try words.option("from") ?? "", try words.option("lot") ?? "")
            return .take(code: code, quantity: quantity, place: place, lot: lot, reason: try words.option("because") ?? "")
        case "damaged": return .damaged(try words.optionalNumber("a quantity"))
        case "leave": return .leave
        case "count-at":
            let (stocktake, place) = (try words.need("a stocktake number"), try place(&words))
            guard let word = words.next() else { return .countAt(stocktake: stocktake, place: place, isTakingOver: false) }
            guard word == "take-over" else {
                throw ScriptSyntaxError(description: "After the place of `count-at` comes take-over, or nothing; not `\(word)`.")
            }
            return .countAt(stocktake: stocktake, place: place, isTakingOver: true)
        case "give-back": return .giveBack(stocktake: try words.need("a stocktake number"), place: try place(&words))
        case "set-aside":
            let row = try row(&words)
            let (code, place) = (try ScriptStep.bytes(try words.need("a code")), try words.need("the place"))
            return .setAside(row: row, code: code, place: place, quantity: try words.optionalNumber("a quantity") ?? 0)
        case "acknowledge": return .acknowledge(row: try row(&words), note: try words.option("because") ?? "")
        case "snooze":
            let (row, days) = (try row(&words), try words.number("a number of days"))
            return .snooze(row: row, days: days, note: try words.option("because") ?? "")
        default: return nil
        }
    }

    private static func place(_ words: inout ScriptStep.Words) throws(ScriptSyntaxError) -> String {
        let code = try words.need("the code of a place, or all")
        return code == "all" ? "" : code
    }

    private static func row(_ words: inout ScriptStep.Words) throws(ScriptSyntaxError) -> Int {
        let number = try words.number("the number of a row")
        guard number >= 1, let row = Int(exactly: number) else { throw ScriptSyntaxError(description: "Rows are numbered from 1.") }
        return row
    }
}
