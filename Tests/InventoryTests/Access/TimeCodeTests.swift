import Testing

@testable import Inventory

@Suite("Time codes")
struct TimeCodeTests {
    /// RFC 6238, appendix B: seconds, and the eight digits of SHA-1.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
    func codesAreThoseOfTheStandard(seconds: Int64, code: String) {
        let secret = Array("12345678901234567890".utf8)
        let step = TimeCode.step(at: Instant(milliseconds: seconds * 1_000))
        #expect(TimeCode.code(of: secret, step: step, digits: 8) == code)
        #expect(TimeCode.code(of: secret, step: step) == String(code.suffix(6)))
    }

    @Test("a code counts one step early or late, and no further", arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func drift(steps: Int64, isTaken: Bool) {
        let secret = [UInt8](1...20)
        let now = Instant(milliseconds: 1_781_510_400_000)
        let step = TimeCode.step(at: now) + steps
        #expect((TimeCode.acceptedStep(TimeCode.code(of: secret, step: step), of: secret, at: now, after: 0) == step) == isTaken)
    }

    @Test func aCodeAtOrBeforeTheLastOneIsNotTaken() {
        let secret = [UInt8](1...20)
        let now = Instant(milliseconds: 1_781_510_400_000)
        let step = TimeCode.step(at: now)
        let code = TimeCode.code(of: secret, step: step)
        #expect(TimeCode.acceptedStep(code, of: secret, at: now, after: step - 1) == step)
        #expect(TimeCode.acceptedStep(code, of: secret, at: now, after: step) == nil)
        // The clock was set back by an hour: what was used stays used.
        let earlier = Instant(milliseconds: now.milliseconds - 3_600_000)
        let old = TimeCode.code(of: secret, step: TimeCode.step(at: earlier))
        #expect(TimeCode.acceptedStep(old, of: secret, at: earlier, after: step) == nil)
    }

    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func keysAreWrittenAsTheStandardSays(bytes: String, text: String) {
        #expect(Base32.text(Array(bytes.utf8)) == text)
    }

    @Test func theLinkIsWhatAuthenticatorsRead() {
        #expect(
            AuthenticatorLink.text(secret: Array("foobar".utf8), userName: "jürg b")
                == "otpauth://totp/Shelfwire:j%C3%BCrg%20b?secret=MZXW6YTBOI&issuer=Shelfwire&algorithm=SHA1&digits=6&period=30")
    }
}
