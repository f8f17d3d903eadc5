import ArgumentParser
import Wire

/// `shelfwire office placing`: where goods that arrived should go, and what the shop says of its shelves.
struct OfficePlacing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "placing", abstract: "Putting away: what waits at the dock, and the rules of the proposals.",
        subcommands: [List.self, Need.self, Fix.self, Size.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what waits at the dock, and where it should go.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let store = try await office.store().storeID
                let piles = try await office.pages { page in
                    let reply = try await PlacementsClient(office.client).listGoodsToPlace(
                        ListGoodsToPlaceRequest(storeID: store, page: page), options: office.reading)
                    return (reply.piles, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(piles.map(PileAnswer.init)) }
                guard !piles.isEmpty else { return print("Nothing waits at the dock.") }
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("QUANTITY", .right), ("PLACE", .left), ("WHY", .left))
                for pile in piles {
                    table.add(
                        pile.productName, pile.lotCode, "\(pile.quantity)", pile.placement?.code ?? "none",
                        pile.placement?.explanation ?? "No place has room for it.")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Need: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say how a product is kept, in every store.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The product's id.") var product: Int64
        @Option(help: "The zone that it needs, such as cold; without it any.") var storageClass = ""
        @Option(help: "How fast it leaves: fast, medium or slow.", transform: NamedChoice.read) var turnover: Turnover = .medium

        func run() async throws {
            try await options.work { office in
                _ = try await PlacementsClient(office.client).setStorageNeed(
                    SetStorageNeedRequest(productID: product, storageClass: storageClass, turnover: turnover), options: office.writing())
                try DocumentAnswer(number: "product \(product)", state: "kept so").tell(json: options.json)
            }
        }
    }

    struct Fix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a product its fixed place in the store, or none.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The product's id.") var product: Int64
        @Argument(help: "The code of the place; without it none any more.") var place: String?

        func run() async throws {
            try await options.work { office in
                let store = try await office.store().storeID
                let places = try await office.places(of: store)
                let location = try place.map { try Office.place($0, in: places) } ?? 0
                _ = try await PlacementsClient(office.client).setFixedPlace(
                    SetFixedPlaceRequest(storeID: store, productID: product, locationID: location), options: office.writing())
                try DocumentAnswer(number: "product \(product)", state: place.map { "fixed at \($0)" } ?? "nowhere fixed").tell(json: options.json)
            }
        }
    }

    struct Size: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say how much fits on a place, and how far it is from the dock.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The code of the place.") var place: String
        @Option(help: "Pieces, kilograms or litres; 0 = not bounded.") var capacity: Int64 = 0
        @Option(help: "Steps from the dock.") var distance: Int64 = 0

        func run() async throws {
            try await options.work { office in
                let places = try await office.places(of: try await office.store().storeID)
                _ = try await PlacementsClient(office.client).setPlaceSize(
                    SetPlaceSizeRequest(locationID: try Office.place(place, in: places), capacity: capacity, distance: distance),
                    options: office.writing())
                try DocumentAnswer(number: place, state: "sized").tell(json: options.json)
            }
        }
    }
}

/// A pile for scripts.
private struct PileAnswer: Encodable {
    let productID: Int64
    let lotCode: String
    let quantity: Int64
    let place: String
    let why: String

    init(_ pile: PileToPlace) {
        productID = pile.productID
        lotCode = pile.lotCode
        quantity = pile.quantity
        place = pile.placement?.code ?? ""
        why = pile.placement?.explanation ?? ""
    }
}
