import Inventory
import RPC
import Testing
import Wire

@testable import Gateway

@Suite struct TranslationTests {
    @Test("hexadecimal is two digits a byte, either case", arguments: [
        ("", []), ("00ff", [0, 255]), ("A0b1", [0xA0, 0xB1]), ("0", nil), ("0g", nil), ("é0", nil),
    ] as [(String, [UInt8]?)])
    func hexadecimal(text: String, bytes: [UInt8]?) {
        #expect(Hexadecimal.bytes(text) == bytes)
    }

    @Test("a terminal's credential names the device and its secret", arguments: [
        ("Terminal 7:00ff", 7), ("terminal 7:00ff", 7), ("Terminal 0:00", nil), ("Terminal x:00", nil), ("Terminal 7", nil),
        ("Bearer 00", nil), ("", nil),
    ] as [(String, Int64?)])
    func terminalCredential(header: String, id: Int64?) {
        #expect(Authentication.terminalCredential(["authorization": header])?.id == id)
    }

    @Test func anEntryThatCannotBeReadIsMalformedAndKept() {
        let bytes: [UInt8] = [0xFF, 0xFF, 0xFF]
        let entry = Inventory.Entry(parsing: bytes, sequence: 5)
        #expect(entry.payload == bytes)
        #expect(entry.sequence == 5)
        guard case .malformed = entry.body else {
            Issue.record("not malformed")
            return
        }
    }

    @Test func anEntryWithoutABodyIsMalformed() throws {
        let bytes = try Wire.Entry(capturedMs: 1).bytes
        guard case .malformed(let field, _) = Inventory.Entry(parsing: bytes, sequence: 1).body else {
            Issue.record("not malformed")
            return
        }
        #expect(field == "body")
    }

    @Test func aScanKeepsItsBytesItsTaskAndItsTimes() throws {
        let bytes = try Wire.Entry(
            capturedMs: 9, sessionID: 3, task: .startedBy(2), feedback: true,
            body: .scan(ScanEntry(raw: [0x34, 0x30], symbology: "]E0", times: 0, locationID: 4, condition: .damaged))
        ).bytes
        let entry = Inventory.Entry(parsing: bytes, sequence: 1)
        #expect(entry.task == .startedBy(2))
        #expect(entry.session == 3)
        #expect(entry.wantsFeedback)
        let item = Inventory.Entry.Item(.code(raw: [0x34, 0x30], symbology: "]E0"), location: 4, condition: .damaged)
        #expect(entry.body == .scan(item, times: 1))
    }

    @Test func aRefusalTellsAllReasonsTheFieldsAndTheSentence() throws {
        let refusal = Refusal(.malformed(field: "lines[0].quantity", problem: "is zero"), [.lotRequired(product: "Milk")])
        let error = RejectionStatus.error(refusal, .chinese)
        #expect(error.code == .invalidArgument)
        let status = try GoogleStatus(bytes: error.details)
        let names = status.details.map(\.typeURL)
        #expect(names.filter { $0.hasSuffix("ErrorInfo") }.count == 2)
        #expect(names.contains { $0.hasSuffix("BadRequest") })
        let info = try GoogleErrorInfo(bytes: try #require(status.details.first).value)
        #expect(info.reason == "MALFORMED")
        #expect(info.domain == "shelfwire")
        let sentence = try #require(status.details.first { $0.typeURL.hasSuffix("LocalizedMessage") })
        #expect(try GoogleLocalizedMessage(bytes: sentence.value).locale == "zh-CN")
    }

    @Test func stockChangesAreToldOncePerWindow() throws {
        var window = StockWindow(milliseconds: 1_000)
        let store = try #require(StoreID(1))
        window.add(product: 5, store: store, position: 1)
        window.add(product: 5, store: store, position: 2)
        window.add(product: 6, store: store, position: 3)
        #expect(window.due(at: 10_000) == [StockWindow.Change(store: store, products: [5, 6], position: 3)])
        window.add(product: 5, store: store, position: 4)
        #expect(window.due(at: 10_999).isEmpty)
        #expect(window.due(at: 11_000).count == 1)
        #expect(window.due(at: 12_000).isEmpty)
    }

    @Test("CRC-32C of RFC 3720 appendix B.4", arguments: [
        ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        ((0..<32).map { UInt8($0) }, 0x46DD_794E),
    ] as [([UInt8], UInt32)])
    func crc32c(bytes: [UInt8], checksum: UInt32) {
        var crc = CRC32C()
        crc.update(bytes)
        #expect(crc.value == checksum)
    }
}
