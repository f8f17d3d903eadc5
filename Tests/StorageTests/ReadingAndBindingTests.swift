import Testing

@testable import Storage

@Suite struct ReadingAndBindingTests {
    struct Label: Sendable, Equatable, CustomTestStringConvertible {
        var body: String?
        var bytes: [UInt8]?
        var flag: Int64?

        var testDescription: String { "\(body?.utf8.count ?? -1) bytes of text, \(bytes?.count ?? -1) of blob, \(flag ?? 0)" }
    }

    @Test(arguments: [
        Label(body: "", bytes: [], flag: 0),
        Label(body: "Äpfel 苹果 🍏", bytes: [0, 255, 0], flag: .max),
        Label(body: "nul\0inside\0", bytes: Array(repeating: 7, count: 200_000), flag: .min),
        Label(body: String(repeating: "x", count: 100_000), bytes: nil, flag: nil),
        Label(body: nil, bytes: [0], flag: -1),
    ])
    func everyValueComesBackAsItWasStored(_ label: Label) throws {
        let read = try Shelf.simulated().writeSync { transaction -> Label? in
            try transaction.run(Shelf.putLabel, 1, label.body, label.bytes, label.flag)
            return try transaction.first(Shelf.getLabel, 1) { row in
                Label(body: row.optionalText(0), bytes: row.optionalBlob(1), flag: row.optionalInt(2))
            }
        }
        #expect(read == label)
    }

    private static let four = SQL("SELECT $1, $2, $3, $4")

    @Test func smallerTypesAreBoundByTheirValue() throws {
        enum Shade: Int64, Bindable { case light = 1, dark = 2 }
        let read = try Shelf.simulated().readSync { snapshot in
            try snapshot.first(Self.four, true, Int32.min, UInt32.max, Shade.dark) { row in
                [row.int(0), row.int(1), row.int(2), row.int(3)]
            }
        }
        #expect(read == [1, Int64(Int32.min), Int64(UInt32.max), 2])
    }

    @Test func aSliceIsBoundByItsOwnBytes() throws {
        let slice = ([1, 2, 3, 4, 5] as [UInt8])[1...2]
        let read = try Shelf.simulated().readSync { try $0.first(Self.four, slice, "a", 0, 0) { row in row.blob(0) } }
        #expect(read == [2, 3])
    }

    @Test func aBlobIsLentWithoutACopy() throws {
        let sum = try Shelf.simulated().readSync { snapshot in
            try snapshot.first(Self.four, [1, 2, 3] as [UInt8], 0, 0, 0) { row in
                row.withBlob(0) { span in
                    var sum = 0
                    for index in span.indices { sum += Int(span[index]) }
                    return sum
                }
            }
        }
        #expect(sum == 6)
    }

    /// SQLite alone numbers `$n` by first appearance: `$2` before `$1` would be swapped.
    @Test func parametersAreTheirNumberWhateverTheirOrder() throws {
        let swapped = SQL("SELECT $2, $1, $2, $3 WHERE $3 = $3")
        let read = try Shelf.simulated().readSync { snapshot in
            try snapshot.first(swapped, 1, 2, 3) { row in [row.int(0), row.int(1), row.int(2), row.int(3)] }
        }
        #expect(read == [2, 1, 2, 3])
    }

    @Test(arguments: 0...5)
    func onlyTheRightNumberOfParametersIsAccepted(count: Int) throws {
        let result = Result { () throws -> Int in
            try Shelf.simulated().readSync { snapshot in
                switch count {
                case 0: try snapshot.all(Self.four) { _ in }.count
                case 1: try snapshot.all(Self.four, 1) { _ in }.count
                case 2: try snapshot.all(Self.four, 1, 2) { _ in }.count
                case 3: try snapshot.all(Self.four, 1, 2, 3) { _ in }.count
                case 4: try snapshot.all(Self.four, 1, 2, 3, 4) { _ in }.count
                default: try snapshot.all(Self.four, 1, 2, 3, 4, 5) { _ in }.count
                }
            }
        }
        #expect(result.storageCode == (count == 4 ? nil : .invalidStatement))
    }

    @Test func aColumnOfAnotherKindIsAnErrorAndNotAValue() throws {
        let database = try Shelf.simulated()
        let readers: [@Sendable (borrowing Row) -> Void] = [
            { _ = $0.int(0) }, { _ = $0.int(1) }, { _ = $0.text(2) }, { _ = $0.blob(0) }, { _ = $0.text(3) }, { _ = $0.bool(2) },
            { _ = $0.int(4) }, { _ = $0.int(.max) }, { _ = $0.int(-1) }, { _ = $0.withBlob(0) { $0.count } },
        ]
        for (index, read) in readers.enumerated() {
            let result = Result {
                try database.readSync { try $0.first(Self.four, "text", [1] as [UInt8], 2, Int64?.none) { read($0) } }
            }
            #expect(result.storageCode == .unexpectedValue, "reader \(index)")
        }
    }

    @Test func theRowsDefectWinsOverTheErrorItCausedInTheReader() throws {
        struct NoSuchProduct: Error {}
        let result = Result {
            try Shelf.simulated().readSync { snapshot in
                try snapshot.first(Self.four, "text", 0, 0, 0) { row in
                    if row.int(0) == 0 { throw NoSuchProduct() }
                }
            }
        }
        #expect(result.storageCode == .unexpectedValue)
    }

    @Test func aStatementMayRunInsideItself() throws {
        let pairs = try Shelf.simulated().writeSync { transaction in
            for product in 1...3 { try transaction.run(Shelf.add, product, 1) }
            var pairs: [[Int64]] = []
            try transaction.forEach(Shelf.products) { outer in
                let left = outer.int(0)
                pairs += try transaction.all(Shelf.products) { [left, $0.int(0)] }
                return true
            }
            return pairs
        }
        #expect(pairs == [[1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3], [3, 1], [3, 2], [3, 3]])
    }

    /// The text of the outer statement stays bound while the inner one binds its own.
    @Test func nestedStatementsKeepTheirTexts() throws {
        let later = SQL("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT $1, i FROM n")
        let seen = try Shelf.simulated().readSync { snapshot in
            var seen: [String] = []
            try snapshot.forEach(later, "outer text of some length") { row in
                _ = try snapshot.first(Self.four, "inner text of another length", 0, 0, 0) { $0.text(0) }
                seen.append(row.text(0))
                return true
            }
            return seen
        }
        #expect(seen == Array(repeating: "outer text of some length", count: 3))
    }

    @Test func forEachStopsWhenToldTo() throws {
        let seen = try Shelf.simulated().writeSync { transaction in
            for product in 1...9 { try transaction.run(Shelf.add, product, 1) }
            var seen: [Int64] = []
            try transaction.forEach(Shelf.products) { row in
                seen.append(row.int(0))
                return seen.count < 4
            }
            return seen
        }
        #expect(seen == [1, 2, 3, 4])
    }

    @Test func changesCountsTheRowsOfTheStatement() throws {
        let raise = SQL("UPDATE stock SET quantity = quantity + 1 WHERE product <= $1")
        let counts = try Shelf.simulated().writeSync { transaction in
            for product in 1...5 { try transaction.run(Shelf.add, product, 1) }
            return [try transaction.changes(raise, 3), try transaction.changes(raise, 0)]
        }
        #expect(counts == [3, 0])
    }

    @Test func returningWritesAllItsRowsEvenWhenOnlyTheFirstIsRead() throws {
        let raise = SQL("UPDATE stock SET quantity = quantity + 1 WHERE product > $1 RETURNING product")
        let total = try Shelf.simulated().writeSync { transaction in
            for product in 1...5 { try transaction.run(Shelf.add, product, 1) }
            _ = try transaction.first(raise, 0) { $0.int(0) }
            try transaction.forEach(raise, 0) { _ in false }
            return try transaction.first(Shelf.total) { $0.int(0) }
        }
        #expect(total == 15)
    }

    @Test func aSnapshotRefusesToWrite() throws {
        let folder = try TemporaryFolder()
        let file = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        defer { file.close() }
        for database in [file, try Shelf.inMemory(), try Shelf.simulated()] {
            let result = Result { try database.readSync { try $0.all(Shelf.insert, 1, 1) { _ in } } }
            #expect(result.storageCode == .readOnly)
            #expect(try database.readSync { try Shelf.quantity(of: 1, in: $0) } == nil)
        }
    }

    @Test func textsAroundTheSizeOfTheScratchStandSideBySide() throws {
        let sizes = [Limits.scratchBytes - 1, Limits.scratchBytes, Limits.scratchBytes + 1, 1]
        let read = try Shelf.simulated().readSync { snapshot -> [String]? in
            try snapshot.first(
                Self.four, String(repeating: "a", count: sizes[0]), String(repeating: "b", count: sizes[1]),
                String(repeating: "c", count: sizes[2]), String(repeating: "d", count: sizes[3])
            ) { row in [row.text(0), row.text(1), row.text(2), row.text(3)] }
        }
        #expect(read?.map { $0.utf8.count } == sizes)
        #expect(read?.map { $0.prefix(1) } == ["a", "b", "c", "d"])
    }

    @Test(arguments: [(-1, nil), (0, nil), (1, StorageError.Code.tooBig)])
    func theSizeOfAValueIsLimited(beyond: Int, code: StorageError.Code?) throws {
        let length = SQL("SELECT length($1)")
        let bytes = [UInt8](repeating: 1, count: Limits.valueBytes + beyond)
        let result = Result { try Shelf.simulated().readSync { try $0.first(length, bytes) { $0.int(0) } } }
        #expect(result.storageCode == code)
    }
}
