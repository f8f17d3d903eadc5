import Testing

@testable import Inventory

@Suite struct DuplicateStories {
    @Test(arguments: Scenario.all(duplicates)) func aDeliveryIsTakenDownOnce(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(near)) func nearMissesAreLetThrough(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(late)) func lostReceiptsAreEnteredAgain(_ story: Scenario) throws { try story.play() }

    /// A supplier numbers the deliveries to each store by themselves.
    @Test func theSameNoteInAnotherStoreIsAnotherDelivery() throws {
        let shop = try Shop()
        for (store, remarks) in [(Shop.otherStore, 0), (Shop.store, 0), (Shop.store, 1)] {
            let command = OpenReceipt(store: store, order: nil, supplier: Shop.supplier, deliveryNote: "DN-17")
            #expect(try shop.perform(command, as: .erin).value().remarks.count == remarks)
        }
    }

    static let duplicates = """
        # The same supplier's delivery note a second time: warned of when it is opened, held when it is submitted.
        anna opens GR from 1 note DN-17
        anna scans tea x3 into GR
        anna submits GR                         -> ok remarks none
        anna opens GR2 from 1 note dn17         -> ok remarks LIKELY_DUPLICATE
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        duplicate GR2                           -> GR!
        reviews likelyDuplicate                 -> 1
        ben approves GR2                        -> refused HELD_AS_DUPLICATE
        ben approves GR

        # Released by somebody who had no part in it, with a note, it goes its way.
        anna opens GR from 1 note DN-17
        anna scans tea x3 into GR
        anna submits GR
        anna opens GR2 from 1 note DN-17
        ben scans tea into GR2 terminal 2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        anna clears GR2 because mine          -> refused NOT_PERMITTED
        ben clears GR2 because mine           -> refused SAME_PERSON
        dora clears GR2                       -> refused MALFORMED
        dora clears GR2 because second-pallet
        reviews likelyDuplicate                 -> 0
        dora clears GR2 because again         -> refused ALREADY_CLOSED
        dora approves GR2

        # What was released once is not held again for the same receipt.
        anna opens GR from 1 note DN-17
        anna scans tea x3 into GR
        anna submits GR
        anna opens GR2 from 1 note DN-17
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        ben clears GR2 because second-pallet
        ben rejects GR2 because recount
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none
        ben approves GR2

        # For another receipt that it looks like after all, it is held again.
        anna opens GR from 1
        anna receives 5 tea into GR
        anna submits GR
        anna opens GR2 from 1
        anna receives 7 tea into GR2
        anna submits GR2                        -> ok remarks none
        anna opens GR3 from 1
        anna receives 5 tea into GR3
        anna submits GR3                        -> ok remarks LIKELY_DUPLICATE
        dora clears GR3 because second-pallet
        dora rejects GR3 because recount
        anna receives 2 tea into GR3
        anna submits GR3                        -> ok remarks LIKELY_DUPLICATE
        duplicate GR3                           -> GR2!

        # The same goods on the same order within a week are held, though no note says so.
        order PO 20 tea @ 100
        anna opens GR on PO
        anna receives 5 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        anna opens GR2 on PO
        anna scans tea x5 into GR2
        anna finishes GR2                       -> exception LIKELY_DUPLICATE
        state GR2                               -> submitted
        duplicate GR2                           -> GR!
        ben approves GR2                        -> refused HELD_AS_DUPLICATE

        # So are the same unplanned goods of the same supplier.
        anna opens GR from 1
        anna receives 5 tea into GR
        anna receives 250 cheese into GR
        anna submits GR
        anna opens GR2 from 1
        anna scans cheese250 into GR2
        anna receives 5 tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE

        # Once the content is another one, it is held no more.
        anna opens GR from 1
        anna receives 5 tea into GR
        anna submits GR
        anna opens GR2 from 1
        anna receives 5 tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        ben rejects GR2 because look-again
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none
        duplicate GR2                           -> none
        reviews likelyDuplicate                 -> 0
        ben approves GR2

        # A terminal that starts a receipt offline is told when its note is known; one person looks.
        anna opens GR from 1 note DN-17
        anna starts GR2 from 1 note DN-17       -> exception LIKELY_DUPLICATE
        reviews likelyDuplicate                 -> 1
        anna scans tea into GR2                 -> accepted line 1

        # A duplicate is rejected and discarded; its review is closed with it.
        anna opens GR from 1 note DN-17
        anna scans tea into GR
        anna submits GR
        anna opens GR2 from 1 note DN-17
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        ben rejects GR2 because told-twice
        ben discards GR2 because told-twice
        reviews likelyDuplicate                 -> 0
        ben clears GR2 because x              -> refused WRONG_STATE
        """

    static let near = """
        # Another supplier may have the same note.
        anna opens GR from 1 note DN-17
        anna scans tea into GR
        anna submits GR
        anna opens GR2 from 2 note DN-17        -> ok remarks none
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none

        # Two notes are two deliveries, whatever is in them.
        anna opens GR from 1 note DN-17
        anna scans tea into GR
        anna submits GR
        anna opens GR2 from 1 note DN-18        -> ok remarks none
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none

        # One note and none: the content decides.
        anna opens GR from 1 note DN-17
        anna scans tea into GR
        anna submits GR
        anna opens GR2 from 1
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks LIKELY_DUPLICATE
        anna opens GR3 from 1
        anna scans tea x2 into GR3
        anna submits GR3                        -> ok remarks none

        # The same goods on another order are another delivery; so is one line more, or another lot.
        order PO 9 tea @ 1
        order PO2 9 tea @ 1
        anna opens GR on PO
        anna scans tea into GR
        anna submits GR
        anna opens GR2 on PO2
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none
        anna opens GR3 on PO
        anna scans tea into GR3
        anna scans cheese250 into GR3           -> exception NOT_ON_ORDER
        anna submits GR3                        -> ok remarks none
        anna opens GR4 from 1
        anna scans milk lot L1 expiry 2026-06-30 into GR4
        anna submits GR4
        anna opens GR5 from 1
        anna scans milk lot L2 expiry 2026-06-30 into GR5
        anna submits GR5                        -> ok remarks none

        # Less than what another receipt holds is no repetition of it.
        anna opens GR from 1
        anna scans tea into GR
        anna scans cheese250 into GR
        anna submits GR
        anna opens GR2 from 1
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none

        # A correction tells a delivery again on purpose: it is nobody's original.
        order PO 20 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        anna opens GR2 on PO
        anna receives 8 tea into GR2
        anna submits GR2                        -> ok remarks none

        # Seven days apart is the same delivery, eight days are another one.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben reopens GR2 from 1 days 7 because lost
        ben adds 1 tea to GR2
        ben submits GR2                         -> ok remarks LIKELY_DUPLICATE
        duplicate GR2                           -> GR!
        ben reopens GR3 from 1 days 15 because lost
        ben adds 1 tea to GR3
        ben submits GR3                         -> ok remarks none

        # Drafts and discarded receipts are nobody's original.
        anna opens GR from 1
        anna scans tea into GR
        anna opens GR2 from 1
        anna scans tea into GR2
        anna submits GR2                        -> ok remarks none
        anna opens GR3 from 1 note DN-1
        ben discards GR3 because mistake
        anna opens GR4 from 1 note DN-1         -> ok remarks none
        """

    static let late = """
        # A late entry needs a report, evidence and two approvals; the goods are dated when they came.
        ben reopens GR from 1 note DN-9 days 20 because paper-burnt
        ben adds 12 tea to GR
        state GR                                -> draft
        ben submits GR
        approvals GR                            -> 0/2
        ben approves GR                         -> refused SAME_PERSON
        dora approves GR
        state GR                                -> submitted
        dora approves GR                        -> refused SAME_PERSON
        stock tea DOCK                          -> 0
        erin approves GR
        dora posts GR
        stock tea DOCK                          -> 12

        # It is opened by who may change receipts, not by a clerk.
        anna reopens GR from 1 days 20 because lost       -> refused NOT_PERMITTED
        ben reopens GR from 1 days 20                     -> refused MALFORMED
        ben reopens GR from 1 days 20 evidence 0 because lost    -> refused MALFORMED
        ben reopens GR from 1 days 20 bytes 31 because lost      -> refused MALFORMED
        ben reopens GR from 1 days 20 evidence 21 because lost   -> refused TOO_MANY
        ben reopens GR from 1 days 20 evidence 20 because lost
        ben reopens GR from 1 days -1 because lost        -> refused MALFORMED
        ben reopens GR from 1 days 401 because lost       -> refused MALFORMED
        ben reopens GR from 1 days 400 because lost
        ben reopens GR days 20 because lost               -> refused MALFORMED

        # A receipt with the same delivery note has the goods already.
        anna opens GR from 1 note DN-9
        ben reopens GR2 from 1 note dn9 days 20 because lost     -> refused ALREADY_RECEIVED
        ben reopens GR2 from 2 note dn9 days 20 because lost

        # So has one that holds at least as much of every product, about the same day.
        anna opens GR from 1
        anna receives 12 tea into GR
        anna receives 250 cheese into GR
        anna submits GR
        ben reopens GR2 from 1 days 3 because lost
        ben adds 12 tea to GR2
        ben submits GR2                         -> refused ALREADY_RECEIVED
        ben adds 1 tea to GR2
        ben submits GR2

        # A receipt of another day, another supplier, or of less covers nothing.
        anna opens GR from 1
        anna receives 12 tea into GR
        anna submits GR
        ben reopens GR2 from 1 days 4 because lost
        ben adds 11 tea to GR2
        ben submits GR2
        ben reopens GR3 from 2 days 1 because lost
        ben adds 12 tea to GR3
        ben submits GR3

        # A late entry on an order fills its lines, even one that is closed, if that is let through.
        order PO 12 tea @ 100
        bob shuts PO because nothing-came
        ben reopens GR on PO days 2 because lost
        ben adds 5 tea to GR
        ben submits GR
        dora approves GR over
        erin approves GR
        ben posts GR
        received PO 1                           -> 5
        value tea                               -> 5:500

        # A count between arrival and entry found the goods that no paper told of: it is looked at again.
        ben opens ST
        cara counts 12 tea at DOCK into ST
        ben submits ST
        dora approves ST
        later 10
        ben reopens GR from 1 days 2 because lost
        ben adds 12 tea to GR
        ben submits GR
        dora approves GR
        erin approves GR
        ben posts GR
        recheck                                 -> -12
        """
}
