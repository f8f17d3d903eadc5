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
        /// Something is odd about a scan that waits: book it or not.
        case doubt
        /// The server wondered about an entry that is booked: keep it or take it back.
        case answer
        case supplier
        case deliveryNote
        case problemKind
        case problemAction
        case problemQuantity
        case problemReason
        case placeGoods
        case placeLot
        case placeQuantity
        case placeTarget
        case placeReason
        case menu
        case list
        /// Goods for the checklist wait for their lot, or for a reason.
        case checkLot
        case checkReason
        case leaveList
        /// How many of the goods scanned last are damaged.
        case checkDamaged
        case alertAction
        case countPlaceAction
        case takeOver
        case lotGoods
        case lotQuantity
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

    /// What may be done about the problem that was chosen.
    var actions: [ProblemAction] = ProblemAction.allCases

    /// What can be chosen from, while a list is shown.
    var list: ShownList?

    /// What may be worked on; suppliers are known for goods without an order only.
    var tasks: [KnownTask] { status.knownTasks.filter { $0.kind != .supplier } }
    var suppliers: [KnownTask] { status.knownTasks.filter { $0.kind == .supplier } }

    init(language: Language, status: TerminalStatus) {
        self.language = language
        self.status = status
    }
}
