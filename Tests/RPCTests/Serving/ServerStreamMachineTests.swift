import HTTP2
import Testing

@testable import RPC

struct ServerStreamMachineTests {
    static let head: [(String, String)] = [
        (":method", "POST"), (":path", "/s/m"), ("content-type", "application/grpc"), ("te", "trailers"),
    ]

    static func fields(_ pairs: [(String, String)]) -> [HeaderField] { pairs.map { HeaderField($0.0, $0.1) } }

    @Test func aHeadBecomesACall() throws {
        var machine = ServerStreamMachine()
        let extra = [("grpc-timeout", "5S"), ("x", "1"), ("x", "2"), ("grpc-encoding", "identity"), ("user-agent", "u")]
        guard case .begin(let head) = machine.receivedHead(Self.fields(Self.head + extra), isOversize: false) else {
            Issue.record("not begun")
            return
        }
        #expect(head.path == "/s/m")
        #expect(head.timeout == 5_000_000_000)
        #expect(head.metadata.values("x") == ["1", "2"])
        #expect(head.metadata["user-agent"] == "u")
        #expect(head.metadata.count == 3)
    }

    @Test(arguments: [
        ("application/grpc", true), ("application/grpc+proto", true), ("application/grpc;charset=utf-8", true),
        ("Application/GRPC", true), ("application/grpc-web", false), ("application/grpcx", false),
        ("application/json", false), ("application/grp", false), ("", false),
    ])
    func onlyGRPCIsServed(type: String, isServed: Bool) {
        var machine = ServerStreamMachine()
        let verdict = machine.receivedHead(
            Self.fields([(":method", "POST"), (":path", "/s/m"), ("content-type", type)]), isOversize: false)
        switch verdict {
        case .begin: #expect(isServed)
        case .answer(let fields):
            #expect(!isServed)
            #expect(fields.first == HeaderField(":status", "415"))
        case .refuse: Issue.record("refused")
        }
    }

    @Test func anotherMethodThanPostIsAnsweredWith405() {
        var machine = ServerStreamMachine()
        let verdict = machine.receivedHead(Self.fields([(":method", "GET"), (":path", "/")]), isOversize: false)
        guard case .answer(let fields) = verdict else {
            Issue.record("served")
            return
        }
        #expect(fields.first == HeaderField(":status", "405"))
        #expect(machine.finish(nil, initial: [:], trailing: [:]) == .nothing)
    }

    @Test(arguments: [
        ("grpc-timeout", "1", false, StatusCode.internalError), ("grpc-encoding", "br", false, .unimplemented),
        ("x", "y", true, .resourceExhausted),
    ])
    func whatCannotBeServedIsRefusedWithItsStatus(name: String, value: String, isOversize: Bool, code: StatusCode) {
        var machine = ServerStreamMachine()
        let verdict = machine.receivedHead(Self.fields(Self.head + [(name, value)]), isOversize: isOversize)
        guard case .refuse(let error) = verdict else {
            Issue.record("not refused")
            return
        }
        #expect(error.code == code)
        guard case .trailersOnly(let fields) = machine.finish(error, initial: [:], trailing: [:]) else {
            Issue.record("not trailers-only")
            return
        }
        #expect(fields.contains(HeaderField("grpc-status", "\(code.rawValue)")))
    }

    @Test func theHeadIsSentOnceAndTheStatusOnce() {
        var machine = ServerStreamMachine()
        _ = machine.receivedHead(Self.fields(Self.head), isOversize: false)
        #expect(machine.sendHead(["a": "b"])?.last == HeaderField("a", "b"))
        #expect(machine.sendHead([:]) == nil)
        #expect(machine.finish(nil, initial: [:], trailing: ["t": "u"])
            == .trailers([HeaderField("grpc-status", "0"), HeaderField("t", "u")]))
        #expect(machine.finish(nil, initial: [:], trailing: [:]) == .nothing)
        #expect(machine.isOver)
    }

    @Test func aStatusBeforeAnyReplyIsOneHeaderList() {
        var machine = ServerStreamMachine()
        _ = machine.receivedHead(Self.fields(Self.head), isOversize: false)
        let error = RPCError(.notFound, "größer", details: [0, 255])
        #expect(machine.finish(error, initial: ["i": "1"], trailing: [:]) == .trailersOnly(Self.fields([
            (":status", "200"), ("content-type", "application/grpc"), ("i", "1"), ("grpc-status", "5"),
            ("grpc-message", "gr%C3%B6%C3%9Fer"), ("grpc-status-details-bin", "AP8"),
        ])))
    }

    @Test(arguments: [
        ([], .identity, false), ([("grpc-encoding", "identity")], .identity, false),
        ([("grpc-encoding", "gzip")], .gzip, false), ([("grpc-accept-encoding", "identity,deflate,gzip")], .identity, true),
        ([("grpc-encoding", "gzip"), ("grpc-accept-encoding", "deflate"), ("grpc-accept-encoding", "gzip")], .gzip, true),
    ] as [([(String, String)], Compression, Bool)])
    func compressionIsReadFromTheHead(extra: [(String, String)], request: Compression, accepts: Bool) {
        var machine = ServerStreamMachine()
        guard case .begin(let head) = machine.receivedHead(Self.fields(Self.head + extra), isOversize: false) else {
            Issue.record("not begun")
            return
        }
        #expect(head.requestCompression == request)
        #expect(head.acceptsGzip == accepts)
        let reply = machine.sendHead([:], compression: accepts ? .gzip : .identity)
        let speaks = extra.isEmpty ? [] : [HeaderField("grpc-accept-encoding", "identity,gzip")]
        let encoding = accepts ? [HeaderField("grpc-encoding", "gzip")] : []
        #expect(reply == Self.fields([(":status", "200"), ("content-type", "application/grpc")]) + speaks + encoding)
    }

    @Test(arguments: ["br", "", "GZIP", "gzip,identity"]) func aCompressionNobodyHereReadsIsRefusedWithTheListOfThoseWeDo(name: String) {
        var machine = ServerStreamMachine()
        guard case .refuse(let error) = machine.receivedHead(Self.fields(Self.head + [("grpc-encoding", name)]), isOversize: false),
            case .trailersOnly(let fields) = machine.finish(error, initial: [:], trailing: [:])
        else {
            Issue.record("not refused")
            return
        }
        #expect(fields.contains(HeaderField("grpc-status", "12")))
        #expect(fields.contains(HeaderField("grpc-accept-encoding", "identity,gzip")))
    }

    @Test func anErrorThatClaimsOKIsUnknown() {
        var machine = ServerStreamMachine()
        _ = machine.receivedHead(Self.fields(Self.head), isOversize: false)
        guard case .trailersOnly(let fields) = machine.finish(RPCError(.ok, ""), initial: [:], trailing: [:]) else {
            Issue.record("not trailers-only")
            return
        }
        #expect(fields.contains(HeaderField("grpc-status", "2")))
    }
}
