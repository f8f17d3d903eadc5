import NIOCore
import Testing

@testable import RPC

struct MessageDeframerTests {
    static func framed(_ texts: [String]) -> [UInt8] {
        var buffer = ByteBuffer()
        for text in texts { try? buffer.writeFramed(Text(text), limit: 1_000) }
        return Array(buffer.readableBytesView)
    }

    @Test func messagesAreCutOutAtEverySplit() throws {
        let texts = ["", "a", "hello", "", String(repeating: "z", count: 300)]
        let bytes = Self.framed(texts)
        for first in 0...bytes.count {
            for second in stride(from: first, through: bytes.count, by: 7) {
                var deframer = MessageDeframer(limit: 300)
                var (found, credit): ([String], Int) = ([], 0)
                for part in [bytes[..<first], bytes[first..<second], bytes[second...]] {
                    deframer.append(ByteBuffer(bytes: part))
                    reading: while true {
                        let (step, given) = try deframer.next()
                        credit += given
                        guard case .message(let message, isCompressed: false) = step else { break reading }
                        found.append(String(buffer: message))
                    }
                }
                deframer.end()
                #expect(found == texts)
                #expect(credit == bytes.count, "all window is given back, none twice")
                let last = try deframer.next().step
                #expect(last == .end)
            }
        }
    }

    @Test func windowIsGivenBackOnlyOnDemand() throws {
        var deframer = MessageDeframer(limit: 100)
        let bytes = Self.framed(["0123456789", "abcdefghij"])
        deframer.append(ByteBuffer(bytes: bytes.prefix(20)))
        #expect(try deframer.next().credit == 15)
        #expect(try deframer.next().credit == 5, "what arrived of the message that is waited for")
        #expect(try deframer.next().credit == 0)
        deframer.append(ByteBuffer(bytes: bytes.dropFirst(20)))
        #expect(try deframer.next().credit == 10, "the rest of it")
    }

    @Test(arguments: [(99, true), (100, true), (101, false)])
    func theLengthIsJudgedFromThePrefix(length: Int, isTaken: Bool) throws {
        var deframer = MessageDeframer(limit: 100)
        deframer.append(ByteBuffer(bytes: [0, 0, 0, 0, UInt8(length)]))
        if isTaken {
            #expect(try deframer.next().step == .more)
        } else {
            #expect(throws: RPCError.self) { try deframer.next() }
        }
    }

    @Test(arguments: [
        ([2, 0, 0, 0, 0], .internalError), ([255, 0, 0, 0, 1, 7], .internalError),
        ([0, 255, 255, 255, 255], .resourceExhausted),
    ] as [([UInt8], StatusCode)])
    func brokenPrefixesAreRefused(bytes: [UInt8], code: StatusCode) {
        var deframer = MessageDeframer(limit: 100)
        deframer.append(ByteBuffer(bytes: bytes))
        let error = #expect(throws: RPCError.self) { try deframer.next() }
        #expect(error?.code == code)
    }

    @Test(arguments: 1...7) func aBodyCutOffInsideAMessageIsRefused(length: Int) {
        var deframer = MessageDeframer(limit: 100)
        deframer.append(ByteBuffer(bytes: Self.framed(["abc"]).prefix(length)))
        deframer.end()
        let error = #expect(throws: RPCError.self) { try deframer.next() }
        #expect(error?.code == .internalError)
    }

    @Test func aCompressedMessageIsSaidToBe() throws {
        var deframer = MessageDeframer(limit: 100)
        deframer.append(ByteBuffer(bytes: [1, 0, 0, 0, 1, 9]))
        #expect(try deframer.next().step == .message(ByteBuffer(bytes: [9]), isCompressed: true))
    }
}
