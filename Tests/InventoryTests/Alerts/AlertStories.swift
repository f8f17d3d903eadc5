import Testing

@testable import Inventory

/// The clock of the shop stands at 15 June 2026.
@Suite struct AlertStories {
    @Test(arguments: Scenario.all(levels)) func levelsAreWatched(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(dates)) func datesAreWatched(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(people)) func peopleSeeToAlerts(_ story: Scenario) throws {
        try story.play()
    }

    static let levels = """
        # Nothing is told without a rule; with one, from the first unit that lacks.
        put 5 tea A1
        look                                          -> nothing
        dora watches tea least 5
        look                                          -> nothing
        sell 1 tea A1
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=4|5
        look                                          -> nothing

        # What is available counts, not what is on hand: promised, damaged and blocked goods are not for sale.
        put 9 tea A1
        dora watches tea least 5
        anna reserves RS 5 tea
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=4|5
        anna releases RS because cancelled
        look                                          -> 0/0/1
        anna moves 5 tea A1 to here!damaged
        look                                          -> 1/0/0

        # A lot that is held is not for sale either.
        lot milk L1 expiry 2026-12-31
        put 9 milk A1 lot L1
        dora watches milk least 1
        look                                          -> nothing
        ben holds milk L1 because smell
        look                                          -> 1/0/0
        ben frees milk L1 because fine
        look                                          -> 0/0/1

        # Goods that never came are low where their own rule says so; the store's rule speaks of goods that it has, or had.
        dora watches all least 1
        look                                          -> nothing
        dora watches tea least 1
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=0|1
        put 1 cheese A1
        sell 1 cheese A1
        look                                          -> 1/0/0
        alerts                                        -> lowStock:cheese=0|1,lowStock:tea=0|1

        # Too much is told from the first unit too many, damaged goods and all.
        put 20 tea A1
        dora watches tea most 20
        look                                          -> nothing
        anna moves 3 tea A1 to B1!damaged
        look                                          -> nothing
        put 1 tea B1
        look                                          -> 1/0/0
        alerts                                        -> overStock:tea=21|20
        sell 1 tea A1
        look                                          -> 0/0/1
        alerts                                        -> none
        alerts cleared                                -> overStock:tea=21|20|cleared

        # A product's own rule takes the place of the store's as a whole; without it the store's counts again.
        put 3 tea A1
        put 3 cheese A1
        dora watches all least 5
        dora watches tea most 100
        look                                          -> 1/0/0
        alerts                                        -> lowStock:cheese=3|5
        dora forgets tea
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=3|5,lowStock:cheese=3|5
        dora forgets all
        look                                          -> 0/0/2

        # Another store's goods are another store's matter.
        put 50 tea C1
        put 1 tea A1
        dora watches tea least 5
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=1|5

        # An alert is raised once, again after it was cleared, and keeps the figure it was raised with.
        put 4 tea A1
        dora watches tea least 5
        look                                          -> 1/0/0
        sell 2 tea A1
        look                                          -> nothing
        alerts                                        -> lowStock:tea=4|5
        put 9 tea A1
        look                                          -> 0/0/1
        sell 9 tea A1
        look                                          -> 1/0/0
        alerts open cleared                           -> lowStock:tea=2|5,lowStock:tea=4|5|cleared
        verdict                                       -> sound
        """

    static let dates = """
        # An expired lot needs no rule: from the day after its date.
        lot milk L1 expiry 2026-06-14
        lot milk L2 expiry 2026-06-15
        put 3 milk A1 lot L1
        put 4 milk A1 lot L2
        look                                          -> 1/0/0
        alerts                                        -> expired:milk/L1=3|0
        later 1440
        look                                          -> 1/0/0
        alerts                                        -> expired:milk/L2=4|0,expired:milk/L1=3|0

        # Near its date is as many days before as the rule says, the day itself included.
        lot milk L1 expiry 2026-06-18
        lot milk L2 expiry 2026-06-19
        put 1 milk A1 lot L1
        put 1 milk B1 lot L1
        put 1 milk A1 lot L2
        dora watches all days 3
        look                                          -> 1/0/0
        alerts                                        -> nearExpiry:milk/L1=2|3
        dora watches milk days 4
        look                                          -> 1/0/0
        alerts nearExpiry                             -> nearExpiry:milk/L2=1|4,nearExpiry:milk/L1=2|3

        # When the day is over, near becomes expired.
        lot milk L1 expiry 2026-06-15
        put 1 milk A1 lot L1
        dora watches milk days 1
        look                                          -> 1/0/0
        later 1440
        look                                          -> 1/0/1
        alerts                                        -> expired:milk/L1=1|0

        # Goods that are set aside, or gone, are nobody's trouble any more.
        lot milk L1 expiry 2026-06-01
        put 2 milk A1 lot L1
        look                                          -> 1/0/0
        anna moves 2 milk A1/L1 to here!quarantine
        look                                          -> 0/0/1
        """

    static let people = """
        # Whoever says that they see to it owns it; somebody else may take it over.
        put 1 tea A1
        dora watches tea least 5 of erin
        look                                          -> 1/0/0
        alerts                                        -> lowStock:tea=1|5|Erin
        ben minds lowStock:tea because ordered
        alerts                                        -> lowStock:tea=1|5|acknowledged|Ben
        alerts by ben mine                            -> lowStock:tea=1|5|acknowledged|Ben
        alerts by dora mine                           -> none
        look                                          -> nothing
        dora minds lowStock:tea
        alerts                                        -> lowStock:tea=1|5|acknowledged|Dora

        # An alert that is put off comes back at its instant, not before, if it is still so.
        put 1 tea A1
        dora watches tea least 5
        look                                          -> 1/0/0
        ben snoozes lowStock:tea for 60 because delivery
        alerts                                        -> lowStock:tea=1|5|snoozed|Ben
        later 59
        look                                          -> nothing
        later 1
        look                                          -> 0/1/0
        alerts                                        -> lowStock:tea=1|5|Ben
        ben snoozes lowStock:tea for 60
        put 9 tea A1
        look                                          -> 0/0/1
        later 120
        look                                          -> nothing

        # What is cleared is over; what is not there is not known.
        put 1 tea A1
        dora watches tea least 5
        look                                          -> 1/0/0
        put 9 tea A1
        look                                          -> 0/0/1
        ben minds lowStock:tea                        -> refused ALREADY_CLOSED
        ben snoozes lowStock:tea                      -> refused ALREADY_CLOSED
        ben minds 77                                  -> refused UNKNOWN_REFERENCE
        ben snoozes 77                                -> refused UNKNOWN_REFERENCE

        # Put off means later, and not for ever.
        put 1 tea A1
        dora watches tea least 5
        look                                          -> 1/0/0
        ben snoozes lowStock:tea for 0                -> refused MALFORMED
        ben snoozes lowStock:tea for -5               -> refused MALFORMED
        ben snoozes lowStock:tea for 43201            -> refused MALFORMED
        ben snoozes lowStock:tea for 43200

        # A clerk looks and does not touch; a counter does not even look; rules are the manager's, in the own store.
        put 1 tea A1
        ben watches tea least 5                       -> refused NOT_PERMITTED
        dora watches tea least 5 elsewhere            -> refused NOT_PERMITTED
        erin watches tea least 5
        look                                          -> 1/0/0
        anna minds lowStock:tea                       -> refused NOT_PERMITTED
        anna snoozes lowStock:tea                     -> refused NOT_PERMITTED
        eve minds lowStock:tea                        -> refused NOT_PERMITTED
        alerts by anna                                -> lowStock:tea=1|5
        alerts by cara                                -> refused NOT_PERMITTED
        alerts by eve all                             -> none
        alerts by bob all                             -> lowStock:tea=1|5
        alerts by dora elsewhere                      -> refused NOT_PERMITTED

        # A rule that cannot be meant is refused with all that is wrong.
        dora watches tea least -1                     -> refused QUANTITY_OUT_OF_RANGE
        dora watches tea least 9 most 8               -> refused MALFORMED
        dora watches tea days -1                      -> refused MALFORMED
        dora watches tea days 3651                    -> refused MALFORMED
        dora watches tea days 3650
        dora watches ghost least 1                    -> refused UNKNOWN_REFERENCE
        erin watches tea least 1 nowhere              -> refused UNKNOWN_REFERENCE
        dora watches tea least 1 of nobody            -> refused UNKNOWN_REFERENCE
        dora watches ghost least -1 days -1 of nobody -> refused QUANTITY_OUT_OF_RANGE MALFORMED UNKNOWN_REFERENCE UNKNOWN_REFERENCE
        """
}
