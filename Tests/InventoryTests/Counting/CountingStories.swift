import Testing

@testable import Inventory

@Suite struct CountingStories {
    @Test(arguments: Scenario.all(counting)) func countsAreTakenDown(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(evaluation)) func countsAreHeldAgainstTheLedger(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(abuse)) func dutiesAreSeparate(_ story: Scenario) throws {
        try story.play()
    }

    static let counting = """
        # Scans and typed quantities add up, of all counters.
        ben opens ST
        cara scans tea at A1 into ST                  -> accepted line 1 remarks none
        cara counts 5 tea at A1 into ST               -> accepted line 6
        cara scans teaCase at A1 into ST              -> accepted line 18
        ben scans tea at A1 into ST terminal 2        -> accepted line 19

        # Places, lots and conditions are counted apart.
        ben opens ST
        cara scans tea at A1 into ST                  -> accepted line 1
        cara scans tea at B1 into ST                  -> accepted line 1
        cara scans tea at DOCK into ST                -> accepted line 1
        cara scans tea at A1 damaged into ST          -> accepted line 1
        cara counts 2 milk lot L1 at A1 into ST       -> accepted line 2
        cara counts 3 milk lot L2 at A1 into ST       -> accepted line 3

        # An open count shows what is expected; a blind one never does.
        put 7 tea A1
        ben opens ST
        cara scans tea at A1 into ST                  -> accepted expected 7
        ben opens ST2 blind
        cara scans tea at A1 into ST2                 -> accepted expected none
        cara undoes last in ST2                       -> accepted expected none

        # Goods followed by lot are counted without one, and it is told.
        ben opens ST
        cara scans milk at A1 into ST                 -> accepted line 1 remarks LOT_MISSING

        # What is not part of the count is taken down and told, and has no variance.
        put 5 tea B1
        put 5 milk A1
        ben opens ST zone A of tea
        cara scans tea at B1 into ST                  -> accepted line 1 remarks NOT_IN_THIS_COUNT
        cara scans milk at A1 into ST                 -> accepted line 1 remarks LOT_MISSING,NOT_IN_THIS_COUNT
        cara scans tea at A1 into ST                  -> accepted line 1 remarks none
        variance ST                                   -> A1:tea:1-0

        # A count without a real place of this store waits for a person.
        ben opens ST
        cara scans tea into ST                        -> parked UNKNOWN_REFERENCE
        cara scans tea at C1 into ST                  -> parked OTHER_STORE
        cara scans tea at CUSTOMER into ST            -> parked UNKNOWN_REFERENCE
        cara completes C1 in ST                       -> parked OTHER_STORE
        reviews parkedEntry                           -> 4

        # Zero is a count: looked, found none. Less than that is none.
        put 3 tea A1
        ben opens ST
        cara counts 0 tea at A1 into ST               -> accepted line 0
        variance ST                                   -> A1:tea:0-3
        cara counts -1 tea at A1 into ST              -> rejected QUANTITY_OUT_OF_RANGE

        # An undo takes the entry back; a line without entries was not seen.
        put 3 tea A1
        ben opens ST
        cara counts 5 tea at A1 into ST
        cara scans tea at A1 into ST                  -> accepted line 6
        cara undoes 1 in ST                           -> accepted line 1 booked -5
        cara undoes 1 in ST                           -> rejected ALREADY_UNDONE
        variance ST                                   -> A1:tea:1-3
        cara undoes 2 in ST                           -> accepted line 0
        variance ST                                   -> empty
        ben submits ST                                -> refused NO_LINES

        # A place completed by mistake is taken back, too.
        put 3 tea A1
        ben opens ST
        cara completes A1 in ST
        variance ST                                   -> A1:tea:0-3?
        cara undoes 1 in ST
        variance ST                                   -> empty
        ben submits ST                                -> refused NO_LINES

        # A terminal's finish ends its part and not the count.
        ben opens ST
        cara scans tea at A1 into ST
        cara finishes ST                              -> accepted
        state ST                                      -> counting

        # After submitting, late counts wait for a person.
        ben opens ST
        cara scans tea at A1 into ST
        ben submits ST
        cara scans tea at A1 into ST                  -> parked TASK_CLOSED
        cara completes A1 in ST                       -> parked TASK_CLOSED
        dora rejects ST because again
        cara scans tea at A1 into ST                  -> accepted line 2

        # Receiving into a count is the wrong task; receiving is not counting.
        ben opens ST
        ben receives 3 tea at A1 into ST              -> rejected WRONG_TASK
        anna scans tea at A1 into ST                  -> parked NOT_PERMITTED

        # A count is opened by a supervisor, in a zone that is there, of products that are.
        cara opens ST                                 -> refused NOT_PERMITTED
        ben opens ST elsewhere                        -> refused NOT_PERMITTED
        ben opens ST zone Z                           -> refused UNKNOWN_REFERENCE
        ben opens ST of tea,ghost                     -> refused UNKNOWN_REFERENCE
        ben opens ST
        ben submits ST                                -> refused NO_LINES
        """

    static let evaluation = """
        # The variance is posted as a difference, valued at the average; loss and gain take the other end.
        put 10 tea A1 at 100
        ben opens ST
        later 1
        cara counts 8 tea at A1 into ST
        ben submits ST
        variance ST                                   -> A1:tea:8-10 value -200
        dora approves ST
        stock tea A1                                  -> 8
        stock tea LOSS                                -> 2
        value tea                                     -> 8:800
        state ST                                      -> posted
        variance ST                                   -> A1:tea:8-10 value -200

        # Found goods come from gain, at the average.
        put 10 tea A1 at 100
        ben opens ST
        later 1
        cara counts 13 tea at A1 into ST
        ben submits ST
        dora approves ST
        stock tea A1                                  -> 13
        stock tea GAIN                                -> -3
        value tea                                     -> 13:1300

        # Goods that moved after the count do not spoil it.
        put 10 tea A1
        ben opens ST
        later 1
        cara counts 10 tea at A1 into ST
        later 1
        sell 4 tea A1
        variance ST                                   -> A1:tea:10-10
        ben submits ST
        dora approves ST
        stock tea A1                                  -> 6

        # Goods that moved before the count but became known after it belong to what was expected.
        put 10 tea A1
        later 10
        ben opens ST
        cara counts 7 tea at A1 into ST
        later 5
        sell 3 tea A1 ago 8
        variance ST                                   -> A1:tea:7-7

        # Goods that moved between the first and the last scan of a bucket are flagged.
        put 10 tea A1
        ben opens ST
        later 1
        cara counts 4 tea at A1 into ST
        later 1
        sell 1 tea A1
        later 1
        cara counts 5 tea at A1 into ST
        variance ST                                   -> A1:tea:9-9!

        # What nobody saw at a completed place counts zero then; at other places it is left alone.
        put 4 tea A1
        put 250 cheese A1
        put 9 tea B1
        ben opens ST
        later 1
        cara counts 4 tea at A1 into ST
        cara completes A1 in ST
        later 1
        sell 50 cheese A1
        variance ST                                   -> A1:tea:4-4,A1:cheese:0-250?
        ben submits ST
        dora approves ST
        stock cheese A1                               -> -50
        reviews negativeStock                         -> 1
        stock tea B1                                  -> 9

        # A completed place outside the zone changes nothing there.
        put 9 tea B1
        ben opens ST zone A
        cara completes B1 in ST
        variance ST                                   -> empty

        # An offline counter's old counts are held against the time they were made.
        put 10 tea A1
        later 10
        sell 2 tea A1
        later 10
        ben opens ST
        cara counts 10 tea at A1 ago 15 into ST
        variance ST                                   -> A1:tea:10-10

        # A late sale contradicts an approved count: one recheck proposes what restores it, however often it happens.
        put 10 tea A1
        later 10
        ben opens ST
        cara counts 10 tea at A1 into ST
        ben submits ST
        dora approves ST
        later 1
        sell 3 tea A1 ago 5
        reviews lateEventRecheck                      -> 1
        recheck                                       -> 3
        sell 1 tea A1 ago 5
        reviews lateEventRecheck                      -> 1
        recheck                                       -> 4
        sell 2 tea A1
        recheck                                       -> 4

        # A late event for something the count never looked at contradicts nothing.
        put 10 tea A1
        put 10 tea B1
        later 10
        ben opens ST
        cara counts 10 tea at A1 into ST
        ben submits ST
        dora approves ST
        sell 1 tea B1 ago 5
        reviews lateEventRecheck                      -> 0

        # A second count that looks further back contradicts the first.
        put 10 tea A1
        later 10
        ben opens ST
        ben opens ST2
        cara counts 9 tea at A1 ago 5 into ST2
        cara counts 8 tea at A1 into ST
        ben submits ST
        ben submits ST2
        dora approves ST
        stock tea A1                                  -> 8
        dora approves ST2
        recheck                                       -> 1

        # Stock below zero is one matter, however often it gets worse.
        put 1 tea A1
        sell 2 tea A1
        sell 1 tea A1
        reviews negativeStock                         -> 1
        sell 1 tea B1
        reviews negativeStock                         -> 2

        # Counting more than average can value costs what the last receipt paid.
        order PO 5 tea @ 300
        anna opens GR on PO
        anna receives 5 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        sell 5 tea DOCK
        later 1
        ben opens ST
        cara counts 2 tea at A1 into ST
        ben submits ST
        variance ST                                   -> A1:tea:2-0 value 600

        # A lot's bucket is counted apart from goods without a lot.
        anna opens GR from 1
        anna receives 6 milk lot L1 expiry 2026-06-30 into GR
        anna submits GR
        ben approves GR
        ben posts GR
        later 1
        ben opens ST of milk
        cara counts 5 milk lot L1 at DOCK into ST
        cara counts 1 milk at DOCK into ST            -> accepted remarks LOT_MISSING
        variance ST                                   -> DOCK:milk:1-0,DOCK:milk:5-6
        """

    static let abuse = """
        # Who counted does not approve, and who opened it neither.
        put 10 tea A1
        ben opens ST
        dora counts 9 tea at A1 into ST
        ben submits ST
        dora approves ST                              -> refused SAME_PERSON
        ben approves ST                               -> refused SAME_PERSON
        state ST                                      -> submitted
        stock tea A1                                  -> 10

        # Not even one entry, taken back at once, or a completed place.
        dora opens ST
        cara counts 9 tea at A1 into ST
        ben scans tea at B1 into ST terminal 2
        ben undoes last in ST terminal 2
        dora submits ST
        ben approves ST                               -> refused SAME_PERSON
        dora opens ST2
        cara counts 9 tea at A1 into ST2
        ben completes B1 in ST2 terminal 2
        dora submits ST2
        ben approves ST2                              -> refused SAME_PERSON

        # Nothing is approved before it is submitted, nor twice.
        ben opens ST
        cara counts 9 tea at A1 into ST
        dora approves ST                              -> refused WRONG_STATE
        ben submits ST
        ben submits ST                                -> refused WRONG_STATE
        dora approves ST
        dora approves ST                              -> refused WRONG_STATE
        dora rejects ST because late                  -> refused WRONG_STATE
        stock tea A1                                  -> 9

        # What the approver saw has to be what is there.
        ben opens ST
        cara counts 9 tea at A1 into ST
        ben submits ST
        dora approves ST version 2                    -> refused VERSION_CHANGED
        dora approves ST version 3

        # Approving needs the right.
        ben opens ST
        cara counts 9 tea at A1 into ST
        cara submits ST                               -> refused NOT_PERMITTED
        ben submits ST
        cara approves ST                              -> refused NOT_PERMITTED
        anna approves ST                              -> refused NOT_PERMITTED
        alex approves ST                              -> refused NOT_PERMITTED

        # A blind count shows its variance to nobody who may still count on it.
        put 10 tea A1 at 100
        ben opens ST blind
        cara counts 9 tea at A1 into ST
        variance ST by cara                           -> refused SAME_PERSON
        variance ST by ben                            -> refused WRONG_STATE
        variance ST by alex                           -> A1:tea:9-10 value -100
        ben submits ST
        variance ST by cara                           -> refused SAME_PERSON
        variance ST by ben                            -> A1:tea:9-10 value hidden
        variance ST by anna                           -> refused NOT_PERMITTED
        dora approves ST
        variance ST by cara                           -> A1:tea:9-10 value hidden

        # An open count hides nothing from its counters but the money.
        put 10 tea A1 at 100
        ben opens ST
        cara counts 9 tea at A1 into ST
        variance ST by cara                           -> A1:tea:9-10 value hidden
        """
}
