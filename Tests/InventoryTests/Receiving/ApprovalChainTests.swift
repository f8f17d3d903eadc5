import Testing

@testable import Inventory

@Suite struct ApprovalChainTests {
    private func subject(_ value: Int64, discrepant: Bool = false, kind: ReceiptKind = .unplanned, least: Int64 = 1) -> ApprovalCase {
        ApprovalCase(
            kind: .receipt, receiptKind: kind, store: Shop.store, isDiscrepant: discrepant, value: Value(e4: value), leastLevels: least)
    }

    @Test(arguments: [(99, 1), (100, 2), (199, 2), (200, 3)] as [(Int64, Int)])
    func theHighestLevelOfAllThatIsMetCounts(_ row: (value: Int64, needed: Int)) {
        let policies = [
            ApprovalPolicy(.receipt(nil), from: Value(e4: 100), level: 2), ApprovalPolicy(.receipt(nil), from: Value(e4: 200), level: 3),
        ]
        #expect(ApprovalChain(policies, for: subject(row.value)).needed == row.needed)
    }

    @Test func whatIsOfAnotherKindStoreOrSoundIsNotMet() {
        let policies = [
            ApprovalPolicy(.purchaseOrder, level: 9), ApprovalPolicy(.receipt(.lateEntry), level: 8),
            ApprovalPolicy(.receipt(nil), store: Shop.otherStore, level: 7), ApprovalPolicy(.receipt(nil), onlyDiscrepant: true, level: 6),
        ]
        #expect(ApprovalChain(policies, for: subject(5)).needed == 1)
        #expect(ApprovalChain(policies, for: subject(5, discrepant: true)).needed == 6)
        #expect(ApprovalChain(policies, for: subject(5, kind: .lateEntry)).needed == 8)
    }

    @Test func aLateEntryNeedsTwoWhateverTheRulesSay() {
        #expect(ApprovalChain([], for: subject(0, kind: .lateEntry, least: 2)).needed == 2)
        #expect(ApprovalChain([ApprovalPolicy(.receipt(nil), level: 1)], for: subject(0, least: 2)).needed == 2)
    }

    @Test func theStoresOwnRoleGoesBeforeTheOneOfAllStoresAndTheGreaterAmountBeforeBoth() {
        let everywhere = ApprovalPolicy(.receipt(nil), level: 1, role: .supervisor)
        let here = ApprovalPolicy(.receipt(nil), store: Shop.store, level: 1, role: .storeManager)
        let dear = ApprovalPolicy(.receipt(nil), from: Value(e4: 10), level: 1, role: .buyer)
        #expect(ApprovalChain([everywhere, here], for: subject(1)).roles == [.storeManager])
        #expect(ApprovalChain([here, everywhere, dear], for: subject(10)).roles == [.buyer])
    }

    @Test func anApprovalThatIsNeededNoMoreIsStillGivenOnce() throws {
        let facts = ApprovalFacts(
            chain: ApprovalChain([], for: subject(0)), worthE4: 0, given: 1, callerHasApproved: false, callerRoles: [])
        let step = try facts.decide(number: "GR-1-000001")
        #expect(step.level == 2)
        #expect(step.isLast)
    }
}
