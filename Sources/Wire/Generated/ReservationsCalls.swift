// Generated from shelfwire/v1/reservations.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Reservations`.
public enum ReservationsMethods {
    public static let reserveStock = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "ReserveStock", kind: .unary)
    public static let pickStock = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "PickStock", kind: .unary)
    public static let handOverReservation = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "HandOverReservation", kind: .unary)
    public static let releaseReservation = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "ReleaseReservation", kind: .unary)
    public static let getReservation = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "GetReservation", kind: .unary)
    public static let listReservations = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "ListReservations", kind: .unary)
    public static let listPickOverrides = MethodDescriptor(
        service: "shelfwire.v1.Reservations", name: "ListPickOverrides", kind: .unary)

    public static let all: [MethodDescriptor] = [
        reserveStock,
        pickStock,
        handOverReservation,
        releaseReservation,
        getReservation,
        listReservations,
        listPickOverrides,
    ]
}

/// What a server of `shelfwire.v1.Reservations` does.
public protocol ReservationsProvider: ServiceProvider {
    /// Lots are promised in the order in which they expire; held, recalled and expired ones never.
    func reserveStock(_ request: ReserveStockRequest, context: ServerContext) async throws -> ReserveStockReply

    /// Takes goods from their shelves to where they are handed over. Breaking the picking rules needs a note and its own right.
    func pickStock(_ request: PickStockRequest, context: ServerContext) async throws -> PickStockReply

    /// Picked goods leave the store; what was not picked is free again.
    func handOverReservation(
        _ request: HandOverReservationRequest,
        context: ServerContext
    ) async throws -> HandOverReservationReply

    func releaseReservation(
        _ request: ReleaseReservationRequest,
        context: ServerContext
    ) async throws -> ReleaseReservationReply

    func getReservation(_ request: GetReservationRequest, context: ServerContext) async throws -> GetReservationReply

    /// Newest first, without lines.
    func listReservations(
        _ request: ListReservationsRequest,
        context: ServerContext
    ) async throws -> ListReservationsReply

    /// What was picked against the rules, by whom and why; newest first.
    func listPickOverrides(
        _ request: ListPickOverridesRequest,
        context: ServerContext
    ) async throws -> ListPickOverridesReply
}

extension ReservationsProvider {
    /// Adds every call of `shelfwire.v1.Reservations` to the router.
    public func register(in router: inout Router) {
        router.unary(ReservationsMethods.reserveStock) {
            try await self.reserveStock($0, context: $1)
        }
        router.unary(ReservationsMethods.pickStock) {
            try await self.pickStock($0, context: $1)
        }
        router.unary(ReservationsMethods.handOverReservation) {
            try await self.handOverReservation($0, context: $1)
        }
        router.unary(ReservationsMethods.releaseReservation) {
            try await self.releaseReservation($0, context: $1)
        }
        router.unary(ReservationsMethods.getReservation) {
            try await self.getReservation($0, context: $1)
        }
        router.unary(ReservationsMethods.listReservations) {
            try await self.listReservations($0, context: $1)
        }
        router.unary(ReservationsMethods.listPickOverrides) {
            try await self.listPickOverrides($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Reservations` over a client.
public struct ReservationsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Lots are promised in the order in which they expire; held, recalled and expired ones never.
    public func reserveStock(
        _ request: ReserveStockRequest,
        options: CallOptions = .defaults
    ) async throws -> ReserveStockReply {
        try await client.unary(ReservationsMethods.reserveStock, request, options: options)
    }

    /// Takes goods from their shelves to where they are handed over. Breaking the picking rules needs a note and its own right.
    public func pickStock(
        _ request: PickStockRequest,
        options: CallOptions = .defaults
    ) async throws -> PickStockReply {
        try await client.unary(ReservationsMethods.pickStock, request, options: options)
    }

    /// Picked goods leave the store; what was not picked is free again.
    public func handOverReservation(
        _ request: HandOverReservationRequest,
        options: CallOptions = .defaults
    ) async throws -> HandOverReservationReply {
        try await client.unary(ReservationsMethods.handOverReservation, request, options: options)
    }

    public func releaseReservation(
        _ request: ReleaseReservationRequest,
        options: CallOptions = .defaults
    ) async throws -> ReleaseReservationReply {
        try await client.unary(ReservationsMethods.releaseReservation, request, options: options)
    }

    public func getReservation(
        _ request: GetReservationRequest,
        options: CallOptions = .defaults
    ) async throws -> GetReservationReply {
        try await client.unary(ReservationsMethods.getReservation, request, options: options)
    }

    /// Newest first, without lines.
    public func listReservations(
        _ request: ListReservationsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListReservationsReply {
        try await client.unary(ReservationsMethods.listReservations, request, options: options)
    }

    /// What was picked against the rules, by whom and why; newest first.
    public func listPickOverrides(
        _ request: ListPickOverridesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListPickOverridesReply {
        try await client.unary(ReservationsMethods.listPickOverrides, request, options: options)
    }
}
