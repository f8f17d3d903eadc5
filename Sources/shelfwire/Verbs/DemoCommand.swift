import ArgumentParser
import Barcodes
import FoundationEssentials
import Inventory
import Server

/// `shelfwire demo`: a made-up shop in empty books.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty data folder with a made-up shop: goods, stores, people, an open order.",
        discussion: """
            Writes into the folder given by --papers: people.json and one file per person with the password (readable by you only), and \
            the scripts that a simulated handheld plays. `make run` does all of it and starts the server.
            """)

    @OptionGroup var folder: BooksFolder
    @Option(help: ArgumentHelp("Folder for the people's secrets and the handheld's scripts.", valueName: "dir"))
    var papers: String
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let today = CalendarDate(daysSince1970: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
            let shop = try await folder.withBooks(made: .ifMissing) { books in
                guard try await books.isUnused() else {
                    throw Failure(.cannotCreate, "There are books with people in \(try folder.path()) already; nothing was changed.")
                }
                var generator = SystemRandomNumberGenerator()
                return try await DemoFilling(books, today: today).fill(using: &generator)
            }
            let desk = PaperFolder(path: papers)
            try desk.make()
            try desk.write("people.json", try JSONPrinter.text(shop.accounts.map(PersonAnswer.init)) + "\n")
            try desk.write("admin.secret", shop.administrator.secret + "\n")
            for account in shop.accounts { try desk.write("\(account.person.userName).secret", account.password + "\n") }
            let scripts = DemoPapers(shop, today: today)
            try desk.write("receiving.script", scripts.receiving)
            try desk.write("counting.script", scripts.counting(stocktake: "STOCKTAKE"))
            try tell(shop)
        }
    }

    private func tell(_ shop: DemoShop) throws {
        if json {
            return try JSONPrinter.print(
                ["order": shop.order.number, "administrator": shop.administrator.userName, "products": "\(DemoCatalog.products.count)"])
        }
        print("The demo shop has \(DemoCatalog.products.count) products, \(DemoStore.all.count) stores and the open order \(shop.order.number).")
        var table = TextTable(("USER", .left), ("WHO", .left), ("STORE", .left), ("PIN", .left))
        for account in shop.accounts {
            table.add(account.person.userName, account.person.displayName, account.person.store ?? "all", account.pin)
        }
        for line in table.lines { print(line) }
        print("Passwords are in \(papers)/NAME.secret.")
    }
}

/// A person of the demo for scripts.
private struct PersonAnswer: Encodable {
    let user: String
    let role: String
    let store: String?
    let password: String
    let pin: String

    init(_ account: DemoAccount) {
        user = account.person.userName
        role = account.person.role.rawValue
        store = account.person.store
        password = account.password
        pin = account.pin
    }
}

/// A folder whose files only their owner reads.
private struct PaperFolder {
    let path: String

    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure(.cannotCreate, "The folder \(path) cannot be made: \(error)")
        }
    }

    func write(_ name: String, _ text: String) throws {
        let isWritten = FileManager.default.createFile(
            atPath: path + "/" + name, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Failure(.cannotCreate, "\(path)/\(name) cannot be written.") }
    }
}
