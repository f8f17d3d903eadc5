import Testing

@testable import Inventory

@Suite struct OrderEndingStories {
    @Test(arguments: Scenario.all(drafts)) func draftsAreWrittenAnew(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(deliveries)) func deliveriesAreAnnounced(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(endings)) func ordersEndEarly(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(finding)) func ordersAreFound(_ story: Scenario) throws { try story.play() }

    static let drafts = """
        # A draft is written anew; what counts is what was said last.
        bob orders PO 10 tea @ 100
        bob revises PO 4 tea @ 200 3 milk @ 50
        bob submits PO
        dora approves PO
        bob sends PO
        anna opens GR on PO
        anna scans tea into GR                  -> accepted line 1 expected 4

        # What is submitted is not written anew, and neither is what somebody else has changed meanwhile.
        bob orders PO 10 tea @ 100
        bob revises PO version 1 5 tea @ 100
        bob revises PO version 1 6 tea @ 100    -> refused VERSION_CHANGED
        bob submits PO
        bob revises PO 4 tea @ 200              -> refused WRONG_STATE

        # All bad lines of the new draft are told at once, and the old one stays.
        bob orders PO 10 tea @ 100
        bob revises PO 0 tea @ 1 5 ghost @ 1    -> refused QUANTITY_OUT_OF_RANGE UNKNOWN_REFERENCE
        bob submits PO
        dora approves PO
        bob sends PO
        received PO 1                           -> 0

        # Whoever writes a draft anew has created it and does not approve it.
        bob orders PO 10 tea @ 100
        dora revises PO 9 tea @ 100
        bob submits PO
        dora approves PO                        -> refused SAME_PERSON
        erin approves PO

        # Writing anew needs the right.
        bob orders PO 10 tea @ 100
        anna revises PO 9 tea @ 100             -> refused NOT_PERMITTED
        bob revises PO-nothing 9 tea @ 100      -> refused UNKNOWN_REFERENCE

        # A rejected order is a draft again, with its note; the approvals start anew.
        bob orders PO 10 tea @ 100
        bob submits PO
        dora rejects PO                         -> refused MALFORMED
        dora rejects PO because too-dear
        state PO                                -> draft
        bob submits PO
        dora approves PO
        dora rejects PO because wait
        state PO                                -> draft
        bob rejects PO because no               -> refused NOT_PERMITTED
        dora rejects PO because again           -> refused WRONG_STATE
        """

    static let deliveries = """
        # A new date moves what is still to come, and nothing else.
        order PO 10 tea @ 100 on 2026-06-20 5 cheese @ 10 on 2026-06-21
        anna opens GR on PO
        anna receives 10 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        bob announces PO for 2026-06-30
        due PO 1                                -> 2026-06-20
        due PO 2                                -> 2026-06-30

        # Partial arrivals keep the rest open with its date.
        order PO expected 2026-06-20 10 tea @ 100
        anna opens GR on PO
        anna receives 4 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        state PO                                -> partly-received
        due PO 1                                -> 2026-06-20

        # An announcement says something, and it is a date and a note.
        order PO 10 tea @ 100
        bob announces PO                        -> refused MALFORMED
        bob announces PO for 2026-02-30         -> refused INVALID_DATE
        anna announces PO for 2026-06-30        -> refused NOT_PERMITTED
        bob announces PO-nothing note A1        -> refused UNKNOWN_REFERENCE
        bob announces PO note A1
        bob announces PO note A1

        # Nothing is announced on an order that the supplier does not have, or that has ended.
        bob orders PO 10 tea @ 100
        bob announces PO note A1                -> refused WRONG_STATE
        order PO2 10 tea @ 100
        bob shuts PO2 because discontinued
        bob announces PO2 note A1               -> refused WRONG_STATE
        """

    static let endings = """
        # Closed short, an order keeps what came and expects no more.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 4 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        bob shuts PO because not-available
        state PO                                -> closed-short
        anna opens GR2 on PO                    -> refused WRONG_STATE
        bob finds tea                           -> nothing

        # While goods that arrived wait to be posted, an order neither closes nor is cancelled.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 4 tea into GR
        bob shuts PO because no-more           -> refused RECEIPTS_OPEN
        bob drops PO because no-more          -> refused RECEIPTS_OPEN
        anna submits GR
        bob shuts PO because no-more           -> refused RECEIPTS_OPEN
        ben approves GR
        ben posts GR
        bob shuts PO because no-more

        # An empty or discarded receipt is no goods.
        order PO 10 tea @ 100
        anna opens GR on PO
        bob drops PO because mistake
        state PO                                -> cancelled
        order PO2 10 tea @ 100
        anna opens GR2 on PO2
        anna scans tea into GR2
        ben discards GR2 because wrong-dock
        bob drops PO2 because mistake

        # Nothing is cancelled on which goods have come; nothing is closed that was not sent.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 4 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        bob drops PO because late             -> refused WRONG_STATE
        bob orders PO2 10 tea @ 100
        bob shuts PO2 because late             -> refused WRONG_STATE
        bob drops PO2 because late

        # Ending needs a reason and the right, and is done once.
        order PO 10 tea @ 100
        bob shuts PO                           -> refused MALFORMED
        anna shuts PO because x                -> refused NOT_PERMITTED
        bob drops PO because x
        bob drops PO because x                -> refused WRONG_STATE

        # Goods that come on an ended order are posted only if somebody lets them through; the order stays ended.
        order PO 10 tea @ 100
        anna opens GR on PO
        bob shuts PO because no-more
        anna scans tea x3 into GR               -> accepted line 3 expected 0 remarks MORE_THAN_ORDERED
        anna submits GR
        ben approves GR
        ben posts GR                            -> refused OVER_TOLERANCE
        dora rejects GR because ask-the-buyer
        anna submits GR
        dora approves GR over
        ben posts GR
        state PO                                -> closed-short
        stock tea DOCK                          -> 3
        received PO 1                           -> 3
        """

    static let finding = """
        # Any product on an order finds it: what is expected first comes first, orders without a date last.
        order LATE expected 2026-07-01 5 tea @ 1
        order SOON expected 2026-06-20 6 tea @ 1
        order SOME 7 tea @ 1
        anna finds tea                          -> SOON:1:6,LATE:1:5,SOME:1:7

        # A case finds what a piece finds, and the line that is found is the one with the product.
        order PO 5 cheese @ 1 24 tea @ 1
        anna finds teaCase                      -> PO:2:24
        anna finds cheese250                    -> PO:1:5
        anna finds milk                         -> nothing

        # What has come is not looked for any more.
        order PO 5 tea @ 1
        order PO2 5 tea @ 1
        anna opens GR on PO
        anna receives 5 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        anna finds tea                          -> PO2:1:5

        # Drafts, orders not sent, and those of other stores are not found.
        bob orders PO 5 tea @ 1
        bob submits PO
        bob orders PO2 elsewhere 5 tea @ 1
        anna finds tea                          -> nothing
        anna finds tea elsewhere                -> refused NOT_PERMITTED

        # A delivery note finds the order, however it is written.
        order PO 5 tea @ 1
        bob announces PO note DN-17/a
        anna finds note dn17A                   -> PO
        anna finds note DN-18                   -> nothing

        # So does the note of an earlier part of the delivery, and the order's own number.
        order PO 5 tea @ 1
        anna opens GR on PO note L-99
        anna finds note L99                     -> PO
        anna finds number PO                    -> PO

        # A code that nobody knows, or that is none, is told as such; a note has to say something.
        anna finds unknown                      -> refused UNKNOWN_BARCODE
        anna finds 4006381333932                -> refused INVALID_BARCODE
        anna finds note --                      -> refused MALFORMED
        """
}
