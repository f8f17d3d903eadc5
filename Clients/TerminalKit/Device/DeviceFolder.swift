// Where a terminal keeps what it must not forget.

public import SystemPackage

/// The names in a terminal's state folder.
public struct DeviceFolder: Hashable, Sendable {
    public let path: FilePath

    /// Creates the folder, for its owner alone, when it is not there.
    public init(creating path: FilePath) throws(DiskError) {
        self.path = path
        try Disk.createFolder(path)
    }

    public var identity: FilePath { path.appending("identity.json") }
    /// The device's own certificate and its key, where the shop signed one.
    public var certificate: FilePath { path.appending("certificate.pem") }
    public var key: FilePath { path.appending("key.pem") }
    public var queue: FilePath { path.appending("queue") }
    public var catalog: FilePath { path.appending("catalog") }
    public var tasks: FilePath { path.appending("tasks.json") }
    public var checklist: FilePath { path.appending("checklist.json") }

    /// Moves the queue out of the way before a new enrolment; nothing is deleted. Returns its new name, nil when there was none.
    func setQueueAside(of identity: TerminalIdentity) throws(DiskError) -> FilePath? {
        guard try Disk.read(queue) != nil else { return nil }
        let aside = queue.appendingSuffix(".terminal-\(identity.terminalID)-epoch-\(identity.epoch)")
        try Disk.rename(queue, to: aside)
        try Disk.syncFolder(of: aside)
        return aside
    }
}
