import ArgumentParser
import FoundationEssentials
import Inventory
import Server
import Storage

/// The data folder that a verb works on, while no server holds it.
struct DataFolder: ParsableArguments {
    @Option(name: .long, help: "Folder of the books (else SHELFWIRE_DATA).")
    var data: String?

    func path() throws -> String {
        if let path = data ?? ProcessInfo.processInfo.environment[Setting.data.variable], !path.isEmpty { return path }
        throw ValidationError("Say which books: --data DIR, or set \(Setting.data.variable).")
    }

    /// Whether there are books in the folder.
    func holdsBooks() throws -> Bool {
        FileManager.default.fileExists(atPath: try path() + "/shelfwire.db")
    }

    /// Opens books that are there, gives them to `body`, and closes them whatever happens.
    func withBooks<Answer>(_ body: (Books) throws -> Answer) throws -> Answer {
        guard try holdsBooks() else {
            throw Failure(.noInput, "There are no books in \(try path()); make them with `shelfwire init --data \(try path())`.")
        }
        return try withBooksOpen(body)
    }

    /// The same, making the books where there are none.
    func withNewBooks<Answer>(_ body: (Books) throws -> Answer) throws -> Answer {
        guard try !holdsBooks() else {
            throw Failure(.cannotCreate, "There are books in \(try path()) already; nothing was changed.")
        }
        return try withBooksOpen(body)
    }

    private func withBooksOpen<Answer>(_ body: (Books) throws -> Answer) throws -> Answer {
        let books: Books
        do {
            books = try Books.open(directory: try path())
        } catch let error as StorageError where error.code == .inUse {
            throw Failure(.tryLater, "\(error.message) Stop that process first, or use `shelfwire office` to work through a running server.")
        }
        defer { books.database.close() }
        return try body(books)
    }
}
