import NIOCore

extension Message {
    /// A request as a server reads it (gRPC document "Status codes": error parsing request is INTERNAL).
    init(request bytes: ByteBuffer) throws {
        do {
            try self.init(serialized: bytes)
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(.internalError, "the request cannot be read: \(error)", cause: error)
        }
    }

    /// A reply as a client reads it: what cannot be read is the server's fault.
    init(reply bytes: ByteBuffer) throws {
        do {
            try self.init(serialized: bytes)
        } catch {
            throw RPCError(.internalError, "the reply cannot be read: \(error)", cause: error)
        }
    }
}
