import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct WaitingLineTests {
    @Test(arguments: [(2, LineEntry.taken), (3, .full(waiting: 3)), (4, .full(waiting: 3))])
    func theLineIsFullAtItsCapacity(waiting: Int, next: LineEntry) {
        let line = WaitingLine<Int>(capacity: 3)
        for number in 0..<waiting { _ = line.enter(number) }
        #expect(line.enter(99) == next)
    }

    @Test func whatWaitsIsTakenInOrderAndUpToTheLimit() {
        let line = WaitingLine<Int>(capacity: 100)
        for number in 1...7 { _ = line.enter(number) }
        #expect(line.take(upTo: 3) == [1, 2, 3])
        #expect(line.take(upTo: 1) == [4])
        _ = line.enter(8)
        #expect(line.count == 4)
        #expect(line.take(upTo: 100) == [5, 6, 7, 8])
    }

    @Test func placesBecomeFreeAgain() {
        let line = WaitingLine<Int>(capacity: 2)
        for number in 0..<50 {
            #expect(line.enter(number) == .taken)
            #expect(line.enter(-number) == .taken)
            #expect(line.enter(0) == .full(waiting: 2))
            #expect(line.take(upTo: 1) == [number])
            #expect(line.take(upTo: 1) == [-number])
        }
    }

    @Test func aClosedLineIsDrainedAndThenEmpty() {
        let line = WaitingLine<Int>(capacity: 3)
        _ = line.enter(1)
        line.close()
        #expect(line.enter(2) == .closed)
        #expect(line.take(upTo: 5) == [1])
        #expect(line.take(upTo: 5) == [])
        #expect(line.take(upTo: 5) == [])
    }

    @Test func manyTakersGetEachElementOnceAndAllAreWokenByClosing() {
        let line = WaitingLine<Int>(capacity: 10_000)
        let taken = Mutex<[Int]>([])
        let finished = DispatchGroup()
        for _ in 0..<4 {
            finished.enter()
            Thread.detachNewThread {
                while let number = line.take(upTo: 1).first { taken.withLock { $0.append(number) } }
                finished.leave()
            }
        }
        for number in 0..<5_000 { #expect(line.enter(number) == .taken) }
        line.close()
        finished.wait()
        #expect(taken.withLock { $0.sorted() } == Array(0..<5_000))
    }
}
