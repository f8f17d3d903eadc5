import ArgumentParser

/// `shelfwire office`: what people at a desk do, through a running server.
struct OfficeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office",
        abstract: "Work at a desk through a running server: orders, receipts, stocktakes, putting away, stock, adjustments, reservations, transfers, lots, terminals, reviews, alerts, messages, people, audit.",
        discussion: """
            Each verb signs in, does its work, and signs out. The password is asked for without echo, or read by --secret-file. \
            Documents are named by their number, as GR-2026-000001, or their id.

            \(ExitStatus.help)
            """,
        subcommands: [
            OfficeOrders.self, OfficeReceipts.self, OfficeDiscrepancies.self, OfficePolicies.self, OfficePlacing.self,
            OfficeStocktakes.self, OfficeStock.self, OfficeAdjustments.self, OfficeReservations.self,
            OfficeTransfers.self, OfficeLots.self, OfficeTerminals.self, OfficeReviews.self, OfficeAlerts.self, OfficeMessages.self,
            OfficeUsers.self, OfficeRoles.self, OfficeSecondFactor.self, OfficeAudit.self,
        ])
}

/// What a verb did to a document, for people or scripts.
struct DocumentAnswer: Encodable {
    let number: String
    let state: String
    var postedSequence: Int64?

    func tell(json: Bool) throws {
        if json { return try JSONPrinter.print(self) }
        print("\(number) is \(state)" + (postedSequence.map { ", journal \($0)" } ?? ""))
    }
}
