// What the program's exit code says (sysexits.h).

import ArgumentParser
import TerminalKit

extension ExitCode {
    static let expectationFailed = ExitCode(1)
    static let usage = ExitCode(64)
    static let unavailable = ExitCode(69)
    static let cannotCreate = ExitCode(73)
    static let inUse = ExitCode(75)
    static let refused = ExitCode(77)

    init(_ error: TerminalError) {
        self = switch error.code {
        case .unavailable, .needsServer: .unavailable
        case .storage: error.reason == "IN_USE" ? .inUse : .cannotCreate
        case .refused, .unsentEntries, .alreadyEnrolled, .notSecure: .refused
        case .notEnrolled: .usage
        case .noTask, .notForThisTask, .reasonMissing, .nothingToUndo, .nothingScanned, .unknownTask, .unreadableScan, .badQuantity,
            .badDate, .textTooLong, .queueFull, .unknownPlace, .noPlace, .placeMissing, .notOnList, .moreThanListed, .notDue,
            .checklistFull, .checklistAtHand, .checklistSent, .heldElsewhere:
            .expectationFailed
        }
    }
}
