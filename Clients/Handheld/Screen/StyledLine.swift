/// A line of the screen: pieces of text, each with what it is. Colour is the painter's business.
struct StyledLine: Hashable, Sendable {
    enum Style: Hashable, Sendable, CaseIterable {
        case plain, frame, strong, faint, good, problem
    }

    struct Piece: Hashable, Sendable {
        var text: String
        var style: Style
    }

    var pieces: [Piece]

    init(_ text: String, _ style: Style = .plain) {
        pieces = [Piece(text: text, style: style)]
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Without styles, as a golden file shows it.
    var text: String { pieces.map(\.text).joined() }
    var width: Int { DisplayWidth.of(text) }

    static func + (left: StyledLine, right: StyledLine) -> StyledLine {
        StyledLine(pieces: left.pieces + right.pieces)
    }
}
