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
    func act(_ books: Books, receipts: [Int64], stocktakes: [Int64]) async throws {
        // As the gateway does before every call; who works is not signed out for being idle.
        for person in [Person.anna, .ben, .dora] {
            _ = try await books.authenticate(token: image.tokens[person] ?? [], terminal: nil, language: .english)
        }
        if unanswered != nil { return try sayAgain(books) }
        count += 1
        try say(command(receipts.suffix(5).randomElement(using: &random), stocktakes.suffix(3).randomElement(using: &random)), books)
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
        // A repeat, at once, gets the same answer.
        guard case .done(let reply) = answer, random.oneIn(6) else { return }
        repeats += 1
        guard case .repeated(reply) = try command.say(books) else {
            throw Finding(.changed, "\(command.key) said again was not answered as before")
        }
    }

    private func command(_ receipt: Int64?, _ stocktake: Int64?) -> DeskCommand {
        let key = "key-\(count)"
        func remember(_ word: PaperShop.Word) -> String {
            words[key] = word
            return key
        }
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
            let command = OpenReceipt(store: image.store, order: nil, supplier: image.supplier, deliveryNote: key)
            return DeskCommand(remember(.openReceipt), command, image.desks[.anna], opens: 1)
        }
    }
}
