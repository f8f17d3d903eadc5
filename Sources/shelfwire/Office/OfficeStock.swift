import ArgumentParser
import Wire

/// `shelfwire office stock`: what is where, and how it came there.
struct OfficeStock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stock", abstract: "Stock on hand, movements, moves, and the store's rules.",
        subcommands: [List.self, Movements.self, Move.self, Policy.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's stock by product, lot and place.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Only this product id.") var product: Int64 = 0

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let buckets = try await office.pages { page in
                    let reply = try await StockLevelsClient(office.client).listStock(
                        ListStockRequest(storeID: store.storeID, productID: product, page: page), options: office.reading)
                    return (reply.buckets, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(buckets.map(BucketAnswer.init)) }
                guard !buckets.isEmpty else { return print("Store \(store.code) \(store.name): nothing on hand.") }
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("EXPIRY", .left), ("PLACE", .left), ("ON HAND", .right), ("AVAILABLE", .right))
                for bucket in buckets {
                    table.add(bucket.productName, bucket.lotCode, bucket.expiry, bucket.locationCode, "\(bucket.onHand)", "\(bucket.available)")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Movements: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's movements, newest last.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Only this product id.") var product: Int64 = 0

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let movements = try await office.pages { page in
                    let reply = try await StockLevelsClient(office.client).listMovements(
                        ListMovementsRequest(storeID: store.storeID, productID: product, page: page), options: office.reading)
                    return (reply.movements, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(movements.map(MovementAnswer.init)) }
                var table = TextTable(("JOURNAL", .right), ("DATE", .left), ("KIND", .left), ("PRODUCT", .right), ("LOT", .left), ("PLACE", .left), ("QUANTITY", .right), ("BY", .left))
                for one in movements {
                    table.add("\(one.sequence)", one.businessDate, one.kind, "\(one.productID)", one.lotCode, one.locationCode,
                        Money.signed(one.quantity), one.actor)
                }
                for line in table.lines { print(line) }
            }
        }
    }
}

/// A bucket for scripts.
private struct BucketAnswer: Encodable {
    let productID: Int64
    let product: String
    let lot: String
    let expiry: String
    let location: String
    let onHand: Int64
    let reserved: Int64
    let available: Int64

    init(_ bucket: StockBucket) {
        productID = bucket.productID
        product = bucket.productName
        lot = bucket.lotCode
        expiry = bucket.expiry
        location = bucket.locationCode
        onHand = bucket.onHand
        reserved = bucket.reserved
        available = bucket.available
    }
}

/// A movement for scripts.
private struct MovementAnswer: Encodable {
    let sequence: Int64
    let kind: String
    let productID: Int64
    let lot: String
    let location: String
    let quantity: Int64
    let businessDate: String
    let actor: String

    init(_ movement: Movement) {
        sequence = movement.sequence
        kind = movement.kind
        productID = movement.productID
        lot = movement.lotCode
        location = movement.locationCode
        quantity = movement.quantity
        businessDate = movement.businessDate
        actor = movement.actor
    }
}
