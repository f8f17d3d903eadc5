import Testing

@testable import Inventory

@Suite struct AdjustmentStories {
    @Test(arguments: Scenario.all(commands)) func lossesAndGainsAreDecidedByTwo(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(facts)) func lossesAreTakenFromTheFloor(_ story: Scenario) throws {
        try story.play()
    }

    static let commands = """
        # Without a limit every adjustment waits for another person; then the loss is booked at the average.
        put 10 tea A1 at 100
        anna adjusts AD -3 tea A1 broken
        state AD                                      -> submitted
        stock tea A1                                  -> 10
        ben approves AD
        state AD                                      -> posted
        stock tea A1                                  -> 7
        stock tea LOSS                                -> 3
        value tea                                     -> 7:700
        lines AD                                      -> A1:-3:broken value -300
        verdict                                       -> sound

        # Nobody approves the own adjustment.
        put 10 tea A1
        ben adjusts AD -3 tea A1 broken
        ben approves AD                               -> refused SAME_PERSON
        anna approves AD                              -> refused NOT_PERMITTED
        dora approves AD
        stock tea A1                                  -> 7

        # Within the store's limit it is booked at once; one above waits.
        dora sets limit 300
        put 10 tea A1 at 100
        anna adjusts AD -3 tea A1 broken
        state AD                                      -> posted
        stock tea A1                                  -> 7
        put 1 tea A1 at 1
        anna adjusts AD2 -4 tea A1 broken
        state AD2                                     -> submitted
        verdict                                       -> sound

        # Losses and gains of one paper do not hide each other.
        dora sets limit 500
        put 10 tea A1 at 100
        anna adjusts AD -3 tea A1 missing 3 tea B1 found
        state AD                                      -> submitted
        lines AD                                      -> A1:-3:missing,B1:3:found value 0
        ben approves AD
        stock tea B1                                  -> 3
        value tea                                     -> 10:1000

        # Found goods come from gain at the average.
        put 10 tea A1 at 100
        anna adjusts AD 2 tea B1 found
        ben approves AD
        stock tea GAIN                                -> -2
        value tea                                     -> 12:1200

        # More than there is is refused, at asking and at approving.
        put 3 tea A1
        anna adjusts AD -4 tea A1 broken              -> refused INSUFFICIENT_STOCK
        anna adjusts AD -3 tea A1 broken
        sell 1 tea A1
        ben approves AD                               -> refused INSUFFICIENT_STOCK
        stock tea A1                                  -> 2
        state AD                                      -> submitted

        # Two losses of one bucket are added up.
        put 3 tea A1
        anna adjusts AD -2 tea A1 broken -2 tea A1 expired -> refused INSUFFICIENT_STOCK

        # What is promised is not written off.
        put 10 tea A1
        anna reserves RS 8 tea
        anna adjusts AD -3 tea A1 broken              -> refused INSUFFICIENT_STOCK
        anna adjusts AD -2 tea A1 broken

        # A reason fits its sign.
        put 10 tea A1
        anna adjusts AD 3 tea A1 broken               -> refused MALFORMED
        anna adjusts AD 3 tea A1 expired              -> refused MALFORMED
        anna adjusts AD 3 tea A1 missing              -> refused MALFORMED
        anna adjusts AD 3 tea A1 ownUse               -> refused MALFORMED
        anna adjusts AD 3 tea A1 sample               -> refused MALFORMED
        anna adjusts AD -3 tea A1 found               -> refused MALFORMED
        anna adjusts AD 3 tea A1 correction
        anna adjusts AD2 -3 tea A1 correction

        # Nothing is no adjustment.
        anna adjusts AD                               -> refused MALFORMED
        anna adjusts AD 0 tea A1 broken               -> refused QUANTITY_OUT_OF_RANGE
        anna adjusts AD 1000000001 tea A1 found       -> refused QUANTITY_OUT_OF_RANGE

        # Gains of goods followed by lot need the lot.
        lot milk L1 expiry 2026-07-01
        anna adjusts AD 3 milk A1 found               -> refused LOT_REQUIRED
        anna adjusts AD 3 milk A1/L1 found
        anna adjusts AD2 3 milk A1/L7 found           -> refused UNKNOWN_REFERENCE

        # Only real places of the own store.
        put 10 tea A1
        anna adjusts AD -1 tea C1 broken              -> refused OTHER_STORE
        anna adjusts AD -1 tea LOSS broken            -> refused UNKNOWN_REFERENCE
        anna adjusts AD -1 ghost A1 broken            -> refused UNKNOWN_REFERENCE
        anna adjusts AD -1 tea A1 broken elsewhere    -> refused NOT_PERMITTED

        # Evidence is fingerprints of 32 bytes, twenty at most.
        put 100 tea A1
        anna adjusts AD -1 tea A1 broken photos 19
        anna adjusts AD1 -1 tea A1 broken photos 20
        anna adjusts AD2 -1 tea A1 broken photos 21   -> refused TOO_MANY
        anna adjusts AD3 -1 tea A1 broken photos 1 bytes 31 -> refused MALFORMED
        anna adjusts AD3 -1 tea A1 broken photos 1 bytes 33 -> refused MALFORMED
        lines AD1                                     -> A1:-1:broken evidence 20

        # A rejection needs a reason and books nothing; it is final.
        put 10 tea A1
        anna adjusts AD -3 tea A1 broken
        ben rejects AD                                -> refused MALFORMED
        ben rejects AD because no
        state AD                                      -> rejected
        ben approves AD                               -> refused WRONG_STATE
        ben rejects AD because no                     -> refused WRONG_STATE
        stock tea A1                                  -> 10

        # Whoever asked may withdraw it; another clerk may not.
        put 10 tea A1
        anna adjusts AD -3 tea A1 broken
        cara rejects AD because no                    -> refused NOT_PERMITTED
        anna rejects AD because mistake
        state AD                                      -> rejected

        # An approval speaks of what the approver saw.
        put 10 tea A1
        anna adjusts AD -3 tea A1 broken
        ben approves AD version 2                     -> refused VERSION_CHANGED
        ben approves AD version 1
        ben approves AD                               -> refused WRONG_STATE
        ben approves ADnothing                        -> refused UNKNOWN_REFERENCE

        # The last piece takes all the value that is left.
        dora sets limit 1000000
        put 3 tea A1 at 333
        put 1 tea A1 at 2
        anna adjusts AD -1 tea A1 broken
        anna adjusts AD2 -3 tea A1 broken
        value tea                                     -> 0:0
        verdict                                       -> sound

        # Damaged goods are written off as damaged.
        put 10 tea A1
        anna moves 4 tea A1 to here!damaged
        anna adjusts AD -4 tea A1!damaged broken
        ben approves AD
        stock tea A1                                  -> 6
        available tea                                 -> 6

        # A limit is set by who answers for the store, within bounds.
        anna sets limit 5                             -> refused NOT_PERMITTED
        ben sets limit 5                              -> refused NOT_PERMITTED
        dora sets limit -1                            -> refused MALFORMED
        dora sets permille 1001                       -> refused MALFORMED
        dora sets permille 1000
        dora sets permille -1                         -> refused MALFORMED
        dora sets value 1000000000000001              -> refused MALFORMED
        dora sets value 1000000000000000
        """

    static let facts = """
        # A broken jar is scanned and waits for approval; the books have not changed yet.
        put 10 tea A1 at 100
        anna loses 2 tea A1 broken                    -> accepted remarks WAITS_FOR_APPROVAL
        stock tea A1                                  -> 10

        # Within the limit it is booked at once.
        dora sets limit 200
        put 10 tea A1 at 100
        anna loses 2 tea A1 broken                    -> accepted booked 2 line 8 remarks none
        stock tea A1                                  -> 8
        stock tea LOSS                                -> 2
        verdict                                       -> sound

        # It happened: what goes below zero is for a person.
        dora sets limit 1000
        anna loses 2 tea A1 broken                    -> exception NEGATIVE_STOCK
        stock tea A1                                  -> -2
        reviews negativeStock                         -> 1
        verdict                                       -> sound

        # A loss has the reason of a loss, a place and goods.
        anna loses 2 tea A1 found                     -> rejected MALFORMED
        anna loses 0 tea A1 broken                    -> rejected QUANTITY_OUT_OF_RANGE
        anna loses 2 tea C1 broken                    -> parked OTHER_STORE
        anna loses 2 ghost A1 broken                  -> parked UNKNOWN_REFERENCE
        anna loses 2 milk A1/L9 broken                -> parked UNKNOWN_REFERENCE
        cara loses 2 tea A1 broken                    -> parked NOT_PERMITTED

        # A photo's fingerprint is 32 bytes or none.
        put 10 tea A1
        anna loses 1 tea A1 broken bytes 32           -> accepted
        anna loses 1 tea A1 broken bytes 31           -> rejected MALFORMED
        """
}
