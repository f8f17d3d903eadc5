// What the clerk sees, line by line, in both languages. To accept a wanted change: delete the golden file and run the test twice.

import Foundation
import RPC
import Testing

@testable import Handheld
@testable import TerminalKit

@Suite struct ScreenTests {
    private static func status(_ change: (inout TerminalStatus) -> Void = { _ in }) -> TerminalStatus {
        var status = TerminalStatus(
            storeName: "North Street", terminalName: "PDA 3", connection: .connected, unsent: 0, oldestUnsentMilliseconds: nil,
            lastSequence: 5, appliedThrough: 5, products: 60,
            person: Person(sessionID: 1, token: [], userName: "anna", displayName: "Anna Berg", expiresMilliseconds: 0),
            task: WorkTask(kind: .receipt, reference: .document(5), title: "PO-1"), knownTasks: [])
        change(&status)
        return status
    }

    private static var milk: Reading {
        var reading = Reading(sequence: 4, kind: .scan)
        reading.state = .accepted
        reading.code = "4006381333931"
        reading.productID = 1
        reading.productName = "Whole milk 3.5 % fat, long life, carton of one litre, from the valley"
        reading.lot = "L2041"
        reading.expiry = "2027-01-31"
        reading.quantity = 12
        reading.total = 36
        reading.expected = 48
        return reading
    }

    private static func state(_ language: Language, _ change: (inout ScreenState) -> Void) -> ScreenState {
        var state = ScreenState(language: language, status: status())
        change(&state)
        return state
    }

    static let pictures: [String: ScreenState] = {
        var pictures: [String: ScreenState] = [:]
        for language in Language.allCases {
            let words = language.words
            pictures["fresh-\(language.rawValue)"] = state(language) { state in
                state.status = status {
                    $0.person = nil
                    $0.task = nil
                    $0.connection = .waiting
                }
            }
            pictures["receiving-\(language.rawValue)"] = state(language) { state in
                state.reading = milk
                if language == .chinese { state.reading?.productName = "伊利纯牛奶全脂灭菌乳利乐包装二百五十毫升十二盒装" }
                state.message = ScreenState.Message(tone: .good, text: "\(words.accepted)  +12")
                state.typed = "400638"
            }
            pictures["offline-\(language.rawValue)"] = state(language) { state in
                state.status = status {
                    $0.connection = .offline
                    $0.unsent = 3
                }
                state.oldestUnsent = "14:02"
                state.reading = milk
                state.reading?.productName = ""
                state.reading?.expected = nil
                (state.times, state.lot, state.expiry) = (12, "L7", "2027-03-01")
                state.message = ScreenState.Message(
                    tone: .problem, text: language.sentence(for: Remark(reason: "UNKNOWN_PRODUCT", message: "Not in the device's product list. Saved; the server will look it up.")))
            }
            pictures["refused-\(language.rawValue)"] = state(language) { state in
                state.reading = milk
                state.message = ScreenState.Message(tone: .problem, text: "\(words.parked): the receipt is closed", nextStep: "show it to the shift manager")
            }
            pictures["untrusted-\(language.rawValue)"] = state(language) { state in
                state.status = status { $0.connection = .waiting }
                let failure = TLSFailure(.untrustedServer, "its signer is unknown")
                state.message = ScreenState.Message(tone: .problem, text: language.sentence(for: failure.remark))
            }
            pictures["tasks-\(language.rawValue)"] = state(language) { state in
                state.mode = .task
                state.status = status {
                    $0.knownTasks = [
                        KnownTask(kind: .purchaseOrder, documentID: 1, number: "PO-1", title: "Valley Dairy"),
                        KnownTask(kind: .stocktake, documentID: 2, number: "ST-4", title: "Cold room"),
                    ]
                }
                state.typed = "1"
            }
            pictures["secret-\(language.rawValue)"] = state(language) { state in
                state.mode = .secret
                state.typed = "1234"
            }
            pictures["help-\(language.rawValue)"] = state(language) { $0.mode = .help }
            pictures["counting-\(language.rawValue)"] = state(language) { state in
                state.mode = .placeCounted
                state.status = status {
                    $0.task = WorkTask(kind: .stocktake, reference: .document(5), title: "ST-1")
                    $0.task?.place = WorkPlace(locationID: 31, code: "D1", name: "Dry shelf 1")
                }
                state.reading = milk
                state.reading?.expected = nil
            }
            pictures["doubt-\(language.rawValue)"] = state(language) { state in
                state.mode = .doubt
                state.reading = milk
                let doubt = Doubt.moreThanOrdered(product: "Whole milk", ordered: 48, received: 60)
                state.message = ScreenState.Message(tone: .problem, text: language.sentence(for: doubt), nextStep: words.doubtNext)
            }
            pictures["wrong-\(language.rawValue)"] = state(language) { state in
                state.mode = .problemAction
                state.actions = GoodsProblem.damaged.actions
                state.typed = "2"
            }
            pictures["suppliers-\(language.rawValue)"] = state(language) { state in
                state.mode = .supplier
                state.status = status {
                    $0.knownTasks = [
                        KnownTask(kind: .supplier, documentID: 3, number: "DAIRY", title: "Valley Dairy"),
                        KnownTask(kind: .purchaseOrder, documentID: 1, number: "PO-1", title: "Valley Dairy"),
                        KnownTask(kind: .supplier, documentID: 4, number: "HARBOUR", title: "Harbour Foods"),
                    ]
                }
            }
            pictures["placing-\(language.rawValue)"] = state(language) { state in
                state.mode = .placeTarget
                state.message = ScreenState.Message(tone: .good, text: language == .english ? "D1: lot L2041 stands there already." : "D1：同批次 L2041 已在此处。")
            }
            pictures["stopped-\(language.rawValue)"] = state(language) { state in
                state.status = status {
                    $0.connection = .stopped(.superseded)
                    $0.unsent = 12_345
                }
                state.oldestUnsent = "09:30"
                state.message = ScreenState.Message(tone: .problem, text: language.sentence(for: .superseded))
            }
        }
        for language in Language.allCases {
            for (name, state) in lists(language) { pictures["\(name)-\(language.rawValue)"] = state }
        }
        pictures["ascii-en"] = state(.english) { state in
            state.hasBoxes = false
            state.reading = milk
        }
        return pictures
    }()

    /// Lists and checklists.
    private static func lists(_ language: Language) -> [String: ScreenState] {
        let shelf = WorkPlace(locationID: 31, code: "D1", name: language == .english ? "Dry shelf 1" : "干货架一")
        let milk = language == .english ? "Whole milk 1 l" : "全脂牛奶一升"
        func listed(_ kind: ShownList.Kind, _ items: [ShownList.Item]) -> ScreenState {
            state(language) { state in
                state.mode = .list
                state.list = ShownList(kind: kind, items: items)
            }
        }
        func line(_ name: String, _ wanted: Int64, _ lot: String, _ expiry: String) -> Checklist.Line {
            var line = Checklist.Line(productID: 1, productName: name, wanted: wanted)
            (line.lot, line.expiry, line.place) = (lot, expiry, shelf)
            return line
        }
        var picking = Checklist(
            kind: .picking, documentID: 1, number: "RS-1", title: language == .english ? "Mrs Ho" : "何女士",
            lines: [line(milk, 12, "L2042", "2027-02-28"), line(milk, 4, "L2041", "2027-01-31")])
        let open = state(language) { state in state.status = status { $0.checklist = picking } }
        try? picking.take(Checklist.Wish(productID: 1, lot: "L2041", quantity: 4), limits: .init())
        let menu = state(language) { state in
            state.mode = .menu
            state.status = status { $0.checklist = picking }
        }
        let begun = state(language) { state in
            state.status = status { $0.checklist = picking }
            var reading = Reading(sequence: 0, kind: .checked)
            (reading.productName, reading.lot, reading.total, reading.expected) = (milk, "L2041", 4, 16)
            state.reading = reading
            state.message = ScreenState.Message(tone: .good, text: "\(language.words.saved)  +4")
        }
        func place(_ code: String, _ holder: CountPlace.Holder, isDone: Bool = false) -> ShownList.Item {
            .countPlace(CountPlace(stocktakeID: 1, number: "ST-1", locationID: 1, code: code, holder: holder, isDone: isDone))
        }
        func alert(_ kind: StoreAlert.Kind, _ state: StoreAlert.State) -> ShownList.Item {
            .alert(StoreAlert(alertID: 1, kind: kind, state: state, productName: milk, lot: kind == .expired ? "L1" : "", owner: "", message: "", nextStep: ""))
        }
        return [
            "menu": menu, "picking": open, "picked": begun,
            "transfers": listed(.shipping, (1 ... 6).map { .document(OpenDocument(kind: .shipping, documentID: $0, number: "TR-\($0)", title: "Hilltop")) }),
            "places": listed(.countPlaces, [place("", .nobody), place("D1", .thisDevice), place("D2", .other("PDA 9")), place("D3", .nobody, isDone: true)]),
            "lots": listed(.stoppedLots, [true, false].map { .lot(StoppedLot(productID: 1, productName: milk, lot: "L1", isRecalled: $0, note: "")) }),
            "standings": listed(.standings, [GoodsCondition.sellable, .quarantine].map { .standing(LotStanding(place: shelf, condition: $0, quantity: 12)) }),
            "alerts": listed(.alerts, [alert(.lowStock, .open), alert(.expired, .open), alert(.nearExpiry, .snoozed), alert(.overStock, .acknowledged)]),
            "take-over": state(language) { state in
                state.mode = .takeOver
                state.message = ScreenState.Message(tone: .problem, text: "PDA 9: ST-1 D2", nextStep: language.words.lists.takeOverNext)
            },
        ]
    }

    @Test(arguments: pictures.keys.sorted())
    func theScreenLooksAsItDid(name: String) throws {
        let picture = ScreenRenderer.picture(of: try #require(Self.pictures[name]))
        let text = picture.lines.map { $0.text.trimmingEnd }.joined(separator: "\n") + "\ncursor \(picture.cursorRow) \(picture.cursorColumn)\n"
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name).txt")
        guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("there was no golden file; it is written now, look at it")
            return
        }
        #expect(text == golden)
    }

    @Test(arguments: pictures.keys.sorted())
    func everyLineFitsTheWindowAndTheFrameIsStraight(name: String) throws {
        let picture = ScreenRenderer.picture(of: try #require(Self.pictures[name]))
        #expect(picture.lines.count < ScreenRenderer.rows)
        for line in picture.lines { #expect(line.width < ScreenRenderer.columns, "\(line.text)") }
        for line in picture.lines.prefix(20) {
            let frame = StyledLine(pieces: line.pieces).text
            #expect(DisplayWidth.of(DisplayWidth.prefix(frame, 41)) == 41, "\(frame)")
            let edge = DisplayWidth.prefix(frame, 41).last
            #expect(edge.map { "│┐┤┘|+".contains($0) } == true, "\(frame)")
        }
    }

    @Test func aNameFromOutsideNeverMovesTheCursor() {
        let state = Self.state(.english) { state in
            state.reading = Self.milk
            state.reading?.productName = "evil \u{1B}[2J\u{07} name\r\nnext"
        }
        for line in ScreenRenderer.picture(of: state).lines {
            #expect(!line.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        }
    }

    @Test func onlyWhatChangedIsPainted() {
        var painter = Painter(hasColour: true)
        let first = Self.state(.english) { $0.reading = Self.milk }
        var second = first
        second.typed = "4"
        #expect(painter.paint(ScreenRenderer.picture(of: first)).contains("\u{1B}[2J"))
        let change = painter.paint(ScreenRenderer.picture(of: second))
        #expect(!change.contains("\u{1B}[2J") && change.contains("Scan> 4") && !change.contains("Whole milk"))
        #expect(painter.paint(ScreenRenderer.picture(of: second)).isEmpty)
        painter.forget()
        #expect(painter.paint(ScreenRenderer.picture(of: second)).contains("Whole milk"))
    }

    @Test func withoutColourThereAreNoColourCodes() {
        var painter = Painter(hasColour: false)
        let text = painter.paint(ScreenRenderer.picture(of: Self.state(.english) { $0.reading = Self.milk }))
        #expect(!text.contains("m│") && !text.contains("\u{1B}[1m") && !text.contains("\u{1B}[0m"))
    }

    @Test(arguments: [
        ("abc", 3), ("批号", 4), ("L批1", 4), ("e\u{301}", 1), ("", 0), ("。", 2), ("│", 1), ("👍", 2), ("ＡＢ", 4), ("한", 2),
    ])
    func widthsFollowTheTerminal(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func cuttingNeverSplitsAWideCharacter() {
        #expect(DisplayWidth.fit("批号批号", 5) == "批号 ")
        #expect(DisplayWidth.wrap("批号批号批", 4, limit: 9) == ["批号", "批号", "批"])
        #expect(DisplayWidth.wrap("one two three", 7, limit: 9) == ["one two", "three"])
        #expect(DisplayWidth.wrap("批", 1, limit: 9).count <= 1)
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
