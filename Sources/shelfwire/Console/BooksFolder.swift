import ArgumentParser
import FoundationEssentials
import Inventory
import Server
import Storage

/// The data folder that a verb works on, while no server holds it.
struct BooksFolder: ParsableArguments {
    /// What to do where there are no books.
    enum Making {
        case never
        case ifMissing
    }

    @Option(help: ArgumentHelp("Folder of the books (else SHELFWIRE_DATA).", valueName: "dir"))
    var data: String?

    /// A verb is alone with the books, for a short time: it may keep more of them in memory than a server that runs for months.
    private static let cacheKibibytes = 512 * 1_024

    func path() throws -> String {
        if let path = data ?? ProcessInfo.processInfo.environment[Setting.data.variable], !path.isEmpty { return path }
        throw ValidationError("Say which books: --data DIR, or set \(Setting.data.variable).")
    }

    /// Opens the books, gives them to `body`, and closes them whatever happens.
    func withBooks<Answer>(made making: Making = .never, _ body: (Books) async throws -> Answer) async throws -> Answer {
        let path = try path()
        if making == .never, !FileManager.default.fileExists(atPath: path + "/shelfwire.db") {
            throw Failure(.noInput, "There are no books in \(path); make them with `shelfwire init --data \(path)`.")
        }
        let books: Books
        do {
            var configuration = Database.Configuration()
            configuration.cacheKibibytes = Self.cacheKibibytes
            books = try Books.open(directory: path, configuration: configuration)
        } catch let error as StorageError where error.code == .inUse {
            throw Failure(.tryLater, "\(error.message) Stop that process first, or work through it by `shelfwire office`.")
        }
        do {
            let answer = try await body(books)
            books.database.close()
            return answer
        } catch {
            books.database.close()
            throw error
        }
    }
}

extension Books {
    /// Performs a command of the operator, who owns the file; what the shop refuses is thrown.
    func perform<C: Command>(_ command: C, said words: String) async throws -> C.Reply {
        let identity = WriteIdentity(key: nil, method: "shelfwire \(C.kind)", request: Array(words.utf8))
        return try await perform(command, as: Caller(.operatorAtMachine), identity: identity).reply()
    }

    /// Whether nobody has been let in yet.
    func isUnused() async throws -> Bool {
        try await ask(UserList(page: Page(size: 1)), as: Caller(.operatorAtMachine)).items.isEmpty
    }

    /// Every page of a list, for the operator.
    func everything<List: Query, Item>(_ list: (Page) -> List) async throws -> [Item] where List.Answer == Paged<Item> {
        var items: [Item] = []
        var token: [UInt8] = []
        repeat {
            let page = try await ask(list(Page(size: Limits.pageSize, token: token)), as: Caller(.operatorAtMachine))
            items += page.items
            token = page.nextToken
        } while !token.isEmpty
        return items
    }

    /// The store of a code or id.
    func store(_ name: String) async throws -> Store {
        let stores = try await ask(StoreList(), as: Caller(.operatorAtMachine))
        if let store = stores.first(where: { $0.code == name || "\($0.id)" == name }) { return store }
        let known = stores.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
        throw Failure(.findings, "There is no store \(name). " + (known.isEmpty ? "Make one with `shelfwire store add`." : "There are: \(known)."))
    }
}
