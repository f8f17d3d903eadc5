import Synchronization
import Testing

@testable import Storage

@Suite struct GroupCommitTests {
    struct Mishap: Error, Equatable {}

    @Test func allThatWaitShareOneCommit() throws {
        let database = try Shelf.inMemory()
        let answers = Answers<Bool>()
        database.gather {
            for product in 1...100 {
                database.submit({ try $0.run(Shelf.add, product, 1) }, completion: { answers.add($0.isSuccess) })
            }
        }
        #expect(answers.wait(for: 100) == Array(repeating: true, count: 100))
        database.close()
        let metrics = database.metrics
        #expect(metrics.commits == 2)
        #expect(metrics.largestGroup == 100)
        #expect(metrics.succeeded == 101)
        #expect(metrics.commitLatency.count == 2)
    }

    @Test(arguments: [(9, [1, 9]), (10, [1, 10]), (11, [1, 10, 1]), (25, [1, 10, 10, 5])])
    func aGroupIsLimited(waiting: Int, groups: [Int]) throws {
        let database = try Shelf.inMemory { $0.maximumGroup = 10 }
        let answers = Answers<Int64?>()
        // Each body answers how many of its own group came before it: a fresh count begins with each commit.
        let commits = Mutex<[Int]>([0])
        database.onCommit { commits.withLock { $0.append(0) } }
        database.gather {
            for product in 1...waiting {
                database.submit(
                    { try $0.run(Shelf.add, product, 1) },
                    completion: { _ in
                        commits.withLock { $0[$0.count - 1] += 1 }
                        answers.add(nil)
                    })
            }
        }
        _ = answers.wait(for: waiting)
        database.close()
        // The gate's own group wrote nothing, so no observer was called for it.
        #expect(commits.withLock { $0 }.filter { $0 > 0 } == Array(groups.dropFirst()))
        #expect(database.metrics.commits == groups.count)
    }

    @Test func aBodySeesWhatThoseBeforeItInTheGroupWrote() throws {
        let database = try Shelf.inMemory()
        let answers = Answers<Int64?>()
        database.gather {
            for _ in 1...5 {
                database.submit(
                    { transaction in
                        try transaction.run(Shelf.add, 1, 1)
                        return try Shelf.quantity(of: 1, in: transaction)
                    }, completion: { answers.add((try? $0.get()) ?? nil) })
            }
        }
        #expect(answers.wait(for: 5) == [1, 2, 3, 4, 5])
        database.close()
    }

    @Test func whoThrowsAfterWritingLosesOnlyItsOwn() throws {
        let database = try Shelf.inMemory()
        let answers = Answers<String>()
        database.gather {
            for product in 1...5 {
                database.submit(
                    { transaction in
                        try transaction.run(Shelf.add, product, 1)
                        if product == 3 { throw Mishap() }
                    },
                    completion: { result in
                        switch result {
                        case .success: answers.add("\(product) kept")
                        case .failure(let error): answers.add("\(product) \(type(of: error))")
                        }
                    })
            }
        }
        #expect(answers.wait(for: 5) == ["1 kept", "2 kept", "3 Mishap", "4 kept", "5 kept"])
        #expect(try database.readSync { try $0.all(Shelf.products) { $0.int(0) } } == [1, 2, 4, 5])
        database.close()
        #expect(database.metrics.separatedGroups == 1)
        #expect(database.metrics.failed == 1)
        #expect(database.metrics.commits == 5)
    }

    @Test func whoThrowsBeforeWritingDoesNotDisturbItsGroup() throws {
        let database = try Shelf.inMemory()
        let runs = Mutex(0)
        let answers = Answers<Bool>()
        database.gather {
            for product in 1...5 {
                database.submit(
                    { transaction in
                        runs.withLock { $0 += 1 }
                        if try Shelf.quantity(of: 9, in: transaction) == nil, product == 3 { throw Mishap() }
                        try transaction.run(Shelf.add, product, 1)
                    }, completion: { answers.add($0.isSuccess) })
            }
        }
        #expect(answers.wait(for: 5) == [true, true, false, true, true])
        database.close()
        #expect(runs.withLock { $0 } == 5)
        #expect(database.metrics.separatedGroups == 0)
        #expect(database.metrics.commits == 2)
    }

    @Test func aRefusedStatementThatTheBodyCatchesKeepsTheRest() throws {
        let database = try Shelf.simulated()
        let caught = try database.writeSync { transaction in
            try transaction.run(Shelf.add, 1, 5)
            do throws(StorageError) {
                try transaction.run(Shelf.insert, 1, 7)
                return nil as StorageError.Code?
            } catch {
                return error.code
            }
        }
        #expect(caught == .constraint)
        #expect(try database.readSync { try Shelf.quantity(of: 1, in: $0) } == 5)
    }

    /// A trigger with RAISE(ROLLBACK) ends the whole transaction under the body's feet.
    @Test(arguments: [true, false])
    func aBodyCannotGoOnInALostTransaction(swallowsTheError: Bool) throws {
        let trap = Migration(
            number: 2, name: "Trap",
            statements: [
                "CREATE TRIGGER trap BEFORE INSERT ON label WHEN new.id = 13 BEGIN SELECT RAISE(ROLLBACK, 'trap'); END"
            ])
        let database = try Database.openInMemory(migrations: Shelf.migrations + [trap])
        let answers = Answers<String>()
        database.gather {
            for product in 1...3 {
                database.submit(
                    { transaction in
                        try transaction.run(Shelf.add, product, 1)
                        guard product == 2 else { return }
                        if swallowsTheError {
                            try? transaction.run(Shelf.putLabel, 13, "", [UInt8](), 0)
                            try? transaction.run(Shelf.add, 99, 1)
                        } else {
                            try transaction.run(Shelf.putLabel, 13, "", [UInt8](), 0)
                        }
                    }, completion: { answers.add("\(product) \($0.storageCode?.rawValue ?? "kept")") })
            }
        }
        #expect(answers.wait(for: 3) == ["1 kept", "2 constraint", "3 kept"])
        #expect(try database.readSync { try $0.all(Shelf.products) { $0.int(0) } } == [1, 3])
        database.close()
    }

    @Test func theAnswerComesAfterTheCommitAndBeforeTheObservers() throws {
        let folder = try TemporaryFolder()
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        let order = Answers<String>()
        database.onCommit { order.add("observer") }
        database.submit({ try $0.run(Shelf.add, 1, 1) }, completion: { _ in order.add("caller") })
        #expect(order.wait(for: 2) == ["caller", "observer"])
        database.submit({ _ in }, completion: { _ in order.add("idle caller") })
        #expect(order.wait(for: 1) == ["caller", "observer", "idle caller"])
        database.close()
        #expect(order.now.count == 3)
    }

    @Test func anAnsweredWriteIsInTheNextSnapshot() async throws {
        let folder = try TemporaryFolder()
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        for expected in Int64(1)...50 {
            try await database.write { try $0.run(Shelf.add, 1, 1) }
            #expect(try await database.read { try Shelf.quantity(of: 1, in: $0) } == expected)
        }
        database.close()
    }

    @Test func manyTasksLoseNothing() async throws {
        let folder = try TemporaryFolder()
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for task in 0..<20 {
                tasks.addTask {
                    for step in 0..<50 {
                        try await database.write { try $0.run(Shelf.add, task % 3, step % 2 + 1) }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        let total = try await database.read { try $0.first(Shelf.total) { [$0.int(0), $0.int(1)] } }
        #expect(total == [1_500, 3])
        database.close()
    }

    @Test func timeStandsStillWithinABodyAndRandomnessIsInjected() throws {
        let ticks = Mutex<Int64>(1_000)
        let database = try Shelf.simulated {
            $0.clock = { ticks.withLock { $0 += 1; return $0 } }
            $0.randomness = { count in [UInt8](repeating: 4, count: count) }
        }
        let seen = try database.writeSync { [$0.nowMilliseconds, $0.nowMilliseconds] }
        let later = try database.writeSync { ($0.nowMilliseconds, $0.randomBytes(3)) }
        #expect(seen[0] == seen[1])
        #expect(later.0 > seen[0])
        #expect(later.1 == [4, 4, 4])
    }
}
