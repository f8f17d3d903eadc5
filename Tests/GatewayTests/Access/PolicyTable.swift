@testable import Inventory

/// What every method, and every kind of entry on the stream, needs: the policy, written down once more and apart from the code that
/// enforces it. The page `WhoMayDoWhat.md` is made of it.
enum PolicyTable {
    /// What is needed.
    enum Need: Hashable {
        case nothing
        case terminal
        case right(Verb, Subject, Place)
    }

    /// Where the right is needed.
    enum Place: Hashable {
        /// In the store of the thing.
        case itsStore
        /// In any store: the thing belongs to none.
        case anywhere
        /// In all stores.
        case everywhere
    }

    /// A method, what it needs, and a request that speaks of something in store 1 (index 0) or 2 (index 1).
    struct Row {
        var method: String
        var need: Need
        var request: @Sendable (TwoStores.Things, Int) -> BareMessage
        /// A right that is enough in one case, and the case.
        var orElse: (need: Need, when: String)?

        /// The same row for people who hold a lesser right, in one case.
        func or(_ need: Need, _ when: String) -> Row {
            var row = self
            row.orElse = (need, when)
            return row
        }

        init(_ method: String, _ need: Need, _ request: @escaping @Sendable (TwoStores.Things, Int) -> BareMessage = { _, _ in [:] }) {
            (self.method, self.need, self.request) = (method, need, request)
        }
    }

    private static func at(_ verb: Verb, _ subject: Subject) -> Need { .right(verb, subject, .itsStore) }
    private static func store(_ place: Int) -> BareMessage.Field { .number(Int64(place + 1)) }
    private static func grant(_ place: Int) -> BareMessage.Field { .message([1: "clerk", 2: store(place)]) }

    /// A line of goods with what stands beside them: a reason, or a place.
    private static let goodsWithOne = BareMessage.Field.message([1: .message([1: 1, 5: -1]), 2: 1])

    static let methods: [Row] = [
        Row("Sessions/SignIn", .nothing) { _, _ in [1: "nobody", 2: "nothing"] },
        Row("Sessions/SignOut", .right(.change, .session, .anywhere)),
        Row("Sessions/ListSessions", .right(.see, .session, .everywhere)),
        Row("Sessions/EndSessions", .right(.revoke, .session, .everywhere)) { [1: .number($0.victims[$1])] },
        Row("Users/CreateUser", at(.create, .user)) { _, place in [1: "x", 2: "X", 3: "1", 5: grant(place)] },
        Row("Users/ListUsers", .right(.see, .user, .anywhere)),
        Row("Users/DisableUser", at(.change, .user)) { [1: .number($0.victims[$1])] },
        Row("Users/EnableUser", at(.change, .user)) { [1: .number($0.victims[$1])] },
        Row("Users/ChangeGrants", at(.change, .user)) { [1: .number($0.victims[$1]), 2: grant($1)] },
        Row("Users/SetSecret", at(.change, .user)) { [1: .number($0.victims[$1]), 2: "1"] },
        Row("Users/BeginSecondFactor", .right(.change, .session, .anywhere)) { _, _ in [1: "not it"] },
        Row("Users/ConfirmSecondFactor", .right(.change, .session, .anywhere)),
        Row("Users/RemoveSecondFactor", at(.change, .user)) { [1: .number($0.victims[$1])] },
        Row("Roles/ListRoles", .right(.see, .role, .anywhere)),
        Row("Roles/DefineRole", .right(.configure, .role, .everywhere)) { _, _ in [1: "clerk"] },
        Row("Roles/RemoveRole", .right(.configure, .role, .everywhere)) { _, _ in [1: "clerk"] },
        Row("Roles/DemandSecondFactor", .right(.configure, .role, .everywhere)) { _, _ in [1: "nothing", 2: 1] },
        Row("JournalRows/ListJournalRows", at(.see, .audit)) { [1: store($1)] },
        Row("JournalRows/GetJournalHead", .right(.see, .audit, .anywhere)),
        Row("Terminals/CreateEnrolmentCode", at(.enrol, .terminal)) { [1: store($1), 2: "PDA"] },
        Row("Terminals/EnrolTerminal", .nothing),
        Row("Terminals/ListTerminals", at(.see, .terminal)) { [1: store($1)] },
        Row("Terminals/RevokeTerminal", at(.revoke, .terminal)) { [1: .number($0.spareTerminals[$1])] },
        Row("Terminals/RenewCertificate", .terminal),
        Row("Terminals/Work", .terminal),
        Row("Terminals/PullCatalog", .terminal),
        Row("Products/GetProduct", .right(.see, .product, .anywhere)) { _, _ in [1: 1] },
        Row("Products/ResolveScan", at(.see, .product)) { [1: "4006381333931", 3: store($1)] },
        Row("Products/ListProducts", .right(.see, .product, .anywhere)),
        Row("Stores/ListStores", .right(.see, .store, .anywhere)),
        Row("Stores/ListLocations", at(.see, .location)) { [1: store($1)] },
        Row("Stores/ListSuppliers", .right(.see, .supplier, .anywhere)),
        Row("PurchaseOrders/CreatePurchaseOrder", at(.create, .purchaseOrder)) { [1: store($1), 2: 1] },
        Row("PurchaseOrders/SubmitPurchaseOrder", at(.submit, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/ApprovePurchaseOrder", at(.approve, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/SendPurchaseOrder", at(.post, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/GetPurchaseOrder", at(.see, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/ListPurchaseOrders", at(.see, .purchaseOrder)) { [1: store($1)] },
        Row("PurchaseOrders/RevisePurchaseOrder", at(.change, .purchaseOrder)) { [1: .number($0.orders[$1]), 3: 1] },
        Row("PurchaseOrders/RejectPurchaseOrder", at(.approve, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/AnnounceDelivery", at(.change, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/ClosePurchaseOrder", at(.close, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/CancelPurchaseOrder", at(.close, .purchaseOrder)) { [1: .number($0.orders[$1])] },
        Row("PurchaseOrders/FindPurchaseOrders", at(.see, .purchaseOrder)) { [1: store($1), 2: "PO"] },
        Row("ApprovalPolicies/SetApprovalPolicy", at(.configure, .store)) { _, place in [1: .message([1: 1, 2: store(place), 5: 1])] },
        Row("ApprovalPolicies/RemoveApprovalPolicy", at(.configure, .store)) { _, place in [1: .message([1: 1, 2: store(place), 5: 1])] },
        Row("ApprovalPolicies/ListApprovalPolicies", .right(.see, .store, .anywhere)),
        Row("Receipts/OpenLateReceipt", at(.change, .receipt)) { [1: store($1), 3: 1] },
        Row("Receipts/AddReceiptGoods", at(.receive, .receipt)) { [1: .number($0.receipts[$1]), 2: 1] },
        Row("Receipts/NoteDiscrepancy", at(.receive, .receipt)) { [1: .number($0.receipts[$1]), 2: 1, 5: 1, 6: 1] },
        Row("Receipts/SettleDiscrepancy", at(.close, .discrepancy)) { [1: .number($0.discrepancies[$1])] },
        Row("Receipts/ListDiscrepancies", at(.see, .receipt)) { [1: store($1)] },
        Row("Receipts/DiscardReceipt", at(.change, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/ReleaseReceipt", at(.approve, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/CorrectReceipt", at(.change, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/ListLotCosts", at(.seeCost, .product)) { [1: store($1), 2: 1] },
        Row("Receipts/SetLifeRule", .right(.change, .product, .everywhere)) { _, _ in [1: 1] },
        Row("Placements/ProposePlacement", at(.move, .stock)) { [1: store($1), 2: 1, 6: 1] },
        Row("Placements/ListGoodsToPlace", at(.move, .stock)) { [1: store($1)] },
        Row("Placements/SetStorageNeed", .right(.change, .product, .everywhere)) { _, _ in [1: 1, 3: 2] },
        Row("Placements/SetFixedPlace", at(.change, .location)) { [1: store($1), 2: 1] },
        Row("Placements/SetPlaceSize", at(.change, .location)) { [1: .number($0.shelves[$1])] },
        Row("Receipts/OpenReceipt", at(.create, .receipt)) { [1: store($1)] },
        Row("Receipts/GetReceipt", at(.see, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/ListReceipts", at(.see, .receipt)) { [1: store($1)] },
        Row("Receipts/SubmitReceipt", at(.submit, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/ApproveReceipt", at(.approve, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/RejectReceipt", at(.approve, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Receipts/PostReceipt", at(.post, .receipt)) { [1: .number($0.receipts[$1])] },
        Row("Stocktakes/OpenStocktake", at(.create, .stocktake)) { [1: store($1)] },
        Row("Stocktakes/GetStocktake", at(.see, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/ListStocktakes", at(.see, .stocktake)) { [1: store($1)] },
        Row("Stocktakes/GetVariance", at(.see, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/SubmitStocktake", at(.submit, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/ApproveStocktake", at(.approve, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/RejectStocktake", at(.approve, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("StockLevels/ListStock", at(.see, .stock)) { [1: store($1)] },
        Row("StockLevels/ListMovements", at(.see, .stock)) { [1: store($1)] },
        Row("StockLevels/ListStockAsOf", at(.see, .stock)) { [1: store($1), 3: 1] },
        Row("StockLevels/WatchStock", at(.see, .stock)) { [1: store($1), 2: 1] },
        Row("StockLevels/MoveStock", at(.move, .stock)) { [1: store($1), 2: goodsWithOne] },
        Row("StockLevels/GetStockPolicy", at(.see, .stock)) { [1: store($1)] },
        Row("StockLevels/SetStockPolicy", at(.configure, .stock)) { [1: store($1), 2: .message([1: -1])] },
        Row("Stocktakes/ProposeStocktake", at(.create, .stocktake)) { [1: store($1), 5: 1] },
        Row("Stocktakes/SummarizeVariance", at(.see, .stocktake)) { [1: .number($0.stocktakes[$1]), 2: 1] },
        Row("Stocktakes/ExplainVariance", at(.submit, .stocktake)) { [1: .number($0.stocktakes[$1]), 2: goodsWithOne] },
        Row("Stocktakes/ListRecountLines", at(.see, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/HandOutCountTask", at(.submit, .stocktake)) { [1: .number($0.stocktakes[$1])] }
            .or(at(.count, .stocktake), "to give back what the calling terminal has in hand"),
        Row("Stocktakes/TakeCountTask", at(.count, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Stocktakes/ListCountTasks", at(.see, .stocktake)) { [1: .number($0.stocktakes[$1])] },
        Row("Alerts/ListAlerts", at(.see, .alert)) { [1: store($1)] },
        Row("Alerts/AcknowledgeAlert", at(.change, .alert)) { [1: .number($0.alerts[$1])] },
        Row("Alerts/SnoozeAlert", at(.change, .alert)) { [1: .number($0.alerts[$1])] },
        Row("Alerts/SetAlertRule", at(.configure, .alert)) { [1: store($1), 3: .message([1: -1])] },
        Row("Alerts/ListAlertRules", at(.see, .alert)) { [1: store($1)] },
        Row("Adjustments/CreateAdjustment", at(.create, .adjustment)) { [1: store($1), 2: goodsWithOne] },
        Row("Adjustments/ApproveAdjustment", at(.approve, .adjustment)) { [1: .number($0.adjustments[$1])] },
        Row("Adjustments/RejectAdjustment", at(.approve, .adjustment)) { [1: .number($0.adjustments[$1])] },
        Row("Adjustments/GetAdjustment", at(.see, .adjustment)) { [1: .number($0.adjustments[$1])] },
        Row("Adjustments/ListAdjustments", at(.see, .adjustment)) { [1: store($1)] },
        Row("Reservations/ReserveStock", at(.create, .reservation)) { [1: store($1), 5: .message([1: 1, 2: 1])] },
        Row("Reservations/PickStock", at(.pick, .reservation)) { [1: .number($0.reservations[$1]), 2: .message([1: 1])] },
        Row("Reservations/HandOverReservation", at(.post, .reservation)) { [1: .number($0.reservations[$1])] },
        Row("Reservations/ReleaseReservation", at(.close, .reservation)) { [1: .number($0.reservations[$1])] },
        Row("Reservations/GetReservation", at(.see, .reservation)) { [1: .number($0.reservations[$1])] },
        Row("Reservations/ListReservations", at(.see, .reservation)) { [1: store($1)] },
        Row("Reservations/ListPickOverrides", at(.see, .reservation)) { [1: store($1)] },
        // Either end of the way may ask for the goods and look at the way.
        Row("Transfers/CreateTransfer", .right(.create, .transfer, .anywhere)) { [1: store($1), 2: store(1 - $1), 3: .message([1: 1, 2: -1])] },
        Row("Transfers/GetTransfer", .right(.see, .transfer, .anywhere)) { [1: .number($0.transfers[$1])] },
        Row("Transfers/ListTransfers", at(.see, .transfer)) { [1: store($1)] },
        Row("Transfers/ApproveTransfer", at(.approve, .transfer)) { [1: .number($0.transfers[$1]), 2: 999] },
        Row("Transfers/CancelTransfer", at(.approve, .transfer)) { [1: .number($0.transfers[$1])] },
        Row("Transfers/ShipTransfer", at(.ship, .transfer)) { [1: .number($0.transfers[$1]), 2: .message([1: 1])] },
        Row("Transfers/ReceiveTransfer", at(.receive, .transfer)) { [1: .number($0.transfers[1 - $1]), 2: .message([1: 1])] },
        Row("Transfers/CloseTransfer", at(.close, .transfer)) { [1: .number($0.transfers[$1])] },
        Row("Lots/SetLotStatus", .right(.change, .lot, .anywhere)) { _, _ in [1: 1, 2: "L", 3: 2] },
        Row("Lots/TraceLot", .right(.see, .lot, .anywhere)) { _, _ in [1: 1, 2: "L"] },
        Row("Lots/ListBlockedLots", .right(.see, .lot, .anywhere)),
        Row("Reviews/ListReviews", at(.see, .review)) { [1: store($1)] },
        Row("Reviews/ApplyReview", at(.close, .review)) { [1: .number($0.reviews[$1])] },
        Row("Reviews/CloseReview", at(.close, .review)) { [1: .number($0.reviews[$1])] },
        // Nobody but the person: see `InboxTests`.
        Row("Messages/ListMessages", at(.see, .message)) { [1: store($1)] },
        Row("Messages/MarkMessages", .right(.change, .message, .anywhere)) { _, _ in [1: 999_999, 2: 2] },
    ]

    // MARK: entries

    /// A kind of entry in a kind of task.
    struct EntryRow {
        var name: String
        var need: Need
        var body: Entry.Body
        /// Nil: it starts its own task.
        var task: (@Sendable (TwoStores.Things, Int) -> Int64)?
    }

    static let entries: [EntryRow] = {
        let item = Entry.Item(.code(raw: Array("4006381333931".utf8), symbology: ""))
        let tasks: [(String, Subject, Verb, @Sendable (TwoStores.Things, Int) -> Int64)] = [
            ("receipt", .receipt, .receive, { $0.receipts[$1] }), ("stocktake", .stocktake, .count, { $0.stocktakes[$1] }),
        ]
        let bodies: [Entry.Body] = [
            .scan(item, times: 1), .count(item, quantity: 1), .receive(item, quantity: 1), .finish(note: ""), .locationCounted(1),
            .undo(sequence: 1), .discrepancy(item, Entry.SaidOfGoods(.damaged, .accept), quantity: 1),
        ]
        let inTasks = tasks.flatMap { word, subject, verb, task in
            bodies.map { EntryRow(name: "\(name(of: $0)) in a \(word)", need: at(verb, subject), body: $0, task: task) }
        }
        let start = Entry.Body.startReceipt(purchaseOrder: 0, supplier: 1, deliveryNote: "")
        let loss = Entry.Body.writeOff(item, quantity: 1, reason: .broken, evidence: [])
        let putAway = Entry.Body.putAway(item, Entry.SaidOfPlace(1), quantity: 1)
        let move = Entry.Body.move(item, quantity: 1, toLocation: 0, toCondition: .damaged)
        return inTasks + [
            EntryRow(name: name(of: start), need: at(.receive, .receipt), body: start, task: nil),
            EntryRow(name: name(of: move), need: at(.move, .stock), body: move, task: nil),
            EntryRow(name: name(of: putAway), need: at(.move, .stock), body: putAway, task: nil),
            EntryRow(name: name(of: loss), need: at(.create, .adjustment), body: loss, task: nil),
        ]
    }()

    /// The kind of an entry. A new kind does not compile until it stands here, and then in `entries`.
    static func name(of body: Entry.Body) -> String {
        switch body {
        case .scan: "scan"
        case .count: "count"
        case .receive: "receive"
        case .startReceipt: "start of a receipt"
        case .finish: "finish"
        case .locationCounted: "location counted"
        case .undo: "undo"
        case .discrepancy: "discrepancy"
        case .move: "move"
        case .writeOff: "write-off"
        case .putAway: "put-away"
        case .malformed, .cardNumber: "(always rejected)"
        }
    }

    // MARK: the rule

    /// Whether `role` may, when it is held in store 1 or in all stores, for a thing in the store at `place`.
    static func allows(_ need: Need, _ role: Role, heldEverywhere: Bool, place: Int) -> Bool {
        switch need {
        case .nothing: return true
        case .terminal: return false
        case .right(let verb, let subject, let where_):
            guard role.rights.contains(Right(verb, subject)) else { return false }
            switch where_ {
            case .anywhere: return true
            case .itsStore: return heldEverywhere || place == 0
            case .everywhere: return heldEverywhere
            }
        }
    }

    // MARK: the page

    static var page: String {
        var text = """
            # Who may do what

            What every call and every entry needs, and which built-in roles have it. Generated from `Tests/GatewayTests/Access/PolicyTable.swift`, whose
            test calls each method as each role and compares; do not edit by hand.

            `x` where the role is held: in the one store, or in all. `a` only where the role is held in all stores. Empty: never. A thing of another
            store than the role's is always refused. Beside the right, separation of duties holds: nobody approves what they created, received or counted.

            """
        let roles = Role.allCases
        func table(_ title: String, _ rows: [(name: String, need: Need)]) -> String {
            var lines = ["", "| \(title) | needs | " + roles.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " | ") + " |"]
            lines.append("| --- | --- |" + roles.map { _ in " --- |" }.joined())
            for row in rows {
                let cells = roles.map { role -> String in
                    if row.need == .nothing { return "x" }
                    if allows(row.need, role, heldEverywhere: false, place: 0) { return "x" }
                    return allows(row.need, role, heldEverywhere: true, place: 0) ? "a" : ""
                }
                lines.append("| \(row.name) | \(words(row.need)) | " + cells.joined(separator: " | ") + " |")
            }
            return lines.joined(separator: "\n") + "\n"
        }
        text += table("call", methods.map { ($0.method, $0.need) })
        for row in methods {
            guard let (need, when) = row.orElse else { continue }
            let held = roles.filter { allows(need, $0, heldEverywhere: false, place: 0) }.map { $0.rawValue.replacing("_", with: " ") }
            text += "\n`\(row.method)`: \(words(need)) is enough \(when) (\(held.joined(separator: ", "))).\n"
        }
        text += table("entry", entries.map { ($0.name, $0.need) })
        text += "\nCosts are told to: " + roles.filter { $0.rights.contains { $0.verb == .seeCost } }.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", ") + ".\n"
        return text
    }

    private static func words(_ need: Need) -> String {
        switch need {
        case .nothing: "nothing"
        case .terminal: "a terminal's credential"
        case .right(let verb, let subject, let place):
            "\(verb.rawValue) \(subject.rawValue)" + (place == .everywhere ? ", in all stores" : place == .anywhere ? ", in some store" : "")
        }
    }
}
