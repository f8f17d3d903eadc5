// The list of tasks the device has heard of, so that a delivery can be received without a server.

import FoundationEssentials
import SystemPackage

extension KnownTask {
    /// An unreadable list is an empty one: the server tells it again.
    static func load(_ path: FilePath) throws(DiskError) -> [KnownTask] {
        guard let bytes = try Disk.read(path) else { return [] }
        return (try? JSONDecoder().decode([KnownTask].self, from: Data(bytes))) ?? []
    }

    static func save(_ tasks: [KnownTask], _ path: FilePath) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try Disk.replace(path, with: [UInt8](encoder.encode(tasks)))
    }
}
