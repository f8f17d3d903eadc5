// What staff read: one sentence that says what is wrong, one that says what to do next.

/// A message for staff in one language.
public struct Sentence: Hashable, Sendable {
    public let message: String
    /// What to do next; empty where nothing is needed.
    public let nextStep: String

    init(_ message: String, next nextStep: String = "") {
        self.message = message
        self.nextStep = nextStep
    }
}

extension Rejection {
    public func sentence(_ language: Language) -> Sentence {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

extension Remark {
    public func sentence(_ language: Language) -> Sentence {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
