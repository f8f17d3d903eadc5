// fleet settle: a large document from the first scan to the posting, and how long each step at a desk takes.

import ArgumentParser
import RPC
import Wire

struct SettleCommand: AsyncParsableCommand {
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case stocktake, receipt
    }

    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Scans a document of many lines, then submits, approves and posts it.",
        discussion: """
            One terminal scans every product once, place by place; the desks' steps are timed. Judged: what `count` and `receive` judge, and \
            that the posting holds every line.
            """)

    @Argument(help: "stocktake or receipt")
    var kind: Kind

    @Option(name: .long, help: ArgumentHelp("Lines of the document.", valueName: "n"))
    var lines: Int64

    @OptionGroup var fleet: FleetOptions

    func run() async throws {
        try await complaining {
            let state = try fleet.load()
            let buckets = state.products.count * (kind == .stocktake ? state.places.count : 1)
            guard (1...Int64(buckets)).contains(lines) else {
                throw FleetError.usage("--lines: the shop has products and places for 1 to \(buckets)")
            }
            let plan = RunPlan(
                terminals: 1, seconds: 0, entriesPerTerminal: lines, batch: 500, window: 2, documents: 1, products: 0, seed: 1,
                wantsFeedback: false, readsLines: false, isEachInTurn: true)
            let run = try FleetRun(state, plan)
            let (outcome, papers) = try await run.work(kind == .stocktake ? .count : .receive)
            let report = Report(outcome: outcome)
            guard report.isSound, let papers = papers.first else { return try settle(report, report.entryLines) }
            print("scanned \(Report.decimal(outcome.seconds)) s")
            let figures = try await run.endpoint.withClient { client in
                let manager = try await Desk(client, name: state.manager.name, password: state.manager.password)
                let approver = try await Desk(client, name: state.approver.name, password: state.approver.password)
                return kind == .stocktake
                    ? try await stocktake(papers.stocktake, manager, approver) : try await receipt(papers.receipt, manager, approver)
            }
            for figure in figures { print(figure) }
        }
    }

    private func stocktake(_ id: Int64, _ manager: Desk, _ approver: Desk) async throws -> [String] {
        let client = manager.client
        let submitting = try await manager.timing("submitting") { options in
            try await StocktakesClient(client).submitStocktake(SubmitStocktakeRequest(stocktakeID: id), options: options)
        }
        let variance = try await approver.timing("reading the variance") { options in
            let request = GetVarianceRequest(stocktakeID: id, page: Page(size: 1_000))
            let reply = try await StocktakesClient(client).getVariance(request, options: options)
            guard reply.linesTotal == lines else { throw FleetError.broken("the variance has \(reply.linesTotal) lines, not \(lines)") }
        }
        let approving = try await approver.timing("approving") { options in
            let reply = try await StocktakesClient(client).approveStocktake(ApproveStocktakeRequest(stocktakeID: id), options: options)
            guard reply.linesPosted == lines else { throw FleetError.broken("\(reply.linesPosted) lines were posted, not \(lines)") }
        }
        return [
            "stocktake_submit \(Report.decimal(submitting)) ms", "stocktake_variance \(Report.decimal(variance)) ms",
            "stocktake_posting \(Report.decimal(approving)) ms",
        ]
    }

    private func receipt(_ id: Int64, _ manager: Desk, _ approver: Desk) async throws -> [String] {
        let client = manager.client
        let submitting = try await manager.timing("submitting") { options in
            try await ReceiptsClient(client).submitReceipt(SubmitReceiptRequest(receiptID: id), options: options)
        }
        let approving = try await approver.timing("approving") { options in
            try await ReceiptsClient(client).approveReceipt(ApproveReceiptRequest(receiptID: id), options: options)
        }
        let posting = try await approver.timing("posting") { options in
            try await ReceiptsClient(client).postReceipt(PostReceiptRequest(receiptID: id), options: options)
        }
        let held = try await approver.received(on: id)
        guard held == lines else { throw FleetError.broken("the receipt holds \(held) pieces, not \(lines)") }
        return [
            "receipt_submit \(Report.decimal(submitting)) ms", "receipt_approve \(Report.decimal(approving)) ms",
            "receipt_posting \(Report.decimal(posting)) ms",
        ]
    }
}
