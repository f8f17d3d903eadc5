/// Code around every call of a server, whatever its messages: authentication, measuring, logging.
///
/// Runs in the task of the call, outermost first. It may throw instead of proceeding, which ends the call with that error; may put
/// values into the context for the handler; and sees how the handler ended by what `proceed` throws. A handler that rests
/// (`RequestStream.rest`) is several parts, each in a task of its own: interceptors are around each of them, with the same context.
public protocol ServerInterceptor: Sendable {
    /// - Parameter proceed: Runs the rest of the call; to be called at most once.
    func intercept(_ context: ServerContext, _ proceed: @Sendable () async throws -> Void) async throws
}

/// A kind of value that an interceptor leaves in a `ServerContext` for handlers.
public protocol ContextKey {
    associatedtype Value: Sendable
}
