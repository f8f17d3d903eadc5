import Inventory
import RPC
import Server
@testable import shelfwire
import Storage
import Testing

struct FailureTests {
    @Test(arguments: [
        (StorageError.Code.inUse, ExitStatus.tryLater), (.corrupt, .badInput), (.cannotOpen, .noInput), (.alreadyExists, .cannotCreate),
        (.diskFull, .inputOutput), (.invalidStatement, .programError),
    ])
    func troubleOfTheStoreHasItsExitCode(code: StorageError.Code, status: ExitStatus) {
        let failure = Failure(wording: StorageError(code, "what happened and what to do"))
        #expect(failure.status == status)
        #expect(failure.sentence == "what happened and what to do")
    }

    @Test(arguments: [
        (StatusCode.unavailable, ExitStatus.unavailable), (.unauthenticated, .notPermitted), (.permissionDenied, .notPermitted),
        (.resourceExhausted, .tryLater), (.failedPrecondition, .findings), (.internalError, .programError),
    ])
    func whatTheServerAnswersHasItsExitCode(code: StatusCode, status: ExitStatus) {
        #expect(Failure(wording: RPCError(code, "words")).status == status)
    }

    @Test func aRefusalIsToldWithAllItsReasons() {
        let failure = Failure(Refusal(.invalidDate(field: "expected_date"), [.malformed(field: "lines", problem: "is empty")]))
        #expect(failure.status == .findings)
        #expect(failure.sentence.contains("expected_date"))
        #expect(failure.sentence.split(separator: "\n").count == 2)
    }

    @Test func exitCodesAreThoseOfSysexits() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [1, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78])
    }
}
