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
        #expect(limits.hasRoom(stream: stream, connection: connection) == hasRoom)
    }
}
