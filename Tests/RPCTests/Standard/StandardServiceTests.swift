import NIOCore
import Testing

@testable import RPC

@Suite(.timeLimit(.minutes(5))) struct StandardServiceTests {
    @Test func healthIsCheckedListedAndWatched() async throws {
        let health = HealthService()
        health.set("shop", .serving)
        try await Loopback.with(providers: [health]) { _, client in
            let reply: Health.CheckReply = try await client.unary(
                Health.Methods.check, Health.CheckRequest(service: "shop"))
            #expect(reply.status == .serving)
            let error = await #expect(throws: RPCError.self) {
                let _: Health.CheckReply = try await client.unary(
                    Health.Methods.check, Health.CheckRequest(service: "none"))
            }
            #expect(error?.code == .notFound)
            let list: Health.ListReply = try await client.unary(Health.Methods.list, Health.ListRequest())
            #expect(list.statuses == ["": .serving, "shop": .serving])
            try await client.serverStreaming(Health.Methods.watch, Health.CheckRequest(service: "late")) {
                (replies: ReplyStream<Health.CheckReply>) in
                var iterator = replies.makeAsyncIterator()
                let before = try await iterator.next()?.status
                health.set("late", .serving)
                let during = try await iterator.next()?.status
                health.shutdown()
                let after = try await iterator.next()?.status
                #expect([before, during, after] == [.serviceUnknown, .serving, .notServing])
            }
        }
    }

    /// A file with a message that holds a message and an enum, an extension, and a service.
    static func file(_ name: String, imports: [String] = [], fill: (inout ByteBuffer) -> Void = { _ in }) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeField(1, name)
        buffer.writeField(2, "shop")
        for other in imports { buffer.writeField(3, other) }
        fill(&buffer)
        return Array(buffer.readableBytesView)
    }

    @Test func descriptorsAreFoundByWhatTheyHold() throws {
        let other = Self.file("other.proto")
        let main = Self.file("main.proto", imports: ["other.proto"]) { file in
            file.writeField(4) { message in
                message.writeField(1, "Outer")
                message.writeField(2) { $0.writeField(1, "field") }
                message.writeField(3) { $0.writeField(1, "Inner") }
                message.writeField(4) {
                    $0.writeField(1, "Kind")
                    $0.writeField(2) { $0.writeField(1, "KIND_ONE") }
                }
            }
            file.writeField(6) {
                $0.writeField(1, "Stock")
                $0.writeField(2) { $0.writeField(1, "Get") }
            }
            file.writeField(7) {
                $0.writeField(1, "extra")
                $0.writeField(2, ".shop.Outer")
                $0.writeField(3, 100)
            }
        }
        let catalog = try DescriptorCatalog(files: [main, other])
        let symbols = [
            "shop.Outer", "shop.Outer.field", "shop.Outer.Inner", "shop.Outer.Kind", "shop.Outer.KIND_ONE", "shop.Stock",
            "shop.Stock.Get", "shop.extra",
        ]
        for symbol in symbols {
            guard case .files(let files) = catalog.answer(.fileContaining(symbol: symbol)) else {
                Issue.record("\(symbol) is not found")
                continue
            }
            #expect(files == [main, other])
        }
        guard case .services(["shop.Stock"]) = catalog.answer(.services),
            case .extensionNumbers("shop.Outer", [100]) = catalog.answer(.extensionNumbers(type: "shop.Outer")),
            case .files([main, other]) = catalog.answer(.fileContainingExtension(type: "shop.Outer", number: 100)),
            case .files([other]) = catalog.answer(.file(name: "other.proto")),
            case .error(.notFound, _) = catalog.answer(.file(name: "third.proto"))
        else {
            Issue.record("a question is answered wrongly")
            return
        }
    }

    @Test(arguments: [(4_095, true), (4_096, true), (4_097, false)]) func questionsAreShort(size: Int, isTaken: Bool) throws {
        let name = String(repeating: "s", count: size - 3)
        var bytes = ByteBuffer()
        bytes.writeField(1, name)
        try #require(bytes.readableBytes == size)
        if isTaken {
            #expect(try Health.CheckRequest(serialized: bytes).service == name)
        } else {
            let error = #expect(throws: RPCError.self) { try Health.CheckRequest(serialized: bytes) }
            #expect(error?.code == .resourceExhausted)
        }
    }

    @Test(arguments: [[0x08], [0x08, 0x80], [0x0a, 5, 1], [0x0b], [0x00, 1], [0x0d, 1, 2, 3], [0x09, 1]] as [[UInt8]])
    func brokenProtobufIsRefused(bytes: [UInt8]) {
        #expect(throws: RPCError.self) { try ProtobufWire.fields(bytes) }
    }
}
