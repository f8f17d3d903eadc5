import ArgumentParser
import Foundation
import Wire

extension OfficeReservations {
    struct Overrides: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what was picked against the rules (another lot than the one due, or a blocked one), by whom and why, newest first.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Only this product id.") var product: Int64 = 0
        @Option(help: ArgumentHelp("Only what this person picked, by number.", valueName: "id")) var person: Int64 = 0
        @Option(help: ArgumentHelp("From this instant on: 2026-11-21 or 2026-11-21T08:00:00Z.", valueName: "time")) var from: String?
        @Option(help: ArgumentHelp("Before this instant.", valueName: "time")) var to: String?

        func run() async throws {
            let (start, end) = (try from.map { try AuditOptions.instant($0, "--from") }, try to.map { try AuditOptions.instant($0, "--to") })
            try await options.work { office in
                let store = try await office.store()
                let overrides = try await office.pages { page in
                    let reply = try await ReservationsClient(office.client).listPickOverrides(
                        ListPickOverridesRequest(
                            storeID: store.storeID, productID: product, actorID: person, fromMs: start ?? 0, toMs: end ?? 0, page: page),
                        options: office.reading)
                    return (reply.overrides, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(overrides.map(OverrideAnswer.init)) }
                guard !overrides.isEmpty else { return print("Nothing was picked against the rules.") }
                var table = TextTable(
                    ("JOURNAL", .right), ("TIME", .left), ("RESERVATION", .left), ("PRODUCT", .left), ("LOT", .left), ("PLACE", .left),
                    ("QUANTITY", .right), ("RULE", .left), ("DUE", .left), ("BY", .left), ("WHY", .left))
                for one in overrides.map(OverrideAnswer.init) {
                    table.add(
                        "\(one.sequence)", one.time, one.reservation, one.product, one.lot, one.location, "\(one.quantity)", one.rule, one.due,
                        one.person, one.note)
                }
                for line in table.lines { print(line) }
            }
        }
    }
}

/// A pick against the rules, for people and scripts.
private struct OverrideAnswer: Encodable {
    let sequence: Int64
    let time: String
    let reservation: String
    let productID: Int64
    let product: String
    let lot: String
    let location: String
    let quantity: Int64
    let rule: String
    let due: String
    let person: String
    let note: String

    init(_ one: PickOverride) {
        sequence = one.sequence
        time = Date(timeIntervalSince1970: Double(one.pickedMs) / 1_000).formatted(.iso8601)
        reservation = one.reservationNumber
        productID = one.productID
        product = one.productName
        lot = one.lotCode
        location = one.locationCode
        quantity = one.quantity
        rule = "\(one.rule)"
        due = one.dueLotCode
        person = one.actor.isEmpty ? "operator" : one.actor
        note = one.note
    }
}
