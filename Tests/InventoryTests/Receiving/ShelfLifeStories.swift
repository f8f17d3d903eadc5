import Testing

@testable import Inventory

@Suite struct ShelfLifeStories {
    @Test(arguments: Scenario.all(rules)) func goodsNeedLifeWhenTheyArrive(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(costs)) func lotsKeepTheirCost(_ story: Scenario) throws { try story.play() }

    static let rules = """
        # Without a rule the product's own days are a warning; anybody who approves decides.
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-17 into GR  -> accepted remarks SHORT_DATED
        anna submits GR
        ben approves GR

        # Blocked goods are approved by nobody; refused, they stop nothing.
        bob rules milk days 5 block
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-19 into GR  -> accepted remarks SHORT_DATED
        anna scans milk lot L2 expiry 2026-06-20 into GR  -> accepted remarks none
        anna submits GR
        ben approves GR                         -> refused LIFE_TOO_SHORT
        dora approves GR                        -> refused LIFE_TOO_SHORT
        ben rejects GR because short
        anna notes 1 milk damaged refuse lot L1 on GR
        anna submits GR
        ben approves GR
        ben posts GR
        cost milk                               -> L2:1:0

        # Where the rule asks for a role, who may approve lots takes them.
        bob rules milk days 5 role
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-19 into GR
        anna submits GR
        ben approves GR                         -> refused LIFE_TOO_SHORT
        dora approves GR

        # Goods that are entered late have the life that they had when they came.
        bob rules milk days 10 block
        ben reopens GR from 1 days 20 because lost
        ben adds 1 milk lot L1 expiry 2026-06-20 to GR
        ben submits GR
        dora approves GR
        ben reopens GR2 from 1 days 2 because lost
        ben adds 1 milk lot L2 expiry 2026-06-20 to GR2
        ben submits GR2
        dora approves GR2                       -> refused LIFE_TOO_SHORT

        # Every line is told.
        bob rules milk days 5 block
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-19 into GR
        anna scans milk lot L2 expiry 2026-06-18 into GR
        anna submits GR
        ben approves GR                         -> refused LIFE_TOO_SHORT LIFE_TOO_SHORT

        # The rule of product and supplier goes before the product's, that before the supplier's, that before all.
        bob rules all days 9 block
        bob rules all from 1 days 8 warn
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-22 into GR  -> accepted remarks SHORT_DATED
        anna scans milk lot L2 expiry 2026-06-23 into GR  -> accepted remarks none
        bob rules milk days 4 warn
        anna scans milk lot L3 expiry 2026-06-18 into GR  -> accepted remarks SHORT_DATED
        anna scans milk lot L4 expiry 2026-06-19 into GR  -> accepted remarks none
        bob rules milk from 1 days 1 warn
        anna scans milk lot L5 expiry 2026-06-16 into GR  -> accepted remarks none
        anna opens GR2 from 2
        anna scans milk lot L6 expiry 2026-06-16 into GR2 -> accepted remarks SHORT_DATED

        # A rule that is taken back asks for nothing any more.
        bob rules milk days 5 block
        bob rules milk
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-18 into GR  -> accepted remarks none
        anna submits GR
        ben approves GR

        # A rule of no days lets everything through but what has expired.
        bob rules milk days 0 block
        anna opens GR from 1
        anna scans milk lot L1 expiry 2026-06-15 into GR  -> accepted remarks none
        anna scans milk lot L2 expiry 2026-06-14 into GR  -> accepted remarks EXPIRED
        anna submits GR
        ben approves GR                         -> refused LIFE_TOO_SHORT

        # Rules are the buyer's, and sane.
        anna rules milk days 5 block            -> refused NOT_PERMITTED
        bob rules milk days 36500 warn
        bob rules milk days 36501 warn          -> refused MALFORMED
        bob rules milk days -1 warn             -> refused MALFORMED
        bob rules ghost days 5 warn             -> refused UNKNOWN_REFERENCE
        bob rules milk from 77 days 5 warn      -> refused UNKNOWN_REFERENCE
        """

    static let costs = """
        # Each lot keeps what was paid for it, over all its receipts.
        order PO 100 milk @ 80
        anna opens GR on PO
        anna receives 10 milk lot L1 expiry 2026-06-30 into GR
        anna receives 5 milk lot L2 expiry 2026-06-30 into GR
        anna submits GR
        ben approves GR
        ben posts GR
        cost milk                               -> L1:10:800,L2:5:400
        anna opens GR2 on PO
        anna receives 1 milk lot L1 into GR2
        anna notes 0 milk price accept at 91 on GR2
        anna submits GR2
        ben approves GR2
        ben posts GR2
        cost milk                               -> L1:11:891,L2:5:400
        payable GR2                             -> 91:1

        # What is owed is rounded to what can be paid, half up; stock keeps every part of it.
        order PO 3 tea @ 50
        anna opens GR on PO
        anna scans tea into GR
        anna submits GR
        ben approves GR
        payable GR                              -> none
        ben posts GR
        payable GR                              -> 50:1
        value tea                               -> 1:50

        # Nothing is owed, and no lot costs anything, before posting.
        order PO 10 milk @ 80
        anna opens GR on PO
        anna receives 10 milk lot L1 expiry 2026-06-30 into GR
        anna submits GR
        ben approves GR
        payable GR                              -> none
        cost milk                               -> none
        ben rejects GR because wait
        payable GR                              -> none

        # A line beyond all value is not posted.
        order PO tolerance 1000 1000000000 tea @ 1000000
        anna opens GR on PO
        anna receives 1000000000 tea into GR
        anna notes 0 tea price accept at 1000001 on GR
        anna submits GR
        ben approves GR
        ben posts GR                            -> refused QUANTITY_OUT_OF_RANGE
        """
}
