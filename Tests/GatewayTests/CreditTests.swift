import Testing

@testable import Gateway

@Suite struct CreditTests {
    @Test(
        "credit stays whole until the line is a quarter full, then falls with the room left, never below the least",
        arguments: [
            (waiting: 0, expected: 1_000), (2_500, 1_000), (2_501, 749), (5_000, 500), (9_000, 100), (9_900, 32), (10_000, 32),
            (20_000, 32),
        ] as [(waiting: Int, expected: Int32)])
    func creditFollowsTheRoomLeft(waiting: Int, expected: Int32) {
        #expect(Credit.entries(waiting: waiting, capacity: 10_000, GatewayLimits()) == expected)
    }

    @Test func withoutALineCreditIsWhole() {
        #expect(Credit.entries(waiting: 5, capacity: 0, GatewayLimits()) == 1_000)
    }
}
