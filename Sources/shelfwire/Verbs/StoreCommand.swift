import ArgumentParser
import Inventory

/// `shelfwire store`: the shops of the books.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Stores: add, list.", subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a store with its dock.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Short code, as 01.") var code: String
        @Argument(help: "Name.") var name: String
        @Option(help: "IANA time zone, as Asia/Shanghai.") var timeZone: String
        @Option(help: "ISO 4217 currency, as CNY.") var currency: String
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let id = try await folder.withBooks { books in
                    try await books.perform(CreateStore(code: code, name: name, timeZone: timeZone, currency: currency), said: "\(code) \(name)")
                }
                if json { return try JSONPrinter.print(["id": id.rawValue]) }
                print("Store \(code) \(name) is open (id \(id)).")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the stores.")
        @OptionGroup var folder: BooksFolder
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let stores = try await folder.withBooks { books in try await books.ask(StoreList(), as: Caller(.operatorAtMachine)) }
                if json { return try JSONPrinter.print(stores.map { ["id": "\($0.id)", "code": $0.code, "name": $0.name, "time_zone": $0.timeZone, "currency": $0.currency] }) }
                var table = TextTable(("STORE", .left), ("NAME", .left), ("TIME ZONE", .left), ("CURRENCY", .left), ("ID", .right))
                for store in stores { table.add(store.code, store.name, store.timeZone, store.currency, "\(store.id)") }
                for line in table.lines { print(line) }
            }
        }
    }
}
