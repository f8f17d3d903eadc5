import Inventory
import Storage

/// What is owed to the shop, and the comparison with what is found after each restart.
///
/// The books run one body at a time, so the journal must be exactly what was said and answered, in that order, and behind it either
/// all or nothing of what was being said when the power went.
struct Owed {
    let base: Int
    private(set) var rows: [SaidRow] = []
    /// Being said; nobody knows whether it is in the books.
    var underWay: [SaidRow] = []
    /// By entry: terminal and number.
    var effects: [[Int64]: SaidEffect] = [:]
    private(set) var checks = 0

    init(base: Int) {
        self.base = base
    }

    /// The books answered: all that was under way is owed from now on, with these verdicts.
    mutating func answered(_ verdicts: [Int64]) {
        for (row, verdict) in zip(underWay, verdicts) {
            var row = row
            row.verdict = verdict
            rows.append(row)
        }
        underWay = []
    }

    func applied(_ terminal: Int64) -> Int64 { Int64(rows.count { $0.terminal == terminal }) }

    func verdict(_ terminal: Int64, _ sequence: Int64) -> Int64? {
        rows.first { $0.terminal == terminal && $0.sequence == sequence }?.verdict
    }

    /// Compares, and takes over what of the last words was found. Answers what is wrong.
    mutating func compare(with books: Books) throws -> [Finding] {
        checks += 1
        let found = try BooksAsFound.read(books, after: base)
        var findings: [Finding] = []
        if found.rows.count < rows.count {
            findings.append(Finding(.lost, "\(rows.count - found.rows.count) acknowledged rows are gone, first: \(rows[found.rows.count])"))
        }
        if let (owed, there) = zip(rows, found.rows).first(where: { $0 != $1 }) {
            findings.append(Finding(.changed, "the journal holds \(there) where \(owed) was acknowledged"))
        }
        let tail = Array(found.rows.dropFirst(rows.count))
        if !tail.isEmpty {
            let said = tail.map { SaidRow(terminal: $0.terminal, sequence: $0.sequence, payload: $0.payload, verdict: nil) }
            if said != underWay { findings.append(Finding(.foreign, "the journal holds \(tail.count) rows that nobody was saying, or a part: \(tail[0])")) }
        }
        guard findings.isEmpty else { return findings }
        // From now on it is told by Welcome and by repeats, so it is owed.
        rows += tail
        underWay = []
        findings += wrongFigures(found)
        for finding in try books.verify().findings { findings.append(Finding(.unsound, "\(finding)")) }
        return findings
    }

    private func wrongFigures(_ found: BooksAsFound) -> [Finding] {
        var findings: [Finding] = []
        for (terminal, through) in found.appliedThrough where through != applied(terminal) {
            findings.append(Finding(.changed, "terminal \(terminal) is applied through \(through), but has \(applied(terminal)) rows"))
        }
        var lines: [SaidLine: Int64] = [:]
        for row in rows where row.verdict == 1 || row.verdict == 2 {
            if let effect = effects[[row.terminal, row.sequence]] { lines[effect.line, default: 0] += effect.quantity }
        }
        lines = lines.filter { $0.value != 0 }
        if lines != found.lines { findings.append(Finding(.unsound, "lines are \(found.lines), their entries add up to \(lines)")) }
        if found.unbalanced > 0 { findings.append(Finding(.unsound, "\(found.unbalanced) rows do not sum to zero")) }
        return findings
    }
}

/// Something that must not be.
struct Finding: Error, Hashable, CustomStringConvertible {
    enum Kind: String, CaseIterable {
        /// Acknowledged and not there.
        case lost
        /// There, and nobody had said it.
        case foreign
        /// There, but not as it was said or answered.
        case changed
        /// Acknowledged although the disk could not keep it.
        case falselyAcknowledged = "falsely_acknowledged"
        /// The books contradict themselves.
        case unsound
        /// The books do not open.
        case unopened
        /// Anything the program never should do.
        case broken
    }

    var kind: Kind
    var words: String

    init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }

    var description: String { "\(kind.rawValue): \(words)" }
}
