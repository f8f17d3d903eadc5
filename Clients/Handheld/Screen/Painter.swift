// Puts pictures on a terminal: only lines that changed are written, so nothing flickers.

/// Makes the bytes that turn the last picture into the next (ECMA-48 control sequences). Pure but for what it remembers.
struct Painter {
    private var shown: [StyledLine] = []
    private var last: ScreenRenderer.Picture?
    private let hasColour: Bool

    init(hasColour: Bool) {
        self.hasColour = hasColour
    }

    /// Takes the terminal over: its own screen, which the old one returns after.
    static let enter = "\u{1B}[?1049h\u{1B}[H\u{1B}[2J"
    /// Gives it back as it was.
    static let leave = "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

    /// After the window changed or somebody else wrote on it.
    mutating func forget() {
        shown = []
        last = nil
    }

    mutating func paint(_ picture: ScreenRenderer.Picture) -> String {
        guard picture != last else { return "" }
        last = picture
        var out = "\u{1B}[?25l"
        if shown.isEmpty { out += "\u{1B}[2J" }
        for (row, line) in picture.lines.enumerated() where row >= shown.count || shown[row] != line {
            out += "\u{1B}[\(row + 1);1H" + text(line) + "\u{1B}[K"
        }
        for row in picture.lines.count ..< max(picture.lines.count, shown.count) { out += "\u{1B}[\(row + 1);1H\u{1B}[K" }
        shown = picture.lines
        return out + "\u{1B}[\(picture.cursorRow + 1);\(picture.cursorColumn + 1)H\u{1B}[?25h"
    }

    private func text(_ line: StyledLine) -> String {
        guard hasColour else { return line.text }
        return line.pieces.map { piece in
            guard let code = Self.code(piece.style) else { return piece.text }
            return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
        }.joined()
    }

    private static func code(_ style: StyledLine.Style) -> String? {
        switch style {
        case .plain: nil
        case .frame: "36"
        case .strong: "1"
        case .faint: "2"
        case .good: "1;32"
        case .problem: "1;31"
        }
    }
}
