import Testing

@testable import Inventory

@Suite struct CorrectionStories {
    @Test(arguments: Scenario.all(table)) func postedReceiptsArePutRight(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(gone)) func whatHasGoneIsToldExactly(_ story: Scenario) throws { try story.play() }

    /// Ten tea at 100 are in the books on GR, of PO.
    private static let posted = """
        order PO 20 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        """

    static let table = """
        # Original, correction, correction once more: each posting names the row that it takes back, and the books stay sound.
        \(posted)
        chain GR                                -> GR
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        chain GX                                -> GX,GR
        ben corrects GR as GY because miscounted
        ben adds 1 tea to GY
        ben submits GY
        dora approves GY
        ben posts GY
        chain GY                                -> GY,GX,GR
        sound

        # A payable is due the supplier's days after the goods came; a correction is due with its receipt, whatever was agreed since.
        ada terms 1 30
        \(posted)
        pays GR                                 -> 2026-07-15
        ada terms 1 60
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        pays GX                                 -> 2026-07-15
        payable GX                              -> -200:-2

        # Without an agreement goods are due when they come; a late entry is due by the day of its arrival.
        \(posted)
        pays GR                                 -> 2026-06-15
        pays GX-nothing                         -> none

        # Payment days are bounded, are the buyer's or the administrator's, and every store feels them.
        ada terms 1 0
        ada terms 1 365
        ada terms 1 366                         -> refused MALFORMED
        ada terms 1 -1                          -> refused MALFORMED
        ada terms 99 30                         -> refused UNKNOWN_REFERENCE
        ben terms 1 30                          -> refused NOT_PERMITTED

        # Two too many were posted: they go back out of stock, the order, and what is owed.
        \(posted)
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        stock tea DOCK                          -> 10
        ben submits GX
        dora approves GX
        stock tea DOCK                          -> 10
        ben posts GX
        stock tea DOCK                          -> 8
        stock tea SUPPLIER                      -> -8
        received PO 1                           -> 8
        value tea                               -> 8:800
        payable GR                              -> 1000:10
        payable GX                              -> -200:-2
        state GR                                -> posted

        # A correction that changes nothing leaves everything as it was.
        \(posted)
        ben corrects GR as GX because check
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 10
        received PO 1                           -> 10
        value tea                               -> 10:1000
        payable GX                              -> 0:0

        # More had come than was posted.
        \(posted)
        ben corrects GR as GX because found-a-case
        ben adds 4 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        value tea                               -> 14:1400
        received PO 1                           -> 14
        state PO                                -> partly-received

        # Another price: what is here carries it.
        \(posted)
        ben corrects GR as GX because invoice
        ben notes 0 tea price accept at 130 on GX
        ben submits GX
        dora approves GX
        ben posts GX
        value tea                               -> 10:1300
        payable GX                              -> 300:3

        # Of goods that were sold already the new price is a loss, and what is left carries its share.
        \(posted)
        sell 6 tea DOCK at 100
        ben corrects GR as GX because invoice
        ben notes 0 tea price accept at 130 on GX
        ben submits GX
        dora approves GX
        ben posts GX
        value tea                               -> 4:520

        # The wrong product was booked: one goes, the other comes.
        \(posted)
        ben corrects GR as GX because wrong-label
        ben adds -10 tea to GX
        ben adds 10 milk lot L1 expiry 2026-06-30 to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 0
        stock milk DOCK                         -> 10
        value tea                               -> 0:0
        received PO 1                           -> 0

        # The wrong lot was booked: its goods and their cost move to the right one.
        order PO 20 milk @ 80
        anna opens GR on PO
        anna receives 10 milk lot L1 expiry 2026-06-30 into GR
        anna submits GR
        ben approves GR
        ben posts GR
        ben corrects GR as GX because misread
        ben adds -4 milk lot L1 to GX
        ben adds 4 milk lot L7 expiry 2026-06-30 to GX
        ben submits GX
        dora approves GX
        ben posts GX
        cost milk                               -> L1:6:480,L7:4:320
        value milk                              -> 10:800

        # Taken back as a whole, nothing is left, and the order expects it all again.
        \(posted)
        ben corrects GR as GX because never-came
        ben adds -10 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 0
        stock tea SUPPLIER                      -> 0
        value tea                               -> 0:0
        received PO 1                           -> 0
        payable GX                              -> -1000:-10

        # Corrected twice: the second starts from what the first left.
        \(posted)
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        ben corrects GR as GY because once-more
        ben adds 1 tea to GY
        ben submits GY
        dora approves GY
        ben posts GY
        stock tea DOCK                          -> 9
        value tea                               -> 9:900
        received PO 1                           -> 9
        payable GY                              -> 100:1

        # One correction at a time; a discarded one makes room; what corrects is not corrected itself.
        \(posted)
        ben corrects GR as GX because miscounted
        ben corrects GR as GY because miscounted          -> refused CORRECTION_UNDERWAY
        ben discards GX because mistake
        ben corrects GR as GY because miscounted
        ben submits GY
        dora approves GY
        ben posts GY
        ben corrects GY as GZ because no                  -> refused WRONG_TASK

        # Only what is posted is corrected, with a reason, by who may; and never approved by who began it.
        anna opens GR from 1
        anna scans tea into GR
        ben corrects GR as GX because x         -> refused WRONG_STATE
        anna submits GR
        ben approves GR
        ben posts GR
        ben corrects GR as GX                   -> refused MALFORMED
        anna corrects GR as GX because x        -> refused NOT_PERMITTED
        ben corrects nothing as GX because x    -> refused UNKNOWN_REFERENCE
        ben corrects GR as GX because x
        ben submits GX
        ben approves GX                         -> refused SAME_PERSON
        ben posts GX                            -> refused WRONG_STATE
        dora rejects GX because look
        ben adds 1 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 2

        # The same goods told again on purpose are no duplicate.
        \(posted)
        ben corrects GR as GX because check
        ben submits GX                          -> ok remarks none

        # A rule may ask for two approvals of a correction.
        ada demands 2 of corrections
        \(posted)
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        approvals GX                            -> 0/2

        # A count after the receipt has found the mistake already: it is looked at again.
        \(posted)
        later 1
        ben opens ST
        cara counts 8 tea at DOCK into ST
        ben submits ST
        dora approves ST
        stock tea DOCK                          -> 8
        ben corrects GR as GX because miscounted
        ben adds -2 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 6
        recheck                                 -> 2
        """

    static let gone = """
        # Goods that were put away are fetched from where they are.
        \(posted)
        move 10 tea DOCK A1
        ben corrects GR as GX because miscounted
        ben adds -3 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 0
        stock tea A1                            -> 7
        value tea                               -> 7:700

        # What has left the store cannot be taken back; the refusal says how much can.
        \(posted)
        sell 7 tea DOCK at 100
        ben corrects GR as GX because never-came
        ben adds -10 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX                            -> refused NOT_REVERSIBLE wanted 10 possible 3
        stock tea DOCK                          -> 3
        dora rejects GX because seven-sold
        ben adds 7 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 0
        received PO 1                           -> 7

        # What somebody was promised is not fetched.
        \(posted)
        move 6 tea DOCK A1
        anna reserves RS 2 tea
        ben corrects GR as GX because never-came
        ben adds -10 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX                            -> refused NOT_REVERSIBLE wanted 10 possible 8

        # Dock and shelf together are just enough; one more is not.
        \(posted)
        move 6 tea DOCK A1
        sell 2 tea A1 at 100
        ben corrects GR as GX because miscounted
        ben adds -9 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX                            -> refused NOT_REVERSIBLE wanted 9 possible 8
        dora rejects GX because sold
        ben adds 1 tea to GX
        ben submits GX
        dora approves GX
        ben posts GX
        stock tea DOCK                          -> 0
        stock tea A1                            -> 0
        """
}
