import ArgumentParser
import Wire

/// `shelfwire office discrepancies`: what is not as it was ordered.
struct OfficeDiscrepancies: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discrepancies", abstract: "Discrepancies of receipts: list, note, settle.",
        subcommands: [List.self, Note.self, Settle.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the discrepancies that wait for somebody.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "Only those that you own.") var mine = false
        @Flag(help: "The settled ones too.") var all = false

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let found = try await office.pages { page in
                    let reply = try await ReceiptsClient(office.client).listDiscrepancies(
                        ListDiscrepanciesRequest(storeID: store.storeID, openOnly: !all, mineOnly: mine, page: page),
                        options: office.reading)
                    return (reply.discrepancies, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(found.map(DiscrepancyAnswer.init)) }
                guard !found.isEmpty else { return print("No discrepancies.") }
                var table = TextTable(
                    ("ID", .right), ("PRODUCT", .left), ("WHAT", .left), ("DONE", .left), ("QUANTITY", .right), ("OWNER", .left), ("REASON", .left))
                for item in found {
                    table.add(
                        "\(item.discrepancyID)", item.productName, "\(item.kind)", "\(item.action)", "\(item.quantity)", item.owner, item.reason)
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note what is wrong with a draft's goods.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The receipt's number or id.") var receipt: String
        @Argument(help: "Line of the receipt.") var line: Int32
        @Argument(help: "damaged, short, over, wrongItem or price.", transform: NamedChoice.read) var what: DiscrepancyKind
        @Argument(help: "accept, refuse, sendBack or claim.", transform: NamedChoice.read) var action: DiscrepancyAction
        @Option(help: "How many base units; not for a price.") var quantity: Int64 = 0
        @Option(help: "What the supplier asks per base unit, in 1/10,000 of the currency unit; for a price.") var unitCostE4: Int64?
        @Option(help: "Why.") var reason = ""

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                guard let found = receipt.lines.first(where: { $0.line == line }) else {
                    throw Failure(.usage, "\(receipt.number) has no line \(line).")
                }
                let reply = try await ReceiptsClient(office.client).noteDiscrepancy(
                    NoteDiscrepancyRequest(
                        receiptID: receipt.receiptID, productID: found.productID, lotCode: found.lotCode, condition: found.condition,
                        kind: what, action: action, quantity: quantity, unitCostE4: unitCostE4, reason: reason),
                    options: office.writing())
                try DocumentAnswer(number: "discrepancy \(reply.discrepancyID)", state: "noted").tell(json: options.json)
            }
        }
    }

    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A discrepancy has been seen to.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The discrepancy's id.") var discrepancy: Int64
        @Option(help: "What was done.") var note: String

        func run() async throws {
            try await options.work { office in
                _ = try await ReceiptsClient(office.client).settleDiscrepancy(
                    SettleDiscrepancyRequest(discrepancyID: discrepancy, note: note), options: office.writing())
                try DocumentAnswer(number: "discrepancy \(discrepancy)", state: "settled").tell(json: options.json)
            }
        }
    }
}

/// A word of a closed list, by the name that the program prints.
enum NamedChoice {
    static func read<Choice: CaseIterable>(_ text: String) throws -> Choice {
        guard let found = Choice.allCases.first(where: { "\($0)" == text }) else {
            throw ValidationError("\(text) is none of \(Choice.allCases.map { "\($0)" }.joined(separator: ", ")).")
        }
        return found
    }
}

/// A discrepancy for scripts.
private struct DiscrepancyAnswer: Encodable {
    let id: Int64
    let receiptID: Int64
    let product: String
    let lot: String
    let kind: String
    let action: String
    let quantity: Int64
    let reason: String
    let owner: String
    let isSettled: Bool

    init(_ item: Discrepancy) {
        id = item.discrepancyID
        receiptID = item.receiptID
        product = item.productName
        lot = item.lotCode
        kind = "\(item.kind)"
        action = "\(item.action)"
        quantity = item.quantity
        reason = item.reason
        owner = item.owner
        isSettled = item.settledMs != 0
    }
}
