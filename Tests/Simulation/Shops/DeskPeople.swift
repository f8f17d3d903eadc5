import Inventory
import Storage

/// Anna, Ben and Dora at their desks: they open, hand in, approve, send back and post, and say again under the same key what was not answered.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class DeskPeople: @unchecked Sendable {
    /// What was answered, by key.
    private(set) var answered: [String: DeskCommand.Answer] = [:]
    private(set) var words: [String: PaperShop.Word] = [:]
    private var unanswered: DeskCommand?
    /// By transfer.
    private var wishes: [Int64: PaperTransfer.Wish] = [:]
    private let image: ShopImage
    private var random: SeededRandom
    private var count = 0
    private(set) var repeats = 0

    init(_ image: ShopImage, seed: UInt64) {
        self.image = image
        random = SeededRandom(seed)
    }

    var owesNothing: Bool { unanswered == nil }

    /// Says one thing. Throws what the books throw; then it is said again later.
    ///
    /// - Parameter now: By the server's clock.
    func act(_ books: Books, _ news: DeskNews, now: Int64) async throws {
        // As the gateway does before every call; who works is not signed out for being idle.
        for person in [Person.anna, .ben, .dora] {
            _ = try await books.authenticate(token: image.tokens[person] ?? [], terminal: nil, language: .english)
        }
        if unanswered != nil { return try sayAgain(books) }
        count += 1
        let command =
            switch random.below(6) {
            case 0...3: paperwork(news.receipts.suffix(5).randomElement(using: &random), news.stocktakes.suffix(3).randomElement(using: &random))
            case 4: transfer(news)
            default: promise(news, now: now)
            }
        try say(command, books)
    }

    private func sayAgain(_ books: Books) throws {
        guard let command = unanswered else { return }
        repeats += 1
        try say(command, books)
    }

    private func say(_ command: DeskCommand, _ books: Books) throws {
        unanswered = command
        let answer = try command.say(books)
        unanswered = nil
        answered[command.key] = answer
        learn(command, answer)
        // A repeat, at once, gets the same answer.
        guard case .done(let reply) = answer, random.oneIn(6) else { return }
        repeats += 1
        guard case .repeated(reply) = try command.say(books) else {
            throw Finding(.changed, "\(command.key) said again was not answered as before")
        }
    }

    /// Who asked for a transfer knows what was asked for.
    private func learn(_ command: DeskCommand, _ answer: DeskCommand.Answer) {
        guard case .createTransfer(let wish, _)? = words[command.key] else { return }
        switch answer {
        case .done(let reply), .repeated(let reply): wishes[Int64(String(decoding: reply, as: UTF8.self)) ?? 0] = wish
        case .refused: break
        }
    }

    private func remember(_ word: PaperShop.Word) -> String {
        words["key-\(count)"] = word
        return "key-\(count)"
    }

    // MARK: receipts and stocktakes

    private func paperwork(_ receipt: Int64?, _ stocktake: Int64?) -> DeskCommand {
        let lead = random.pick([Person.ben, .dora])
        switch (random.below(26), receipt.flatMap(DocumentID.init), stocktake.flatMap(DocumentID.init)) {
        case (0...1, let id?, _): return DeskCommand(remember(.submitReceipt(id.rawValue)), SubmitReceipt(id), image.desks[.anna])
        case (2...4, let id?, _): return DeskCommand(remember(.approveReceipt(id.rawValue)), ApproveReceipt(id), image.desks[.ben])
        case (5...8, let id?, _): return DeskCommand(remember(.postReceipt(id.rawValue)), PostReceipt(id), image.desks[.ben])
        case (9, let id?, _):
            return DeskCommand(remember(.rejectReceipt(id.rawValue)), RejectReceipt(id, note: "count again"), image.desks[.ben])
        case (10...13, _, let id?): return DeskCommand(remember(.submitStocktake(id.rawValue)), SubmitStocktake(id), image.desks[.ben])
        case (14...16, _, let id?):
            return DeskCommand(remember(.approveStocktake(id.rawValue, by: lead)), ApproveStocktake(id), image.desks[lead])
        case (17, _, let id?):
            return DeskCommand(remember(.rejectStocktake(id.rawValue)), RejectStocktake(id, note: "count again"), image.desks[.dora])
        case (18, _, _):
            let permille = random.oneIn(2) ? 0 : random.number(100...900)
            let policy = StockPolicy(recountPermille: permille)
            return DeskCommand(remember(.setRecountShare(permille: permille)), SetStockPolicy(policy, of: image.store), image.desks[.dora])
        case (19...20, _, _), (10...17, _, nil):
            return DeskCommand(remember(.openStocktake(by: lead)), OpenStocktake(store: image.store, isBlind: true), image.desks[lead], opens: -1)
        default:
            let command = OpenReceipt(store: image.store, order: nil, supplier: image.supplier, deliveryNote: "key-\(count)")
            return DeskCommand(remember(.openReceipt), command, image.desks[.anna], opens: 1)
        }
    }

    // MARK: transfers

    private func transfer(_ news: DeskNews) -> DeskCommand {
        let person = random.pick([Person.anna, .ben, .dora])
        let desk = image.desks[person]
        guard let id = news.transfers.suffix(4).randomElement(using: &random), let wish = wishes[id], let document = DocumentID(id) else {
            return ask(person)
        }
        switch random.below(13) {
        case 0: return ask(person)
        case 1...3: return DeskCommand(remember(.approveTransfer(id, by: person)), ApproveTransfer(document), desk)
        case 4...7:
            let portions = portions(of: news.free.filter { $0.pile.product == wish.product && image.placesOf(wish.from).contains($0.pile.place) })
            guard !portions.isEmpty else { return ask(person) }
            return DeskCommand(remember(.shipTransfer(id, portions, by: person)), ShipTransfer(document, lines: portions.map(\.draft)), desk)
        case 8...10:
            let portions = portions(of: news.inTransit[id] ?? []).map { portion in
                var portion = portion
                portion.pile.place = random.pick(image.placesOf(wish.to))
                return portion
            }
            guard !portions.isEmpty else { return ask(person) }
            let lines = portions.map { portion in
                ArrivalLine(product: portion.pile.product, lotCode: portion.pile.lot, quantity: portion.quantity, toLocation: portion.pile.place)
            }
            return DeskCommand(remember(.receiveTransfer(id, portions, by: person)), ReceiveTransfer(document, lines: lines), desk)
        case 11: return DeskCommand(remember(.closeTransfer(id, by: person)), CloseTransfer(document, note: "never came"), desk)
        default: return DeskCommand(remember(.cancelTransfer(id, by: person)), CancelTransfer(document, note: "not needed"), desk)
        }
    }

    private func ask(_ person: Person) -> DeskCommand {
        let stores = random.oneIn(3) ? [image.branch, image.store] : [image.store, image.branch]
        let wish = PaperTransfer.Wish(
            from: stores[0].rawValue, to: stores[1].rawValue, product: random.pick([image.tea, image.milk]).rawValue, quantity: random.number(1...20))
        let command = CreateTransfer(from: stores[0], to: stores[1], lines: [CreateTransfer.Line(product: wish.product, quantity: wish.quantity)])
        return DeskCommand(remember(.createTransfer(wish, by: person)), command, image.desks[person])
    }

    /// One or two of them, mostly not more than is there.
    private func portions(of known: [PaperTransfer.Portion]) -> [PaperTransfer.Portion] {
        known.shuffled(using: &random).prefix(random.oneIn(3) ? 2 : 1).map { portion in
            var portion = portion
            portion.quantity = random.oneIn(10) ? portion.quantity + 1 : random.oneIn(3) ? portion.quantity : random.number(1...portion.quantity)
            return portion
        }
    }

    // MARK: promises

    private func promise(_ news: DeskNews, now: Int64) -> DeskCommand {
        let desk = image.desks[random.pick([Person.anna, .ben, .dora])]
        let choice = random.below(14)
        guard choice > 2, let id = news.promises.suffix(4).randomElement(using: &random), let document = DocumentID(id) else {
            let (product, quantity) = (random.pick([image.tea, image.milk]).rawValue, random.number(1...8))
            let expires = now + random.number(20_000...400_000)
            let command = ReserveStock(
                store: image.store, reference: "customer \(count)", expires: Instant(milliseconds: expires),
                lines: [ReserveStock.Line(product: product, quantity: quantity)])
            return DeskCommand(remember(.promise(product: product, quantity: quantity, expires: expires)), command, desk)
        }
        switch choice {
        case 3...7:
            // Mostly what was promised, now and then what lies elsewhere.
            let places = image.placesOf(image.store.rawValue)
            let known = news.open[id] ?? []
            let free = news.free.filter { places.contains($0.pile.place) }
            guard let portion = portions(of: random.oneIn(4) || known.isEmpty ? free : known).first else { fallthrough }
            let place = random.pick(places)
            return DeskCommand(
                remember(.pick(id, portion.pile, quantity: portion.quantity, to: place)), PickStock(document, lines: [portion.draft], toLocation: place), desk)
        case 8...10: return DeskCommand(remember(.handOver(id)), HandOverReservation(document), desk)
        case 11: return DeskCommand(remember(.release(id)), ReleaseReservation(document, note: "does not come"), desk)
        default: return DeskCommand(remember(.expirePromises), ExpireReservations(), Caller(.operatorAtMachine))
        }
    }
}

extension PaperTransfer.Portion {
    fileprivate var draft: StockLineDraft {
        StockLineDraft(product: pile.product, lotCode: pile.lot, location: pile.place, quantity: quantity)
    }
}
