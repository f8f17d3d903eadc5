import Testing

@testable import Inventory

@Suite struct PurchasingStories {
    @Test(arguments: Scenario.all(table)) func ordersGoTheirWay(_ story: Scenario) throws {
        try story.play()
    }

    static let table = """
        # An order goes from draft to sent, step by step.
        bob orders PO 24 tea @ 15000 10 milk @ 8000
        state PO                     -> draft
        bob submits PO
        state PO                     -> submitted
        dora approves PO
        state PO                     -> approved
        bob sends PO
        state PO                     -> sent

        # No step can be left out or taken twice.
        bob orders PO 1 tea @ 1
        dora approves PO             -> refused WRONG_STATE
        bob sends PO                 -> refused WRONG_STATE
        bob submits PO
        bob submits PO               -> refused WRONG_STATE
        bob sends PO                 -> refused WRONG_STATE
        dora approves PO
        dora approves PO             -> refused WRONG_STATE
        bob sends PO
        bob sends PO                 -> refused WRONG_STATE

        # Who wrote an order does not approve it, whatever right he has.
        dora orders PO 1 tea @ 1
        dora submits PO
        dora approves PO             -> refused SAME_PERSON
        state PO                     -> submitted

        # Each step needs its right.
        anna orders PO 1 tea @ 1     -> refused NOT_PERMITTED
        bob orders PO 1 tea @ 1
        anna submits PO              -> refused NOT_PERMITTED
        bob submits PO
        ben approves PO              -> refused NOT_PERMITTED
        cara approves PO             -> refused NOT_PERMITTED
        dora approves PO
        ben sends PO                 -> refused NOT_PERMITTED

        # A store manager orders for her own store only.
        dora orders PO elsewhere 1 tea @ 1   -> refused NOT_PERMITTED
        bob orders PO elsewhere 1 tea @ 1
        bob submits PO
        dora approves PO             -> refused NOT_PERMITTED

        # All bad lines are told at once.
        bob orders PO 0 tea @ 1 5 tea @ -1 3 ghost @ 1 1000000001 tea @ 1   -> refused QUANTITY_OUT_OF_RANGE QUANTITY_OUT_OF_RANGE UNKNOWN_REFERENCE QUANTITY_OUT_OF_RANGE

        # A line's value is bounded, as are its quantity and cost.
        bob orders PO 1000000000 tea @ 1000000
        bob orders PO 1000000000 tea @ 1000001   -> refused QUANTITY_OUT_OF_RANGE
        bob orders PO 1 tea @ 1000000000
        bob orders PO 1 tea @ 1000000001         -> refused QUANTITY_OUT_OF_RANGE

        # An order needs lines, a supplier, a real date and a sane tolerance.
        bob orders PO                -> refused MALFORMED
        bob orders PO stranger 1 tea @ 1         -> refused UNKNOWN_REFERENCE
        bob orders PO expected 2026-02-30 1 tea @ 1   -> refused INVALID_DATE
        bob orders PO expected 2026-06-30 1 tea @ 1
        bob orders PO tolerance 1000 1 tea @ 1
        bob orders PO tolerance 1001 1 tea @ 1   -> refused QUANTITY_OUT_OF_RANGE

        # An order that does not exist is unknown.
        bob submits PO-nothing       -> refused UNKNOWN_REFERENCE
        """
}
