import Storage
import Testing

@testable import Inventory

@Suite struct ReservationStories {
    @Test(arguments: Scenario.all(promises)) func goodsArePromised(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(picks)) func goodsArePicked(_ story: Scenario) throws {
        try story.play()
    }

    /// Which lot was taken instead of which, and why.
    @Test func anOverrideIsKept() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "lot milk L1 expiry 2026-07-01", "lot milk L2 expiry 2026-07-02", "put 2 milk A1 lot L1", "put 2 milk A1 lot L2",
            "anna reserves RS 2 milk", "ben picks RS 1 milk A1/L2 because dented",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let (due, picked) = (try stage.shop.lot(Shop.milk, "L1")?.id.rawValue ?? 0, try stage.shop.lot(Shop.milk, "L2")?.id.rawValue ?? 0)
        let kept = try stage.shop.read { snapshot in
            try snapshot.all(SQL("SELECT product, lot, due_lot, note FROM pick_override")) { row in
                "\(row.int(0)) \(row.int(1)) \(row.int(2)) \(row.text(3))"
            }
        }
        #expect(kept == ["\(Shop.milk) \(picked) \(due) dented"])
    }

    static let promises = """
        # What is promised is not available, and stays where it is.
        put 10 tea A1
        anna reserves RS 4 tea
        available tea                                 -> 6
        stock tea A1                                  -> 10
        reserved tea A1                               -> 4
        state RS                                      -> active
        verdict                                       -> sound

        # No more is promised than is available.
        put 10 tea A1
        anna reserves RS 6 tea
        anna reserves RS2 5 tea                       -> refused INSUFFICIENT_STOCK
        anna reserves RS3 4 tea
        available tea                                 -> 0
        verdict                                       -> sound

        # All lines or none, and every short one is named.
        put 3 tea A1
        anna reserves RS 4 tea 1 cheese 1 tea         -> refused INSUFFICIENT_STOCK INSUFFICIENT_STOCK INSUFFICIENT_STOCK
        reserved tea A1                               -> 0

        # Two lines of one product share what there is.
        put 3 tea A1
        anna reserves RS 2 tea 2 tea                  -> refused INSUFFICIENT_STOCK
        anna reserves RS 2 tea 1 tea
        reserved tea A1                               -> 3

        # The lot that expires first is promised first.
        lot milk L1 expiry 2026-07-09
        lot milk L2 expiry 2026-07-01
        lot milk L3 expiry 2026-07-05
        put 2 milk A1 lot L1
        put 2 milk A1 lot L2
        put 2 milk B1 lot L3
        anna reserves RS 5 milk
        promises RS                                   -> A1:L2:2,B1:L3:2,A1:L1:1

        # Of the same day the lot received first; goods without a date last.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-01
        lot milk L0
        put 2 milk A1 lot L0
        put 2 milk A1 lot L2
        put 2 milk A1 lot L1
        anna reserves RS 5 milk
        promises RS                                   -> A1:L1:2,A1:L2:2,A1:L0:1

        # What has expired is not promised; what expires today is.
        lot milk L1 expiry 2026-06-14
        lot milk L2 expiry 2026-06-15
        put 2 milk A1 lot L1
        put 2 milk A1 lot L2
        anna reserves RS 3 milk                       -> refused INSUFFICIENT_STOCK
        anna reserves RS 2 milk
        promises RS                                   -> A1:L2:2

        # What is too short-lived for whom it is meant is not promised.
        lot milk L1 expiry 2026-06-20
        lot milk L2 expiry 2026-06-30
        put 2 milk A1 lot L1
        put 2 milk A1 lot L2
        anna reserves RS 2 milk until 2026-06-25
        promises RS                                   -> A1:L2:2
        anna reserves RS2 1 milk until 2026-06-25     -> refused INSUFFICIENT_STOCK
        anna reserves RS2 1 milk until tomorrow       -> refused INVALID_DATE

        # Held and recalled lots, damaged goods and quarantine are not promised.
        lot milk L1 expiry 2026-07-01
        put 2 milk A1 lot L1
        put 2 tea A1
        ben holds milk L1 because smell
        anna reserves RS 1 milk                       -> refused INSUFFICIENT_STOCK
        ben frees milk L1 because fine
        anna moves 2 tea A1 to here!quarantine
        anna reserves RS 1 tea                        -> refused INSUFFICIENT_STOCK
        anna reserves RS 1 milk

        # Another store's goods are not promised here.
        put 2 tea C1
        anna reserves RS 1 tea                        -> refused INSUFFICIENT_STOCK

        # A promise has an end within ninety days, a name, goods and a number.
        put 5 tea A1
        anna reserves RS 1 tea for 0                  -> refused MALFORMED
        anna reserves RS 1 tea for 129601             -> refused MALFORMED
        anna reserves RS 1 tea for 129600
        anna reserves RS2 1 tea nobody                -> refused MALFORMED
        anna reserves RS2                             -> refused MALFORMED
        anna reserves RS2 0 tea                       -> refused QUANTITY_OUT_OF_RANGE
        anna reserves RS2 1 ghost                     -> refused UNKNOWN_REFERENCE
        cara reserves RS2 1 tea                       -> refused NOT_PERMITTED
        anna reserves RS2 1 tea elsewhere             -> refused NOT_PERMITTED

        # A promise that is given up frees its goods, with a reason, once.
        put 5 tea A1
        anna reserves RS 5 tea
        anna releases RS                              -> refused MALFORMED
        anna releases RS because cancelled
        available tea                                 -> 5
        state RS                                      -> released
        anna releases RS because again                -> refused WRONG_STATE
        verdict                                       -> sound

        # A promise runs out by itself: at its instant, not before.
        put 5 tea A1
        anna reserves RS 5 tea for 10
        later 9
        sweep                                         -> 0
        available tea                                 -> 0
        later 1
        sweep                                         -> 1
        available tea                                 -> 5
        state RS                                      -> expired
        sweep                                         -> 0
        verdict                                       -> sound

        # A sale goes before a promise: the shelf is short, and picking says so.
        put 5 tea A1
        anna reserves RS 5 tea
        sell 2 tea A1
        anna picks RS 5 tea A1                        -> refused INSUFFICIENT_STOCK
        anna picks RS 3 tea A1
        verdict                                       -> sound
        """

    static let picks = """
        # Picked goods stand at the dock, still promised, and leave when they are handed over.
        put 10 tea A1 at 100
        anna reserves RS 4 tea
        anna picks RS 4 tea A1
        state RS                                      -> picked
        stock tea DOCK                                -> 4
        reserved tea DOCK                             -> 4
        reserved tea A1                               -> 0
        available tea                                 -> 6
        anna hands RS
        state RS                                      -> fulfilled
        stock tea DOCK                                -> 0
        stock tea CUSTOMER                            -> 4
        value tea                                     -> 6:600
        verdict                                       -> sound

        # Picking goes in parts, from several shelves.
        put 3 tea A1
        put 3 tea B1
        anna reserves RS 5 tea
        anna picks RS 3 tea A1
        state RS                                      -> active
        anna picks RS 2 tea B1
        state RS                                      -> picked
        promises RS                                   -> DOCK::5*
        verdict                                       -> sound

        # No more is picked than was promised.
        put 10 tea A1
        anna reserves RS 4 tea
        anna picks RS 5 tea A1                        -> refused MORE_THAN_AGREED
        anna picks RS 3 tea A1
        anna picks RS 2 tea A1                        -> refused MORE_THAN_AGREED
        anna picks RS 1 cheese A1                     -> refused MORE_THAN_AGREED

        # What was promised to somebody else is not picked.
        put 5 tea A1
        put 5 tea B1
        anna reserves RS 5 tea
        anna reserves RS2 5 tea
        anna picks RS2 5 tea A1                       -> refused INSUFFICIENT_STOCK
        anna picks RS2 5 tea B1

        # Goods of another shelf may be picked; what was promised instead is free again.
        put 5 tea A1
        put 5 tea B1
        anna reserves RS 5 tea
        promises RS                                   -> A1::5
        anna picks RS 5 tea B1
        reserved tea A1                               -> 0
        reserved tea DOCK                             -> 5
        verdict                                       -> sound

        # Another lot than the one due needs somebody's right and a reason, which are kept.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-02
        put 2 milk A1 lot L1
        put 2 milk A1 lot L2
        anna reserves RS 2 milk
        anna picks RS 1 milk A1/L2                    -> refused NOT_FIRST_TO_EXPIRE
        anna picks RS 1 milk A1/L2 because dented     -> refused NOT_PERMITTED
        ben picks RS 1 milk A1/L2 because dented
        promises RS                                   -> A1:L1:1,DOCK:L2:1*
        verdict                                       -> sound

        # The same day is early enough.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-01
        put 2 milk A1 lot L1
        put 2 milk A1 lot L2
        anna reserves RS 2 milk
        anna picks RS 2 milk A1/L2

        # An earlier lot that came after the promise was made does not spoil the promised pick.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-02
        put 2 milk A1 lot L2
        anna reserves RS 2 milk
        put 2 milk A1 lot L1
        anna picks RS 2 milk A1/L2

        # A lot that was blocked after the promise is not picked, but with an override.
        lot milk L1 expiry 2026-07-01
        put 2 milk A1 lot L1
        anna reserves RS 2 milk
        bob recalls milk L1 because glass
        anna picks RS 1 milk A1/L1                    -> refused LOT_BLOCKED
        ben picks RS 1 milk A1/L1 because laboratory
        reserved milk A1                              -> 1

        # An expired lot is not picked instead of the promised one.
        lot milk L0 expiry 2026-06-14
        lot milk L1 expiry 2026-06-15
        put 2 milk A1 lot L0
        put 2 milk A1 lot L1
        anna reserves RS 2 milk
        promises RS                                   -> A1:L1:2
        anna picks RS 1 milk A1/L0                    -> refused LOT_BLOCKED
        ben picks RS 1 milk A1/L0 because display
        anna picks RS 1 milk A1/L1
        verdict                                       -> sound

        # Picks go to a real place of the store.
        put 5 tea A1
        anna reserves RS 5 tea
        anna picks RS 5 tea A1 to C1                  -> refused OTHER_STORE
        anna picks RS 5 tea A1 to LOSS                -> refused UNKNOWN_REFERENCE
        anna picks RS 5 tea A1 to B1
        stock tea B1                                  -> 5
        anna hands RS
        stock tea B1                                  -> 0

        # Picking where the goods are handed over moves nothing.
        put 5 tea DOCK
        anna reserves RS 5 tea
        anna picks RS 5 tea DOCK
        reserved tea DOCK                             -> 5
        anna hands RS
        verdict                                       -> sound

        # Two lines of one pick share what is free where the goods are handed over.
        put 3 tea A1
        put 3 tea DOCK
        anna reserves RS 3 tea
        anna reserves RS2 1 tea
        promises RS                                   -> DOCK::3
        anna releases RS because other
        anna reserves RS3 3 tea
        promises RS3                                  -> DOCK::3
        anna picks RS2 1 tea DOCK                     -> refused INSUFFICIENT_STOCK
        anna picks RS3 1 tea DOCK 2 tea DOCK
        verdict                                       -> sound

        # Goods that a sale took from the dock are not handed over.
        put 4 tea A1
        anna reserves RS 4 tea
        anna picks RS 4 tea A1
        sell 1 tea DOCK
        anna hands RS                                 -> refused INSUFFICIENT_STOCK
        put 1 tea DOCK
        anna hands RS

        # Nothing picked, nothing to hand over; half picked, the rest is free again.
        put 5 tea A1
        anna reserves RS 5 tea
        anna hands RS                                 -> refused NO_LINES
        anna picks RS 2 tea A1
        anna hands RS
        available tea                                 -> 3
        anna picks RS 1 tea A1                        -> refused WRONG_STATE
        anna hands RS                                 -> refused WRONG_STATE
        verdict                                       -> sound

        # A promise given up leaves picked goods where they are, free.
        put 5 tea A1
        anna reserves RS 5 tea
        anna picks RS 2 tea A1
        anna releases RS because late
        available tea                                 -> 5
        stock tea DOCK                                -> 2
        verdict                                       -> sound

        # Who may not pick, may not; what is not there, is not picked.
        put 5 tea A1
        anna reserves RS 5 tea
        cara picks RS 1 tea A1                        -> refused NOT_PERMITTED
        anna picks RSnothing 1 tea A1                 -> refused UNKNOWN_REFERENCE
        anna picks RS                                 -> refused MALFORMED
        anna picks RS 0 tea A1                        -> refused QUANTITY_OUT_OF_RANGE
        """
}
