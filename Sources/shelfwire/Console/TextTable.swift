/// Rows in columns, for people. Numbers stand on the right; wide East Asian characters count as two.
struct TextTable {
    enum Side { case left, right }

    private let titles: [String]
    private let sides: [Side]
    private var rows: [[String]] = []

    init(_ columns: (title: String, side: Side)...) {
        titles = columns.map(\.title)
        sides = columns.map(\.side)
    }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: String...) {
        rows.append(cells)
    }

    /// Lines without blanks at their end; the titles first.
    var lines: [String] {
        let all = [titles] + rows
        let widths = titles.indices.map { column in all.map { Self.width(of: $0[column]) }.max() ?? 0 }
        return all.map { cells in
            let line = cells.indices.map { column -> String in
                let blanks = String(repeating: " ", count: widths[column] - Self.width(of: cells[column]))
                return sides[column] == .left ? cells[column] + blanks : blanks + cells[column]
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Columns of a terminal window that the text takes (Unicode Annex 11: wide and fullwidth count twice).
    static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: width
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
                0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                width + 2
            default: width + 1
            }
        }
    }
}
