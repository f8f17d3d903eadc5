import Testing

@testable import Inventory

@Suite struct ApprovalStories {
    @Test(arguments: Scenario.all(orders)) func ordersAreApprovedByAmount(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(receipts)) func receiptsAreApprovedByRules(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(rules)) func rulesAreWrittenByWhoRunsTheShop(_ story: Scenario) throws { try story.play() }

    static let orders = """
        # Without a rule one approval is enough.
        bob orders PO 10 tea @ 1000000
        bob submits PO
        approvals PO                            -> 0/1
        dora approves PO
        state PO                                -> approved
        approvals PO                            -> 1/1

        # From the rule's amount on an order needs a second approval, of somebody else.
        ada demands 2 of orders above 1000
        bob orders PO 10 tea @ 100
        bob submits PO
        approvals PO                            -> 0/2
        dora approves PO
        state PO                                -> submitted
        approvals PO                            -> 1/2
        dora approves PO                        -> refused SAME_PERSON
        bob sends PO                            -> refused WRONG_STATE
        erin approves PO
        state PO                                -> approved

        # Just below the amount one is enough.
        ada demands 2 of orders above 1000
        bob orders PO 9 tea @ 111
        bob submits PO
        dora approves PO
        state PO                                -> approved

        # A level may need a role, in the order's store or everywhere.
        ada demands 1 of orders as buyer
        bob orders PO 1 tea @ 1
        bob submits PO
        dora approves PO                        -> refused APPROVAL_NEEDS_ROLE
        ada forgoes 1 of orders
        dora approves PO

        # The rule for the greatest amount names the role.
        ada demands 1 of orders as buyer
        ada demands 1 of orders above 500 as store_manager
        bob orders PO 5 tea @ 100
        bob submits PO
        dora approves PO

        # A rule of another store is not this store's.
        ada demands 3 of orders elsewhere
        bob orders PO 5 tea @ 100
        bob submits PO
        dora approves PO
        state PO                                -> approved

        # A rejected order forgets its approvals.
        ada demands 2 of orders
        bob orders PO 5 tea @ 100
        bob submits PO
        dora approves PO
        erin rejects PO because too-many
        bob submits PO
        approvals PO                            -> 0/2
        dora approves PO
        erin approves PO
        state PO                                -> approved

        # What the approver of an order saw has to be what is there.
        bob orders PO 5 tea @ 100
        bob submits PO
        dora approves PO version 1              -> refused VERSION_CHANGED
        dora approves PO version 2
        """

    static let receipts = """
        # Receipts of great value need two; what is refused does not count.
        ada demands 2 of receipts above 1000
        order PO 20 tea @ 100
        anna opens GR on PO
        anna receives 10 tea into GR
        anna submits GR
        approvals GR                            -> 0/2
        ben approves GR
        state GR                                -> submitted
        ben posts GR                            -> refused WRONG_STATE
        dora approves GR
        state GR                                -> approved
        ben posts GR
        anna opens GR2 on PO
        anna receives 10 tea into GR2
        anna notes 1 tea damaged refuse on GR2
        anna submits GR2
        approvals GR2                           -> 0/1

        # A rule for what is not as ordered holds for discrepancies, too much, and what nobody ordered; not for the rest.
        ada demands 2 of receipts odd
        order PO tolerance 1000 30 tea @ 100
        anna opens GR on PO
        anna receives 3 tea into GR
        anna submits GR
        approvals GR                            -> 0/1
        anna opens GR2 on PO
        anna receives 4 tea into GR2
        anna notes 1 tea short claim on GR2
        anna submits GR2
        approvals GR2                           -> 0/2
        anna opens GR3 on PO
        anna receives 31 tea into GR3
        anna submits GR3
        approvals GR3                           -> 0/2
        anna opens GR4 on PO
        anna receives 250 cheese into GR4       -> exception NOT_ON_ORDER
        anna submits GR4
        approvals GR4                           -> 0/2

        # A rule may hold for one kind of receipt.
        ada demands 2 of unplanned
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        approvals GR                            -> 0/2
        order PO 3 tea @ 1
        anna opens GR2 on PO
        anna scans tea x2 into GR2
        anna submits GR2
        approvals GR2                           -> 0/1

        # Nobody gives two approvals, and nobody who scanned gives any.
        ada demands 3 of receipts
        anna opens GR from 1
        anna scans tea into GR
        erin scans tea into GR terminal 2
        anna submits GR
        ben approves GR
        ben approves GR                         -> refused SAME_PERSON
        erin approves GR                        -> refused SAME_PERSON
        dora approves GR
        approvals GR                            -> 2/3
        stock tea DOCK                          -> 0

        # A rejected receipt forgets its approvals, not its people.
        ada demands 2 of receipts
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben approves GR
        dora rejects GR because count-again
        ben scans tea into GR terminal 2
        anna submits GR
        approvals GR                            -> 0/2
        ben approves GR                         -> refused SAME_PERSON
        dora approves GR
        erin approves GR
        state GR                                -> approved

        # A role that nobody at hand holds stops the receipt, and says so.
        ada demands 2 of receipts as store_manager
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        dora approves GR
        ben approves GR                         -> refused APPROVAL_NEEDS_ROLE
        erin approves GR

        # More than the tolerance is let through by who may approve orders, and by nobody else.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 12 tea into GR
        anna submits GR
        ben approves GR over                    -> refused NOT_PERMITTED
        dora approves GR over
        ben posts GR
        received PO 1                           -> 12

        # Rejecting takes that back, too.
        order PO 10 tea @ 100
        anna opens GR on PO
        anna receives 12 tea into GR
        anna submits GR
        dora approves GR over
        dora rejects GR because no
        anna submits GR
        ben approves GR
        ben posts GR                            -> refused OVER_TOLERANCE

        # Prices are taken when it is posted: what has come to be worth more than its approvals cover needs them anew.
        ada demands 2 of receipts above 1500
        order PO 2 tea @ 100
        anna opens GR on PO
        anna receives 1 tea into GR
        anna submits GR
        ben approves GR
        ben posts GR
        anna opens GR2 from 1
        anna receives 10 tea into GR2
        anna submits GR2
        approvals GR2                           -> 0/1
        ben approves GR2
        approvals GR2                           -> 1/1
        order PO2 1 tea @ 200
        anna opens GR3 on PO2
        anna receives 1 tea into GR3
        anna submits GR3
        ben approves GR3
        ben posts GR3
        approvals GR2                           -> 1/2
        ben posts GR2                           -> refused APPROVALS_MISSING
        stock tea DOCK                          -> 2
        dora approves GR2                       -> refused WRONG_STATE
        dora rejects GR2 because dearer
        anna submits GR2
        ben approves GR2
        dora approves GR2
        ben posts GR2
        stock tea DOCK                          -> 12

        # A rule written since then counts at posting, too; it asks for its role, whoever has had it.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben approves GR
        ada demands 1 of receipts as store_manager
        ben posts GR                            -> refused APPROVALS_MISSING
        ada forgoes 1 of receipts
        ben posts GR

        # What somebody approved who held the role then counts, although they hold it no more.
        ada demands 1 of receipts as supervisor
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben approves GR
        later 1
        ben becomes store_manager
        ben posts GR

        # What somebody approved before they held the role does not.
        anna opens GR from 1
        anna scans tea into GR
        anna submits GR
        ben becomes store_manager
        later 1
        ben approves GR
        ada demands 1 of receipts as supervisor
        ben posts GR                            -> refused APPROVALS_MISSING

        # A draft that was a mistake is discarded, with a note, by who may change receipts.
        anna opens GR from 1
        anna scans tea into GR
        anna discards GR because x              -> refused NOT_PERMITTED
        ben discards GR                         -> refused MALFORMED
        ben discards GR because twice
        state GR                                -> discarded
        anna scans tea into GR                  -> parked TASK_CLOSED
        anna submits GR                         -> refused WRONG_STATE
        ben discards GR because twice           -> refused WRONG_STATE
        """

    static let rules = """
        # Rules are written by who runs the installation, and by nobody who works under them.
        dora demands 2 of orders                   -> refused NOT_PERMITTED
        bob demands 2 of orders                    -> refused NOT_PERMITTED
        ada demands 2 of orders
        dora forgoes 2 of orders                -> refused NOT_PERMITTED
        ada forgoes 2 of orders
        ada forgoes 2 of orders                 -> refused UNKNOWN_REFERENCE

        # A level is 1 to 9, an amount not negative.
        ada demands 0 of orders                    -> refused MALFORMED
        ada demands 1 of orders
        ada demands 9 of orders
        ada demands 10 of orders                   -> refused MALFORMED
        ada demands 2 of orders above -1           -> refused QUANTITY_OUT_OF_RANGE
        """
}
