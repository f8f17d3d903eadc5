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
        #expect(Credit.entries(waiting: waiting, capacity: 10_000, attached: 1, GatewayLimits()) == expected)
    }

    @Test(
        "all terminals together have 100,000 entries under way, as far as the least credit allows",
        arguments: [
            (attached: 0, waiting: 0, expected: 1_000), (99, 0, 1_000), (100, 0, 1_000), (101, 0, 990), (1_000, 0, 100), (1_000, 5_000, 50),
            (3_125, 0, 32), (3_126, 0, 32), (10_000, 0, 32), (10_000, 10_000, 32),
        ] as [(attached: Int, waiting: Int, expected: Int32)])
    func creditFollowsHowManyWork(attached: Int, waiting: Int, expected: Int32) {
        #expect(Credit.entries(waiting: waiting, capacity: 10_000, attached: attached, GatewayLimits()) == expected)
    }

    @Test func withoutALineCreditIsWhole() {
        #expect(Credit.entries(waiting: 5, capacity: 0, attached: 1, GatewayLimits()) == 1_000)
    }
}
