import ArgumentParser
import Wire

extension OfficeStock {
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Move goods to another place or into another condition of the store.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: ArgumentHelp("The goods, as 3x17@A1/L2041.", valueName: GoodsArgument.form)) var goods: [GoodsArgument]
        @Option(help: "Code of the place they go to; none: they stay.") var to = ""
        @Option(help: "The condition they are in: sellable, damaged, quarantine.") var from: Condition = .sellable
        @Option(help: "The condition they are in then.") var condition: Condition = .sellable
        @Option(help: "Why; needed to release goods for sale.") var note = ""

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let target = to.isEmpty ? 0 : try Office.place(to, in: try await office.places(of: store.storeID))
                let lines = try await office.lines(goods, in: store.storeID, condition: from).map {
                    MoveLine(goods: $0, toLocationID: target, toCondition: condition)
                }
                let reply = try await StockLevelsClient(office.client).moveStock(
                    MoveStockRequest(storeID: store.storeID, lines: lines, note: note), options: office.writing())
                try DocumentAnswer(number: "\(lines.count) lines", state: "moved", postedSequence: reply.sequence).tell(json: options.json)
            }
        }
    }

    struct Policy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the store's rules about stock, or set those that are named. Amounts are in 1/10,000 of the currency unit.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Adjustments up to this value need no approval.") var adjustmentLimitE4: Int64?
        @Option(help: "Counted lines that differ by more than this share are counted again; 0 = no such rule.") var recountPermille: Int64?
        @Option(help: "Counted lines whose difference is worth more are counted again; 0 = no such rule.") var recountValueE4: Int64?
        @Option(
            help: ArgumentHelp(
                "A rule of its own for the goods of a sales class, as a=always, b=20 (per mille), b=20,50000 (and a value), c=never, or c=store (none of its own). May be said several times.",
                valueName: "class=rule")) var classRecount: [ClassRecountArgument] = []

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let client = StockLevelsClient(office.client)
                let reply = try await client.getStockPolicy(GetStockPolicyRequest(storeID: store.storeID), options: office.reading)
                var policy = reply.policy ?? StockPolicy()
                let isSet = adjustmentLimitE4 != nil || recountPermille != nil || recountValueE4 != nil || !classRecount.isEmpty
                policy.adjustmentLimitE4 = adjustmentLimitE4 ?? policy.adjustmentLimitE4
                policy.recountPermille = recountPermille ?? policy.recountPermille
                policy.recountValueE4 = recountValueE4 ?? policy.recountValueE4
                for one in classRecount { one.apply(to: &policy.classRecounts) }
                if isSet {
                    _ = try await client.setStockPolicy(
                        SetStockPolicyRequest(storeID: store.storeID, policy: policy), options: office.writing())
                }
                if options.json { return try JSONPrinter.print(PolicyAnswer(policy)) }
                print("adjustments without approval up to \(Money.text(e4: policy.adjustmentLimitE4))")
                print("recount above \(policy.recountPermille) per mille, or a value of \(Money.text(e4: policy.recountValueE4)) (0 = no such rule)")
                for one in policy.classRecounts {
                    let rule = one.always ? "always" : "above \(one.recountPermille) per mille, or a value of \(Money.text(e4: one.recountValueE4))"
                    print("recount of class \("\(one.salesClass)".uppercased()) \(rule)")
                }
            }
        }
    }
}

/// A store's rules for scripts.
private struct PolicyAnswer: Encodable {
    let adjustmentLimitE4: Int64
    let recountPermille: Int64
    let recountValueE4: Int64
    let classRecounts: [OfClass]

    struct OfClass: Encodable {
        let salesClass: String
        let always: Bool
        let recountPermille: Int64
        let recountValueE4: Int64
    }

    init(_ policy: StockPolicy) {
        classRecounts = policy.classRecounts.map { one in
            OfClass(
                salesClass: "\(one.salesClass)", always: one.always, recountPermille: one.recountPermille, recountValueE4: one.recountValueE4)
        }
        adjustmentLimitE4 = policy.adjustmentLimitE4
        recountPermille = policy.recountPermille
        recountValueE4 = policy.recountValueE4
    }
}
