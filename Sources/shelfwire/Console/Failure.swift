// How a verb ends badly: one sentence on standard error and an exit code. Every error that can reach a verb is worded here.

import ArgumentParser
import Inventory
import RPC
import Server
import Storage

/// A reason to stop, for a person.
struct Failure: Error {
    var status: ExitStatus
    var sentence: String

    init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}

extension Failure {
    /// Words any error.
    init(wording error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let problem as SettingProblem: self.init(.configuration, problem.description)
        case let problem as TLSProblem: self.init(.configuration, problem.description)
        case let problem as AgeProblem: self.init(Self.status(of: problem.kind), problem.description)
        case let error as StorageError: self.init(Self.status(of: error.code), error.message)
        case let damage as BooksError: self.init(.badInput, damage.description)
        case let refusal as Refusal: self.init(refusal)
        case let error as RPCError: self.init(Self.status(of: error.code), OfficeWords.sentence(error))
        default: self.init(.programError, "\(error)")
        }
    }

    /// All that the shop says no for, each with what to do.
    init(_ refusal: Refusal) {
        let sentences = refusal.rejections.map { rejection in
            let sentence = rejection.sentence(.english)
            return [sentence.message, sentence.nextStep].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let status: ExitStatus =
            switch refusal.first {
            case .notSignedIn, .wrongCredentials, .lockedOut, .sessionEnded, .notPermitted: .notPermitted
            default: .findings
            }
        self.init(status, sentences.joined(separator: "\n"))
    }

    private static func status(of kind: AgeProblem.Kind) -> ExitStatus {
        switch kind {
        case .input: .badInput
        case .targetExists: .cannotCreate
        case .missingProgram: .unavailable
        case .files: .inputOutput
        }
    }

    private static func status(of code: StorageError.Code) -> ExitStatus {
        switch code {
        case .inUse, .busy, .overloaded: .tryLater
        case .notOurs, .newerSchema, .migrationMismatch, .corrupt, .unfinishedDatabase: .badInput
        case .cannotOpen: .noInput
        case .alreadyExists: .cannotCreate
        case .diskFull, .readOnlyDisk, .inputOutput, .outOfMemory, .failed, .migrationFailed: .inputOutput
        case .constraint, .invalidStatement, .unexpectedValue, .readOnly, .tooBig, .closed, .misuse, .other: .programError
        }
    }

    private static func status(of code: StatusCode) -> ExitStatus {
        switch code {
        case .unavailable, .deadlineExceeded, .cancelled: .unavailable
        case .resourceExhausted, .aborted: .tryLater
        case .unauthenticated, .permissionDenied: .notPermitted
        case .internalError, .unimplemented, .unknown, .dataLoss: .programError
        default: .findings
        }
    }
}

/// Runs the body of a verb; an error becomes one sentence and an exit code.
func reporting(_ body: () throws -> Void) throws {
    do { try body() } catch { throw end(with: error) }
}

/// The same for verbs that wait.
func reporting(_ body: () async throws -> Void) async throws {
    do { try await body() } catch { throw end(with: error) }
}

/// Says the sentence; answers what ends the program.
private func end(with error: any Error) -> any Error {
    if error is ExitCode || error is ValidationError || error is CleanExit { return error }
    let failure = Failure(wording: error)
    StandardError.write("shelfwire: \(failure.sentence)\n")
    return ExitCode(failure.status.rawValue)
}
