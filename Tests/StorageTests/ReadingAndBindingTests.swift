import Storage
import Testing

@Suite struct ReadingAndBindingTests {
    enum Shade: Int64, Bindable { case light = 1, dark = 2 }

    struct Label: Sendable, Equatable {
        var body: String?
        var bytes: [UInt8]?
        var flag: Int64?
    }

    @Test(arguments: [
        Label(body: "", bytes: [], flag: 0),
        Label(body: "Äpfel 苹果 🍏", bytes: [0, 255, 0], flag: .max),
        Label(body: "nul\0inside\0", bytes: Array(repeating: 7, count: 200_000), flag: .min),
        Label(body: String(repeating: "x", count: 100_000), bytes: nil, flag: nil),
        Label(body: nil, bytes: [0], flag: -1),
    ])
    func everyValueComesBackAsItWasStored(_ label: Label) throws {
        let database = try Shelf.simulated()
        let read = try database.writeSync { transaction -> Label? in
            try transaction.run(Shelf.putLabel, 1, label.body, label.bytes, label.flag)
            return try transaction.first(Shelf.getLabel, 1) { row in
                Label(body: row.optionalText(0), bytes: row.optionalBlob(1), flag: row.optionalInt(2))
            }
        }
        #expect(read == label)
    }
}
