import Foundation
import Synchronization
import Testing

@testable import Inventory

@Suite("Hashing of secrets", .serialized)
struct SecretHasherTests {
    /// OWASP Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1.
    @Test func theCostIsThatOfTheSheet() throws {
        #expect(ScryptCost.standard == ScryptCost(rounds: 131_072, blockSize: 8, parallelism: 1))
        let hash = try SecretHash("blue lamp", salt: [UInt8](1...16), cost: .standard)
        #expect(try #require(SecretHash(parsing: hash.text)) == hash)
        #expect(try hash.matches("blue lamp") && !hash.matches("blue lamq"))
    }

    /// Holds every computation until it is opened.
    final class Door: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let started = Mutex(0)

        func wait() {
            started.withLock { $0 += 1 }
            semaphore.wait()
        }

        func open(_ count: Int) {
            for _ in 0..<count { semaphore.signal() }
        }

        var inside: Int { started.withLock { $0 } }
    }

    @Test func atMostTwoRunAndOneDeviceLeavesRoomForOthers() async throws {
        let hasher = SecretHasher(cost: .trivial)
        let door = Door()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            // One device: eight wait, the ninth is sent away.
            for _ in 0..<SecretHasher.perDevice + 1 { group.addTask { await Self.enters(hasher, "a", door) } }
            let ninth = try await group.next()
            #expect(ninth == false)
            // Many devices: the line is full at 66.
            let rest = SecretHasher.parallel + SecretHasher.waiting - SecretHasher.perDevice
            for device in 0..<rest + 1 { group.addTask { await Self.enters(hasher, "b\(device)", door) } }
            let last = try await group.next()
            #expect(last == false)
            #expect(door.inside <= SecretHasher.parallel)
            door.open(rest + SecretHasher.perDevice)
            var entered = 0
            for try await didEnter in group where didEnter { entered += 1 }
            #expect(entered == SecretHasher.parallel + SecretHasher.waiting)
        }
        // All have left: there is room again.
        #expect(try await hasher.run(for: "a") { 7 } == 7)
    }

    private static func enters(_ hasher: SecretHasher, _ device: String, _ door: Door) async -> Bool {
        do {
            try await hasher.run(for: device) { door.wait() }
            return true
        } catch {
            return false
        }
    }

    /// A name that nobody has, a person without a password, and a wrong guess take the same time: each is one computation of the same cost.
    @Test(arguments: ["", "no hash"]) func whoHasNoPasswordCostsOneComputationToo(stored: String) throws {
        let hasher = SecretHasher()
        let (known, compared) = hasher.comparison(with: stored)
        #expect(known == nil)
        let real = try SecretHash("blue lamp", salt: [UInt8](1...16), cost: .standard)
        #expect(hasher.comparison(with: real.text).compared == real)
        let decoy = try #require(compared)
        #expect(decoy.cost == real.cost && decoy.salt.count == real.salt.count && decoy.key.count == real.key.count)
    }

    /// Who does not exist waits in the same line.
    @Test func aNameThatNobodyHasStandsInTheLineToo() async throws {
        let stage = try await AccessStage()
        let door = Door()
        let device = GuessingDevice.desk(peer: AccessStage.desk).text
        let secrets = stage.books.secrets
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<SecretHasher.perDevice + 1 { group.addTask { await Self.enters(secrets, device, door) } }
            let first = try await group.next()
            #expect(first == false)
            #expect(try await stage.signIn("nobody").reasons == ["SIGN_IN_BUSY"])
            door.open(SecretHasher.perDevice)
        }
        #expect(try await stage.signIn("nobody").reasons == ["WRONG_CREDENTIALS"])
    }

    @Test func whoComesWhenTheLineIsFullIsToldToTryLater() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        let door = Door()
        let device = GuessingDevice.desk(peer: AccessStage.desk).text
        let secrets = stage.books.secrets
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<SecretHasher.perDevice + 1 { group.addTask { await Self.enters(secrets, device, door) } }
            let first = try await group.next()
            #expect(first == false)
            let busy = try await stage.signIn("eva").reasons
            #expect(busy == ["SIGN_IN_BUSY"])
            door.open(SecretHasher.perDevice)
        }
        #expect(try await stage.signIn("eva").isDone)
        // Nothing was booked for the one who was sent away.
        #expect(try stage.trail(AuditTrail(kinds: [.signIn, .signInFailed])).count == 1)
    }
}
