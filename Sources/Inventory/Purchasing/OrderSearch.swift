// Which order do these goods belong to? By the paper in the driver's hand, or by any product on the pallet.

public import Storage

/// Open orders of a store that fit what somebody read or scanned, the best first.
public struct OrderSearch: Query {
    public enum Clue: Hashable, Sendable {
        /// An order's number, or a delivery note that was announced or received before.
        case text(String)
        /// Any product that is still expected.
        case goods(Entry.Goods)
    }

    public var store: StoreID
    public var clue: Clue

    public init(store: StoreID, _ clue: Clue) {
        self.store = store
        self.clue = clue
    }

    /// An order, and the line for which it was found.
    public struct Match: Hashable, Sendable {
        public var order: PurchaseOrder
        /// Nil when it was found by its papers.
        public var line: Line?
    }

    public struct Line: Hashable, Sendable {
        public var line: Int64
        public var product: ProductID
        public var productName: String
        public var outstanding: Quantity
        public var expectedDate: String
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [Match] {
        let isKnown = try Stores.find(store, in: snapshot) != nil
        try Rights.require(Permission(.see, .purchaseOrder, in: isKnown ? store : nil), of: caller, in: snapshot)
        guard isKnown else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        switch clue {
        case .text(let text): return try byPaper(text, snapshot)
        case .goods(let goods): return try byGoods(goods, snapshot)
        }
    }

    private func byPaper(_ text: String, _ snapshot: borrowing Snapshot) throws -> [Match] {
        guard let note = DeliveryNote(text), !note.isEmpty else {
            throw Refusal(.malformed(field: "text", problem: "needs 1 to \(Limits.codeLength) plain characters"))
        }
        let named = try Documents.find(number: note.shown, in: snapshot).map { [$0.id.rawValue] } ?? []
        let noted = try snapshot.all(Self.byNote, note.key, store.rawValue, Limits.orderMatches) { row in row.int(0) }
        var matches: [Match] = []
        for id in named + noted.filter({ !named.contains($0) }) {
            guard let document = try Documents.find(id, in: snapshot), document.kind == .purchaseOrder, document.store == store,
                document.isIn(PurchaseOrderState.sent, .partlyReceived)
            else { continue }
            matches.append(Match(order: try PurchaseOrder(document, in: snapshot), line: nil))
        }
        return matches
    }

    /// What is expected first comes first: the line with the earliest date, then the oldest order.
    private func byGoods(_ goods: Entry.Goods, _ snapshot: borrowing Snapshot) throws -> [Match] {
        let today = try Calendars().today(in: store, at: Instant(milliseconds: snapshot.nowMilliseconds), snapshot)
        let product: ProductFacts
        do {
            product = try Goods.resolve(
                Entry.Item(goods), typed: true, store: store, today: today, scanners: Scanners(), in: snapshot).product
        } catch Setback.rejected(let rejection), Setback.parked(let rejection) {
            throw Refusal(rejection)
        }
        let found = try snapshot.all(
            Self.byProduct, product.id.rawValue, store.rawValue, PurchaseOrderState.sent.rawValue,
            PurchaseOrderState.partlyReceived.rawValue, Limits.orderMatches
        ) { row in
            (
                order: row.int(0),
                line: Line(
                    line: row.int(1), product: product.id, productName: product.name, outstanding: Quantity(trusted: row.int(2)),
                    expectedDate: row.text(3))
            )
        }
        return try found.compactMap { found in
            guard let document = try Documents.find(found.order, in: snapshot) else { return nil }
            return Match(order: try PurchaseOrder(document, in: snapshot), line: found.line)
        }
    }

    private static let byNote = SQL(
        """
        SELECT announced_delivery.document FROM announced_delivery JOIN document ON document.id = announced_delivery.document
        WHERE note_key = $1 AND document.store = $2
        UNION SELECT receipt.purchase_order FROM receipt JOIN document ON document.id = receipt.document
        WHERE delivery_key = $1 AND document.store = $2 AND receipt.purchase_order <> 0
        ORDER BY 1 LIMIT $3
        """)
    private static let byProduct = SQL(
        """
        SELECT document.id, line, ordered - cancelled - received, expected_date
        FROM purchase_order_line JOIN document ON document.id = purchase_order_line.document
        WHERE product = $1 AND ordered - cancelled > received AND document.store = $2 AND document.state IN ($3, $4)
        ORDER BY CASE WHEN expected_date = '' THEN 1 ELSE 0 END, expected_date, document.id, line LIMIT $5
        """)
}
