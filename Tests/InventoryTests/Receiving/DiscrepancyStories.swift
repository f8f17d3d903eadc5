import Testing

@testable import Inventory

@Suite struct DiscrepancyStories {
    @Test(arguments: Scenario.all(goods)) func goodsGoWhereTheyBelong(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(owners)) func somebodySeesToIt(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(terminals)) func terminalsNoteThem(_ story: Scenario) throws { try story.play() }

    static let goods = """
        # Refused goods never enter the books, and the order goes on expecting them.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna notes 3 tea damaged refuse on GR because crushed
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                          -> 7
        received PO 1                           -> 7
        payable GR                              -> 700:7
        state PO                                -> partly-received

        # Damaged goods that are taken stand apart; they are paid, and claimed.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna notes 3 tea damaged claim on GR
        anna submits GR
        ben approves GR
        ben posts GR
        good tea                                -> 7
        bad tea                                 -> 3
        payable GR                              -> 1000:10
        state PO                                -> received

        # Goods that go back wait in quarantine.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna notes 4 tea wrong return on GR
        anna submits GR
        ben approves GR
        ben posts GR
        good tea                                -> 6
        apart tea                               -> 4

        # Several things may be wrong with one line, as long as there are goods for them.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna notes 2 tea damaged refuse on GR
        anna notes 3 tea damaged accept on GR
        anna notes 1 tea wrong return on GR
        anna submits GR
        ben approves GR
        ben posts GR
        good tea                                -> 4
        bad tea                                 -> 3
        apart tea                               -> 1

        # More cannot be wrong than arrived: told when it is submitted, every line at once.
        anna opens GR from 1
        anna receives 3 tea into GR
        anna receives 100 cheese into GR
        anna notes 2 tea damaged refuse on GR
        anna notes 2 tea wrong refuse on GR
        anna notes 101 cheese damaged refuse on GR
        anna submits GR                         -> refused DISCREPANCY_BEYOND_LINE DISCREPANCY_BEYOND_LINE
        anna scans tea into GR
        anna scans cheese250 into GR
        anna submits GR

        # What is said of goods that are not there at all is beyond the line, too.
        anna opens GR from 1
        anna scans tea into GR
        anna notes 1 cheese damaged refuse on GR
        anna submits GR                         -> refused DISCREPANCY_BEYOND_LINE

        # Short goods are only noted; nothing moves.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 8 tea into GR
        anna notes 2 tea short claim on GR
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                          -> 8
        payable GR                              -> 800:8

        # Goods that are too many may be refused: then nothing is over.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 12 tea into GR
        anna notes 2 tea over refuse on GR
        anna submits GR
        ben approves GR
        ben posts GR
        received PO 1                           -> 10

        # Another price that is accepted is what the goods cost; one that is claimed is not.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 5 tea into GR
        anna notes 0 tea price accept at 120 on GR
        anna submits GR
        ben approves GR
        ben posts GR
        value tea                               -> 5:600
        payable GR                              -> 600:6
        anna opens GR2 on PO
        anna receives 4 tea into GR2
        anna notes 0 tea price claim at 150 on GR2
        anna submits GR2
        ben approves GR2
        ben posts GR2
        value tea                               -> 9:1000

        # A price gives unplanned goods a cost.
        anna opens GR from 1
        anna receives 5 tea into GR
        anna notes 0 tea price accept at 30 on GR
        anna submits GR
        ben approves GR
        ben posts GR
        value tea                               -> 5:150

        # A receipt of which all is refused is posted, and nothing moves.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna notes 10 tea damaged refuse on GR
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                          -> 0
        payable GR                              -> 0:0
        state PO                                -> partly-received

        # Lots are told apart.
        anna opens GR from 1
        anna receives 4 milk lot L1 expiry 2026-06-30 into GR
        anna receives 4 milk lot L2 expiry 2026-06-30 into GR
        anna notes 3 milk damaged refuse lot L2 on GR
        anna notes 1 milk damaged refuse lot L9 on GR     -> refused UNKNOWN_REFERENCE
        anna submits GR
        ben approves GR
        ben posts GR
        cost milk                               -> L1:4:0,L2:1:0
        """

    static let owners = """
        # The buyer of the order is told, once per note; without an order, who opened the receipt.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 8 tea into GR
        told bob                                -> 0
        anna notes 2 tea short claim on GR
        anna notes 1 tea damaged accept on GR
        told bob                                -> 2
        told anna                               -> 0
        anna opens GR2 from 1
        anna scans tea into GR2
        anna notes 1 tea damaged accept on GR2
        told anna                               -> 1

        # Settled with a note, it waits no more; settling is done once, and needs the right.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 8 tea into GR
        anna notes 2 tea short claim on GR
        anna settles 1 because x                -> refused NOT_PERMITTED
        bob settles 1                           -> refused MALFORMED
        bob settles 1 because credit-note-77
        told bob                                -> 0
        bob settles 1 because again             -> refused ALREADY_CLOSED
        bob settles 99 because what             -> refused UNKNOWN_REFERENCE

        # What is noted has to make sense.
        anna opens GR from 1
        anna scans tea into GR
        anna notes 0 tea damaged accept on GR             -> refused QUANTITY_OUT_OF_RANGE
        anna notes -1 tea damaged accept on GR            -> refused QUANTITY_OUT_OF_RANGE
        anna notes 1000000001 tea damaged accept on GR    -> refused QUANTITY_OUT_OF_RANGE
        anna notes 1 tea short refuse on GR               -> refused MALFORMED
        anna notes 1 tea short return on GR               -> refused MALFORMED
        anna notes 1 tea price accept at 5 on GR          -> refused QUANTITY_OUT_OF_RANGE
        anna notes 0 tea price accept on GR               -> refused QUANTITY_OUT_OF_RANGE
        anna notes 0 tea price accept at -1 on GR         -> refused QUANTITY_OUT_OF_RANGE
        anna notes 0 tea price accept at 1000000001 on GR -> refused QUANTITY_OUT_OF_RANGE
        anna notes 1 tea damaged accept at 5 on GR        -> refused MALFORMED
        anna notes 1 tea damaged accept evidence 31 on GR -> refused MALFORMED
        anna notes 1 tea damaged accept evidence 33 on GR -> refused MALFORMED
        anna notes 1 ghost damaged accept on GR           -> refused UNKNOWN_REFERENCE
        anna notes 1 tea damaged accept evidence 32 on GR

        # Only a draft takes notes, of people who receive; and who notes does not approve.
        anna opens GR from 1
        anna scans tea into GR
        cara notes 1 tea damaged accept on GR   -> refused NOT_PERMITTED
        ben notes 1 tea damaged accept on GR
        anna submits GR
        anna notes 1 tea damaged accept on GR   -> refused WRONG_STATE
        ben approves GR                         -> refused SAME_PERSON
        dora approves GR
        anna notes 1 tea damaged accept on nothing        -> refused UNKNOWN_REFERENCE
        """

    static let terminals = """
        # A terminal notes what a desk notes; the line stays what it is.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna marks 3 tea damaged refuse in GR   -> accepted line 10 booked 0 expected 10
        told bob                                -> 1
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                          -> 7

        # Taken back, it counts no more.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna marks 3 tea damaged refuse in GR   -> accepted
        anna undoes last in GR                  -> accepted line 10 booked 0
        told bob                                -> 0
        anna undoes 2 in GR                     -> rejected ALREADY_UNDONE
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                          -> 10

        # It may be said before the goods are scanned, as long as they are there in the end.
        anna opens GR from 1
        anna marks 1 tea damaged refuse in GR   -> accepted line 0
        anna finishes GR                        -> exception SUBMIT_REFUSED
        anna scans tea x2 into GR               -> accepted
        anna finishes GR                        -> accepted
        state GR                                -> submitted

        # What makes no sense is rejected; what a person has to sort out is parked.
        anna opens GR from 1
        anna scans tea into GR
        anna marks 0 tea damaged refuse in GR   -> rejected QUANTITY_OUT_OF_RANGE
        anna marks 1 tea short refuse in GR     -> rejected MALFORMED
        anna marks 0 tea price accept in GR     -> rejected MALFORMED
        anna marks 1 ghost damaged accept in GR -> parked UNKNOWN_REFERENCE
        anna marks 1 milk damaged accept lot L9 in GR     -> parked UNKNOWN_REFERENCE
        anna submits GR
        anna marks 1 tea damaged accept in GR   -> parked TASK_CLOSED
        """
}
