// What the environment says about the window.

/// Colour and characters the window can show.
struct Surroundings: Hashable {
    var hasColour: Bool
    var hasBoxes: Bool
    var language: Language

    /// `NO_COLOR` (no-color.org) and a dumb terminal mean no colour; boxes and Chinese need a UTF-8 locale.
    init(environment: [String: String]) {
        func value(_ name: String) -> String { environment[name] ?? "" }
        let terminal = value("TERM")
        hasColour = value("NO_COLOR").isEmpty && terminal != "dumb" && !terminal.isEmpty
        let locale = [value("LC_ALL"), value("LC_CTYPE"), value("LANG")].first { !$0.isEmpty } ?? ""
        let folded = locale.uppercased()
        hasBoxes = folded.contains("UTF-8") || folded.contains("UTF8")
        language = locale.hasPrefix("zh") && hasBoxes ? .chinese : .english
    }
}
