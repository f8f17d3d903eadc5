import ArgumentParser
import Wire

extension OfficeReceipts {
    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A draft that was a mistake comes to nothing.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).discardReceipt(
                    DiscardReceiptRequest(receiptID: receipt.receiptID, note: note), options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A receipt that is held as a likely duplicate is none; by somebody who had no part in it.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Option(help: "What was compared.") var note: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).releaseReceipt(
                    ReleaseReceiptRequest(receiptID: receipt.receiptID, note: note), options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin the correction of a posted receipt: a draft that holds what was posted, to be put right by `add`.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Option(help: "Why.") var reason: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).correctReceipt(
                    CorrectReceiptRequest(receiptID: receipt.receiptID, reason: reason), options: office.writing())
                try DocumentAnswer(number: reply.number, state: "draft").tell(json: options.json)
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add goods to a draft by hand, or take some back.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Argument(help: "The product's code, as printed.") var code: String
        @Option(parsing: .unconditional, help: "Base units; negative takes back.") var quantity: Int64
        @Option(help: "The lot, as printed.") var lot = ""
        @Option(help: "YYYY-MM-DD.") var expiry = ""

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).addReceiptGoods(
                    AddReceiptGoodsRequest(
                        receiptID: receipt.receiptID, goods: .raw(Array(code.utf8)), quantity: quantity, lotCode: lot, expiry: expiry),
                    options: office.writing())
                if options.json { return try JSONPrinter.print(AddedAnswer(lineQuantity: reply.lineQuantity, remarks: reply.warnings.map(\.reason))) }
                print("\(receipt.number): the line holds \(reply.lineQuantity)")
                for warning in reply.warnings { print(warning.message) }
            }
        }
    }
}

private struct AddedAnswer: Encodable {
    let lineQuantity: Int64
    let remarks: [String]
}
