// Generated from shelfwire/v1/products.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Products`.
public enum ProductsMethods {
    public static let getProduct = MethodDescriptor(
        service: "shelfwire.v1.Products", name: "GetProduct", kind: .unary)
    public static let resolveScan = MethodDescriptor(
        service: "shelfwire.v1.Products", name: "ResolveScan", kind: .unary)
    public static let listProducts = MethodDescriptor(
        service: "shelfwire.v1.Products", name: "ListProducts", kind: .unary)

    public static let all: [MethodDescriptor] = [getProduct, resolveScan, listProducts]
}

/// What a server of `shelfwire.v1.Products` does.
public protocol ProductsProvider: ServiceProvider {
    func getProduct(_ request: GetProductRequest, context: ServerContext) async throws -> GetProductReply

    /// What does this scan mean here?
    func resolveScan(_ request: ResolveScanRequest, context: ServerContext) async throws -> ResolveScanReply

    /// By name or SKU prefix.
    func listProducts(_ request: ListProductsRequest, context: ServerContext) async throws -> ListProductsReply
}

extension ProductsProvider {
    /// Adds every call of `shelfwire.v1.Products` to the router.
    public func register(in router: inout Router) {
        router.unary(ProductsMethods.getProduct) {
            try await self.getProduct($0, context: $1)
        }
        router.unary(ProductsMethods.resolveScan) {
            try await self.resolveScan($0, context: $1)
        }
        router.unary(ProductsMethods.listProducts) {
            try await self.listProducts($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Products` over a client.
public struct ProductsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func getProduct(
        _ request: GetProductRequest,
        options: CallOptions = .defaults
    ) async throws -> GetProductReply {
        try await client.unary(ProductsMethods.getProduct, request, options: options)
    }

    /// What does this scan mean here?
    public func resolveScan(
        _ request: ResolveScanRequest,
        options: CallOptions = .defaults
    ) async throws -> ResolveScanReply {
        try await client.unary(ProductsMethods.resolveScan, request, options: options)
    }

    /// By name or SKU prefix.
    public func listProducts(
        _ request: ListProductsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListProductsReply {
        try await client.unary(ProductsMethods.listProducts, request, options: options)
    }
}
