// What every command on a document asks first: does it exist, is it where it should be, and may this person play that part?

import Storage

/// The states of one kind of document. Raw values are frozen: they stand in files.
protocol DocumentState: RawRepresentable<Int64>, CaseIterable, Sendable {
    static var kind: DocumentKind { get }
}

extension DocumentState {
    /// As told to people and machines: `partlyReceived` is "partly received".
    var words: String {
        var words = ""
        for letter in String(describing: self) {
            if letter.isUppercase { words += " " }
            words += letter.lowercased()
        }
        return words
    }
}

/// A document and what the caller did to it, as far as both are known.
public struct DocumentFacts {
    /// How the caller named it.
    var reference: String
    var kind: DocumentKind
    /// Nil when there is none of this kind.
    var document: Document?
    var callerParts: Set<Part>

    static func gather(
        _ id: DocumentID, of kind: DocumentKind, _ caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws -> DocumentFacts {
        var facts = DocumentFacts(reference: "\(id)", kind: kind, document: nil, callerParts: [])
        guard let document = try Documents.find(id.rawValue, in: source), document.kind == kind else { return facts }
        facts.document = document
        if let user = caller.user {
            facts.callerParts = try Documents.parts(of: user, on: id, in: source)
        } else if document.createdBy == nil {
            // Made at the machine itself, asked at the machine itself: the same hands.
            facts.callerParts = [.creator]
        }
        return facts
    }

    /// - Parameter amountE4: the worth of what is decided, held against the amounts that roles are limited to.
    func permission(_ verb: Verb, amountE4: Int64? = nil) -> Permission {
        Permission(verb, kind.subject, in: document?.store, amountE4: amountE4)
    }

    func found() throws(Refusal) -> Document {
        guard let document else { throw Refusal(.unknown(subject: kind.subject, reference: reference)) }
        return document
    }

    /// The document, if it is in one of `states`.
    func found<State: DocumentState>(in states: State...) throws(Refusal) -> Document {
        let document = try found()
        try document.require(states)
        return document
    }

    /// Throws when the caller played one of `parts`; the part that is told is the first of them.
    func requireOther(than parts: Part...) throws(Refusal) {
        guard let document, let part = parts.first(where: { callerParts.contains($0) }) else { return }
        throw Refusal(.samePerson(number: document.number, part: part))
    }
}

extension Document {
    func require<State: DocumentState>(_ states: [State]) throws(Refusal) {
        guard !states.contains(where: { $0.rawValue == state }) else { return }
        throw Refusal(.wrongState(number: number, state: stateWords(State.self), needed: states.map(\.words).joined(separator: ", ")))
    }

    func isIn<State: DocumentState>(_ states: State...) -> Bool {
        states.contains { $0.rawValue == state }
    }

    func stateWords<State: DocumentState>(_ states: State.Type) -> String {
        State(rawValue: state)?.words ?? "state \(state)"
    }

    /// The document's state; a number that no version of the program wrote is damage.
    func state<State: DocumentState>(as states: State.Type) throws -> State {
        guard let known = State(rawValue: state) else {
            throw BooksError.damaged("document \(number) has the unknown state \(state)")
        }
        return known
    }

    /// Throws when somebody changed the document since the caller saw `seen`; 0 = the caller does not mind.
    func requireVersion(_ seen: Int64) throws(Refusal) {
        guard seen == 0 || seen == version else { throw Refusal(.versionChanged(number: number)) }
    }
}

/// Bounds of texts that people write on documents.
enum NoteRules {
    static func problems(with note: String, isNeeded: Bool, field: String = "note") -> [Rejection] {
        if isNeeded && note.allSatisfy(\.isWhitespace) { return [.malformed(field: field, problem: "is empty")] }
        // Looked for first: what is refused for its length must not stay in the journal either.
        if PaymentCard.isIn(note) { return [.cardNumber(field: field)] }
        guard note.utf8.count <= Limits.noteLength else {
            return [.malformed(field: field, problem: "is longer than \(Limits.noteLength) bytes")]
        }
        return []
    }
}
