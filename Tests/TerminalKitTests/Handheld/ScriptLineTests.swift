import Testing

@testable import Handheld
@testable import TerminalKit

@Suite struct ScriptLineTests {
    private static let lines: [(String, ScriptStep)] = [
        ("sign-in anna 1234", .signIn(user: "anna", secret: "1234", code: "")),
        ("sign-in \"Anna Berg\" 1234 000111", .signIn(user: "Anna Berg", secret: "1234", code: "000111")),
        ("receive order PO-1", .receiveOrder("PO-1", note: "")),
        ("receive order PO-1 note \"DN 7\"", .receiveOrder("PO-1", note: "DN 7")),
        ("receive supplier 3", .receiveWithoutOrder(supplier: 3, note: "")),
        ("receive receipt R-1", .joinReceipt("R-1")),
        ("stocktake ST-1", .count(stocktake: "ST-1")),
        ("scan 4006381333931 x3", .scan(Array("4006381333931".utf8), symbology: "", times: 3, isAsking: false)),
        ("scan 4006381333931 ask x3", .scan(Array("4006381333931".utf8), symbology: "", times: 3, isAsking: true)),
        ("answer yes", .answer(isYes: true)), ("answer no", .answer(isYes: false)),
        ("discrepancy damaged refuse 2", .discrepancy(.damaged, .refuse, quantity: 2, code: nil, reason: "")),
        ("discrepancy short claim 2 MILK because \"pallet open\"",
            .discrepancy(.short, .claim, quantity: 2, code: Array("MILK".utf8), reason: "pallet open")),
        ("discrepancy over accept 2 because gift", .discrepancy(.over, .accept, quantity: 2, code: nil, reason: "gift")),
        ("put-away MILK 7 D1", .putAway(code: Array("MILK".utf8), quantity: 7, place: "D1", lot: "", reason: "")),
        ("put-away MILK 7 D1 lot L1 because wet", .putAway(code: Array("MILK".utf8), quantity: 7, place: "D1", lot: "L1", reason: "wet")),
        ("expect doubt EXPIRED", .expect(.doubt("EXPIRED"))), ("expect proposed D1", .expect(.proposed("D1"))),
        ("scan 0104006381333931<GS>10L1 ]C1", .scan(Array("0104006381333931\u{1D}10L1".utf8), symbology: "]C1", times: 1, isAsking: false)),
        ("scan a\\x1db", .scan(Array("a\u{1D}b".utf8), symbology: "", times: 1, isAsking: false)),
        ("lot L1 expiry 2027-01-31", .lot("L1", expiry: "2027-01-31")),
        ("lot none", .lot("", expiry: "")),
        ("count 12", .add(12, code: nil)),
        ("count 4006381333931 12", .add(12, code: Array("4006381333931".utf8))),
        ("undo", .undo), ("finish all of it", .finish(note: "all of it")), ("  offline", .offline), ("online", .online),
        ("wait-synced 10s", .waitSynced(milliseconds: 10_000)), ("wait-online 250ms", .waitOnline(milliseconds: 250)),
        ("wait-products 60 5s", .waitProducts(60, milliseconds: 5_000)), ("location-counted 7", .locationCounted("7")),
        ("move 4006381333931 3 A1 B1", .move(code: Array("4006381333931".utf8), quantity: 3, from: "A1", to: "B1", condition: .sellable)),
        ("move M 3 A1 A1 damaged", .move(code: Array("M".utf8), quantity: 3, from: "A1", to: "A1", condition: .damaged)),
        ("write-off M 2 A1 ownUse", .writeOff(code: Array("M".utf8), quantity: 2, place: "A1", reason: .ownUse)),
        ("location-counted", .locationCounted("")), ("place D1", .place("D1")), ("place none", .place("")),
        ("list alerts", .list(.show(.alerts))), ("ship T-4", .list(.takeChecklist(.shipping, number: "T-4"))),
        ("receive transfer T-4", .list(.takeChecklist(.arrival, number: "T-4"))), ("pick RS-1", .list(.takeChecklist(.picking, number: "RS-1"))),
        ("take MILK 3", .list(.take(code: Array("MILK".utf8), quantity: 3, place: "", lot: "", reason: ""))),
        ("take MILK 3 from D1 lot L1 because \"torn bag\"",
            .list(.take(code: Array("MILK".utf8), quantity: 3, place: "D1", lot: "L1", reason: "torn bag"))),
        ("damaged", .list(.damaged(nil))), ("damaged 2", .list(.damaged(2))), ("leave", .list(.leave)),
        ("count-at ST-1 D1", .list(.countAt(stocktake: "ST-1", place: "D1", isTakingOver: false))),
        ("count-at ST-1 all take-over", .list(.countAt(stocktake: "ST-1", place: "", isTakingOver: true))),
        ("give-back ST-1 D1", .list(.giveBack(stocktake: "ST-1", place: "D1"))),
        ("set-aside 1 MILK D1", .list(.setAside(row: 1, code: Array("MILK".utf8), place: "D1", quantity: 0))),
        ("set-aside 1 MILK D1 4", .list(.setAside(row: 1, code: Array("MILK".utf8), place: "D1", quantity: 4))),
        ("acknowledge 2 because mine", .list(.acknowledge(row: 2, note: "mine"))), ("snooze 2 7", .list(.snooze(row: 2, days: 7, note: ""))),
        ("expect listed 3", .expect(.listed(3))), ("expect open 0", .expect(.open(0))),
        ("expect total 12", .expect(.total(12))), ("expect expected none", .expect(.expected(nil))),
        ("expect state acceptedWithException", .expect(.state(.acceptedWithException))),
        ("expect product Whole milk", .expect(.product("Whole milk"))), ("expect refused noTask", .expect(.refused("noTask"))),
    ]

    @Test(arguments: lines.indices)
    func everyStepIsUnderstood(index: Int) throws {
        #expect(try ScriptStep.parse(Self.lines[index].0) == Self.lines[index].1)
    }

    @Test(arguments: ["", "   ", "# a comment", "  # another"])
    func emptyLinesAndCommentsAreNothing(line: String) throws {
        #expect(try ScriptStep.parse(line) == nil)
    }

    @Test(arguments: [
        "scna 123", "sign-in anna", "receive", "receive cow 7", "scan", "scan 123 y3", "scan 123 x0", "scan 123 x", "count", "count many", "lot",
        "lot L1 expiry", "wait-synced soon", "wait-synced 10", "wait-synced 99999999999999s", "expect", "expect love 7", "expect state happy",
        "move M 3 A1", "move M many A1 B1", "move M 3 A1 B1 lovely", "write-off M 2 A1", "write-off M 2 A1 found", "undo it", "answer", "answer maybe", "discrepancy broken refuse 2", "discrepancy damaged eat 2", "discrepancy damaged refuse",
        "discrepancy damaged refuse 2 MILK gone", "put-away MILK D1 7", "put-away MILK 7", "scan \"123", "scan a\\xg1", "scan a\\x1", "expect total 12 13",
        "list", "list cows", "ship", "pick", "receive transfer", "take MILK", "take MILK many", "take MILK 3 because", "damaged x", "damaged 1 2", "leave it", "count-at ST-1",
        "count-at ST-1 D1 please", "give-back ST-1", "set-aside MILK D1", "set-aside 0 MILK D1", "set-aside 1 MILK", "acknowledge", "acknowledge -1", "snooze 1",
    ])
    func wrongLinesAreRefusedWithAReason(line: String) {
        #expect(throws: ScriptSyntaxError.self) { try ScriptStep.parse(line) }
    }

    @Test func jsonIsEscaped() {
        #expect(JSONLine([("a\"b", .text("x\\\n\u{1}é")), ("n", .number(-5)), ("f", .flag(true)), ("z", .null)]).description
            == "{\"a\\\"b\":\"x\\\\\\n\\u0001é\",\"n\":-5,\"f\":true,\"z\":null}")
    }

    @Test(arguments: [
        (["TERM": "xterm", "LANG": "en_US.UTF-8"], true, true, Language.english),
        (["TERM": "xterm", "LANG": "zh_CN.UTF-8"], true, true, .chinese),
        (["TERM": "xterm", "LANG": "C", "NO_COLOR": "1"], false, false, .english),
        (["TERM": "dumb", "LC_ALL": "en_GB.utf8", "LANG": "C"], false, true, .english),
        ([:], false, false, .english),
    ])
    func theWindowSaysWhatItCanShow(environment: [String: String], colour: Bool, boxes: Bool, language: Language) {
        let surroundings = Surroundings(environment: environment)
        #expect(surroundings.hasColour == colour && surroundings.hasBoxes == boxes && surroundings.language == language)
    }
}
