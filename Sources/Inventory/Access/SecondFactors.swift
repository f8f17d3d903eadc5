// Second factors as rows: the key that a person's authenticator shares with us, and the codes for the day it is lost.

import Crypto
import Storage

/// A person's second factor.
struct SecondFactor: Hashable {
    var secret: [UInt8]
    /// The step of the last code that was taken: no code counts twice.
    var lastStep: Int64
    var isConfirmed: Bool
}

enum SecondFactors {
    /// Codes given at once; each is used up once.
    static let recoveryCodes = 10

    static func find(_ user: UserID, in source: borrowing some Reading & ~Copyable) throws -> SecondFactor? {
        try source.first(byUser, user.rawValue) { row in
            SecondFactor(secret: row.blob(0), lastStep: row.int(1), isConfirmed: row.int(2) != 0)
        }
    }

    /// Begins a new one; it asks for nothing until it is confirmed by a code.
    static func begin(_ user: UserID, secret: [UInt8], in transaction: borrowing Transaction) throws {
        try transaction.run(insert, user.rawValue, secret)
    }

    static func confirm(_ user: UserID, at now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(setConfirmed, user.rawValue, now.milliseconds)
    }

    static func note(step: Int64, of user: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(setLastStep, user.rawValue, step)
    }

    static func remove(_ user: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(delete, user.rawValue)
        try transaction.run(deleteCodes, user.rawValue)
    }

    // MARK: recovery codes

    /// New ones in place of all that were there. 128 bits each, so their SHA-256 is as hard to guess as they are (OWASP ASVS 5.0, 6.5.2).
    static func renewCodes(of user: UserID, in transaction: borrowing Transaction) throws -> [String] {
        try transaction.run(deleteCodes, user.rawValue)
        var codes: [String] = []
        for _ in 0..<recoveryCodes {
            let code = EnrolmentCode(random: transaction.randomBytes(EnrolmentCode.bytes))
            try transaction.run(insertCode, user.rawValue, code.hash)
            codes.append(code.text)
        }
        return codes
    }

    static func hasCode(_ code: EnrolmentCode, _ user: UserID, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        try source.first(unusedCode, user.rawValue, code.hash) { _ in true } ?? false
    }

    static func use(_ code: EnrolmentCode, of user: UserID, at now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(useCode, user.rawValue, code.hash, now.milliseconds)
    }

    static func codesLeft(of user: UserID, in source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(countCodes, user.rawValue) { row in row.int(0) } ?? 0
    }

    private static let byUser = SQL("SELECT secret, last_step, confirmed_ms FROM second_factor WHERE app_user = $1")
    private static let insert = SQL(
        """
        INSERT INTO second_factor (app_user, secret, last_step, confirmed_ms) VALUES ($1, $2, 0, 0)
        ON CONFLICT (app_user) DO UPDATE SET secret = excluded.secret, last_step = 0, confirmed_ms = 0
        """)
    private static let setConfirmed = SQL("UPDATE second_factor SET confirmed_ms = $2 WHERE app_user = $1")
    private static let setLastStep = SQL("UPDATE second_factor SET last_step = $2 WHERE app_user = $1 AND last_step < $2")
    private static let delete = SQL("DELETE FROM second_factor WHERE app_user = $1")
    private static let insertCode = SQL("INSERT INTO recovery_code (app_user, code_hash, used_ms) VALUES ($1, $2, 0)")
    private static let deleteCodes = SQL("DELETE FROM recovery_code WHERE app_user = $1")
    private static let unusedCode = SQL("SELECT 1 FROM recovery_code WHERE app_user = $1 AND code_hash = $2 AND used_ms = 0")
    private static let useCode = SQL("UPDATE recovery_code SET used_ms = $3 WHERE app_user = $1 AND code_hash = $2")
    private static let countCodes = SQL("SELECT count(*) FROM recovery_code WHERE app_user = $1 AND used_ms = 0")
}

/// What signing in asks beside the secret, and what was given.
struct SecondFactorCheck {
    var factor: SecondFactor?
    var demand: SecondFactorDemand
    var isAtDesk: Bool
    var typed: String
    var recoveryCode: EnrolmentCode?
    var recoveryCodeIsGood: Bool

    enum Passed: Hashable {
        case notAsked
        case code(step: Int64)
        case recovery(EnrolmentCode)
    }

    static func gather(
        _ user: UserID, typed: String, isAtDesk: Bool, in source: borrowing some Reading & ~Copyable
    ) throws -> SecondFactorCheck {
        let code = TimeCode.isCode(typed) ? nil : EnrolmentCode(typed: typed)
        return SecondFactorCheck(
            factor: try SecondFactors.find(user, in: source), demand: try Roles.demand(of: user, in: source), isAtDesk: isAtDesk,
            typed: typed, recoveryCode: code, recoveryCodeIsGood: try code.map { try SecondFactors.hasCode($0, user, in: source) } ?? false)
    }

    /// Whether a code is asked for: where a role demands it, and at desks of everybody who set one up.
    var isAsked: Bool {
        switch demand {
        case .everywhere: true
        case .atDesks: isAtDesk
        case .never: isAtDesk && (factor?.isConfirmed ?? false)
        }
    }

    func pass(at now: Instant) throws(Refusal) -> Passed {
        guard isAsked else { return .notAsked }
        guard let factor, factor.isConfirmed else { throw Refusal(.secondFactorMissing) }
        if typed.isEmpty { throw Refusal(.secondFactorNeeded) }
        if let recoveryCode, recoveryCodeIsGood { return .recovery(recoveryCode) }
        guard let step = TimeCode.acceptedStep(typed, of: factor.secret, at: now, after: factor.lastStep) else {
            throw Refusal(.wrongCredentials)
        }
        return .code(step: step)
    }
}
