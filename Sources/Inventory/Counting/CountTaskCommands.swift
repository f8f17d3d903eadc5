// A task changes hands: somebody who leads the count hands it to a terminal, or whoever holds a terminal takes it over. Both terminals
// are told.

public import Storage

/// What both commands ask first.
public struct CountTaskFacts {
    var document: DocumentFacts
    /// Nil unless the stocktake is there.
    var header: StocktakeHeader?
    /// How the caller named the place; 0 = all of it.
    var reference: Int64
    var place: Place?
    var holder: TerminalID?
    /// Who shall have it; nil where the terminal is not known, or nobody shall.
    var terminal: Terminal?
    /// The caller counted there in a pass before.
    var hasCounted = false
    /// The caller's own terminal has it in hand.
    var isOwn = false

    static func gather(
        _ stocktake: DocumentID, _ reference: Int64, terminal: Int64, _ caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws -> CountTaskFacts {
        var facts = CountTaskFacts(
            document: try .gather(stocktake, of: .stocktake, caller, in: source), header: try Stocktakes.header(stocktake, in: source),
            reference: reference, place: try LocationID(reference).flatMap { try Places.place($0, in: source) }, holder: nil,
            terminal: try Terminals.find(terminal, in: source))
        guard facts.document.document != nil, let header = facts.header else { return facts }
        facts.holder = try CountTasks.holder(of: facts.place?.id, on: stocktake, in: source)
        facts.isOwn = caller.terminal != nil && facts.holder == caller.terminal
        if let user = caller.user, let place = facts.place {
            facts.hasCounted = try Recounts.hasCounted(user, at: place.id, on: stocktake, before: header.round.pass, in: source)
        }
        return facts
    }

    /// The stocktake, while it takes counts.
    func counting() throws(Refusal) -> Document {
        try document.found(in: StocktakeState.counting, StocktakeState.recounting)
    }

    func problems(_ document: Document) -> [Rejection] {
        guard reference != 0 else { return [] }
        let scope = StocktakeScope(store: document.store, zone: header?.zone ?? "", products: nil)
        guard let place, place.kind.isStock else { return [.unknown(subject: .location, reference: "\(reference)")] }
        guard place.store == document.store else { return [.elsewhere(subject: .location, reference: place.code)] }
        return scope.covers(place) ? [] : [.malformed(field: "location_id", problem: "is not in the zone of this stocktake")]
    }
}

/// What a change of hands came to.
public struct HandedOver: Hashable, Sendable {
    public var before: TerminalID?
    public var now: TerminalID?
}

/// Gives a place of a stocktake, or all of it, to a terminal, whoever had it; terminal 0 takes it back, or gives back the caller's own.
public struct HandOutCountTask: Command {
    public static let kind = JournalKind.handOutCountTask
    public var stocktake: DocumentID
    /// 0 = all of it.
    public var place: Int64
    public var terminal: Int64

    public init(_ stocktake: DocumentID, place: Int64 = 0, to terminal: Int64) {
        self.stocktake = stocktake
        self.place = place
        self.terminal = terminal
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> CountTaskFacts {
        try .gather(stocktake, place, terminal: terminal, circumstances.caller, in: transaction)
    }

    /// Whoever counts may give back what their own terminal has; the rest is for those who lead the count.
    public func permission(_ facts: CountTaskFacts) -> Permission {
        facts.document.permission(terminal == 0 && facts.isOwn ? .count : .submit)
    }

    public func decide(_ facts: CountTaskFacts, _ circumstances: Circumstances) throws(Refusal) -> CountTaskFacts {
        let document = try facts.counting()
        var problems = facts.problems(document)
        if terminal != 0 {
            if let found = facts.terminal {
                if found.store != document.store { problems.append(.elsewhere(subject: .terminal, reference: found.name)) }
                if found.isRevoked { problems.append(.terminalRevoked) }
            } else {
                problems.append(.unknown(subject: .terminal, reference: "\(terminal)"))
            }
        }
        try Refusal.check(problems)
        return facts
    }

    public func apply(_ plan: CountTaskFacts, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> HandedOver {
        try plan.hand(to: terminal == 0 ? nil : plan.terminal?.id, &draft, in: transaction)
    }
}

/// The caller's terminal takes a place of a stocktake, or all of it, from whoever had it.
public struct TakeCountTask: Command {
    public static let kind = JournalKind.takeCountTask
    public var stocktake: DocumentID
    /// 0 = all of it.
    public var place: Int64

    public init(_ stocktake: DocumentID, place: Int64 = 0) {
        self.stocktake = stocktake
        self.place = place
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> CountTaskFacts {
        try .gather(
            stocktake, place, terminal: circumstances.caller.terminal?.rawValue ?? 0, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: CountTaskFacts) -> Permission { facts.document.permission(.count) }

    public func decide(_ facts: CountTaskFacts, _ circumstances: Circumstances) throws(Refusal) -> CountTaskFacts {
        let document = try facts.counting()
        guard let terminal = facts.terminal else {
            throw Refusal(.malformed(field: "authorization", problem: "is of no terminal: a task is taken on the one that counts"))
        }
        var problems = facts.problems(document)
        if terminal.store != document.store { problems.append(.elsewhere(subject: .terminal, reference: terminal.name)) }
        // What would be parked entry by entry is said before the way to the shelf.
        if document.isIn(StocktakeState.recounting), facts.hasCounted {
            problems.append(.samePerson(number: document.number, part: .counter))
        }
        try Refusal.check(problems)
        return facts
    }

    public func apply(_ plan: CountTaskFacts, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> HandedOver {
        try plan.hand(to: plan.terminal?.id, &draft, in: transaction)
    }
}

extension CountTaskFacts {
    fileprivate func hand(
        to terminal: TerminalID?, _ draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> HandedOver {
        guard let document = document.document else { return HandedOver(before: nil, now: nil) }
        draft.document = document.id
        try CountTasks.set(terminal, place?.id, on: document.id, by: draft.actor, at: draft.received, in: transaction)
        if holder != terminal {
            try Outbox.put(
                .countTask, store: document.store, key: document.id.rawValue,
                payload: "\(place?.id.rawValue ?? 0)/\(terminal?.rawValue ?? 0)/\(holder?.rawValue ?? 0)", in: transaction)
        }
        return HandedOver(before: holder, now: terminal)
    }
}

extension Books {
    /// What a row of the outbox says of a task; nil where it says nothing any more.
    public func countTaskNews(_ item: NewsItem) async throws -> CountTaskNews? {
        let numbers = item.payload.split(separator: "/").compactMap { Int64($0) }
        guard item.topic == .countTask, numbers.count == 3 else { return nil }
        return try await database.read { snapshot in
            guard let document = try Documents.find(item.key, in: snapshot) else { return nil }
            let place = try LocationID(numbers[0]).flatMap { try Places.place($0, in: snapshot) }
            return CountTaskNews(
                stocktake: document.id, number: document.number, location: place?.id, locationCode: place?.code ?? "",
                holder: TerminalID(numbers[1]), holderName: try Terminals.find(numbers[1], in: snapshot)?.name ?? "",
                former: TerminalID(numbers[2]))
        }
    }

    /// Terminals that count blind in the store now, for the push feed.
    public func blindTerminals(of store: StoreID) async throws -> Set<TerminalID> {
        try await database.read { snapshot in try CountTasks.blindTerminals(of: store, in: snapshot) }
    }
}
