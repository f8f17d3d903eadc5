// Stores, places and suppliers. Translation only.

import Inventory
import RPC
import Wire

struct StoresService: StoresProvider {
    let desk: CommandDesk

    func listStores(_ request: ListStoresRequest, context: ServerContext) async throws -> ListStoresReply {
        let stores = try await desk.answer(StoreList(), context)
        return ListStoresReply(
            stores: stores.map { store in
                Wire.Store(
                    storeID: store.id.rawValue, code: store.code, name: store.name, timeZone: store.timeZone,
                    currency: store.currency)
            })
    }

    func listLocations(_ request: ListLocationsRequest, context: ServerContext) async throws -> ListLocationsReply {
        let list = LocationList(
            store: try Parsing.identifier(request.storeID, "store_id", context), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListLocationsReply(locations: page.items.map { CatalogLocation($0) }, nextToken: page.nextToken)
    }

    func listSuppliers(_ request: ListSuppliersRequest, context: ServerContext) async throws -> ListSuppliersReply {
        let page = try await desk.answer(SupplierList(page: Inventory.Page(request.page)), context)
        let suppliers = page.items.map { Wire.Supplier(supplierID: $0.id.rawValue, code: $0.code, name: $0.name, paymentDays: Int32(clamping: $0.paymentDays)) }
        return ListSuppliersReply(suppliers: suppliers, nextToken: page.nextToken)
    }
}
