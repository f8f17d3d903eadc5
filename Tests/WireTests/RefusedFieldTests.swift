// What protobuf-c would let through: text that is cut at a NUL, text that is not UTF-8, enum numbers nobody knows.

import NIOCore
import RPC
import Testing

@testable import Wire

@Suite struct RefusedFieldTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var message: any Sampled.Type
        var bytes: String
        var description: String

        var testDescription: String { description }
    }

    static let refusals = [
        Refusal(
            message: Leaf.self, bytes: "12 03 61 00 62",
            description: "name: the text holds a NUL character; send it without"),
        Refusal(
            message: Leaf.self, bytes: "12 01 00", description: "name: the text holds a NUL character; send it without"),
        Refusal(
            message: Presence.self, bytes: "0a 04 12 02 61 00",
            description: "leaf.name: the text holds a NUL character; send it without"),
        Refusal(
            message: Lists.self, bytes: "32 00 32 01 00",
            description: "texts[1]: the text holds a NUL character; send it without"),
        Refusal(
            message: Choices.self, bytes: "22 02 00 00",
            description: "text: the text holds a NUL character; send it without"),
        Refusal(
            message: Leaf.self, bytes: "12 01 ff",
            description: "name: the text is not UTF-8; send what a scanner gave in a bytes field"),
        Refusal(
            message: Leaf.self, bytes: "12 03 ed a0 80",
            description: "name: the text is not UTF-8; send what a scanner gave in a bytes field"),
        Refusal(
            message: Leaf.self, bytes: "12 02 c0 af",
            description: "name: the text is not UTF-8; send what a scanner gave in a bytes field"),
        Refusal(
            message: Lists.self, bytes: "4a 00 4a 03 12 01 80",
            description: "leaves[1].name: the text is not UTF-8; send what a scanner gave in a bytes field"),
        Refusal(
            message: Scalars.self, bytes: "",
            description: "colour: value 0 (COLOUR_UNSPECIFIED) is not allowed; "
                + "send one of the other values of shelfwire.sample.Colour"),
        Refusal(
            message: Scalars.self, bytes: "40 03",
            description: "colour: value 3 is not in shelfwire.sample.Colour; send one that this version of the server knows"),
        Refusal(
            message: Scalars.self, bytes: "40 ff ff ff ff ff ff ff ff ff 01",
            description: "colour: value -1 is not in shelfwire.sample.Colour; send one that this version of the server knows"),
        Refusal(
            message: Presence.self, bytes: "30 00",
            description: "colour: value 0 (COLOUR_UNSPECIFIED) is not allowed; "
                + "send one of the other values of shelfwire.sample.Colour"),
        Refusal(
            message: Lists.self, bytes: "42 02 01 07",
            description: "colours[1]: value 7 is not in shelfwire.sample.Colour; "
                + "send one that this version of the server knows"),
        Refusal(
            message: ServerMessage.self, bytes: "12 04 12 02 08 01",
            description: "result.entries[0].verdict: value 0 (VERDICT_UNSPECIFIED) is not allowed; "
                + "send one of the other values of shelfwire.v1.Verdict"),
    ]

    @Test(arguments: refusals)
    func refusedFieldIsNamedWithWhatToDo(refusal: Refusal) throws {
        let error = #expect(throws: WireError.self) { _ = try refusal.message.init(bytes: hex(refusal.bytes)) }
        #expect(error?.description == refusal.description)
    }

    @Test func aTextWithNULIsNotWrittenEither() {
        let message = Presence(leaf: Leaf(name: "a\0b"))
        let error = #expect(throws: WireError.self) { try message.bytes }
        #expect(error?.description == "leaf.name: the text holds a NUL character; send it without")
        let list = #expect(throws: WireError.self) { try Lists(texts: ["a", "\0"]).bytes }
        #expect(list?.path == "texts[1]")
    }

    @Test func bytesMayHoldAnything() throws {
        let raw: [UInt8] = [0, 0xff, 0xc0, 0, 0x1d]
        #expect(try Presence(bytes: Presence(raw: raw).bytes).raw == raw)
    }

    @Test func thePeerSeesTheReasonAndTheField() throws {
        let error = #expect(throws: RPCError.self) {
            try ServerMessage(serialized: ByteBuffer(bytes: hex("12 04 12 02 08 01")))
        }
        let rpcError = try #require(error)
        #expect(rpcError.code == .invalidArgument)
        let status = try GoogleStatus(bytes: rpcError.details)
        #expect(status.code == 3)
        #expect(status.message == rpcError.message)
        #expect(
            status.details.map(\.typeURL) == [
                "type.googleapis.com/google.rpc.ErrorInfo", "type.googleapis.com/google.rpc.BadRequest",
            ])
        let info = try GoogleErrorInfo(bytes: status.details[0].value)
        #expect(info == GoogleErrorInfo(reason: "ENUM_VALUE_NOT_ALLOWED", domain: "shelfwire"))
        let request = try GoogleBadRequest(bytes: status.details[1].value)
        #expect(request.fieldViolations.map(\.field) == ["result.entries[0].verdict"])
    }

    @Test func aBufferIsReadFromItsReaderAndAppendedTo() throws {
        var buffer = ByteBuffer(bytes: [9, 9])
        try Leaf(number: 5).serialize(into: &buffer)
        #expect(Array(buffer.readableBytesView) == [9, 9, 8, 5])
        buffer.moveReaderIndex(forwardBy: 2)
        #expect(try Leaf(serialized: buffer) == Leaf(number: 5))
    }
}
