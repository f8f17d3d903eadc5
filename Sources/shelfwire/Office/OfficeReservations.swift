import ArgumentParser
import FoundationEssentials
import Wire

/// `shelfwire office reservations`: goods promised and picked.
struct OfficeReservations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reservations", abstract: "Goods promised to somebody: list, show, create, pick, hand over, release; picks against the rules.",
        subcommands: [List.self, Show.self, Create.self, Pick.self, HandOver.self, Release.self, Overrides.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's open reservations.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "Those that are over, too.") var all = false

        func run() async throws {
            try await options.work { office in
                let reservations = try await office.reservations(openOnly: !all)
                if options.json { return try JSONPrinter.print(reservations.map(ReservationAnswer.init)) }
                var table = TextTable(("RESERVATION", .left), ("STATE", .left), ("FOR", .left), ("CREATED BY", .left))
                for one in reservations { table.add(one.number, "\(one.state)", one.reference, one.createdBy) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what is promised, and where it stands.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var reservation: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.reservation(reservation)
                if options.json { return try JSONPrinter.print(ReservationAnswer(one)) }
                print("\(one.number): \(one.state), for \(one.reference)")
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("EXPIRY", .left), ("PLACE", .left), ("OPEN", .right), ("PICKED", .left))
                for line in one.lines {
                    table.add(line.productName, line.lotCode, line.expiry, line.locationCode, "\(line.open)", line.picked ? "yes" : "no")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Promise goods to somebody, the lot that expires first before others.")
        @OptionGroup var options: OfficeOptions
        @Option(name: .customLong("for"), help: "For whom or what.") var reference: String
        @Option(help: "How many hours the promise holds.") var hours: Int64 = 24
        @Option(help: "YYYY-MM-DD: lots that expire earlier are too short-lived.") var minimumExpiry = ""
        @Argument(help: ArgumentHelp("The goods, as 3x17.", valueName: "QUANTITYxPRODUCT")) var goods: [GoodsArgument]

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let now = Int64(Date().timeIntervalSince1970 * 1_000)
                let length = hours.multipliedReportingOverflow(by: 3_600_000)
                let end = now.addingReportingOverflow(length.partialValue)
                guard !length.overflow, !end.overflow else { throw Failure(.usage, "--hours \(hours) is too long.") }
                let reply = try await ReservationsClient(office.client).reserveStock(
                    ReserveStockRequest(
                        storeID: store.storeID, reference: reference, expiresMs: end.partialValue, minimumExpiry: minimumExpiry,
                        lines: goods.map { ReservationWish(productID: $0.product, quantity: $0.quantity) }), options: office.writing())
                try DocumentAnswer(number: reply.number, state: "active").tell(json: options.json)
            }
        }
    }

    struct Pick: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take promised goods from their shelves to the dock.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var reservation: String
        @Argument(help: ArgumentHelp("The goods, as 3x17@A1/L2041; none: all as promised.", valueName: GoodsArgument.form)) var goods: [GoodsArgument] = []
        @Option(help: "Why another lot than the one due, or a blocked one.") var override = ""

        func run() async throws {
            try await options.work { office in
                let one = try await office.reservation(reservation)
                var lines = one.lines.filter { !$0.picked && $0.open > 0 }.map {
                    StockLine(productID: $0.productID, lotCode: $0.lotCode, locationID: $0.locationID, quantity: $0.open)
                }
                if !goods.isEmpty { lines = try await office.lines(goods, in: one.storeID) }
                let reply = try await ReservationsClient(office.client).pickStock(
                    PickStockRequest(reservationID: one.reservationID, lines: lines, overrideNote: override), options: office.writing())
                try DocumentAnswer(number: one.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct HandOver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hand picked goods over: they leave the store.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var reservation: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.reservation(reservation)
                let reply = try await ReservationsClient(office.client).handOverReservation(
                    HandOverReservationRequest(reservationID: one.reservationID), options: office.writing())
                try DocumentAnswer(number: one.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a promise up, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var reservation: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.reservation(reservation)
                let reply = try await ReservationsClient(office.client).releaseReservation(
                    ReleaseReservationRequest(reservationID: one.reservationID, note: note), options: office.writing())
                try DocumentAnswer(number: one.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }
}

extension Office {
    func reservations(openOnly: Bool) async throws -> [Reservation] {
        let store = try await store()
        return try await pages { page in
            let reply = try await ReservationsClient(client).listReservations(
                ListReservationsRequest(storeID: store.storeID, openOnly: openOnly, page: page), options: reading)
            return (reply.reservations, reply.nextToken)
        }
    }

    /// With its lines.
    func reservation(_ name: String) async throws -> Reservation {
        var id = Int64(name)
        if id == nil { id = try await reservations(openOnly: false).first { $0.number == name }?.reservationID }
        guard let id else {
            throw Failure(.findings, "There is no reservation \(name) in this store. `shelfwire office reservations list --all` shows all.")
        }
        let reply = try await ReservationsClient(client).getReservation(GetReservationRequest(reservationID: id), options: reading)
        guard let found = reply.reservation else { throw Failure(.programError, "The server answered without the reservation.") }
        return found
    }
}

/// A reservation for scripts.
private struct ReservationAnswer: Encodable {
    struct Line: Encodable {
        let productID: Int64
        let lot: String
        let location: String
        let open: Int64
        let picked: Bool
    }

    let number: String
    let id: Int64
    let state: String
    let reference: String
    let expiresMilliseconds: Int64
    let lines: [Line]

    init(_ reservation: Reservation) {
        number = reservation.number
        id = reservation.reservationID
        state = "\(reservation.state)"
        reference = reservation.reference
        expiresMilliseconds = reservation.expiresMs
        lines = reservation.lines.map {
            Line(productID: $0.productID, lot: $0.lotCode, location: $0.locationCode, open: $0.open, picked: $0.picked)
        }
    }
}
