import ArgumentParser
import Wire

/// `shelfwire office receipts`: goods in.
struct OfficeReceipts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts", abstract: "Goods receipts: list, show, add, submit, approve, reject, release, discard, post, correct.",
        subcommands: [
            List.self, Show.self, Add.self, Submit.self, Approve.self, Reject.self, Release.self, Discard.self, Post.self, Correct.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's receipts.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let receipts = try await office.receipts()
                if options.json { return try JSONPrinter.print(receipts.map(ReceiptAnswer.init)) }
                var table = TextTable(("RECEIPT", .left), ("STATE", .left), ("OPENED BY", .left), ("DELIVERY NOTE", .left))
                for receipt in receipts { table.add(receipt.number, "\(receipt.state)", receipt.openedBy, receipt.deliveryNote) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a receipt with its lines.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                if options.json { return try JSONPrinter.print(ReceiptAnswer(receipt)) }
                print("\(receipt.number): \(receipt.state), opened by \(receipt.openedBy)"
                    + (receipt.approvedBy.isEmpty ? "" : ", approved by \(receipt.approvedBy)")
                    + (receipt.approvalsNeeded > receipt.approvalsGiven ? ", \(receipt.approvalsGiven) of \(receipt.approvalsNeeded) approvals" : ""))
                if receipt.held { print("Held: it looks like \(receipt.duplicateOf).") }
                if !receipt.corrects.isEmpty { print("Corrects \(receipt.corrects): \(receipt.correctionReason)") }
                if !receipt.correctedBy.isEmpty { print("Corrected by \(receipt.correctedBy.joined(separator: ", ")).") }
                if let payable = receipt.payableMinor { print("Owed: \(payable) in the smallest unit of \(receipt.currency), due \(receipt.payableDueDate).") }
                var table = TextTable(("LINE", .right), ("PRODUCT", .left), ("LOT", .left), ("EXPIRY", .left), ("QUANTITY", .right), ("EXPECTED", .right), ("REMARKS", .left))
                for line in receipt.lines {
                    table.add("\(line.line)", line.productName, line.lotCode, line.expiry, "\(line.quantity)", "\(line.expected)",
                        line.warnings.map(\.reason).joined(separator: " "))
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Submit a draft for approval.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).submitReceipt(
                    SubmitReceiptRequest(receiptID: receipt.receiptID), options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a submitted receipt, as another person than those who opened it or scanned into it.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Flag(help: "Let more through than was ordered; needs the right to approve orders.") var letOver = false

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).approveReceipt(
                    ApproveReceiptRequest(receiptID: receipt.receiptID, version: receipt.version, letOver: letOver),
                    options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send a receipt back to draft, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).rejectReceipt(
                    RejectReceiptRequest(receiptID: receipt.receiptID, note: note), options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Post: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Post an approved receipt: stock changes here and only here.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var receipt: String

        func run() async throws {
            try await options.work { office in
                let receipt = try await office.receipt(receipt)
                let reply = try await ReceiptsClient(office.client).postReceipt(
                    PostReceiptRequest(receiptID: receipt.receiptID), options: office.writing())
                try DocumentAnswer(number: receipt.number, state: "\(reply.state)", postedSequence: reply.postedSequence).tell(
                    json: options.json)
            }
        }
    }
}

extension Office {
    func receipts() async throws -> [Receipt] {
        let store = try await store()
        return try await pages { page in
            let reply = try await ReceiptsClient(client).listReceipts(
                ListReceiptsRequest(storeID: store.storeID, page: page), options: reading)
            return (reply.receipts, reply.nextToken)
        }
    }

    /// With its lines.
    func receipt(_ name: String) async throws -> Receipt {
        let id: Int64
        if let number = Int64(name) {
            id = number
        } else {
            guard let found = try await receipts().first(where: { $0.number == name }) else {
                throw Failure(.findings, "There is no receipt \(name) in this store. `shelfwire office receipts list` shows all.")
            }
            id = found.receiptID
        }
        guard let receipt = try await ReceiptsClient(client).getReceipt(GetReceiptRequest(receiptID: id), options: reading).receipt else {
            throw Failure(.programError, "The server answered without the receipt.")
        }
        return receipt
    }
}

/// A receipt for scripts.
private struct ReceiptAnswer: Encodable {
    struct Line: Encodable {
        let product: String
        let lot: String
        let expiry: String
        let quantity: Int64
        let expected: Int64
        let remarks: [String]
    }

    let number: String
    let id: Int64
    let state: String
    let openedBy: String
    let approvedBy: String
    let deliveryNote: String
    let postedSequence: Int64
    let lines: [Line]

    init(_ receipt: Receipt) {
        number = receipt.number
        id = receipt.receiptID
        state = "\(receipt.state)"
        openedBy = receipt.openedBy
        approvedBy = receipt.approvedBy
        deliveryNote = receipt.deliveryNote
        postedSequence = receipt.postedSequence
        lines = receipt.lines.map { line in
            Line(product: line.productName, lot: line.lotCode, expiry: line.expiry, quantity: line.quantity, expected: line.expected,
                remarks: line.warnings.map(\.reason))
        }
    }
}
