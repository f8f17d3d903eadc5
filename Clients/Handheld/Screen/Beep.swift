/// What the clerk hears without looking.
enum Beep: String, Hashable, Sendable {
    case good = "\u{07}"
    case problem = "\u{07}\u{07}"
}
