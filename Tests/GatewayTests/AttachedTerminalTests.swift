import Inventory
import Testing
import Wire

@testable import Gateway

@Suite struct AttachedTerminalTests {
    private func attachment(limit: Int = 3) throws -> AttachedTerminal {
        AttachedTerminal(
            terminal: try #require(TerminalID(7)), epoch: 1, store: try #require(StoreID(1)), language: .english, limit: limit)
    }

    private func push(_ position: Int64) -> Push { Push(position: position, body: .catalog(CatalogChanged())) }

    private func position(_ news: AttachedTerminal.News?) -> Int64? {
        if case .push(let push) = news { push.position } else { nil }
    }

    @Test func newsIsTakenInOrder() async throws {
        let attachment = try attachment()
        attachment.push(push(1))
        attachment.push(push(2))
        #expect(position(await attachment.next()) == 1)
        #expect(position(await attachment.next()) == 2)
    }

    @Test("n-1 and n pushes are kept, one more is dropped and told as an overflow", arguments: [2, 3, 4])
    func overflowIsTold(count: Int) async throws {
        let attachment = try attachment(limit: 3)
        for position in 1...count { attachment.push(push(Int64(position))) }
        attachment.drain(.restart, reconnectAfterMilliseconds: 1)
        // A drain overtakes everything; what waits is still there behind it.
        guard case .drain = await attachment.next() else {
            Issue.record("the drain comes first")
            return
        }
        for expected in 1...min(count, 3) { #expect(position(await attachment.next()) == Int64(expected)) }
        if count > 3 {
            guard case .push(let last) = await attachment.next(), case .overflow = last.body else {
                Issue.record("an overflow follows")
                return
            }
        }
    }

    @Test func theFirstDrainStands() async throws {
        let attachment = try attachment()
        attachment.drain(.superseded, reconnectAfterMilliseconds: 0)
        attachment.drain(.revoked, reconnectAfterMilliseconds: 0)
        guard case .drain(let drain) = await attachment.next() else {
            Issue.record("a drain is news")
            return
        }
        #expect(drain.reason == .superseded)
    }

    @Test func drainingRefusesFurtherWork() throws {
        let attachment = try attachment()
        #expect(attachment.beginWork())
        attachment.endWork()
        attachment.drain(.restart, reconnectAfterMilliseconds: 0)
        #expect(!attachment.beginWork())
    }

    @Test func quiesceWaitsForTheMessageAtWork() async throws {
        let attachment = try attachment()
        #expect(attachment.beginWork())
        let order = AsyncStream.makeStream(of: String.self)
        let waiter = Task {
            await attachment.quiesce()
            order.continuation.yield("quiet")
            order.continuation.finish()
        }
        await Task.yield()
        order.continuation.yield("answered")
        attachment.endWork()
        await waiter.value
        var heard: [String] = []
        for await word in order.stream { heard.append(word) }
        #expect(heard == ["answered", "quiet"])
    }

    @Test func closingFreesWhoeverWaits() async throws {
        let attachment = try attachment()
        let taker = Task {
            if case .none = await attachment.next() { true } else { false }
        }
        await Task.yield()
        attachment.close()
        #expect(await taker.value)
    }

    @Test func aNewStreamTakesOverAndALateGoodbyeOfTheOldOneChangesNothing() async throws {
        let registry = TerminalRegistry()
        let (older, newer) = (try attachment(), try attachment())
        #expect(registry.attach(older))
        #expect(registry.attach(newer))
        guard case .drain(let drain) = await older.next() else {
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

