import Testing

@testable import Inventory

@Suite struct ReceivingStories {
    @Test(arguments: Scenario.all(scanning)) func goodsAreTakenDown(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(posting)) func goodsEnterTheBooks(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(abuse)) func dutiesAreSeparate(_ story: Scenario) throws {
        try story.play()
    }

    static let scanning = """
        # Scans add up; a case code books its content; the screen shows what the order expects.
        order PO 24 tea @ 15000
        anna opens GR on PO
        anna scans tea into GR               -> accepted line 1 booked 1 expected 24 remarks none
        anna scans tea x3 into GR            -> accepted line 4 booked 3
        anna scans teaCase into GR           -> accepted line 16 booked 12
        anna receives 5 tea into GR          -> accepted line 21 booked 5

        # Two terminals add to the same line.
        order PO 24 tea @ 15000
        anna opens GR on PO
        anna scans tea into GR terminal 1    -> accepted line 1
        ben scans tea x2 into GR terminal 2  -> accepted line 3
        anna scans tea into GR terminal 1    -> accepted line 4

        # More than ordered is a warning, and tells from what on.
        order PO 10 tea @ 15000
        anna opens GR on PO
        anna receives 10 tea into GR         -> accepted remarks none
        anna scans tea into GR               -> accepted line 11 remarks MORE_THAN_ORDERED
        reviews otherException               -> 0

        # Goods that nobody ordered are taken, and one person has to look once.
        order PO 10 tea @ 15000
        anna opens GR on PO
        anna receives 250 cheese into GR     -> exception NOT_ON_ORDER line 250 expected 0
        anna receives 100 cheese into GR     -> exception NOT_ON_ORDER line 350
        reviews otherException               -> 1

        # An unplanned receipt expects nothing and wonders at nothing.
        anna opens GR from 1
        anna scans tea into GR               -> accepted line 1 expected none remarks none

        # A scale label books its weight; typed goods need no measure.
        anna opens GR from 1
        anna scans cheese250 into GR         -> accepted line 250 booked 250
        anna scans cheese250 x2 into GR      -> accepted line 750

        # A weight on the label of goods by the piece is told; one that fits is not.
        anna opens GR from 1
        anna scans 01040063813339313012 into GR                    -> accepted line 12 remarks none
        anna scans 01040063813339313103000250 into GR              -> accepted line 13 remarks UNIT_DIFFERS
        anna scans cheese250 into GR                               -> accepted line 250 remarks none

        # Lots have lines of their own.
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-24 into GR   -> accepted line 1 expiry 2026-06-24 remarks none
        anna scans milk lot L2 expiry 2026-06-25 into GR   -> accepted line 1
        anna scans milk lot L1 into GR                     -> accepted line 2 expiry 2026-06-24
        held GR                              -> 2

        # A lot is the same however it is typed.
        anna opens GR from 1
        anna scans milk lot l-1 expiry 2026-06-24 into GR  -> accepted line 1
        anna scans milk lot L-1 into GR                    -> accepted line 2

        # Production date and shelf life give the expiry; it stays the lot's.
        anna opens GR from 1
        anna receives 1 milk lot L1 made 2026-06-14 into GR  -> accepted expiry 2026-06-24
        anna scans milk lot L1 into GR                       -> accepted line 2 expiry 2026-06-24

        # An expiry that was not known is filled in.
        anna opens GR from 1
        anna scans milk lot L1 into GR                     -> accepted expiry none remarks EXPIRY_MISSING
        anna scans milk lot L1 expiry 2026-06-24 into GR   -> accepted line 2 expiry 2026-06-24 remarks none

        # Another expiry for a known lot is an exception and never overwrites.
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-24 into GR   -> accepted
        anna scans milk lot L1 expiry 2026-06-25 into GR   -> exception LOT_HAS_ANOTHER_EXPIRY line 2 expiry 2026-06-24
        anna scans milk lot L1 expiry 2026-06-26 into GR   -> exception LOT_HAS_ANOTHER_EXPIRY
        reviews lotConflict                                -> 1
        anna scans milk lot L1 into GR                     -> accepted expiry 2026-06-24

        # Dates that cannot be are not taken: the goods are at hand, and the label says what is right.
        anna opens GR from 1
        anna receives 1 milk lot L1 made 2026-06-14 expiry 2026-06-13 into GR   -> rejected DATES_CONTRADICT
        anna receives 1 milk lot L1 made 2026-06-31 into GR                     -> rejected INVALID_DATE

        # Expired and short-dated goods are warned of, by the store's own date.
        anna opens GR from 1
        anna scans milk lot OLD expiry 2026-06-14 into GR      -> accepted remarks EXPIRED
        anna scans milk lot TODAY expiry 2026-06-15 into GR    -> accepted remarks SHORT_DATED
        anna scans milk lot SHORT expiry 2026-06-17 into GR    -> accepted remarks SHORT_DATED
        anna scans milk lot GOOD expiry 2026-06-18 into GR     -> accepted remarks none

        # Goods followed by lot are taken without one; the line waits for it.
        anna opens GR from 1
        anna scans milk into GR              -> accepted line 1 remarks LOT_MISSING
        anna submits GR                      -> refused LOT_REQUIRED

        # Damaged goods stand on a line of their own.
        anna opens GR from 1
        anna scans tea x2 into GR            -> accepted line 2
        anna scans tea damaged into GR       -> accepted line 1
        held GR                              -> 2

        # An undo adds the opposite, once.
        anna opens GR from 1
        anna scans tea x2 into GR            -> accepted line 2
        anna scans tea x5 into GR            -> accepted line 7
        anna undoes 1 in GR                  -> accepted line 5 booked -2
        anna undoes 1 in GR                  -> rejected ALREADY_UNDONE
        anna undoes 2 in GR                  -> accepted line 0

        # What booked nothing here cannot be undone: an undo, another terminal's entry, one not yet said, another document's.
        anna opens GR from 1
        anna opens GR2 from 1
        anna scans tea into GR terminal 1    -> accepted
        anna undoes 1 in GR terminal 2       -> rejected NOTHING_TO_UNDO
        anna undoes 1 in GR2                 -> rejected NOTHING_TO_UNDO
        anna undoes 99 in GR                 -> rejected NOTHING_TO_UNDO
        anna undoes 0 in GR                  -> rejected NOTHING_TO_UNDO
        anna undoes 1 in GR                  -> accepted
        anna undoes 5 in GR                  -> rejected NOTHING_TO_UNDO
        anna scans unknown into GR           -> parked UNKNOWN_BARCODE
        anna undoes last in GR               -> rejected NOTHING_TO_UNDO

        # Quantities are positive and bounded; the sum of a line is, too.
        anna opens GR from 1
        anna scans tea x0 into GR            -> rejected QUANTITY_OUT_OF_RANGE
        anna scans tea x-1 into GR           -> rejected QUANTITY_OUT_OF_RANGE
        anna receives 0 tea into GR          -> rejected QUANTITY_OUT_OF_RANGE
        anna receives -1 tea into GR         -> rejected QUANTITY_OUT_OF_RANGE
        anna receives 1000000001 tea into GR -> rejected QUANTITY_OUT_OF_RANGE
        anna receives 1000000000 tea into GR -> accepted
        anna receives 1 tea into GR          -> parked QUANTITY_OUT_OF_RANGE
        anna scans teaCase x9223372036854775807 into GR   -> rejected QUANTITY_OUT_OF_RANGE
        held GR                              -> 1

        # What arrives after submitting is parked, and so is a scan for a document nobody knows.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        anna scans tea into GR               -> parked TASK_CLOSED
        anna undoes 1 in GR                  -> parked TASK_CLOSED
        anna scans tea into nothing          -> parked UNKNOWN_REFERENCE
        anna scans tea                       -> rejected TASK_MISSING
        reviews parkedEntry                  -> 3

        # Counting into a receipt is the wrong task; so is scanning into an order.
        order PO 10 tea @ 15000
        anna opens GR from 1
        anna counts 3 tea into GR            -> rejected WRONG_TASK
        anna completes A1 in GR              -> rejected WRONG_TASK
        anna scans tea into PO               -> rejected WRONG_TASK

        # Without the right to receive, entries wait for a person.
        anna opens GR from 1
        cara scans tea into GR               -> parked NOT_PERMITTED
        held GR                              -> 0

        # Another store's receipt takes nothing from this store's terminal.
        bob orders PO elsewhere 5 tea @ 1
        bob submits PO
        anna scans tea into PO               -> parked OTHER_STORE
        anna scans tea terminal 3            -> rejected TASK_MISSING

        # A terminal starts a receipt by itself, and its scans find it.
        order PO 24 tea @ 15000
        anna starts GR on PO                 -> accepted remarks none
        anna scans tea x2 into GR            -> accepted line 2 expected 24
        state GR                             -> draft

        # Goods that arrive on an order which takes none are kept, and one person is told.
        bob orders PO 24 tea @ 15000
        anna starts GR on PO                 -> exception ORDER_NOT_OPEN
        anna scans tea into GR               -> accepted line 1
        reviews otherException               -> 1

        # A start that names nothing known is parked, and its scans with it.
        anna starts GR on nothing            -> parked UNKNOWN_REFERENCE
        anna scans tea into GR               -> parked UNKNOWN_REFERENCE
        anna starts GR from 77               -> parked UNKNOWN_REFERENCE
        anna starts GR                       -> rejected MALFORMED

        # Opening needs an order that takes goods, in this store, of this supplier; or a supplier.
        bob orders PO 24 tea @ 15000
        anna opens GR on PO                  -> refused WRONG_STATE
        order PO2 24 tea @ 15000
        anna opens GR on PO2 from 7          -> refused MALFORMED
        anna opens GR                        -> refused MALFORMED
        anna opens GR from 7                 -> refused UNKNOWN_REFERENCE
        anna opens GR on nothing             -> refused UNKNOWN_REFERENCE
        cara opens GR on PO2                 -> refused NOT_PERMITTED
        anna opens GR elsewhere from 1       -> refused NOT_PERMITTED
        """

    static let posting = """
        # Nothing is in stock before posting; then the goods stand at the dock, at the order's cost.
        order PO 24 tea @ 15000
        anna opens GR on PO
        anna scans tea x10 into GR
        stock tea DOCK                       -> 0
        anna submits GR
        stock tea DOCK                       -> 0
        ben approves GR
        stock tea DOCK                       -> 0
        ben posts GR
        stock tea DOCK                       -> 10
        stock tea SUPPLIER                   -> -10
        value tea                            -> 10:150000
        received PO 1                        -> 10
        state GR                             -> posted
        state PO                             -> partly-received

        # The rest arrives later; then the order is received.
        order PO 24 tea @ 15000
        anna opens GR on PO
        anna scans tea x10 into GR
        anna submits GR
        ben approves GR
        ben posts GR
        anna opens GR2 on PO
        anna scans tea into GR2              -> accepted line 1 expected 14
        anna receives 13 tea into GR2
        anna submits GR2
        ben approves GR2
        ben posts GR2
        state PO                             -> received
        anna opens GR3 on PO                 -> refused WRONG_STATE

        # Beyond the order's tolerance nothing is posted; every line is told.
        order PO tolerance 100 10 tea @ 15000 1000 cheese @ 90
        anna opens GR on PO
        anna receives 12 tea into GR
        anna receives 1101 cheese into GR
        anna submits GR
        ben approves GR
        ben posts GR                         -> refused OVER_TOLERANCE OVER_TOLERANCE
        stock tea DOCK                       -> 0
        received PO 1                        -> 0
        state GR                             -> approved

        # Exactly the tolerance is let through, and no more.
        order PO tolerance 100 10 tea @ 15000
        anna opens GR on PO
        anna receives 11 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        received PO 1                        -> 11

        # Two receipts race for the last goods of an order: the second is refused when it is posted.
        order PO 10 tea @ 15000
        anna opens GR on PO
        anna opens GR2 on PO
        anna receives 8 tea into GR
        anna receives 7 tea into GR2
        anna submits GR
        anna submits GR2
        ben approves GR
        ben approves GR2
        ben posts GR
        ben posts GR2                        -> refused OVER_TOLERANCE
        stock tea DOCK                       -> 8

        # A product on two lines fills them in turn, each at its own cost.
        order PO 10 tea @ 100 10 tea @ 200
        anna opens GR on PO
        anna receives 15 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        received PO 1                        -> 10
        received PO 2                        -> 5
        value tea                            -> 15:2000

        # Unplanned goods cost what the last ones did; nothing where nothing is known.
        anna opens GR from 1
        anna receives 4 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        value tea                            -> 4:0
        order PO 4 tea @ 300
        anna opens GR2 on PO
        anna receives 4 tea into GR2
        anna submits GR2
        ben approves GR2
        ben posts GR2
        value tea                            -> 8:1200
        anna opens GR3 from 1
        anna receives 2 tea into GR3
        anna submits GR3
        ben approves GR3
        ben posts GR3
        value tea                            -> 10:1800

        # Goods off the order are posted with the rest; the order does not grow by them.
        order PO 4 tea @ 300
        anna opens GR on PO
        anna receives 4 tea into GR
        anna receives 250 cheese into GR     -> exception NOT_ON_ORDER
        anna submits GR
        ben approves GR
        ben posts GR
        stock cheese DOCK                    -> 250
        state PO                             -> received

        # Goods that fill up stock below zero leave no value behind.
        put 2 tea A1 at 100
        sell 4 tea A1
        order PO 2 tea @ 700
        anna opens GR on PO
        anna receives 2 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        value tea                            -> 0:0

        # A line that was taken back is not posted; a receipt with nothing left is not submitted.
        anna opens GR from 1
        anna scans tea into GR
        anna scans cheese250 into GR
        anna undoes 1 in GR
        anna submits GR
        ben approves GR
        ben posts GR
        stock tea DOCK                       -> 0
        stock cheese DOCK                    -> 250
        anna opens GR2 from 1
        anna submits GR2                     -> refused NO_LINES
        anna scans tea into GR2
        anna undoes last in GR2
        anna submits GR2                     -> refused NO_LINES

        # Submitting tells every line that lacks a lot or an expiry.
        anna opens GR from 1
        anna scans milk into GR
        anna scans milk lot L1 into GR
        anna scans milk lot L2 into GR
        anna submits GR                      -> refused LOT_REQUIRED EXPIRY_REQUIRED EXPIRY_REQUIRED
        anna undoes 1 in GR
        anna scans milk lot L1 expiry 2026-06-30 into GR
        anna scans milk lot L2 expiry 2026-06-30 into GR
        anna submits GR

        # Finishing on the terminal submits, or says why not; the person is done either way.
        anna opens GR from 1
        anna finishes GR                     -> exception SUBMIT_REFUSED
        state GR                             -> draft
        anna scans tea into GR
        anna finishes GR                     -> accepted remarks none
        state GR                             -> submitted
        anna finishes GR                     -> parked TASK_CLOSED

        # Rejected with a note, a receipt is a draft again and can be put right.
        anna opens GR from 1
        anna scans tea x2 into GR
        anna submits GR
        ben rejects GR                       -> refused MALFORMED
        ben rejects GR because one-is-broken
        state GR                             -> draft
        anna undoes 1 in GR
        anna scans tea into GR
        anna submits GR
        ben approves GR
        ben rejects GR because look-again
        state GR                             -> draft
        ben posts GR                         -> refused WRONG_STATE
        """

    static let abuse = """
        # Who opened a receipt does not approve it, though she scanned nothing.
        dora opens GR from 1
        anna scans tea into GR
        anna submits GR
        dora approves GR                     -> refused SAME_PERSON
        ben approves GR

        # Who scanned into a receipt does not approve it, not even after taking the scan back.
        anna opens GR from 1
        anna scans tea into GR
        ben scans tea into GR terminal 2
        ben undoes last in GR terminal 2
        anna submits GR
        ben approves GR                      -> refused SAME_PERSON
        dora approves GR

        # Who took back somebody else's scan has had a hand in it, too.
        anna opens GR from 1
        anna scans tea x2 into GR
        anna scans tea into GR
        ben undoes 1 in GR
        anna submits GR
        ben approves GR                      -> refused SAME_PERSON

        # A receipt that a terminal started is its person's own.
        ben starts GR from 1
        anna scans tea into GR
        anna submits GR
        ben approves GR                      -> refused SAME_PERSON

        # A rejected receipt does not forget who scanned it.
        ben opens GR from 1
        ben scans tea into GR
        anna submits GR
        dora rejects GR because recount
        anna submits GR
        ben approves GR                      -> refused SAME_PERSON

        # Approving needs the right; a clerk has none, an administrator handles no goods.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        anna approves GR                     -> refused NOT_PERMITTED
        cara approves GR                     -> refused NOT_PERMITTED
        ada approves GR                      -> refused NOT_PERMITTED
        alex approves GR                     -> refused NOT_PERMITTED
        ben approves GR
        anna posts GR                        -> refused NOT_PERMITTED

        # Nothing is approved, posted or rejected twice.
        anna opens GR from 1
        anna scans tea into GR
        ben approves GR                      -> refused WRONG_STATE
        ben posts GR                         -> refused WRONG_STATE
        anna submits GR
        anna submits GR                      -> refused WRONG_STATE
        ben approves GR
        dora approves GR                     -> refused WRONG_STATE
        ben posts GR
        ben posts GR                         -> refused WRONG_STATE
        ben rejects GR because late          -> refused WRONG_STATE
        stock tea DOCK                       -> 1

        # What the approver of a receipt saw has to be what is there.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben approves GR version 2            -> refused VERSION_CHANGED
        ben approves GR version 3

        # A receipt of another store is not this supervisor's.
        bob orders PO elsewhere 5 tea @ 1
        ben submits PO                       -> refused NOT_PERMITTED
        ben approves nothing                 -> refused UNKNOWN_REFERENCE
        ben posts nothing                    -> refused UNKNOWN_REFERENCE
        """
}
