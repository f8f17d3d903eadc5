// One watcher of stock: asks the outbox once per window, tells what changed, goes on where it stopped.

import Inventory
import RPC
import Wire

extension StockLevelsService {
    /// Until the caller goes or the person's session ends; the right is asked for again each time something is told.
    func watchStock(_ request: WatchStockRequest, to replies: ReplyWriter<Wire.StockNews>, context: ServerContext) async throws {
        let store: StoreID = try Parsing.identifier(request.storeID, "store_id", context)
        guard request.productIDs.count <= limits.watchedProducts else {
            let problem = Rejection.tooMany(field: "product_ids", limit: limits.watchedProducts)
            throw RejectionStatus.error(Refusal(problem), Authentication.language(context.metadata))
        }
        _ = try await desk.answer(StockWatchPermit(store), context)
        let watched = Set(request.productIDs)
        var position = request.afterPosition
        if position == 0 {
            position = try await desk.books.latestNews()
            try await tell(watched, store, position, hasMissed: watched.isEmpty, replies)
        }
        while !context.isCancelled {
            try await Task.sleep(for: .milliseconds(limits.stockWindowMilliseconds))
            let news = try await desk.books.stockNews(after: position, in: store, limit: limits.newsPerRead)
            let concerned = watched.isEmpty ? news.products : news.products.intersection(watched)
            if !concerned.isEmpty || news.hasMissed {
                _ = try await desk.answer(StockWatchPermit(store), context)
                try await tell(news.hasMissed ? watched : concerned, store, news.position, hasMissed: news.hasMissed, replies)
            }
            position = news.position
        }
    }

    private func tell(
        _ products: Set<Int64>, _ store: StoreID, _ position: Int64, hasMissed: Bool, _ replies: ReplyWriter<Wire.StockNews>
    ) async throws {
        let levels = try await desk.books.stockLevels(of: products, in: store)
        let told = levels.map { ProductStock(productID: $0.product.rawValue, onHand: $0.onHand, available: $0.available) }
        try await replies.write(Wire.StockNews(position: position, missed: hasMissed, products: told))
    }
}
