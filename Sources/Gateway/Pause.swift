// How the gateway waits: for a terminal's Hello, for the end of a window. Passed in, so that simulations have no clock but their own.

/// Waits so many milliseconds; throws `CancellationError` when the task is cancelled before.
public typealias Pause = @Sendable (_ milliseconds: Int64) async throws -> Void

/// By the clock of this machine.
public let machinePause: Pause = { milliseconds in try await Task.sleep(for: .milliseconds(milliseconds)) }
