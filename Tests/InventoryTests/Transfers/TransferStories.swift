import Storage
import Testing

@testable import Inventory

@Suite struct TransferStories {
    @Test(arguments: Scenario.all(stories)) func goodsGoFromStoreToStore(_ story: Scenario) throws {
        try story.play()
    }

    /// What is lost on the way is lost with its value: none of it stays in transit.
    @Test func whatNeverArrivesTakesItsValueAlong() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "station", "put 10 tea A1 at 100", "anna asks TR 10 tea", "dora approves TR", "anna ships TR 10 tea A1", "finn takes TR 9 tea SDOCK",
            "dora closes TR because short",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let values = try stage.shop.read { snapshot in
            try [Shop.transitPlace, Shop.lossPlace].map { place in
                try snapshot.first(SQL("SELECT value_e4 FROM balance WHERE location = $1 AND product = 1"), place.rawValue) { row in row.int(0) } ?? 0
            }
        }
        #expect(values == [0, 100])
    }

    static let stories = """
        # Asked for, approved, shipped, received: the goods and their value change stores.
        station
        put 10 tea A1 at 100
        eve asks TR 6 tea
        dora approves TR
        anna ships TR 6 tea A1
        state TR                                      -> shipped
        stock tea A1                                  -> 4
        stock tea TRANSIT                             -> 6
        value tea                                     -> 4:400
        finn takes TR 6 tea E1
        state TR                                      -> received
        stock tea TRANSIT                             -> 0
        stock tea E1                                  -> 6
        goods TR                                      -> 6/6/0/0
        verdict                                       -> sound

        # Goods arrive in parts; what is still on the way is in transit.
        station
        put 10 tea A1 at 100
        anna asks TR 10 tea
        dora approves TR
        anna ships TR 10 tea A1
        finn takes TR 4 tea SDOCK
        state TR                                      -> partly-received
        goods TR                                      -> 10/4/0/6
        finn takes TR 6 tea SDOCK
        state TR                                      -> received
        verdict                                       -> sound

        # What never arrives is closed as lost by somebody who neither sent nor took it.
        station
        put 10 tea A1 at 100
        anna asks TR 10 tea
        dora approves TR
        anna ships TR 10 tea A1
        finn takes TR 9 tea SDOCK
        anna closes TR because short                  -> refused NOT_PERMITTED
        finn closes TR because short                  -> refused NOT_PERMITTED
        dora closes TR                                -> refused MALFORMED
        dora closes TR because short
        state TR                                      -> closed
        goods TR                                      -> 10/9/1/0
        stock tea TRANSIT                             -> 0
        stock tea LOSS                                -> 1
        finn takes TR 1 tea SDOCK                     -> refused WRONG_STATE
        verdict                                       -> sound

        # A manager who shipped does not close the difference.
        station
        put 10 tea A1
        anna asks TR 10 tea
        ben approves TR
        dora ships TR 10 tea A1
        dora closes TR because lost                   -> refused SAME_PERSON

        # Who asked does not approve; the giving store does.
        station
        put 10 tea A1
        ben asks TR 5 tea
        ben approves TR                               -> refused SAME_PERSON
        eve approves TR                               -> refused NOT_PERMITTED
        anna approves TR                              -> refused NOT_PERMITTED
        dora approves TR version 9                    -> refused VERSION_CHANGED
        dora approves TR version 1
        dora approves TR                              -> refused WRONG_STATE

        # Nothing leaves without approval, and only once.
        station
        put 10 tea A1
        anna asks TR 5 tea
        anna ships TR 5 tea A1                        -> refused WRONG_STATE
        dora approves TR
        finn ships TR 5 tea A1                        -> refused NOT_PERMITTED
        anna ships TR 4 tea A1
        anna ships TR 1 tea A1                        -> refused WRONG_STATE

        # No more leaves than was asked for, and no more arrives than left.
        station
        put 10 tea A1
        put 10 cheese A1
        anna asks TR 5 tea
        dora approves TR
        anna ships TR 6 tea A1                        -> refused MORE_THAN_AGREED
        anna ships TR 3 tea A1 3 tea A1               -> refused MORE_THAN_AGREED
        anna ships TR 1 cheese A1                     -> refused MORE_THAN_AGREED
        anna ships TR 5 tea A1
        finn takes TR 6 tea SDOCK                     -> refused MORE_THAN_AGREED
        finn takes TR 3 tea SDOCK 3 tea SDOCK         -> refused MORE_THAN_AGREED
        finn takes TR 1 cheese SDOCK                  -> refused MORE_THAN_AGREED
        goods TR                                      -> 5/0/0/5

        # No more leaves than is free.
        station
        put 4 tea A1
        anna reserves RS 2 tea
        anna asks TR 5 tea
        dora approves TR
        anna ships TR 3 tea A1                        -> refused INSUFFICIENT_STOCK
        anna ships TR 2 tea A1

        # Lots keep their name on the way, and are taken by it.
        station
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-02
        put 5 milk A1 lot L1
        put 5 milk A1 lot L2
        anna asks TR 8 milk
        dora approves TR
        anna ships TR 5 milk A1/L1 3 milk A1/L2
        finn takes TR 4 milk SDOCK/L2                 -> refused MORE_THAN_AGREED
        finn takes TR 4 milk SDOCK                    -> refused MORE_THAN_AGREED
        finn takes TR 5 milk SDOCK/L1 3 milk E1/L2
        state TR                                      -> received
        stock milk E1                                 -> 3

        # Blocked lots do not travel as goods for sale; set aside they may.
        station
        lot milk L1 expiry 2026-07-01
        put 5 milk A1 lot L1
        anna asks TR 5 milk
        dora approves TR
        bob recalls milk L1 because glass
        anna ships TR 5 milk A1/L1                    -> refused LOT_BLOCKED
        anna moves 5 milk A1/L1 to here!quarantine
        anna ships TR 5 milk A1/L1!quarantine

        # What broke on the way is taken as broken.
        station
        put 5 tea A1
        anna asks TR 5 tea
        dora approves TR
        anna ships TR 5 tea A1
        finn takes TR 2 tea SDOCK now damaged
        finn takes TR 3 tea SDOCK
        stock tea SDOCK                               -> 5
        verdict                                       -> sound

        # Who shipped does not receive.
        station
        put 5 tea A1
        anna asks TR 5 tea
        dora approves TR
        anna ships TR 5 tea A1
        anna takes TR 5 tea SDOCK                     -> refused NOT_PERMITTED
        finn takes TR 5 tea A1                        -> refused OTHER_STORE
        finn takes TR                                 -> refused MALFORMED
        finn takes TR 0 tea SDOCK                     -> refused QUANTITY_OUT_OF_RANGE
        finn takes TR 1 ghost SDOCK                   -> refused UNKNOWN_REFERENCE
        finn takes TR 1 tea SLOSS                     -> refused UNKNOWN_REFERENCE

        # Who answers for both stores does not take what they shipped, nor close what they took.
        station
        put 10 tea A1
        anna asks TR 10 tea
        dora approves TR
        erin ships TR 10 tea A1
        erin takes TR 1 tea SDOCK                     -> refused SAME_PERSON
        finn takes TR 1 tea SDOCK
        anna asks TR2 5 tea
        dora approves TR2
        put 5 tea A1
        anna ships TR2 5 tea A1
        erin takes TR2 4 tea SDOCK
        erin closes TR2 because short                 -> refused SAME_PERSON
        dora closes TR2 because short

        # Before goods leave it can be called off, with a reason; then never.
        station
        put 5 tea A1
        anna asks TR 5 tea
        anna cancels TR                               -> refused MALFORMED
        anna cancels TR because mistake
        state TR                                      -> cancelled
        dora approves TR                              -> refused WRONG_STATE
        eve asks TR2 5 tea
        dora approves TR2
        dora cancels TR2 because needed
        eve asks TR3 5 tea
        dora approves TR3
        anna ships TR3 5 tea A1
        eve cancels TR3 because late                  -> refused WRONG_STATE

        # Stores of one currency, two of them, with goods and numbers.
        station
        anna asks TR 5 tea abroad                     -> refused CURRENCY_DIFFERS
        anna asks TR 5 tea home                       -> refused MALFORMED
        anna asks TR                                  -> refused MALFORMED
        anna asks TR 0 tea                            -> refused QUANTITY_OUT_OF_RANGE
        anna asks TR 1 ghost                          -> refused UNKNOWN_REFERENCE
        anna asks TR 1 tea 2 tea                      -> refused MALFORMED
        cara asks TR 1 tea                            -> refused NOT_PERMITTED
        eve asks TR 1 tea back
        finn asks TR2 1 tea

        # A store that is not there is said to be unknown.
        put 5 tea A1
        bob asks TR 5 tea                             -> refused UNKNOWN_REFERENCE

        # Goods that fill a hole in the taking store leave no value without goods.
        station
        put 10 tea A1 at 100
        sell 4 tea E1
        anna asks TR 4 tea
        dora approves TR
        anna ships TR 4 tea A1
        finn takes TR 4 tea E1
        stock tea E1                                  -> 0
        verdict                                       -> sound
        """
}
