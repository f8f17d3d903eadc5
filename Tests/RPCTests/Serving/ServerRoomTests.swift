import Testing

@testable import RPC

struct ServerRoomTests {
    @Test(arguments: [
        (99, 999, true), (100, 999, false), (101, 999, false), (99, 1_000, false), (99, 1_001, false), (0, 1_999, true), (0, 2_000, false),
        (0, 2_001, false),
    ])
    func roomIsJudgedByStreamAndConnection(stream: Int, connection: Int, hasRoom: Bool) {
        var limits = ServerLimits()
        limits.streamQueue = 100
        limits.outboundQueue = 1_000
        #expect(limits.hasRoom(.init(stream: stream, connection: connection), isKnown: false) == hasRoom)
    }

    @Test(arguments: [
        (0, 9_999, false, true), (0, 10_000, false, false), (0, 10_000, true, true), (0, 19_999, true, true), (0, 20_000, true, false),
        (1, 9_999, true, true), (1, 10_000, true, false),
    ])
    func aFullListenerTakesOnlyFromClientsKnownToTake(connection: Int, listener: Int, isKnown: Bool, hasRoom: Bool) {
        var limits = ServerLimits()
        limits.listenerQueue = 10_000
        #expect(limits.hasRoom(.init(connection: connection, listener: listener), isKnown: isKnown) == hasRoom)
    }
}
