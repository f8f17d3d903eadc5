import Testing

@testable import Inventory

/// Rules of their own for classes of goods. In each story tea brings most of the money (A), milk some (B), cheese none (C).
@Suite struct ClassRecountStories {
    @Test(arguments: Scenario.all(stories)) func classesHaveRulesOfTheirOwn(_ story: Scenario) throws {
        try story.play()
    }

    static let stories = """
        # Without a rule of its own a class goes by the store's.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets permille 100 c=500
        ben opens ST
        later 1
        cara counts 89 tea at A1 into ST
        cara counts 51 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # A tighter share for what brings the money, a wider one for the rest.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets permille 100 a=20 c=300
        ben opens ST
        later 1
        cara counts 97 tea at A1 into ST
        cara counts 71 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # Just at the share of its class a line is accepted.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets a=20 c=300
        ben opens ST
        later 1
        cara counts 98 tea at A1 into ST
        cara counts 70 cheese at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # The worth of a difference counts by class as well.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets value 1 a=0,500 c=0,600
        ben opens ST
        later 1
        cara counts 94 tea at A1 into ST
        cara counts 94 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # What is always counted again is, also where nothing differs.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        cara counts 1 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea
        ben counts 100 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted
        dora approves ST
        stock tea A1                                  -> 100
        stock cheese A1                               -> 1
        verdict                                       -> sound

        # Twice is enough: both found the same, also where the books say otherwise.
        put 200 tea A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always
        ben opens ST
        later 1
        cara counts 60 tea at A1 into ST
        ben submits ST
        ben counts 60 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # A third person decides where they disagree.
        put 200 tea A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        ben submits ST
        ben counts 99 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting
        dora counts 100 tea at A1 into ST
        ben submits ST
        variance ST by alex                           -> A1:tea:100-100

        # What nobody saw at a completed place is a line; what was never there is none.
        put 200 tea A1 at 100
        put 10 tea B1 at 100
        sell 10 tea B1 at 100
        dora sets a=always
        ben opens ST
        later 1
        cara completes A1 in ST
        cara completes B1 in ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # A rule without limits spares a class.
        put 200 tea A1 at 100
        put 100 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets permille 100 c=0
        ben opens ST
        later 1
        cara counts 1 cheese at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # What is sold while the count goes on moves nothing into another class.
        put 200 tea A1 at 100
        put 900 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always c=0
        ben opens ST
        later 1
        sell 800 cheese A1 at 100
        cara counts 100 tea at A1 into ST
        cara counts 50 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # Nor what was sold before and is told late.
        put 200 tea A1 at 100
        put 900 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always c=0
        later 9
        ben opens ST
        later 1
        sell 800 cheese A1 at 100 ago 5
        cara counts 100 tea at A1 into ST
        cara counts 50 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # Sales of more than ninety days ago make no class.
        put 200 tea A1 at 100
        put 900 cheese A1 at 100
        sell 100 tea A1 at 100 ago 129601
        sell 1 cheese A1 at 100
        dora sets a=always c=0
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        cara counts 899 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:cheese

        # Sales just ninety days ago still do.
        put 200 tea A1 at 100
        put 900 cheese A1 at 100
        sell 100 tea A1 at 100 ago 129600
        dora sets a=always c=0
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        cara counts 900 cheese at A1 into ST
        ben submits ST
        recounts ST                                   -> A1:tea

        # Sent back and counted anew, the classes are still those of the opening.
        put 200 tea A1 at 100
        put 900 cheese A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always c=0
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        cara counts 900 cheese at A1 into ST
        ben submits ST
        ben counts 100 tea at A1 into ST
        ben submits ST
        sell 800 cheese A1 at 100
        dora rejects ST because again
        ben submits ST
        recounts ST                                   -> A1:tea

        # The rules are those at the hand-in: one that is set while the count goes on holds.
        put 200 tea A1 at 100
        sell 100 tea A1 at 100
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        dora sets a=always
        ben submits ST
        state ST                                      -> recounting

        # Rules that are set anew are all of them.
        put 200 tea A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always
        dora sets permille 100
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        ben submits ST
        state ST                                      -> submitted

        # Bad rules are refused, and the old ones hold.
        put 200 tea A1 at 100
        sell 100 tea A1 at 100
        dora sets a=always
        dora sets a=10 a=20                           -> refused MALFORMED
        dora sets a=1001                              -> refused MALFORMED
        dora sets b=-1                                -> refused MALFORMED
        dora sets b=0,-1                              -> refused MALFORMED
        dora sets a=1001 a=-1                         -> refused MALFORMED MALFORMED MALFORMED
        dora sets a=1 b=1 c=1 a=1                     -> refused TOO_MANY
        ben sets permille 1                           -> refused NOT_PERMITTED
        ben opens ST
        later 1
        cara counts 100 tea at A1 into ST
        ben submits ST
        state ST                                      -> recounting
        """
}

/// The rules themselves, at their edges.
@Suite struct RecountRuleTests {
    private func rule(_ rule: RecountRule) throws(Refusal) -> [String] {
        try ClassRecountRule.problems([ClassRecountRule(.b, rule)]).map { problem in
            if case .malformed(let field, _) = problem { field } else { "\(problem)" }
        }
    }

    @Test(arguments: [
        (RecountRule(isAlways: true), []), (RecountRule(), []), (RecountRule(permille: 1_000), []),
        (RecountRule(permille: 1_001), ["class_recounts[0].recount_permille"]), (RecountRule(permille: -1), ["class_recounts[0].recount_permille"]),
        (RecountRule(value: Value(e4: Limits.lineValueE4)), []),
        (RecountRule(value: Value(e4: Limits.lineValueE4 + 1)), ["class_recounts[0].recount_value_e4"]),
        (RecountRule(isAlways: true, permille: 1), ["class_recounts[0].always"]),
        (RecountRule(isAlways: true, value: Value(e4: 1)), ["class_recounts[0].always"]),
    ] as [(RecountRule, [String])])
    func aRuleNamesWhatIsWrongWithIt(rule: RecountRule, fields: [String]) throws {
        #expect(try self.rule(rule) == fields)
    }

    @Test(arguments: [(2, true), (3, true), (4, false)]) func rulesAreBounded(count: Int, isTaken: Bool) throws {
        let all = (SalesClass.allCases + [.a]).prefix(count).map { ClassRecountRule($0, RecountRule()) }
        if isTaken {
            #expect(try ClassRecountRule.problems(all).isEmpty)
        } else {
            #expect(throws: Refusal(.tooMany(field: "class_recounts", limit: 3))) { try ClassRecountRule.problems(all) }
        }
    }

    @Test func aClassIsNamedOnce() throws {
        let twice = [ClassRecountRule(.a, RecountRule()), ClassRecountRule(.a, RecountRule(permille: 5))]
        #expect(try ClassRecountRule.problems(twice) == [.malformed(field: "class_recounts[1].sales_class", problem: "was named before")])
    }

    @Test func theRulesAreToldInTheOrderOfTheClasses() throws {
        let shop = try Shop()
        let rules = [ClassRecountRule(.c, RecountRule()), ClassRecountRule(.a, RecountRule(isAlways: true))]
        guard case .done(let told, _, _) = try shop.perform(SetStockPolicy(StockPolicy(classRecounts: rules), of: Shop.store), as: .dora) else {
            Issue.record("the rules were refused")
            return
        }
        #expect(told.classRecounts.map(\.salesClass) == [.a, .c])
        #expect(try shop.books.askSync(StockPolicyOfStore(Shop.store), as: shop.caller(.ben)) == told)
    }
}
