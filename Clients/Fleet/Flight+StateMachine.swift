// One terminal's entries in the air, and the judge of every answer. Pure: what was said and heard goes in, steps come out.

import Wire

/// What one terminal has sent and been told.
///
///     welcomed --> sent, answered, sent, answered ... --> finished
///         ^                                  |
///         +---- a Welcome in between: a gap -+   (a broken promise: the fleet leaves none)
struct Flight: Sendable {
    /// A batch that has no answer yet.
    struct Batch: Hashable, Sendable {
        var last: Int64
        var count: Int
        /// When it should have been sent: waiting for the server's window counts as the server's time.
        var intendedNanoseconds: Int64
    }

    /// A promise that was not kept, in words.
    struct Breach: Hashable, Sendable {
        var text: String
    }

    private(set) var appliedThrough: Int64 = 0
    private(set) var sentThrough: Int64 = 0
    private(set) var credit = 0
    private(set) var isWelcome = false
    private(set) var waiting: [Batch] = []
    /// Pieces of accepted entries, by what they went into.
    private(set) var pieces: [Workload.Draft.Kind: Int64] = [:]
    private let workload: Workload

    init(_ workload: Workload) {
        self.workload = workload
    }

    /// Where the terminal goes on. `own` is what it knows to have been applied, nil at the start of a run.
    mutating func welcomed(_ welcome: Welcome, own: Int64? = nil) -> [Breach] {
        defer { isWelcome = true }
        var breaches: [Breach] = []
        if isWelcome { breaches.append(Breach(text: "a Welcome amid the stream: the server saw a gap at \(welcome.appliedThrough)")) }
        if let own, own != welcome.appliedThrough {
            breaches.append(Breach(text: "Welcome says \(welcome.appliedThrough), but \(own) were answered"))
        }
        appliedThrough = welcome.appliedThrough
        sentThrough = welcome.appliedThrough
        credit = Int(welcome.creditEntries)
        waiting = []
        return breaches
    }

    /// How many of `most` entries may go now.
    func room(most: Int, window: Int) -> Int {
        guard isWelcome, waiting.count < window else { return 0 }
        return max(0, min(most, credit - Int(sentThrough - appliedThrough)))
    }

    mutating func sent(_ count: Int, intendedNanoseconds: Int64) {
        sentThrough += Int64(count)
        waiting.append(Batch(last: sentThrough, count: count, intendedNanoseconds: intendedNanoseconds))
    }

    /// Judges an answer; `landed` are the batches it ends, `verdicts` how its entries fared.
    mutating func answered(_ result: Wire.Result) -> (landed: [Batch], verdicts: [Verdict], breaches: [Breach]) {
        var breaches: [Breach] = []
        if result.appliedThrough <= appliedThrough || result.appliedThrough > sentThrough {
            breaches.append(Breach(text: "applied_through \(result.appliedThrough) after \(appliedThrough), of \(sentThrough) sent"))
        }
        if result.entries.count != Int(clamping: result.appliedThrough - appliedThrough) {
            breaches.append(Breach(text: "\(result.entries.count) verdicts for \(appliedThrough + 1)...\(result.appliedThrough)"))
        }
        for (offset, entry) in result.entries.enumerated() {
            let sequence = appliedThrough + 1 + Int64(offset)
            let draft = workload.draft(sequence)
            if entry.sequence != sequence {
                breaches.append(Breach(text: "verdict of \(entry.sequence) where \(sequence) was due"))
            } else if entry.verdict != draft.deserves {
                breaches.append(
                    Breach(text: "entry \(sequence) deserves \(draft.deserves) and got \(entry.verdict) \(entry.reason) \(entry.message)"))
            }
            if entry.verdict == .accepted { pieces[draft.kind, default: 0] += draft.pieces }
        }
        appliedThrough = max(appliedThrough, result.appliedThrough)
        credit = Int(result.creditEntries)
        let landed = waiting.prefix { $0.last <= appliedThrough }
        waiting.removeFirst(landed.count)
        return (Array(landed), result.entries.map(\.verdict), breaches)
    }

    var isAnswered: Bool { waiting.isEmpty }
}
