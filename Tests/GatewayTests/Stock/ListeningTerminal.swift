import Foundation
import NIOCore
import RPC
import Synchronization
import Wire

@testable import Gateway
@testable import Inventory

/// A message as its bytes, whatever they mean.
struct RawMessage: Message {
    var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }
    init(serialized buffer: ByteBuffer) { bytes = Array(buffer.readableBytesView) }
    func serialize(into buffer: inout ByteBuffer) { buffer.writeBytes(bytes) }
}

/// A device on its stream that keeps every byte it is sent.
final class ListeningTerminal: Sendable {
    let terminal: EnrolledTerminal
    private let shop: TwoStores
    private let received = Mutex<[[UInt8]]>([])
    private let outgoing: AsyncStream<TerminalMessage>
    private let out: AsyncStream<TerminalMessage>.Continuation

    /// How long anything may take on a busy machine.
    static let patience = Duration.seconds(30)

    struct Impatience: Error, CustomStringConvertible {
        var description: String
    }

    /// Attaches the device, runs `body` with it, and says good-bye.
    static func with<Outcome: Sendable>(
        _ terminal: EnrolledTerminal, _ shop: TwoStores, _ body: @escaping @Sendable (ListeningTerminal) async throws -> Outcome
    ) async throws -> Outcome {
        let device = ListeningTerminal(terminal, shop)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await device.listen() }
            defer { group.cancelAll() }
            device.say(
                TerminalMessage(
                    body: .hello(
                        Hello(
                            terminalID: terminal.terminal.rawValue, epoch: 1, nextSequence: 1, protocolMin: 1, protocolMax: 1, appVersion: "test",
                            wallMs: shop.books.nowMilliseconds, monotonicMs: 1, bootID: 7, language: "en"))))
            _ = try await device.wait("Welcome") { if case .welcome? = $0 { true } else { false } }
            let outcome = try await body(device)
            device.say(TerminalMessage(body: .bye(Bye())))
            return outcome
        }
    }

    private init(_ terminal: EnrolledTerminal, _ shop: TwoStores) {
        (self.terminal, self.shop) = (terminal, shop)
        (outgoing, out) = AsyncStream.makeStream()
    }

    private func listen() async throws {
        guard let method = shop.methods.first(where: { $0.path.hasSuffix("Terminals/Work") }) else { return }
        try await shop.client.bidirectional(method, options: CallOptions(metadata: TwoStores.device(terminal))) {
            (requests: RequestWriter<RawMessage>, replies: ReplyStream<RawMessage>) in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [self] in
                    for await message in outgoing { try await requests.write(RawMessage(try message.bytes)) }
                }
                defer { group.cancelAll() }
                for try await reply in replies { received.withLock { $0.append(reply.bytes) } }
            }
        }
    }

    func say(_ message: TerminalMessage) { out.yield(message) }

    /// Everything that came so far.
    var messages: [[UInt8]] { received.withLock { $0 } }

    /// The first message from `start` on that `isWanted`.
    @discardableResult
    func wait(
        _ what: String, from start: Int = 0, _ isWanted: (ServerMessage.Body?) -> Bool
    ) async throws -> ServerMessage.Body? {
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end {
            for bytes in messages.dropFirst(start) {
                let body = try ServerMessage(bytes: bytes).body
                if isWanted(body) { return body }
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Impatience(description: "no \(what) within \(Self.patience)")
    }
}

/// A number in every form in which it might stand among bytes.
struct ByteNeedle {
    let number: Int64

    var forms: [[UInt8]] {
        let bits = UInt64(bitPattern: number)
        let zigzag = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        let digits = "\(number.magnitude)"
        let grouped = String(digits.reversed().enumerated().flatMap { $0.offset > 0 && $0.offset % 3 == 0 ? [",", $0.element] : [$0.element] }.reversed())
        let texts = [digits, grouped, grouped.replacing(",", with: "."), grouped.replacing(",", with: " "), String(number.magnitude, radix: 16)]
        return [Self.varint(bits), Self.varint(zigzag), Self.fixed(bits, 8), Array(Self.fixed(bits, 8).reversed())]
            + (number.magnitude < 1 << 31 ? [Self.fixed(bits, 4), Array(Self.fixed(bits, 4).reversed())] : []) + texts.map { Array($0.utf8) }
    }

    func isIn(_ bytes: [UInt8]) -> Bool {
        forms.contains { form in
            bytes.indices.contains { $0 + form.count <= bytes.count && bytes[$0..<$0 + form.count].elementsEqual(form) }
        }
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private static func fixed(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
}
