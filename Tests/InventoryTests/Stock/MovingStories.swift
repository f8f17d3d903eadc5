import Testing

@testable import Inventory

@Suite struct MovingStories {
    @Test(arguments: Scenario.all(commands)) func goodsAreMovedByCommand(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(facts)) func goodsAreMovedOnTheFloor(_ story: Scenario) throws {
        try story.play()
    }

    static let commands = """
        # A move takes goods from a shelf to another; the store owns what it owned.
        put 10 tea A1 at 100
        anna moves 4 tea A1 to B1
        stock tea A1                                  -> 6
        stock tea B1                                  -> 4
        value tea                                     -> 10:1000
        verdict                                       -> sound

        # A move that takes more than there is takes nothing.
        put 10 tea A1
        anna moves 11 tea A1 to B1                    -> refused INSUFFICIENT_STOCK
        stock tea A1                                  -> 10

        # A move to the last piece empties the shelf.
        put 10 tea A1 at 100
        anna moves 10 tea A1 to B1
        stock tea A1                                  -> 0
        verdict                                       -> sound

        # Two lines of one shelf are added up.
        put 10 tea A1
        anna moves 6 tea A1 5 tea A1 to B1            -> refused INSUFFICIENT_STOCK
        anna moves 5 tea A1 5 tea A1 to B1
        stock tea B1                                  -> 10

        # All lines or none, and all that is wrong at once.
        put 10 tea A1
        anna moves 1 tea A1 0 tea A1 1 ghost A1 1 tea C1 1 tea LOSS to B1 -> refused QUANTITY_OUT_OF_RANGE UNKNOWN_REFERENCE OTHER_STORE UNKNOWN_REFERENCE
        stock tea A1                                  -> 10

        # Goods do not go where they are.
        put 10 tea A1
        anna moves 1 tea A1 to A1                     -> refused MALFORMED

        # Goods stay in their store, and on real places.
        put 10 tea A1
        anna moves 1 tea A1 to C1                     -> refused OTHER_STORE
        anna moves 1 tea A1 to LOSS                   -> refused UNKNOWN_REFERENCE
        anna moves 1 tea A1 to nowhere                -> refused UNKNOWN_REFERENCE

        # Nothing is no move.
        anna moves to B1                              -> refused MALFORMED

        # A lot moves with its goods; another has none to give.
        lot milk L1 expiry 2026-07-01
        lot milk L2 expiry 2026-07-02
        put 5 milk A1 lot L1
        anna moves 2 milk A1/L1 to B1
        anna moves 1 milk A1/L2 to B1                 -> refused INSUFFICIENT_STOCK
        anna moves 1 milk A1/L9 to B1                 -> refused UNKNOWN_REFERENCE
        anna moves 1 milk A1 to B1                    -> refused INSUFFICIENT_STOCK
        stock milk B1                                 -> 2

        # Broken goods are set apart where they are, and no longer available.
        put 10 tea A1
        anna moves 3 tea A1 to here!damaged
        stock tea A1                                  -> 10
        available tea                                 -> 7
        anna moves 8 tea A1 to B1                     -> refused INSUFFICIENT_STOCK

        # Quarantine is released by a supervisor, with a reason.
        put 10 tea A1
        anna moves 4 tea A1 to B1!quarantine
        available tea                                 -> 6
        anna moves 4 tea B1!quarantine to A1 because fine -> refused NOT_PERMITTED
        ben moves 4 tea B1!quarantine to A1           -> refused MALFORMED
        ben moves 4 tea B1!quarantine to A1 because fine
        available tea                                 -> 10
        verdict                                       -> sound

        # From damaged to quarantine is no release.
        put 4 tea A1
        anna moves 4 tea A1 to here!damaged
        anna moves 4 tea A1!damaged to here!quarantine
        available tea                                 -> 0

        # What is promised is not moved away.
        put 10 tea A1
        anna reserves RS 7 tea
        anna moves 4 tea A1 to B1                     -> refused INSUFFICIENT_STOCK
        anna moves 3 tea A1 to B1
        stock tea A1                                  -> 7

        # Counters, buyers and administrators move nothing; a clerk only in the own store.
        put 10 tea A1
        cara moves 1 tea A1 to B1                     -> refused NOT_PERMITTED
        bob moves 1 tea A1 to B1                      -> refused NOT_PERMITTED
        ada moves 1 tea A1 to B1                      -> refused NOT_PERMITTED
        finn moves 1 tea A1 to B1                     -> refused NOT_PERMITTED
        anna moves 1 tea A1 to B1 elsewhere           -> refused NOT_PERMITTED

        # Values go with their bucket, to the last fraction.
        put 3 tea A1 at 333
        put 4 tea A1 at 100
        anna moves 1 tea A1 to B1
        anna moves 2 tea A1 to DOCK
        anna moves 4 tea A1 to B1
        value tea                                     -> 7:1399
        verdict                                       -> sound
        """

    static let facts = """
        # What was carried is booked.
        put 10 tea A1
        anna carries 4 tea A1 to B1                   -> accepted booked 4 line 4 remarks none
        stock tea A1                                  -> 6

        # It happened, whatever the books thought: below zero is for a person.
        put 1 tea A1
        anna carries 4 tea A1 to B1                   -> exception NEGATIVE_STOCK
        stock tea A1                                  -> -3
        stock tea B1                                  -> 4
        reviews negativeStock                         -> 1
        anna carries 1 tea A1 to B1                   -> exception NEGATIVE_STOCK
        reviews negativeStock                         -> 1
        verdict                                       -> sound

        # Found broken: no longer available.
        put 10 tea A1
        anna carries 2 tea A1 to here!damaged         -> accepted
        available tea                                 -> 8

        # A clerk cannot release quarantine from the floor; it waits for a person.
        put 10 tea A1
        anna carries 2 tea A1 to here!quarantine      -> accepted
        anna carries 2 tea A1!quarantine to here      -> parked NOT_PERMITTED
        ben carries 2 tea A1!quarantine to here       -> accepted
        available tea                                 -> 10

        # Places that are none of this store's wait for a person; nowhere to nowhere is no move.
        put 10 tea A1
        anna carries 1 tea C1 to B1                   -> parked OTHER_STORE
        anna carries 1 tea A1 to C1                   -> parked OTHER_STORE
        anna carries 1 tea LOSS to B1                 -> parked UNKNOWN_REFERENCE
        anna carries 1 tea A1 to A1                   -> rejected MALFORMED
        anna carries 0 tea A1 to B1                   -> rejected QUANTITY_OUT_OF_RANGE
        anna carries 1 ghost A1 to B1                 -> parked UNKNOWN_REFERENCE
        stock tea A1                                  -> 10

        # Goods followed by lot may move without one, and it is told; an unknown lot waits.
        lot milk L1 expiry 2026-07-01
        put 5 milk A1 lot L1
        anna carries 1 milk A1/L1 to B1               -> accepted remarks none
        anna carries 1 milk A1/L9 to B1               -> parked UNKNOWN_REFERENCE
        anna carries 1 milk A1 to B1                  -> exception LOT_MISSING NEGATIVE_STOCK
        stock milk B1                                 -> 2

        # A counter's rights do not include moving.
        put 5 tea A1
        cara carries 1 tea A1 to B1                   -> parked NOT_PERMITTED

        # A move that arrives late belongs to what a count expected, in both places.
        put 10 tea A1
        later 10
        ben opens ST
        cara counts 7 tea at A1 into ST
        cara counts 3 tea at B1 into ST
        later 5
        anna carries 3 tea A1 to B1 ago 8             -> accepted
        variance ST                                   -> A1:tea:7-7,B1:tea:3-3

        # A move after the count spoils nothing.
        put 10 tea A1
        later 1
        ben opens ST
        cara counts 10 tea at A1 into ST
        later 1
        anna carries 3 tea A1 to B1                   -> accepted
        variance ST                                   -> A1:tea:10-10

        # A late move contradicts an approved count: one recheck for each place.
        put 10 tea A1
        later 10
        ben opens ST
        cara counts 10 tea at A1 into ST
        cara counts 0 tea at B1 into ST
        ben submits ST
        dora approves ST
        later 1
        anna carries 3 tea A1 to B1 ago 5             -> accepted
        reviews lateEventRecheck                      -> 2
        """
}
