// One line of a script, as the tests and the demo write it.

import TerminalKit

/// What one line says to do. Parsed before anything is done: a wrong line stops the script before its first scan.
enum ScriptStep: Hashable {
    case signIn(user: String, secret: String, code: String)
    case signOut
    case receiveOrder(String, note: String)
    case receiveWithoutOrder(supplier: Int64, note: String)
    case joinReceipt(String)
    case count(stocktake: String)
    case scan([UInt8], symbology: String, times: Int64, isAsking: Bool)
    /// To what is odd about the scan before it.
    case answer(isYes: Bool)
    /// What is wrong with the goods scanned last, or with a code.
    case discrepancy(GoodsProblem, ProblemAction, quantity: Int64, code: [UInt8]?, reason: String)
    /// Goods from the dock to a place; the proposal is asked for first.
    case putAway(code: [UInt8], quantity: Int64, place: String, lot: String, reason: String)
    case lot(String, expiry: String)
    /// A typed quantity of the goods scanned last, or of a code.
    case add(Int64, code: [UInt8]?)
    case undo
    /// The code of a place; empty for the task's own.
    case place(String)
    /// The code or number of a place; empty for the one that was set.
    case locationCounted(String)
    /// Goods carried from a place to another, into a condition.
    case move(code: [UInt8], quantity: Int64, from: String, to: String, condition: GoodsCondition)
    case writeOff(code: [UInt8], quantity: Int64, place: String, reason: LossReason)
    /// Lists, and what is chosen from them.
    case list(ListStep)
    case finish(note: String)
    case offline
    case online
    case waitSynced(milliseconds: Int64)
    case waitOnline(milliseconds: Int64)
    case waitProducts(Int64, milliseconds: Int64)
    case pause(milliseconds: Int64)
    case expect(Expectation)
    case say(String)

    /// What must be true, soon.
    enum Expectation: Hashable {
        case total(Int64)
        case booked(Int64)
        case expected(Int64?)
        case product(String)
        case lot(String)
        case expiry(String)
        case state(ReadingState)
        case reason(String)
        /// The scan before was asked about, for this reason.
        case doubt(String)
        /// The place that was proposed last.
        case proposed(String)
        case unsent(Int64)
        case products(Int64)
        /// Rows of the list that was asked for last.
        case listed(Int64)
        /// Lines of the checklist that lack goods.
        case open(Int64)
        /// The next step is refused by the device with this code.
        case refused(String)
    }
}

/// Why a line is not understood.
struct ScriptSyntaxError: Error, Hashable, CustomStringConvertible {
    var description: String
}

extension ScriptStep {
    /// nil for an empty line or a comment.
    static func parse(_ line: some StringProtocol) throws(ScriptSyntaxError) -> ScriptStep? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard let first = text.first, first != "#" else { return nil }
        var words = Words(try split(String(text)))
        let verb = words.next() ?? ""
        let step = try step(verb, &words)
        if let extra = words.next() { throw ScriptSyntaxError(description: "`\(verb)` does not know what to do with `\(extra)`.") }
        return step
    }

    private static func step(_ verb: String, _ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        switch verb {
        case "sign-in":
            return .signIn(user: try words.need("a user"), secret: try words.need("a PIN or password"), code: words.next() ?? "")
        case "sign-out": return .signOut
        case "receive": return try receive(&words)
        case "stocktake": return .count(stocktake: try words.need("a stocktake number"))
        case "scan": return try scan(&words)
        case "answer":
            let word = try words.need("yes or no")
            guard word == "yes" || word == "no" else { throw ScriptSyntaxError(description: "`answer` is followed by yes or no, not by `\(word)`.") }
            return .answer(isYes: word == "yes")
        case "discrepancy": return try discrepancy(&words)
        case "put-away": return try putAway(&words)
        case "lot": return try lot(&words)
        case "count", "add": return try add(&words)
        case "undo": return .undo
        case "place":
            let code = try words.need("the code of a place, or none")
            return .place(code == "none" ? "" : code)
        case "location-counted": return .locationCounted(words.next() ?? "")
        case "move": return try move(&words)
        case "write-off": return try writeOff(&words)
        case "finish": return .finish(note: words.rest())
        case "offline": return .offline
        case "online": return .online
        case "wait-synced": return .waitSynced(milliseconds: try words.duration())
        case "wait-online": return .waitOnline(milliseconds: try words.duration())
        case "wait-products": return .waitProducts(try words.number("how many products"), milliseconds: try words.duration())
        case "pause": return .pause(milliseconds: try words.duration())
        case "expect": return .expect(try expectation(&words))
        case "say": return .say(words.rest())
        default:
            guard let step = try ListStep.parse(verb, &words) else {
                throw ScriptSyntaxError(description: "There is no `\(verb)`. `handheld script --help` lists what there is.")
            }
            return .list(step)
        }
    }

    private static func receive(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let what = try words.need("order, receipt, supplier or transfer")
        switch what {
        case "order":
            let number = try words.need("an order number")
            return .receiveOrder(number, note: try words.option("note") ?? "")
        case "receipt": return .joinReceipt(try words.need("a receipt number"))
        case "supplier":
            let supplier = try words.number("a supplier id")
            return .receiveWithoutOrder(supplier: supplier, note: try words.option("note") ?? "")
        case "transfer": return .list(.takeChecklist(.arrival, number: try words.need("a transfer's number")))
        default: throw ScriptSyntaxError(description: "`receive` is followed by order, receipt, supplier or transfer, not by `\(what)`.")
        }
    }

    private static func scan(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let code = try bytes(try words.need("a code"))
        var times: Int64 = 1
        var symbology = ""
        var isAsking = false
        while let word = words.next() {
            if word == "ask" {
                isAsking = true
            } else if word.hasPrefix("x"), let number = Int64(word.dropFirst()), number > 0 {
                times = number
            } else if word.hasPrefix("]") {
                symbology = word
            } else {
                throw ScriptSyntaxError(description: "After the code of `scan` come xN, ask and a symbology identifier such as ]C1, not `\(word)`.")
            }
        }
        return .scan(code, symbology: symbology, times: times, isAsking: isAsking)
    }

    /// `discrepancy damaged refuse 2 [CODE] [because TEXT]`
    private static func discrepancy(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let kind = try words.need("what is wrong")
        guard let problem = GoodsProblem(rawValue: kind) else {
            throw ScriptSyntaxError(description: "`\(kind)` is none of \(GoodsProblem.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let done = try words.need("what is done about it")
        guard let action = ProblemAction(rawValue: done) else {
            throw ScriptSyntaxError(description: "`\(done)` is none of \(ProblemAction.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let quantity = try words.number("a quantity")
        var reason = try words.option("because")
        var code: [UInt8]?
        if reason == nil, let word = words.next() {
            code = try bytes(word)
            reason = try words.option("because")
        }
        return .discrepancy(problem, action, quantity: quantity, code: code, reason: reason ?? "")
    }

    /// `put-away CODE QUANTITY PLACE [lot LOT] [because TEXT]`
    private static func putAway(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let code = try bytes(try words.need("a code"))
        let quantity = try words.number("a quantity")
        let place = try words.need("the place")
        let lot = try words.option("lot") ?? ""
        return .putAway(code: code, quantity: quantity, place: place, lot: lot, reason: try words.option("because") ?? "")
    }

    private static func move(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let code = try bytes(try words.need("a code"))
        let quantity = try words.number("a quantity")
        let (from, to) = (try words.need("the place they come from"), try words.need("the place they go to"))
        let name = words.next() ?? GoodsCondition.sellable.rawValue
        guard let condition = GoodsCondition(rawValue: name) else {
            throw ScriptSyntaxError(description: "Goods are sellable, damaged or quarantine, not `\(name)`.")
        }
        return .move(code: code, quantity: quantity, from: from, to: to, condition: condition)
    }

    private static func writeOff(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let code = try bytes(try words.need("a code"))
        let quantity = try words.number("a quantity")
        let place = try words.need("the place")
        let name = try words.need("a reason")
        guard let reason = LossReason(rawValue: name) else {
            let known = LossReason.allCases.map(\.rawValue).joined(separator: ", ")
            throw ScriptSyntaxError(description: "`\(name)` is no reason for a loss. There are: \(known).")
        }
        return .writeOff(code: code, quantity: quantity, place: place, reason: reason)
    }

    private static func lot(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let lot = try words.need("a lot, or none")
        let expiry = try words.option("expiry") ?? ""
        return .lot(lot == "none" ? "" : lot, expiry: expiry)
    }

    private static func add(_ words: inout Words) throws(ScriptSyntaxError) -> ScriptStep {
        let first = try words.need("a quantity")
        if let second = words.next() {
            guard let quantity = Int64(second) else { throw ScriptSyntaxError(description: "`\(second)` is no quantity.") }
            return .add(quantity, code: try bytes(first))
        }
        guard let quantity = Int64(first) else { throw ScriptSyntaxError(description: "`\(first)` is no quantity.") }
        return .add(quantity, code: nil)
    }

    private static func expectation(_ words: inout Words) throws(ScriptSyntaxError) -> Expectation {
        let what = try words.need("what to expect")
        switch what {
        case "total": return .total(try words.number("a quantity"))
        case "booked": return .booked(try words.number("a quantity"))
        case "expected":
            let value = try words.need("a quantity, or none")
            if value == "none" { return .expected(nil) }
            guard let number = Int64(value) else { throw ScriptSyntaxError(description: "`\(value)` is no quantity.") }
            return .expected(number)
        case "product": return .product(words.rest())
        case "lot": return .lot(try words.need("a lot"))
        case "expiry": return .expiry(try words.need("a date"))
        case "state":
            let name = try words.need("a state")
            guard let state = ReadingState.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
                throw ScriptSyntaxError(description: "`\(name)` is none of \(ReadingState.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return .state(state)
        case "reason": return .reason(try words.need("a reason code"))
        case "doubt": return .doubt(try words.need("a reason code"))
        case "proposed": return .proposed(try words.need("the code of a place"))
        case "unsent": return .unsent(try words.number("a number"))
        case "products": return .products(try words.number("a number"))
        case "listed": return .listed(try words.number("a number"))
        case "open": return .open(try words.number("a number"))
        case "refused": return .refused(try words.need("a code"))
        default: throw ScriptSyntaxError(description: "`expect \(what)` is not known.")
        }
    }

    // MARK: Words

    struct Words {
        private var words: ArraySlice<String>

        init(_ words: [String]) { self.words = words[...] }

        mutating func next() -> String? { words.popFirst() }

        mutating func rest() -> String {
            defer { words = [] }
            return words.joined(separator: " ")
        }

        mutating func need(_ what: String) throws(ScriptSyntaxError) -> String {
            guard let word = words.popFirst() else { throw ScriptSyntaxError(description: "The line ends where \(what) should be.") }
            return word
        }

        mutating func number(_ what: String) throws(ScriptSyntaxError) -> Int64 {
            let word = try need(what)
            guard let number = Int64(word) else { throw ScriptSyntaxError(description: "`\(word)` is not \(what).") }
            return number
        }

        mutating func optionalNumber(_ what: String) throws(ScriptSyntaxError) -> Int64? {
            guard !words.isEmpty else { return nil }
            return try number(what)
        }

        /// `name value`, if it comes next.
        mutating func option(_ name: String) throws(ScriptSyntaxError) -> String? {
            guard words.first == name else { return nil }
            words.removeFirst()
            return try need("the \(name)")
        }

        /// `10s` or `250ms`; at most an hour.
        mutating func duration() throws(ScriptSyntaxError) -> Int64 {
            let word = try need("a time such as 10s or 250ms")
            let (digits, unit): (Substring, Int64) = word.hasSuffix("ms") ? (word.dropLast(2), 1) : word.hasSuffix("s") ? (word.dropLast(), 1_000) : ("", 0)
            guard let number = Int64(digits), number >= 0, number <= 3_600_000 else {
                throw ScriptSyntaxError(description: "`\(word)` is no time; write 10s or 250ms.")
            }
            return number * unit
        }
    }

    /// At blanks; "quoted parts" stay together.
    private static func split(_ line: String) throws(ScriptSyntaxError) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        var hasWord = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                hasWord = true
            case " ", "\t":
                if isQuoted {
                    word.append(character)
                } else if hasWord {
                    words.append(word)
                    (word, hasWord) = ("", false)
                }
            default:
                word.append(character)
                hasWord = true
            }
        }
        if isQuoted { throw ScriptSyntaxError(description: "A quotation mark is not closed.") }
        if hasWord { words.append(word) }
        return words
    }

    /// The bytes of a code: `<GS>` and `\x1d` stand for the byte, any `\xHH` for its own.
    static func bytes(_ text: String) throws(ScriptSyntaxError) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            if rest.starts(with: Array("<GS>".utf8)) {
                bytes.append(0x1D)
                rest = rest.dropFirst(4)
            } else if rest.starts(with: Array("\\x".utf8)) {
                guard rest.count >= 4, let value = UInt8(String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16) else {
                    throw ScriptSyntaxError(description: "\\x is followed by two hex digits.")
                }
                bytes.append(value)
                rest = rest.dropFirst(4)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }
}
