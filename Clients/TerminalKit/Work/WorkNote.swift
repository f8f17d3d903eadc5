// What a device that was switched off in the middle of a pallet must know when it is on again.

import FoundationEssentials

/// Kept in the queue's file, which only its owner may read.
struct WorkNote: Hashable, Codable {
    var person: Person?
    var task: WorkTask?
    /// The person chose to work without the server.
    var isOffline = false
    /// Nil until a server has told.
    var storeDay: StoreDay?

    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }

    init() {}

    /// A note that cannot be read is an empty one: the person signs in and chooses the task again.
    init(bytes: [UInt8]) {
        self = (try? JSONDecoder().decode(WorkNote.self, from: Data(bytes))) ?? WorkNote()
    }
}
