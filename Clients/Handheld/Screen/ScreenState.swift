// Everything that decides what the screen shows.

import TerminalKit

/// A value: the same state always gives the same lines.
struct ScreenState: Hashable, Sendable {
    /// What the next typed line means.
    enum Mode: Hashable, Sendable {
        case scan
        case quantity
        /// A lot for the next scan, or for a scan that is held until it is known.
        case lot(expiryToo: Bool)
        case expiry
        case user
        case secret
        case code
        case task
        case finish
        case place
        case placeCounted
        case exit
        case help
        /// A call to the server is under way.
        case working
    }

    struct Message: Hashable, Sendable {
        enum Tone: Hashable, Sendable { case good, problem, plain }
        var tone: Tone
        var text: String
        var nextStep = ""
    }

    var language: Language
    var mode: Mode = .scan
    var status: TerminalStatus
    /// When the oldest unsent entry was scanned, as a clock shows it here: "14:02".
    var oldestUnsent = ""
    var reading: Reading?
    var message: Message?
    /// What is typed so far.
    var typed = ""
    /// Set for the next scan.
    var times: Int64 = 1
    var lot = ""
    var expiry = ""
    /// Box-drawing characters, where the terminal can show them.
    var hasBoxes = true

    init(language: Language, status: TerminalStatus) {
        self.language = language
        self.status = status
    }
}
