import ArgumentParser
import Wire

/// `shelfwire office lots`: lots that must not be sold.
struct OfficeLots: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lots", abstract: "Lots: blocked, trace, hold, recall, free.",
        subcommands: [Blocked.self, Trace.self, Hold.self, Recall.self, Free.self])

    struct Blocked: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the lots that are held or recalled.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let lots = try await office.pages { page in
                    let reply = try await LotsClient(office.client).listBlockedLots(
                        ListBlockedLotsRequest(page: page), options: office.reading)
                    return (reply.lots, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(lots.map(BlockedAnswer.init)) }
                guard !lots.isEmpty else { return print("No lot is blocked.") }
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("STATUS", .left), ("BY", .left), ("WHY", .left))
                for lot in lots { table.add(lot.productName, lot.lotCode, "\(lot.status)", lot.by, lot.note) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Trace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show where a lot is, and where it went.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Product id.") var product: Int64
        @Argument(help: "Lot as printed.") var lot: String

        func run() async throws {
            try await options.work { office in
                let trace = try await LotsClient(office.client).traceLot(
                    TraceLotRequest(productID: product, lotCode: lot), options: office.reading)
                if options.json { return try JSONPrinter.print(TraceAnswer(trace)) }
                print("Lot \(trace.lotCode): \(trace.status)" + (trace.expiry.isEmpty ? "" : ", expires \(trace.expiry)"))
                var places = TextTable(("STORE", .right), ("PLACE", .left), ("CONDITION", .left), ("ON HAND", .right), ("RESERVED", .right))
                for place in trace.places {
                    places.add("\(place.storeID)", place.locationCode, "\(place.condition)", "\(place.onHand)", "\(place.reserved)")
                }
                for line in places.lines { print(line) }
                var departures = TextTable(("STORE", .right), ("DATE", .left), ("WENT TO", .left), ("QUANTITY", .right))
                for one in trace.departures { departures.add("\(one.storeID)", one.businessDate, one.kind, "\(one.quantity)") }
                for line in departures.lines { print(line) }
            }
        }
    }

    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Block a lot in all stores while somebody looks at it.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var block: BlockOptions

        func run() async throws { try await block.set(.hold, options) }
    }

    struct Recall: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Recall a lot: blocked in all stores, tills and terminals are told.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var block: BlockOptions

        func run() async throws { try await block.set(.recalled, options) }
    }

    struct Free: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Free a blocked lot.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var block: BlockOptions

        func run() async throws { try await block.set(.ok, options) }
    }
}

/// Which lot, and why.
struct BlockOptions: ParsableArguments {
    @Argument(help: "Product id.") var product: Int64
    @Argument(help: "Lot as printed.") var lot: String
    @Option(help: "Why; staff are told.") var note: String

    func set(_ status: LotStatus, _ options: OfficeOptions) async throws {
        try await options.work { office in
            let reply = try await LotsClient(office.client).setLotStatus(
                SetLotStatusRequest(productID: product, lotCode: lot, status: status, note: note), options: office.writing())
            try DocumentAnswer(number: "lot \(lot)", state: "\(reply.now)").tell(json: options.json)
        }
    }
}

/// A blocked lot for scripts.
private struct BlockedAnswer: Encodable {
    let productID: Int64
    let lot: String
    let status: String
    let note: String
    let by: String

    init(_ lot: BlockedLot) {
        productID = lot.productID
        self.lot = lot.lotCode
        status = "\(lot.status)"
        note = lot.note
        by = lot.by
    }
}

/// A lot's way for scripts.
private struct TraceAnswer: Encodable {
    struct Place: Encodable {
        let storeID: Int64
        let location: String
        let condition: String
        let onHand: Int64
        let reserved: Int64
    }

    struct Departure: Encodable {
        let storeID: Int64
        let businessDate: String
        let kind: String
        let quantity: Int64
    }

    let lot: String
    let status: String
    let places: [Place]
    let departures: [Departure]

    init(_ trace: TraceLotReply) {
        lot = trace.lotCode
        status = "\(trace.status)"
        places = trace.places.map {
            Place(storeID: $0.storeID, location: $0.locationCode, condition: "\($0.condition)", onHand: $0.onHand, reserved: $0.reserved)
        }
        departures = trace.departures.map {
            Departure(storeID: $0.storeID, businessDate: $0.businessDate, kind: $0.kind, quantity: $0.quantity)
        }
    }
}
