import Inventory
import Synchronization
import Testing
import Wire

@testable import Gateway

@Suite struct AttachedTerminalTests {
    private func attachment(limit: Int = 3, nudge: @escaping @Sendable () -> Void = {}) throws -> AttachedTerminal {
        AttachedTerminal(
            terminal: try #require(TerminalID(7)), epoch: 1, store: try #require(StoreID(1)), language: .english, limit: limit,
            nudge: nudge)
    }

    private func push(_ position: Int64) -> Push { Push(position: position, body: .catalog(CatalogChanged())) }

    private func position(_ news: AttachedTerminal.News?) -> Int64? {
        if case .push(let push) = news { push.position } else { nil }
    }

    private func isNothing(_ news: AttachedTerminal.News?) -> Bool {
        if case .none = news { true } else { false }
    }

    @Test func newsIsTakenInOrder() throws {
        let attachment = try attachment()
        attachment.push(push(1))
        attachment.push(push(2))
        #expect(position(attachment.take()) == 1)
        #expect(position(attachment.take()) == 2)
        #expect(isNothing(attachment.take()))
    }

    @Test("n-1 and n pushes are kept, one more is dropped and told as an overflow", arguments: [2, 3, 4])
    func overflowIsTold(count: Int) throws {
        let attachment = try attachment(limit: 3)
        for position in 1...count { attachment.push(push(Int64(position))) }
        attachment.drain(.restart, reconnectAfterMilliseconds: 1)
        // A drain overtakes everything; what waits is still there behind it.
        guard case .drain = attachment.take() else {
            Issue.record("the drain comes first")
            return
        }
        for expected in 1...min(count, 3) { #expect(position(attachment.take()) == Int64(expected)) }
        if count > 3 {
            guard case .push(let last) = attachment.take(), case .overflow = last.body else {
                Issue.record("an overflow follows")
                return
            }
        }
    }

    @Test func theFirstDrainStands() throws {
        let attachment = try attachment()
        attachment.drain(.superseded, reconnectAfterMilliseconds: 0)
        attachment.drain(.revoked, reconnectAfterMilliseconds: 0)
        guard case .drain(let drain) = attachment.take() else {
            Issue.record("a drain is news")
            return
        }
        #expect(drain.reason == .superseded)
    }

    @Test func whoIsSentAwayIsLeaving() throws {
        let attachment = try attachment()
        #expect(!attachment.isLeaving)
        attachment.drain(.restart, reconnectAfterMilliseconds: 0)
        #expect(attachment.isLeaving)
    }

    @Test(arguments: [0, 1, 3, 4]) func thereIsNewsUntilAllOfItIsTaken(count: Int) throws {
        let attachment = try attachment(limit: 3)
        for position in 0..<count { attachment.push(push(Int64(position))) }
        var taken = 0
        while attachment.hasNews {
            #expect(!isNothing(attachment.take()))
            taken += 1
        }
        #expect(taken == count && isNothing(attachment.take()))
        attachment.drain(.restart, reconnectAfterMilliseconds: 0)
        #expect(attachment.hasNews)
        #expect(!isNothing(attachment.take()))
        #expect(!attachment.hasNews)
    }

    @Test func theStreamIsNudgedOnceForAllThatWaits() throws {
        let nudges = Mutex(0)
        let attachment = try attachment(limit: 2) { nudges.withLock { $0 += 1 } }
        for position in 1...5 { attachment.push(push(Int64(position))) }
        #expect(nudges.withLock { $0 } == 1, "it takes all that waits when it comes")
        while !isNothing(attachment.take()) {}
        attachment.push(push(6))
        #expect(nudges.withLock { $0 } == 2)
        attachment.drain(.restart, reconnectAfterMilliseconds: 0)
        attachment.drain(.revoked, reconnectAfterMilliseconds: 0)
        attachment.push(push(7))
        #expect(nudges.withLock { $0 } == 3, "a drain overtakes what waits, so it says so itself")
    }

    @Test func aStreamThatIsGoneHearsNothing() throws {
        let nudges = Mutex(0)
        let attachment = try attachment { nudges.withLock { $0 += 1 } }
        attachment.push(push(1))
        attachment.close()
        attachment.push(push(2))
        attachment.drain(.restart, reconnectAfterMilliseconds: 0)
        #expect(!attachment.hasNews && isNothing(attachment.take()))
        #expect(attachment.isLeaving)
        #expect(nudges.withLock { $0 } == 1)
    }

    @Test func aNewStreamTakesOverAndALateGoodbyeOfTheOldOneChangesNothing() throws {
        let registry = TerminalRegistry()
        let (older, newer) = (try attachment(), try attachment())
        #expect(registry.attach(older))
        #expect(registry.attach(newer))
        guard case .drain(let drain) = older.take() else {
            Issue.record("the older stream is drained")
            return
        }
        #expect(drain.reason == .superseded)
        registry.detach(older)
        #expect(registry.attachment(of: newer.terminal) === newer)
    }

    @Test func aStoppingServerTakesNobody() throws {
        let registry = TerminalRegistry()
        registry.drainAll(.restart) { _ in 500 }
        #expect(registry.attach(try attachment()) == false)
    }
}

