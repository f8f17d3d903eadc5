#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Server
import Synchronization

/// One line on standard error that is written over while work goes on; nothing where nobody watches.
final class ProgressLine: Sendable {
    private let isWatched: Bool
    private let shown = Mutex<(text: String, at: ContinuousClock.Instant)?>(nil)

    init() {
        isWatched = isatty(STDERR_FILENO) == 1
    }

    /// At most ten times a second.
    func show(_ text: @autoclosure () -> String) {
        guard isWatched else { return }
        let now = ContinuousClock.now
        shown.withLock { last in
            if let last, last.at.duration(to: now) < .milliseconds(100) { return }
            let text = text()
            StandardError.write("\r" + text.padded(to: last?.text.count ?? 0))
            last = (text, now)
        }
    }

    /// `[########............] 41 %`
    static func bar(_ done: Int, of all: Int) -> String {
        let share = all > 0 ? min(max(done, 0), all) * 100 / all : 100
        return "[" + String(repeating: "#", count: share / 5) + String(repeating: ".", count: 20 - share / 5) + "] \(share) %"
    }

    /// Wipes the line.
    func end() {
        shown.withLock { last in
            if let last { StandardError.write("\r" + String(repeating: " ", count: last.text.count) + "\r") }
            last = nil
        }
    }
}
