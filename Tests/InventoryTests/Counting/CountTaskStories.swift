import Testing

@testable import Inventory

@Suite struct CountTaskStories {
    @Test(arguments: Scenario.all(hands)) func placesAreHandedOutAndTakenOver(_ story: Scenario) throws {
        try story.play()
    }

    @Test(arguments: Scenario.all(plans)) func countsArePlannedByCategory(_ story: Scenario) throws {
        try story.play()
    }

    static let hands = """
        # Every place of the count is a task; one is handed to a terminal, and another one after it.
        ben opens ST
        tasks ST by cara                              -> DOCK,A1,B1
        ben assigns ST A1 to 1
        tasks ST                                      -> DOCK,A1:PDA-1:Ben,B1
        ben assigns ST A1 to 2
        tasks ST                                      -> DOCK,A1:PDA-2:Ben,B1
        ben assigns ST A1 to 0
        tasks ST                                      -> DOCK,A1,B1

        # All of it may be in one hand.
        ben opens ST zone A
        ben assigns ST all to 2
        tasks ST                                      -> all:PDA-2:Ben,A1

        # A counter takes a place over, on the terminal that counts.
        ben opens ST
        ben assigns ST A1 to 1
        cara grabs ST A1 terminal 2
        tasks ST                                      -> DOCK,A1:PDA-2:Cara,B1
        cara grabs ST A1                              -> refused MALFORMED
        cara grabs ST all terminal 1
        tasks ST                                      -> all:PDA-1:Cara,DOCK,A1:PDA-2:Cara,B1

        # Whoever counts first at a place that nobody has, has it; later ones only help.
        ben opens ST
        cara counts 5 tea in ST at A1
        tasks ST                                      -> DOCK,A1:PDA-1:Cara,B1
        cara counts 1 tea in ST at A1 terminal 2      -> accepted line 6
        tasks ST                                      -> DOCK,A1:PDA-1:Cara,B1
        cara completes A1 in ST
        tasks ST                                      -> DOCK,A1:PDA-1:Cara*,B1

        # What another terminal counts at a place in somebody's hands is booked all the same.
        ben opens ST
        ben assigns ST A1 to 2
        cara counts 5 tea in ST at A1                 -> accepted line 5
        tasks ST                                      -> DOCK,A1:PDA-2:Ben,B1

        # In a recount the places of the recount are tasks, handed out anew, and not to whoever counted there before.
        put 10 tea A1
        put 10 tea B1
        dora sets permille 100
        ben opens ST
        cara counts 5 tea in ST at A1
        cara counts 10 tea in ST at B1
        ben submits ST
        tasks ST                                      -> A1
        cara grabs ST A1 terminal 1                   -> refused SAME_PERSON
        ben grabs ST A1 terminal 1
        tasks ST                                      -> A1:PDA-1:Ben

        # Nothing is handed out when the count is over, and again when it is sent back.
        put 1 tea A1
        ben opens ST
        cara counts 1 tea in ST at A1
        ben submits ST
        ben assigns ST A1 to 1                        -> refused WRONG_STATE
        cara grabs ST A1 terminal 1                   -> refused WRONG_STATE
        dora rejects ST because again
        tasks ST                                      -> DOCK,A1,B1
        ben assigns ST A1 to 1

        # To hand out is for whoever leads the count, to take for whoever may count, in their store.
        ben opens ST
        cara assigns ST A1 to 1                       -> refused NOT_PERMITTED
        anna grabs ST A1 terminal 1                   -> refused NOT_PERMITTED
        anna assigns ST A1 to 1                       -> refused NOT_PERMITTED
        tasks ST by anna                              -> refused NOT_PERMITTED
        eve assigns ST A1 to 1                        -> refused NOT_PERMITTED
        ben assigns STnothing A1 to 1                 -> refused UNKNOWN_REFERENCE

        # A counter gives back what their own terminal has in hand, and nothing else.
        ben opens ST
        cara grabs ST A1 terminal 2
        ben assigns ST B1 to 1
        cara yields ST A1 terminal 1                  -> refused NOT_PERMITTED
        cara yields ST A1                             -> refused NOT_PERMITTED
        anna yields ST A1 terminal 2                  -> refused NOT_PERMITTED
        cara yields ST A1 terminal 2 to 1             -> refused NOT_PERMITTED
        cara yields ST A1 terminal 2
        tasks ST                                      -> DOCK,A1,B1:PDA-1:Ben
        cara yields ST A1 terminal 2                  -> refused NOT_PERMITTED
        cara grabs ST all terminal 1
        cara yields ST all terminal 1
        tasks ST                                      -> DOCK,A1,B1:PDA-1:Ben

        # Only places of the count, only terminals of the store; all that is wrong is said at once.
        ben opens ST zone A
        ben assigns ST B1 to 1                        -> refused MALFORMED
        ben assigns ST LOSS to 1                      -> refused UNKNOWN_REFERENCE
        ben assigns ST C1 to 3                        -> refused OTHER_STORE OTHER_STORE
        ben assigns ST C1 to 77                       -> refused OTHER_STORE UNKNOWN_REFERENCE
        cara grabs ST B1 terminal 1                   -> refused MALFORMED
        """

    static let plans = """
        # A count of a category counts its products, as they stand when it is opened.
        sort tea drinks
        sort milk drinks
        put 5 tea A1
        put 5 cheese A1
        ben opens ST sort drinks
        cara counts 4 tea in ST at A1
        cara counts 5 cheese in ST at A1              -> accepted line 5 remarks NOT_IN_THIS_COUNT
        sort cheese drinks
        cara completes A1 in ST
        ben submits ST
        variance ST                                   -> A1:tea:4-5

        # Categories and products add up.
        sort milk drinks
        put 5 tea A1
        put 5 cheese A1
        ben opens ST sort drinks of tea
        cara counts 5 tea in ST at A1                 -> accepted remarks none
        cara counts 5 cheese in ST at A1              -> accepted remarks NOT_IN_THIS_COUNT

        # A category that nothing is of is a mistake.
        sort tea drinks
        ben opens ST sort drink                       -> refused MALFORMED
        ben opens ST sort drinks,food                 -> refused MALFORMED
        sort tea drinks                               -> same
        """
}
