import Dispatch
import Inventory
import Logging
import ServiceLifecycle
import Storage

/// Closes the books after everything that uses them has stopped: first of the services, so last to go.
struct BooksKeeper: Service {
    let books: Books
    /// What it ships last is what the last calls committed.
    var shipment: LogShipment?
    let logger: Logger

    func run() async throws {
        try? await gracefulShutdown()
        // Closing waits for the writer: never on the cooperative pool.
        await withCheckedContinuation { (closed: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                books.database.close()
                do {
                    try shipment?.ship()
                } catch {
                    logger.error("the end of the log could not be shipped", metadata: ["error": "\(error)"])
                }
                closed.resume()
            }
        }
        logger.notice("the books are closed")
    }
}
