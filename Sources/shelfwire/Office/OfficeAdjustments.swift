import ArgumentParser
import Wire

/// `shelfwire office adjustments`: losses and gains outside any count.
struct OfficeAdjustments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjustments", abstract: "Losses and gains: list, show, create, approve, reject.",
        subcommands: [List.self, Show.self, Create.self, Approve.self, Reject.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's adjustments.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let adjustments = try await office.adjustments()
                if options.json { return try JSONPrinter.print(adjustments.map(AdjustmentAnswer.init)) }
                var table = TextTable(("ADJUSTMENT", .left), ("STATE", .left), ("VALUE", .right), ("CREATED BY", .left), ("NOTE", .left))
                for one in adjustments { table.add(one.number, "\(one.state)", one.valueE4.map { Money.text(e4: $0) } ?? "", one.createdBy, one.note) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an adjustment with its lines.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var adjustment: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.adjustment(adjustment)
                if options.json { return try JSONPrinter.print(AdjustmentAnswer(one)) }
                print("\(one.number): \(one.state), created by \(one.createdBy)" + (one.approvedBy.isEmpty ? "" : ", approved by \(one.approvedBy)"))
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("PLACE", .left), ("QUANTITY", .right), ("REASON", .left))
                for line in one.lines {
                    table.add(line.productName, line.lotCode, line.locationCode, Money.signed(line.quantity), "\(line.reason)")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a loss (below zero) or a gain; booked at once within the store's limit, else it waits for approval.")
        @OptionGroup var options: OfficeOptions
        @Option(parsing: .unconditionalSingleValue, help: ArgumentHelp("The goods, as -3x17@A1.", valueName: GoodsArgument.form)) var goods: [GoodsArgument]
        @Option(help: "broken, expired, missing, ownUse, sample, found, correction.") var reason: AdjustmentReason
        @Option(help: "What it is about.") var note = ""

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let lines = try await office.lines(goods, in: store.storeID).map { AdjustmentLineDraft(goods: $0, reason: reason) }
                let reply = try await AdjustmentsClient(office.client).createAdjustment(
                    CreateAdjustmentRequest(storeID: store.storeID, lines: lines, note: note), options: office.writing())
                try DocumentAnswer(number: reply.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve an adjustment, as another person than its creator.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var adjustment: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.adjustment(adjustment)
                let reply = try await AdjustmentsClient(office.client).approveAdjustment(
                    ApproveAdjustmentRequest(adjustmentID: one.adjustmentID, version: one.version), options: office.writing())
                try DocumentAnswer(number: one.number, state: "\(reply.state)", postedSequence: reply.postedSequence).tell(
                    json: options.json)
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Reject an adjustment, or withdraw the own one, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var adjustment: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.adjustment(adjustment)
                let reply = try await AdjustmentsClient(office.client).rejectAdjustment(
                    RejectAdjustmentRequest(adjustmentID: one.adjustmentID, note: note), options: office.writing())
                try DocumentAnswer(number: one.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }
}

extension Office {
    func adjustments() async throws -> [Adjustment] {
        let store = try await store()
        return try await pages { page in
            let reply = try await AdjustmentsClient(client).listAdjustments(
                ListAdjustmentsRequest(storeID: store.storeID, page: page), options: reading)
            return (reply.adjustments, reply.nextToken)
        }
    }

    /// With its lines.
    func adjustment(_ name: String) async throws -> Adjustment {
        var id = Int64(name)
        if id == nil { id = try await adjustments().first { $0.number == name }?.adjustmentID }
        guard let id else {
            throw Failure(.findings, "There is no adjustment \(name) in this store. `shelfwire office adjustments list` shows all.")
        }
        let reply = try await AdjustmentsClient(client).getAdjustment(GetAdjustmentRequest(adjustmentID: id), options: reading)
        guard let found = reply.adjustment else { throw Failure(.programError, "The server answered without the adjustment.") }
        return found
    }
}

/// An adjustment for scripts.
private struct AdjustmentAnswer: Encodable {
    struct Line: Encodable {
        let productID: Int64
        let lot: String
        let location: String
        let quantity: Int64
        let reason: String
    }

    let number: String
    let id: Int64
    let state: String
    let valueE4: Int64?
    let note: String
    let lines: [Line]

    init(_ adjustment: Adjustment) {
        number = adjustment.number
        id = adjustment.adjustmentID
        state = "\(adjustment.state)"
        valueE4 = adjustment.valueE4
        note = adjustment.note
        lines = adjustment.lines.map {
            Line(productID: $0.productID, lot: $0.lotCode, location: $0.locationCode, quantity: $0.quantity, reason: "\($0.reason)")
        }
    }
}
