import InteropMessages
import RPC

/// One case of the gRPC document "Interoperability Test Case Descriptions": returns when the server did as it should.
struct InteropCase: Sendable {
    let name: String
    let run: @Sendable (Client, InteropArguments) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Client) async throws -> Void) {
        self.name = name
        self.run = { client, _ in try await run(client) }
    }

    init(_ name: String, withArguments run: @escaping @Sendable (Client, InteropArguments) async throws -> Void) {
        self.name = name
        self.run = run
    }

    static let all = messageCases + streamCases + endingCases + compressionCases + soakCases
}

/// The server did something else than the case asks for.
struct Disappointment: Error, CustomStringConvertible {
    var description: String
}

func expect(_ isRight: Bool, _ text: @autoclosure () -> String) throws {
    guard isRight else { throw Disappointment(description: text()) }
}

func expectEqual<Value: Equatable>(_ found: Value, _ wanted: Value, _ what: String) throws {
    try expect(found == wanted, "\(what): \(found) instead of \(wanted)")
}

/// The call must end with `code`.
@discardableResult
func expectFailure(_ code: StatusCode, _ call: () async throws -> Void) async throws -> RPCError {
    do {
        try await call()
    } catch let error as RPCError {
        try expect(error.code == code, "\(error) instead of \(code)")
        return error
    }
    throw Disappointment(description: "the call succeeded, \(code) was expected")
}

extension PayloadReply {
    var size: Int { payload?.body.count ?? 0 }
}
