import ArgumentParser
import Inventory

/// `shelfwire supplier`: whom goods come from.
struct SupplierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supplier", abstract: "Suppliers: add, list.", subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a supplier.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Short code.") var code: String
        @Argument(help: "Name.") var name: String
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let id = try await folder.withBooks { books in
                    try await books.perform(CreateSupplier(code: code, name: name), said: "\(code) \(name)")
                }
                if json { return try JSONPrinter.print(["id": id.rawValue]) }
                print("Supplier \(code) \(name) is known (id \(id)).")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the suppliers.")
        @OptionGroup var folder: BooksFolder
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let suppliers: [Supplier] = try await folder.withBooks { books in try await books.everything { SupplierList(page: $0) } }
                if json { return try JSONPrinter.print(suppliers.map { ["id": "\($0.id)", "code": $0.code, "name": $0.name] }) }
                var table = TextTable(("SUPPLIER", .left), ("NAME", .left), ("ID", .right))
                for supplier in suppliers { table.add(supplier.code, supplier.name, "\(supplier.id)") }
                for line in table.lines { print(line) }
            }
        }
    }
}
