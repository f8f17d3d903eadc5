// What the shop trades in. Translation only.

import Inventory
import RPC
import Wire

struct ProductsService: ProductsProvider {
    let desk: CommandDesk

    func getProduct(_ request: GetProductRequest, context: ServerContext) async throws -> GetProductReply {
        let query = ProductInFull(try Parsing.identifier(request.productID, "product_id", context))
        return GetProductReply(product: Wire.CatalogProduct(try await desk.answer(query, context)))
    }

    func resolveScan(_ request: ResolveScanRequest, context: ServerContext) async throws -> ResolveScanReply {
        let caller = try await desk.authentication.person(context)
        let language = caller.language
        let meaning: ScanMeaning
        do {
            meaning = try await desk.books.meaning(
                ofScan: request.raw, symbology: request.symbology,
                in: try Parsing.identifier(request.storeID, "store_id", context), for: caller)
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, language)
        }
        return ResolveScanReply(
            product: Wire.CatalogProduct(meaning.product), quantity: meaning.quantity.units, level: meaning.level,
            lotCode: meaning.lotCode, expiry: meaning.expiry, warnings: meaning.remarks.map { Warning($0, language) })
    }

    func listProducts(_ request: ListProductsRequest, context: ServerContext) async throws -> ListProductsReply {
        let page = try await desk.answer(
            ProductList(search: request.search, page: Inventory.Page(request.page)), context)
        return ListProductsReply(products: page.items.map { Wire.CatalogProduct($0) }, nextToken: page.nextToken)
    }
}
