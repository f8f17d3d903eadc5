import Testing

@testable import Inventory

@Suite struct RecountStories {
    @Test(arguments: Scenario.all(stories)) func linesAreCountedAgain(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(reports)) func differencesAreExplained(_ story: Scenario) throws {
        try story.play()
    }

    static let stories = """
        # A difference just at the share is accepted.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 90 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # One piece more is counted again.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 89 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting
        recounts ST                                   -> A1:tea

        # A surplus is a difference, too.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 111 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting

        # Where nothing is expected, whatever is found is counted again.
        dora sets permille 1000
        ben opens ST
        cara counts 1 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting

        # A difference worth just the limit is accepted; worth more is counted again.
        dora sets value 500
        put 100 tea A1 at 100
        put 100 cheese A1 at 100
        ben opens ST
        later 1
        cara counts 95 tea at A1 into ST
        cara counts 94 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:cheese

        # Without limits nothing is counted again.
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 1 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # Another person counts again and is told nothing; both agree, and that is what is posted.
        dora sets permille 100
        put 100 tea A1
        put 10 tea B1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST              -> accepted expected 100
        cara counts 10 tea at B1 into ST
        ben submits ST
        cara counts 80 tea at A1 into ST              -> parked SAME_PERSON
        ben submits ST                                -> refused RECOUNT_MISSING
        ben counts 80 tea at A1 into ST               -> accepted line 80 expected none
        recounts ST                                   -> A1:tea*
        ben submits ST
        state ST                                      -> submitted
        dora approves ST
        stock tea A1                                  -> 80
        stock tea B1                                  -> 10
        verdict                                       -> sound

        # They disagree: a third person's count holds.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben counts 100 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting
        ben counts 100 tea at A1 into ST              -> parked SAME_PERSON
        cara counts 100 tea at A1 into ST             -> parked SAME_PERSON
        dora counts 70 tea at A1 into ST              -> accepted line 70
        ben submits ST
        state ST                                      -> submitted
        variance ST by alex                           -> A1:tea:70-100
        dora approves ST                              -> refused SAME_PERSON

        # Who counted again does not approve, nor look while it goes on.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        variance ST by dora                           -> refused WRONG_STATE
        variance ST by cara                           -> refused SAME_PERSON
        dora counts 80 tea at A1 into ST
        ben submits ST
        dora approves ST                              -> refused SAME_PERSON

        # Who counted again blind does not look before it is approved either.
        dora sets permille 100
        put 100 tea A1
        ben opens ST blind
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        dora counts 80 tea at A1 into ST
        variance ST by dora                           -> refused SAME_PERSON
        ben submits ST
        variance ST by dora                           -> refused SAME_PERSON
        variance ST by alex                           -> A1:tea:80-100

        # Trade between the counts spoils neither: each is held against its own instant.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        later 1
        sell 5 tea A1
        later 1
        ben counts 75 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted
        dora approves ST
        stock tea A1                                  -> 75

        # A recount that finds what the books say ends the matter with the third.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben counts 100 tea at A1 into ST
        ben submits ST
        dora counts 100 tea at A1 into ST
        ben submits ST
        variance ST by alex                           -> A1:tea:100-100

        # What nobody saw at a completed place is looked for by another person.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara completes A1 in ST
        ben submits ST
        recounts ST                                   -> A1:tea
        cara completes A1 in ST                       -> parked SAME_PERSON
        cara counts 1 tea at A1 into ST               -> parked SAME_PERSON
        ben completes A1 in ST                        -> accepted
        ben submits ST
        state ST                                      -> submitted
        variance ST                                   -> A1:tea:0-100

        # Who completed a place has said that a lot nobody knew was not there, and looks for none of it either.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara completes A1 in ST
        ben submits ST
        cara counts 1 milk lot NEW at A1 into ST      -> parked SAME_PERSON
        ben counts 1 milk lot NEW at A1 into ST       -> accepted remarks NOT_IN_THIS_COUNT

        # Who took another's count back and went on has counted, too.
        dora sets permille 100
        put 100 tea A1
        dora opens ST
        later 1
        cara counts 50 tea at A1 into ST
        cara counts 30 tea at A1 into ST
        ben undoes last in ST                         -> accepted line 50
        ben counts 20 tea at A1 into ST               -> accepted line 70
        dora submits ST
        state ST                                      -> recounting
        ben counts 80 tea at A1 into ST               -> parked SAME_PERSON
        cara counts 80 tea at A1 into ST              -> parked SAME_PERSON

        # Who only took another's count back has counted nothing.
        dora sets permille 100
        put 100 tea A1
        dora opens ST
        later 1
        cara counts 50 tea at A1 into ST
        cara counts 30 tea at A1 into ST
        ben undoes last in ST
        dora submits ST
        ben counts 50 tea at A1 into ST               -> accepted line 50

        # And may be found.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara completes A1 in ST
        ben submits ST
        ben counts 100 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting
        dora counts 100 tea at A1 into ST
        ben submits ST
        variance ST by alex                           -> A1:tea:100-100

        # Only what is asked for is counted again; the rest is told and has no effect.
        dora sets permille 100
        put 100 tea A1
        put 100 tea B1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        cara counts 100 tea at B1 into ST
        ben submits ST
        cara counts 3 tea at B1 into ST               -> parked SAME_PERSON
        ben counts 3 tea at B1 into ST                -> accepted remarks NOT_IN_THIS_COUNT
        ben counts 3 cheese at B1 into ST             -> accepted remarks NOT_IN_THIS_COUNT
        ben counts 80 tea at A1 into ST               -> accepted remarks none
        ben submits ST
        variance ST                                   -> A1:tea:80-100,B1:tea:100-100

        # A recount adds up like the first count, and is taken back like it.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben counts 70 tea at A1 into ST
        ben undoes last in ST                         -> accepted line 0
        ben submits ST                                -> refused RECOUNT_MISSING
        ben undoes 1 in ST                            -> rejected NOTHING_TO_UNDO
        ben counts 40 tea at A1 into ST
        ben counts 40 tea at A1 into ST               -> accepted line 80
        ben submits ST
        state ST                                      -> submitted

        # Sent back, the first count goes on; what was counted again no longer holds.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben counts 80 tea at A1 into ST
        ben submits ST
        dora rejects ST because look-behind
        state ST                                      -> counting
        cara counts 20 tea at A1 into ST              -> accepted line 100
        ben undoes 2 in ST                            -> rejected NOTHING_TO_UNDO
        ben submits ST
        state ST                                      -> submitted
        dora approves ST
        stock tea A1                                  -> 100

        # And a recount after it begins at nothing.
        dora sets permille 100
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben counts 80 tea at A1 into ST
        ben submits ST
        dora rejects ST because look-behind
        ben submits ST
        state ST                                      -> recounting
        dora counts 80 tea at A1 into ST              -> accepted line 80
        ben submits ST
        state ST                                      -> submitted
        """

    static let reports = """
        # Differences have reasons, which fit their sign and may be replaced.
        put 100 tea A1 at 100
        put 10 cheese B1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        cara counts 10 cheese at B1 into ST
        ben explains ST 1 tea A1 missing              -> refused WRONG_STATE
        ben submits ST
        ben explains ST 1 tea A1 missing
        reasons ST                                    -> A1:tea:missing
        ben explains ST 1 tea A1 broken
        reasons ST                                    -> A1:tea:broken
        ben explains ST 1 tea A1 found                -> refused MALFORMED
        ben explains ST 1 cheese B1 missing           -> refused MALFORMED
        ben explains ST 1 tea C1 missing              -> refused OTHER_STORE
        cara explains ST 1 tea A1 missing             -> refused NOT_PERMITTED
        dora approves ST
        reasons ST                                    -> A1:tea:broken

        # Explaining changes what the approver saw.
        put 100 tea A1
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        ben submits ST
        ben explains ST 1 tea A1 missing
        dora approves ST version 1                    -> refused VERSION_CHANGED

        # Added up by product, place and counter, the largest loss first.
        put 100 tea A1 at 100
        put 100 tea B1 at 100
        put 10 cheese A1 at 10
        ben opens ST
        later 1
        cara counts 80 tea at A1 into ST
        dora counts 101 tea at B1 into ST
        cara counts 8 cheese at A1 into ST
        ben submits ST
        summary ST product by alex                    -> Green-tea-20-bags:2/2+1-20=-1900,Mountain-cheese:1/1+0-2=-20
        summary ST location by alex                   -> A1:2/2+0-22=-2020,B1:1/1+1-0=100
        summary ST counter by alex                    -> Cara:2/2+0-22=-2020,Dora:1/1+1-0=100
        summary ST product by cara                    -> Green-tea-20-bags:2/2+1-20=0,Mountain-cheese:1/1+0-2=0
        summary ST product by finn                    -> refused NOT_PERMITTED
        """
}
