import HTTP2
import NIOCore
import Testing

@testable import RPC

struct OffenceTests {
    static let peer = HTTP2Error(.peer, "")

    struct Case: CustomTestStringConvertible {
        var error: HTTP2Error?
        var sent: ErrorCode?
        var lost: Int
        var offence: ServerCounters.Limit?
        var testDescription: String { "\(error?.description ?? "no error"), sent \(sent?.description ?? "nothing"), lost \(lost)" }
    }

    /// The GOAWAY may not have gone out, and the library may have ended the connection without an error of ours: either says whose fault it was.
    @Test(arguments: [
        Case(error: peer, lost: 19), Case(error: peer, lost: 20), Case(error: peer, lost: 21, offence: .lostCalls),
        Case(sent: .protocolError, lost: 20), Case(sent: .protocolError, lost: 21, offence: .lostCalls),
        Case(sent: .compressionError, lost: 21, offence: .lostCalls), Case(sent: .noError, lost: 100),
        Case(sent: .settingsTimeout, lost: 100), Case(lost: 100), Case(error: HTTP2Error(.closed, ""), lost: 100),
        Case(error: HTTP2Error(.flood(.pings), ""), lost: 0, offence: .pings),
    ])
    func floodsAndBrokenRulesThatTookManyCallsAreHeldAgainstAnAddress(_ example: Case) {
        var limits = ServerLimits()
        limits.lostCalls = 20
        #expect(limits.offence(example.error, sent: example.sent, lost: example.lost) == example.offence)
    }

    @Test func aBrokenSocketIsNobodysFault() {
        #expect(ServerLimits().offence(IOError(errnoCode: 104, reason: "reset"), sent: nil, lost: 100) == nil)
    }
}
