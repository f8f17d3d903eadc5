import HTTP2
import Testing

@testable import RPC

struct ClientStreamMachineTests {
    typealias Fields = [(String, String)]

    static func read(_ lists: [Fields]) -> [ClientStreamMachine.Meaning] {
        var machine = ClientStreamMachine()
        return lists.map { list in machine.received(list.map { HeaderField($0.0, $0.1) }, isOversize: false) }
    }

    static let head: Fields = [(":status", "200"), ("content-type", "application/grpc"), ("a", "b")]

    @Test func headAndTrailersAreRead() {
        let meanings = Self.read([[(":status", "103")], Self.head, [("grpc-status", "0"), ("t", "u")], [("x", "y")]])
        #expect(meanings == [.nothing, .head(["a": "b"], .identity), .end(nil, ["t": "u"]), .nothing])
    }

    @Test(arguments: [
        ([(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "5"), ("grpc-message", "a%20b")],
            .notFound, "a b"),
        ([(":status", "200"), ("content-type", "text/html")], .unknown, "the server's reply is not gRPC but text/html"),
        ([("content-type", "application/grpc")], .internalError, "the server's reply has no HTTP status"),
        ([(":status", "400")], .internalError, "the server answered with HTTP status 400"),
        ([(":status", "401")], .unauthenticated, "the server answered with HTTP status 401"),
        ([(":status", "403")], .permissionDenied, "the server answered with HTTP status 403"),
        ([(":status", "404")], .unimplemented, "the server answered with HTTP status 404"),
        ([(":status", "429")], .unavailable, "the server answered with HTTP status 429"),
        ([(":status", "502")], .unavailable, "the server answered with HTTP status 502"),
        ([(":status", "503")], .unavailable, "the server answered with HTTP status 503"),
        ([(":status", "504")], .unavailable, "the server answered with HTTP status 504"),
        ([(":status", "500")], .unknown, "the server answered with HTTP status 500"),
        ([(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "x")], .unknown,
            "the status x cannot be read"),
        ([(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "99")], .unknown, ""),
    ] as [(Fields, StatusCode, String)])
    func oneHeaderListMayBeAll(fields: Fields, code: StatusCode, message: String) {
        guard case .end(let failure?, _) = Self.read([fields])[0] else {
            Issue.record("not the end")
            return
        }
        #expect(failure.code == code)
        #expect(failure.message == message)
    }

    @Test func trailersWithoutStatusAreUnknownAndNoneAreInternal() {
        guard case .end(let missing?, _) = Self.read([Self.head, [("t", "u")]])[1] else {
            Issue.record("not the end")
            return
        }
        #expect(missing.code == .unknown)
        var machine = ClientStreamMachine()
        _ = machine.received(Self.head.map { HeaderField($0.0, $0.1) }, isOversize: false)
        guard case .end(let none?, _) = machine.ended() else {
            Issue.record("not the end")
            return
        }
        #expect(none.code == .internalError)
        #expect(machine.ended() == .nothing)
    }

    @Test(arguments: [
        (ErrorCode.noError, StatusCode.internalError), (.protocolError, .internalError), (.internalError, .internalError),
        (.flowControlError, .internalError), (.settingsTimeout, .internalError), (.frameSizeError, .internalError),
        (.refusedStream, .unavailable), (.cancel, .cancelled), (.compressionError, .internalError),
        (.connectError, .internalError), (.enhanceYourCalm, .resourceExhausted), (.inadequateSecurity, .permissionDenied),
    ])
    func aResetMeansWhatTheDocumentSays(reset: ErrorCode, code: StatusCode) {
        #expect(RPCError.reset(reset).code == code)
    }
}
