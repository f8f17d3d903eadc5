import Testing

@testable import Inventory

@Suite struct RecallStories {
    @Test(arguments: Scenario.all(stories)) func lotsAreBlockedAndTraced(_ story: Scenario) throws {
        try story.play()
    }

    static let stories = """
        # A recalled lot is available nowhere, and it is known where it is and where it went.
        lot milk L1 expiry 2026-07-01
        put 10 milk A1 lot L1
        sell 3 milk A1 lot L1
        anna moves 2 milk A1/L1 to B1
        bob recalls milk L1 because glass
        available milk                                -> 0
        trace milk L1                                 -> A1:5,B1:2 went customer:3 status recalled
        verdict                                       -> sound

        # Other lots go on.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-02
        put 10 milk A1 lot L1
        put 4 milk A1 lot L2
        bob recalls milk L1 because glass
        available milk                                -> 4

        # Goods in transit are found, too.
        station
        lot milk L1 expiry 2026-07-01
        put 10 milk A1 lot L1
        anna asks TR 6 milk
        dora approves TR
        anna ships TR 6 milk A1/L1
        finn takes TR 2 milk E1/L1
        trace milk L1                                 -> A1:4,~TRANSIT:4,E1:2 went nowhere
        trace milk L1 by dora                         -> A1:4,~TRANSIT:4

        # What was written off is told apart from what was sold.
        dora sets limit 1000
        lot milk L1 expiry 2026-07-01
        put 10 milk A1 lot L1
        anna adjusts AD -4 milk A1/L1 broken
        sell 6 milk A1 lot L1
        trace milk L1                                 -> nowhere went customer:6,loss:4

        # A recall is for somebody who answers for all stores; a hold is quickly made.
        lot milk L1 expiry 2026-07-01
        dora recalls milk L1 because glass            -> refused NOT_PERMITTED
        anna holds milk L1 because smell              -> refused NOT_PERMITTED
        ben holds milk L1 because smell
        ben frees milk L1 because fine
        bob recalls milk L1 because glass
        ben frees milk L1 because fine                -> refused NOT_PERMITTED
        bob frees milk L1 because fine

        # A block has a reason, a known lot, and another status than before.
        lot milk L1 expiry 2026-07-01
        ben holds milk L1                             -> refused MALFORMED
        ben holds milk L9 because smell               -> refused UNKNOWN_REFERENCE
        ben holds ghost L1 because smell              -> refused UNKNOWN_REFERENCE
        ben frees milk L1 because fine                -> refused LOT_BLOCKED
        trace milk L9                                 -> refused UNKNOWN_REFERENCE
        trace ghost L1                                -> refused UNKNOWN_REFERENCE
        """
}
