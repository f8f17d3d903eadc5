import Storage

@testable import Inventory

/// The rows of the test shop, put in place without commands so that a shop costs next to nothing.
enum ShopRows {
    static func lay(in transaction: borrowing Transaction) throws {
        try Roles.install(in: transaction)
        try layStores(in: transaction)
        try layPeople(in: transaction)
        try layProducts(in: transaction)
    }

    private static func layStores(in transaction: borrowing Transaction) throws {
        try transaction.run(insertStore, 1, "S1", "Main Street", "Europe/Berlin", "EUR")
        try transaction.run(insertStore, 2, "S2", "Harbour", "Asia/Shanghai", "CNY")
        let places: [(id: Int, store: Int, kind: LocationKind, code: String, zone: String)] = [
            (1, 1, .dock, "DOCK", ""), (2, 1, .shelf, "A1", "A"), (3, 1, .shelf, "B1", "B"),
            (11, 1, .supplier, "~SUPPLIER", ""), (12, 1, .customer, "~CUSTOMER", ""), (13, 1, .loss, "~LOSS", ""),
            (14, 1, .gain, "~GAIN", ""), (15, 1, .transit, "~TRANSIT", ""),
            (21, 2, .dock, "DOCK", ""), (22, 2, .shelf, "C1", "C"), (31, 2, .supplier, "~SUPPLIER", ""),
            (32, 2, .customer, "~CUSTOMER", ""), (33, 2, .loss, "~LOSS", ""), (34, 2, .gain, "~GAIN", ""),
            (35, 2, .transit, "~TRANSIT", ""),
        ]
        for place in places {
            try transaction.run(insertLocation, place.id, place.store, place.kind.rawValue, place.code, place.zone)
        }
        try transaction.run(insertSupplier, 1, "DAIRY", "Green Valley Dairy")
        try transaction.run(insertSupplier, 2, "TEAS", "Harbour Teas")
        try transaction.run(insertTemplate, 1, 1, Shop.Code.scaleTemplate, 3)
        try transaction.run(insertScaleItem, 1, 12_345, Shop.cheese.rawValue)
    }

    private static func layPeople(in transaction: borrowing Transaction) throws {
        let start = TestClock.start
        let terminals: [(id: Int64, store: Int)] = [(1, 1), (2, 1), (3, 2)]
        for terminal in terminals {
            try transaction.run(insertTerminal, terminal.id, terminal.store, "PDA \(terminal.id)", [UInt8](), start)
        }
        for person in Shop.Person.allCases {
            try transaction.run(insertUser, person.rawValue, "\(person)", "\(person)".capitalizedFirst, start)
            try Roles.grant([person.grant], to: person.user, in: transaction)
            for terminal in [0] + terminals.map(\.id) {
                let session = terminal * 100 + person.rawValue
                let token = [UInt8](repeating: UInt8(terminal), count: 31) + [UInt8(person.rawValue)]
                try transaction.run(
                    insertSession, session, token, person.rawValue, terminal, start - 3_600_000, start, start + 12 * 3_600_000)
            }
        }
    }

    private static func layProducts(in transaction: borrowing Transaction) throws {
        try transaction.run(insertProduct, 1, "TEA", "Green tea 20 bags", "green tea 20 bags", Unit.each.rawValue, Tracking.none.rawValue, 0, 0, 0)
        try transaction.run(insertProduct, 2, "MILK", "Milk 1 l", "milk 1 l", Unit.each.rawValue, Tracking.lot.rawValue, 1, 10, 3)
        try transaction.run(
            insertProduct, 3, "CHEESE", "Mountain cheese", "mountain cheese", Unit.gram.rawValue, Tracking.none.rawValue, 0, 0, 0)
        try transaction.run(insertGTIN, 4_006_381_333_931, 1, 1, "each")
        try transaction.run(insertGTIN, 14_006_381_333_938, 1, 12, "case")
        try transaction.run(insertGTIN, 5_901_234_123_457, 2, 1, "each")
    }

    static let keepAwake = SQL("UPDATE person_session SET last_used_ms = $1 WHERE ended_ms = 0")
    static let onHand = SQL("SELECT coalesce(sum(on_hand), 0) FROM balance WHERE product = $1 AND location = $2")

    private static let insertStore = SQL(
        "INSERT INTO store (id, code, name, time_zone, currency, first_open_date) VALUES ($1, $2, $3, $4, $5, '')")
    private static let insertLocation = SQL(
        "INSERT INTO location (id, store, kind, code, name, zone) VALUES ($1, $2, $3, $4, $4, $5)")
    private static let insertSupplier = SQL("INSERT INTO supplier (id, code, name, payment_days) VALUES ($1, $2, $3, 0)")
    private static let insertTemplate = SQL("INSERT INTO scale_template (id, store, pattern, decimals) VALUES ($1, $2, $3, $4)")
    private static let insertScaleItem = SQL("INSERT INTO scale_item (store, item, product) VALUES ($1, $2, $3)")
    private static let insertTerminal = SQL(
        """
        INSERT INTO terminal (id, store, name, epoch, credential_hash, revoked, enrolled_ms, last_seen_ms, applied_through, model, app_version)
        VALUES ($1, $2, $3, 1, $4, 0, $5, 0, 0, '', '')
        """)
    private static let insertUser = SQL(
        """
        INSERT INTO app_user (id, name, display_name, password_hash, pin_hash, disabled, created_ms) VALUES ($1, $2, $3, '', '', 0, $4)
        """)
    private static let insertSession = SQL(
        """
        INSERT INTO person_session (id, token_hash, app_user, terminal, created_ms, last_used_ms, expires_ms, ended_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
        """)
    private static let insertProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
        """)
    private static let insertGTIN = SQL("INSERT INTO gtin (gtin, product, quantity, level) VALUES ($1, $2, $3, $4)")
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
