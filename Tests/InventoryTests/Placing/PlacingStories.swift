import Testing

@testable import Inventory

/// Where goods that arrived are put: the proposal, what is done with it, and who may.
@Suite struct PlacingStories {
    @Test(arguments: Scenario.all(proposals)) func aPlaceIsProposed(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(done)) func goodsArePutAway(_ story: Scenario) throws { try story.play() }
    @Test(arguments: Scenario.all(abuse)) func whatIsWrongIsRefused(_ story: Scenario) throws { try story.play() }

    /// A1 (zone A) and B1 (zone B) are there already.
    static let proposals = """
        # Without any rule: the nearest empty place; of equally near ones the older.
        anna places 5 tea                       -> A1:5:nearestEmpty
        ben sizes A1 0 far 9                    -> refused NOT_PERMITTED
        dora sizes A1 0 far 9
        anna places 5 tea                       -> B1:5:nearestEmpty

        # Goods go where their storage class is, and nowhere else.
        shelf K1 cold
        bob keeps milk in cold
        anna places 5 milk                      -> K1:5:nearestEmpty
        anna places 5 tea                       -> A1:5:nearestEmpty
        bob keeps milk in frozen
        anna places 5 milk                      -> refused NO_PLACE
        bob keeps milk
        anna places 5 milk                      -> A1:5:nearestEmpty

        # The same lot goes to its like, before the fixed place, and however far it is.
        lot milk L1 expiry 2026-12-01
        lot milk L2 expiry 2026-12-02
        dora fixes milk at A1
        dora sizes B1 0 far 50
        put 3 milk B1 lot L1
        anna places 5 milk lot L1               -> B1:5:sameLot
        anna places 5 milk lot L2               -> A1:5:fixedPlace
        anna places 5 milk                      -> A1:5:fixedPlace

        # A fixed place is proposed though it is not empty and not near, and no longer when it is taken back.
        put 3 tea B1
        dora fixes tea at B1
        anna places 5 tea                       -> B1:5:fixedPlace
        dora fixes tea nowhere
        anna places 5 tea                       -> A1:5:nearestEmpty

        # A fixed place of the wrong storage class is not proposed.
        shelf K1 cold
        dora fixes milk at A1
        bob keeps milk in cold
        anna places 5 milk                      -> K1:5:nearestEmpty

        # What leaves fast stands near the dock, what leaves slowly far from it.
        dora sizes A1 0 far 1
        dora sizes B1 0 far 7
        bob keeps tea fast
        anna places 5 tea                       -> A1:5:nearForFast
        bob keeps tea slow
        anna places 5 tea                       -> B1:5:farForSlow
        put 1 milk B1
        anna places 5 tea                       -> A1:5:farForSlow

        # Capacity: what does not fit is not proposed, at the limit it is.
        dora sizes A1 10
        dora sizes B1 20
        anna places 10 tea                      -> A1:10:nearestEmpty
        anna places 11 tea                      -> B1:11:nearestEmpty
        anna places 20 tea                      -> B1:20:nearestEmpty

        # What fits nowhere as a whole is split: the place with the most room takes its part.
        dora sizes A1 10
        dora sizes B1 20
        anna places 21 tea                      -> B1:20:mostRoom
        put 15 milk B1
        anna places 21 tea                      -> A1:10:mostRoom
        put 10 milk A1
        anna places 21 tea                      -> B1:5:mostRoom
        put 5 milk B1
        anna places 1 tea                       -> refused NO_PLACE

        # Goods by weight take begun kilograms.
        dora sizes A1 2
        dora sizes B1 1
        anna places 2000 cheese                 -> A1:2000:nearestEmpty
        anna places 2001 cheese                 -> A1:2000:mostRoom
        anna places 1000 cheese                 -> A1:1000:nearestEmpty
        put 1001 cheese A1
        anna places 1000 cheese                 -> B1:1000:nearestEmpty

        # Where nothing is empty, where most room is left.
        put 1 milk A1
        put 1 milk B1
        dora sizes A1 10
        dora sizes B1 20
        anna places 5 tea                       -> B1:5:mostRoom
        dora sizes B1 0
        anna places 5 tea                       -> B1:5:mostRoom

        # Without a quantity: all of the pile at the dock; of what is not there, one.
        put 7 tea DOCK
        anna places 0 tea                       -> A1:7:nearestEmpty
        anna places 0 teaCase                   -> A1:7:nearestEmpty
        anna places 0 cheese                    -> A1:1:nearestEmpty

        # The list of what waits names every pile with its place.
        waits                                   -> nothing
        put 7 tea DOCK
        lot milk L1 expiry 2026-12-01
        put 2 milk DOCK lot L1
        bob keeps milk in cold
        waits                                   -> 7:tea:A1,2:milk/L1:none
        shelf K1 cold
        waits                                   -> 7:tea:A1,2:milk/L1:K1

        # The list names the place with the most room where nothing is empty, for each of its piles.
        put 1 cheese A1
        put 1 cheese B1
        dora sizes A1 10
        dora sizes B1 20
        put 7 tea DOCK
        put 5 milk DOCK
        waits                                   -> 7:tea:B1,5:milk:B1
        """

    static let done = """
        # Put away as proposed: the goods stand there, nothing is odd.
        put 7 tea DOCK
        anna puts 7 tea at A1 told A1           -> accepted booked 7 line 7 remarks none
        stock tea A1                            -> 7
        stock tea DOCK                          -> 0
        waits                                   -> nothing
        sound

        # Elsewhere with a reason is told and needs nobody; without one somebody looks, once a place and product.
        put 7 tea DOCK
        anna puts 2 tea at B1 told A1 because wet  -> accepted remarks PLACED_ELSEWHERE
        reviews otherException                  -> 0
        anna puts 2 tea at B1 told A1           -> exception PLACED_WITHOUT_REASON
        anna puts 2 tea at B1 told A1           -> exception PLACED_WITHOUT_REASON
        reviews otherException                  -> 1
        stock tea B1                            -> 6

        # Without a proposal (offline) there is nothing to differ from.
        put 7 tea DOCK
        anna puts 7 tea at B1                   -> accepted remarks none

        # Cold goods on a warm shelf are booked where they are, and somebody has to look.
        bob keeps milk in cold
        lot milk L1 expiry 2026-12-01
        put 2 milk DOCK lot L1
        anna puts 2 milk at A1 lot L1           -> exception WRONG_STORAGE
        stock milk A1                           -> 2
        reviews otherException                  -> 1

        # More than the dock holds has been carried all the same: the dock goes below zero, one person looks.
        put 3 tea DOCK
        anna puts 5 tea at A1 told A1           -> exception NEGATIVE_STOCK
        stock tea DOCK                          -> -2
        reviews negativeStock                   -> 1

        # A lot goes with its goods, by its code on the label or typed.
        lot milk L1 expiry 2026-12-01
        put 4 milk DOCK lot L1
        anna puts 4 milk at A1 lot L1 told A1   -> accepted expiry 2026-12-01
        anna puts 1 milk at A1 lot L9           -> parked UNKNOWN_REFERENCE
        """

    static let abuse = """
        # Only who may move goods may ask and may put away.
        put 7 tea DOCK
        cara places 5 tea                       -> refused NOT_PERMITTED
        cara puts 5 tea at A1                   -> parked NOT_PERMITTED
        eve places 5 tea                        -> refused NOT_PERMITTED

        # Places and goods that are not there, or of another store.
        anna places 5 ghost                     -> refused UNKNOWN_BARCODE
        anna places -1 tea                      -> refused QUANTITY_OUT_OF_RANGE
        anna puts 5 tea at Z9                   -> parked UNKNOWN_REFERENCE
        anna puts 5 tea at C1                   -> parked OTHER_STORE
        anna puts 0 tea at A1                   -> rejected QUANTITY_OUT_OF_RANGE
        anna puts 5 tea at DOCK                 -> rejected MALFORMED

        # A product's needs are felt in every store: a buyer for all of them, not a store's manager.
        bob keeps milk in cold
        dora keeps milk in cold                 -> refused NOT_PERMITTED
        bob keeps ghost in cold                 -> refused UNKNOWN_REFERENCE

        # A store's places are its manager's; only shelves can be given.
        dora fixes milk at A1
        dora fixes milk at DOCK                 -> refused UNKNOWN_REFERENCE
        dora fixes milk at C1                   -> refused OTHER_STORE
        dora fixes ghost at A1                  -> refused UNKNOWN_REFERENCE
        ben fixes milk at A1                    -> refused NOT_PERMITTED
        dora fixes milk at C1 elsewhere         -> refused NOT_PERMITTED

        # How much fits is bounded, at the limit and beyond it.
        dora sizes A1 1000000000 far 1000000
        dora sizes A1 999999999 far 999999
        dora sizes A1 1000000001                -> refused QUANTITY_OUT_OF_RANGE
        dora sizes A1 0 far 1000001             -> refused QUANTITY_OUT_OF_RANGE
        dora sizes A1 -1                        -> refused QUANTITY_OUT_OF_RANGE
        dora sizes DOCK 5                       -> refused UNKNOWN_REFERENCE
        """
}
