/// The languages of the screen.
enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case chinese = "zh"

    var next: Language { self == .english ? .chinese : .english }
    var words: Words { self == .english ? .english : .chinese }
}
