// The bytes that Protos/README.md shows to integrators are the bytes that we read and write.

import Foundation
import RPC
import Testing

@testable import Wire

/// The blocks of the page that are marked as hex, by their title; what stands behind a `#` is for people.
private enum Readme {
    static func bytes(of title: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Protos/README.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```hex \(title)\n"), "the page shows no hex of \(title)")
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        let words = page[start.upperBound..<end.lowerBound].split(separator: "\n").flatMap { line in
            line.prefix { $0 != "#" }.split(separator: " ")
        }
        return try words.map { word in try #require(word.count == 2 ? UInt8(word, radix: 16) : nil, "\(word) is no byte") }
    }
}

@Suite struct ReadmeExampleTests {
    @Test func theScanThatThePageShowsIsReadAndWrittenByteForByte() throws {
        let scan = ScanEntry(raw: Array("9521234567899".utf8), symbology: "]E0")
        let entry = Entry(
            capturedMs: 1_781_510_765_123, monotonicMs: 5_400_123, bootID: 0x2545_f491_4f6c_dd1d, sessionID: 12,
            task: .documentID(41), feedback: true, body: .scan(scan))
        let message = TerminalMessage(body: .batch(Batch(firstSequence: 7, entries: [entry])))
        let shown = try Readme.bytes(of: "TerminalMessage")
        #expect(try TerminalMessage(bytes: shown) == message)
        #expect(try message.bytes.hexText == shown.hexText)
    }

    @Test func theServerReadsTheScanAsOneEntryOfItsOwn() throws {
        let received = try ReceivedTerminalMessage(bytes: try Readme.bytes(of: "TerminalMessage"))
        guard case .batch(let batch) = received.body else {
            Issue.record("no batch but \(String(describing: received.body))")
            return
        }
        #expect(batch.firstSequence == 7)
        #expect(try batch.entries.map { try Entry(bytes: $0).sessionID } == [12])
    }

    @Test func thePrefixThatThePageShowsIsThatOfTheScan() throws {
        let length = try Readme.bytes(of: "TerminalMessage").count
        let prefix = try Readme.bytes(of: "prefix")
        #expect(prefix.count == 5)
        #expect(prefix.first == 0)
        #expect(prefix.dropFirst().reduce(0) { $0 << 8 | Int($1) } == length)
    }

    @Test func theResultThatThePageShowsIsReadAndWrittenByteForByte() throws {
        let feedback = Feedback(
            productID: 5, productName: "Oat flakes 500 g", unit: .each, quantity: 1, lineQuantity: 3, expectedQuantity: 24,
            documentID: 41, documentNumber: "GR-1-000001")
        let result = Result(
            appliedThrough: 7, entries: [EntryResult(sequence: 7, verdict: .accepted, feedback: feedback)], creditEntries: 1_000)
        let message = ServerMessage(body: .result(result))
        let shown = try Readme.bytes(of: "ServerMessage")
        #expect(try ServerMessage(bytes: shown) == message)
        #expect(try message.bytes.hexText == shown.hexText)
    }
}
