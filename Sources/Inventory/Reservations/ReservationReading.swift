// Reservations as people look at them.

public import Storage

/// One reservation with its goods.
public struct ReservationInFull: Query {
    public var reservation: DocumentID

    public init(_ reservation: DocumentID) {
        self.reservation = reservation
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Reservation {
        let facts = try DocumentFacts.gather(reservation, of: .reservation, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        var answer = try Reservation(try facts.found(), in: snapshot)
        for allocation in try Reservations.allocations(of: answer.id, in: snapshot) {
            answer.lines.append(try Reservation.Line(allocation, in: snapshot))
        }
        return answer
    }
}

/// Reservations without their goods, newest first.
public struct ReservationList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var openOnly: Bool
    public var page: Page

    public init(store: StoreID? = nil, openOnly: Bool = false, page: Page = Page()) {
        self.store = store
        self.openOnly = openOnly
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Reservation> {
        let stores = try StoresInSight.of(caller, .see, .reservation, store: store, in: snapshot)
        let filter = "\(store?.rawValue ?? 0)/\(openOnly)"
        let found = try DocumentList.page(.reservation, page, filter: filter, stores: stores, in: snapshot) { document in
            !openOnly || ReservationState(rawValue: document.state)?.isOpen == true
        }
        var reservations: [Reservation] = []
        for document in found.items { reservations.append(try Reservation(document, in: snapshot)) }
        return Paged(items: reservations, nextToken: found.nextToken)
    }
}

extension Reservation {
    /// Without goods.
    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        let header = try Reservations.header(document.id, in: source)
        self.init(
            id: document.id, number: document.number, state: try document.state(as: ReservationState.self), store: document.store,
            version: document.version, reference: header.reference, expires: header.expires,
            createdBy: try Signatures.name(of: document.createdBy, in: source), note: document.note, lines: [])
    }
}

extension Reservation.Line {
    init(_ allocation: Allocation, in source: borrowing some Reading & ~Copyable) throws {
        let bucket = allocation.bucket
        let lot = try bucket.lot.flatMap { try Lots.find($0, in: source) }
        self.init(
            product: bucket.product, productName: try Products.find(bucket.product.rawValue, in: source)?.name ?? "",
            lotCode: lot?.shownCode ?? "", expiry: lot?.dates.expiry ?? "", location: bucket.location,
            locationCode: try Places.place(bucket.location, in: source)?.code ?? "", quantity: allocation.quantity,
            open: allocation.open, isPicked: allocation.isPicked)
    }
}
