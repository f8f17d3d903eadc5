import Testing
import Wire

@testable import shelfwire

@Suite struct ClassRecountTests {
    @Test(arguments: [
        ("a=always", .a, ClassRecount(salesClass: .a, always: true)), ("B=20", .b, ClassRecount(salesClass: .b, recountPermille: 20)),
        ("b=20,50000", .b, ClassRecount(salesClass: .b, recountPermille: 20, recountValueE4: 50_000)),
        ("c=never", .c, ClassRecount(salesClass: .c)), ("c=store", .c, nil),
    ] as [(String, SalesClass, ClassRecount?)])
    func aRuleIsRead(text: String, salesClass: SalesClass, rule: ClassRecount?) throws {
        let said = try #require(ClassRecountArgument(argument: text))
        #expect(said.salesClass == salesClass)
        #expect(said.rule == rule)
    }

    @Test(arguments: ["", "a", "a=", "d=20", "=20", "a=20,", "a=,20", "a=1,2,3", "a=x", "a=20=30", "a=sometimes", "a=99999999999999999999"])
    func whatIsNoRuleIsNotTaken(text: String) {
        #expect(ClassRecountArgument(argument: text) == nil)
    }

    @Test func aNewRuleTakesThePlaceOfTheOldOneOfItsClass() throws {
        var rules = [ClassRecount(salesClass: .a, always: true), ClassRecount(salesClass: .b, recountPermille: 5)]
        try #require(ClassRecountArgument(argument: "a=30")).apply(to: &rules)
        #expect(rules == [ClassRecount(salesClass: .b, recountPermille: 5), ClassRecount(salesClass: .a, recountPermille: 30)])
        try #require(ClassRecountArgument(argument: "b=store")).apply(to: &rules)
        #expect(rules == [ClassRecount(salesClass: .a, recountPermille: 30)])
    }
}
