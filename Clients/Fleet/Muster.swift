// From an administrator's secret to a fleet: people of its own, terminals, a worker signed in on each, the goods they scan.

import Foundation
import NIOPosix
import RPC
import Wire

/// Brings a state file to a number of terminals. What is there already is kept; only what is missing is made.
struct Muster: Sendable {
    let endpoint: ServerEndpoint
    let wanted: Int
    /// False leaves new terminals without a worker: enough for streams that only stay open.
    let signsIn: Bool

    func gather(_ known: FleetState?, administrator: (name: String, password: String)) async throws -> FleetState {
        try await endpoint.withClient { client in
            var state: FleetState
            if let known { state = known } else { state = try await found(client, administrator) }
            (state.server, state.trust) = (endpoint.description, endpoint.trust)
            let manager = try await Desk(client, name: state.manager.name, password: state.manager.password)
            state.terminals += try await enrol(max(0, wanted - state.terminals.count), state, manager)
            if signsIn { state.terminals = try await signIn(state, client) }
            if let first = state.terminals.first { state.products = try await products(of: first, client) }
            guard !state.products.isEmpty else { throw FleetError.state("the shop has no product that is scanned by the piece") }
            return state
        }
    }

    // MARK: people and places

    private func found(_ client: Client, _ administrator: (name: String, password: String)) async throws -> FleetState {
        let desk = try await Desk(client, name: administrator.name, password: administrator.password)
        let mark = String(UUID().uuidString.prefix(8)).lowercased()
        let manager = Self.person("fleet.manager.\(mark)")
        let worker = Self.person("fleet.worker.\(mark)")
        let approver = Self.person("fleet.approver.\(mark)")
        try await hire(manager, ["store_manager"], desk)
        try await hire(approver, ["store_manager"], desk)
        try await hire(worker, ["clerk", "counter"], desk)
        let stores = try await desk.asking("listing stores") { options in
            try await StoresClient(client).listStores(ListStoresRequest(), options: options).stores
        }
        guard let store = stores.first?.storeID else { throw FleetError.state("the shop has no store") }
        let places = try await desk.asking("listing places") { options in
            let request = ListLocationsRequest(storeID: store, page: Page(size: 1_000))
            return try await StoresClient(client).listLocations(request, options: options).locations
        }
        let suppliers = try await desk.asking("listing suppliers") { options in
            try await StoresClient(client).listSuppliers(ListSuppliersRequest(page: Page(size: 1)), options: options).suppliers
        }
        let shelves = places.filter { !$0.zone.isEmpty }.map(\.locationID)
        guard !shelves.isEmpty, let supplier = suppliers.first?.supplierID else {
            throw FleetError.state("the shop needs a shelf with a zone and a supplier")
        }
        return FleetState(
            server: endpoint.description, trust: endpoint.trust, store: store, supplier: supplier, manager: manager, approver: approver, worker: worker,
            places: shelves, products: [], terminals: [])
    }

    private static func person(_ name: String) -> FleetPerson {
        FleetPerson(name: name, password: UUID().uuidString + UUID().uuidString, pin: "\(Int.random(in: 27_182_818...89_999_999))")
    }

    private func hire(_ person: FleetPerson, _ roles: [String], _ desk: Desk) async throws {
        let request = CreateUserRequest(
            userName: person.name, displayName: person.name, password: person.password, pin: person.pin,
            grants: roles.map { RoleGrant(role: $0, storeID: 0) })
        _ = try await desk.asking("hiring \(person.name)") { options in
            try await UsersClient(desk.client).createUser(request, options: options)
        }
    }

    // MARK: terminals

    private func enrol(_ count: Int, _ state: FleetState, _ manager: Desk) async throws -> [EnrolledTerminal] {
        let first = state.terminals.count + 1
        return try await side(Array(first..<first + count), Limits.enrolling, "enrolled") { number in
            let request = CreateEnrolmentCodeRequest(storeID: state.store, terminalName: "Fleet \(number)")
            let code = try await manager.asking("asking for an enrolment code") { options in
                try await TerminalsClient(manager.client).createEnrolmentCode(request, options: options).code
            }
            let redeem = EnrolTerminalRequest(code: code, model: "fleet", appVersion: "fleet/\(FleetProgram.version)")
            let reply = try await manager.asking("enrolling") { options in
                try await TerminalsClient(manager.client).enrolTerminal(redeem, options: CallOptions(timeout: .seconds(60)))
            }
            return EnrolledTerminal(
                id: reply.terminalID, epoch: reply.epoch, credential: Hexadecimal.text(reply.credential), session: 0, sessionEndsMs: 0)
        }
    }

    private func signIn(_ state: FleetState, _ client: Client) async throws -> [EnrolledTerminal] {
        let deadline = Int64(Date().timeIntervalSince1970 * 1_000) + Limits.sessionSecondsLeft * 1_000
        let missing = state.terminals.prefix(wanted).indices.filter { state.terminals[$0].sessionEndsMs < deadline }
        let signed = try await side(missing, Limits.signingIn, "signed in") { index in
            var terminal = state.terminals[index]
            var options = CallOptions(timeout: .seconds(60))
            options.metadata.add(name: "authorization", value: terminal.authorization)
            do {
                let request = SignInRequest(userName: state.worker.name, secret: state.worker.pin)
                let reply = try await SessionsClient(client).signIn(request, options: options)
                (terminal.session, terminal.sessionEndsMs) = (reply.sessionID, reply.expiresMs)
                return terminal
            } catch {
                throw FleetError(error, doing: "signing in on terminal \(terminal.id)")
            }
        }
        var terminals = state.terminals
        for (index, terminal) in zip(missing, signed) { terminals[index] = terminal }
        return terminals
    }

    /// Does `work` for every item, some at a time; answers in the items' order.
    private func side<Item: Sendable, Answer: Sendable>(
        _ items: [Item], _ atOnce: Int, _ verb: String, _ work: @escaping @Sendable (Item) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
            var answers = [Answer?](repeating: nil, count: items.count)
            var done = 0
            for (index, item) in items.enumerated() {
                if index >= atOnce, let (place, answer) = try await group.next() {
                    answers[place] = answer
                    done += 1
                    if done % 1_000 == 0 { StandardError.say("\(done) of \(items.count) \(verb)") }
                }
                group.addTask { (index, try await work(item)) }
            }
            for try await (place, answer) in group { answers[place] = answer }
            return answers.compactMap(\.self)
        }
    }

    // MARK: goods

    private func products(of terminal: EnrolledTerminal, _ client: Client) async throws -> [ScannedProduct] {
        var options = CallOptions(timeout: .seconds(600))
        options.metadata.add(name: "authorization", value: terminal.authorization)
        do {
            return try await TerminalsClient(client).pullCatalog(PullCatalogRequest(), options: options) { chunks in
                var found: [ScannedProduct] = []
                for try await chunk in chunks {
                    for case .product(let product)? in chunk.upserts.map(\.item) where found.count < Limits.products {
                        if let plain = ScannedProduct(plain: product) { found.append(plain) }
                    }
                }
                return found
            }
        } catch {
            throw FleetError(error, doing: "reading the product master")
        }
    }
}

extension ScannedProduct {
    /// A product without lots whose code is a worldwide EAN-13 for one piece; nil for any other.
    init?(plain product: CatalogProduct) {
        guard product.unit == .each, product.tracking == .none, !product.expiryRequired else { return nil }
        let code = product.barcodes.first { code in
            // 14 digits with a leading zero; 02 and 20 to 29 are the shop's own labels.
            let digits = Array(code.code.utf8)
            return code.quantity == 1 && digits.count == 14 && digits[0] == 0x30 && digits[1] != 0x32
                && !(digits[1] == 0x30 && digits[2] == 0x32)
        }
        guard let code else { return nil }
        self.init(id: product.productID, code: String(code.code.dropFirst()))
    }
}
