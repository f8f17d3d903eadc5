import ArgumentParser
import Inventory
import Server

/// `shelfwire init`: new books with their first person.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make new books with an administrator, whose password is printed once.",
        discussion: "There is no default password: the one printed here is kept nowhere. The parent of the folder must exist.")

    @OptionGroup var folder: BooksFolder
    @Option(help: "The administrator's user name.")
    var administrator = "admin"
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let opened = try await folder.withBooks(made: .ifMissing) { books in
                guard try await books.isUnused() else {
                    throw Failure(.cannotCreate, "There are books with people in \(try folder.path()) already; nothing was changed.")
                }
                return try await books.openBooks(administrator: administrator).reply()
            }
            if json { return try JSONPrinter.print(["user": opened.userName, "password": opened.secret]) }
            print("The books are open. Administrator: \(opened.userName)")
            print("Password (shown once): \(opened.secret)")
        }
    }
}
