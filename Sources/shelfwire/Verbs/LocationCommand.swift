import ArgumentParser
import Inventory

/// `shelfwire location`: the places of a store.
struct LocationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "location", abstract: "Places in a store: add, list.", subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a shelf place.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Code as on the shelf, as D1.") var code: String
        @Argument(help: "Name.") var name: String
        @Option(help: "Code or id of the store.") var store: String
        @Option(help: "Zone, as cold or dry.") var zone = ""
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let id = try await folder.withBooks { books in
                    let store = try await books.store(store).id
                    return try await books.perform(CreateLocation(store: store, code: code, name: name, zone: zone), said: "\(code) \(name)")
                }
                if json { return try JSONPrinter.print(["id": id.rawValue]) }
                print("Place \(code) is there (id \(id)).")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List a store's places.")
        @OptionGroup var folder: BooksFolder
        @Option(help: "Code or id of the store.") var store: String
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let places: [Place] = try await folder.withBooks { books in
                    let store = try await books.store(store).id
                    return try await books.everything { LocationList(store: store, page: $0) }
                }
                if json { return try JSONPrinter.print(places.map { ["id": "\($0.id)", "code": $0.code, "name": $0.name, "zone": $0.zone] }) }
                var table = TextTable(("PLACE", .left), ("NAME", .left), ("ZONE", .left), ("ID", .right))
                for place in places { table.add(place.code, place.name, place.zone, "\(place.id)") }
                for line in table.lines { print(line) }
            }
        }
    }
}
