import ArgumentParser
import Inventory

/// `shelfwire supplier`: whom goods come from.
struct SupplierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supplier", abstract: "Suppliers: add, list, when they are paid.", subcommands: [Add.self, List.self, Terms.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a supplier.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Short code.") var code: String
        @Argument(help: "Name.") var name: String
        @Option(help: "Days after the goods came in which they are paid.") var paymentDays: Int64 = 0
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let id = try await folder.withBooks { books in
                    try await books.perform(CreateSupplier(code: code, name: name, paymentDays: paymentDays), said: "\(code) \(name) \(paymentDays)")
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
                if json { return try JSONPrinter.print(suppliers.map { ["id": "\($0.id)", "code": $0.code, "name": $0.name, "payment_days": "\($0.paymentDays)"] }) }
                var table = TextTable(("SUPPLIER", .left), ("NAME", .left), ("DAYS", .right), ("ID", .right))
                for supplier in suppliers { table.add(supplier.code, supplier.name, "\(supplier.paymentDays)", "\(supplier.id)") }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Terms: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say in how many days a supplier is paid.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Id, as `supplier list` shows it.") var supplier: Int64
        @Argument(help: "Days after the goods came, 0 to 365.") var paymentDays: Int64

        func validate() throws {
            guard supplier > 0 else { throw ValidationError("An id is a number from 1.") }
        }

        func run() async throws {
            try await reporting {
                guard let id = SupplierID(supplier) else { return }
                try await folder.withBooks { books in
                    _ = try await books.perform(SetPaymentDays(paymentDays, of: id), said: "\(supplier) \(paymentDays)")
                }
                print("Supplier \(supplier) is paid \(paymentDays) days after the goods came.")
            }
        }
    }
}
