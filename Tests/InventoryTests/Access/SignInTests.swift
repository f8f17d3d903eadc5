import Testing

@testable import Inventory

@Suite("Signing in")
struct SignInTests {
    @Test func aWrongNameIsToldAndCountedLikeAWrongPassword() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        for name in ["eva", "nobody"] {
            var answers: [[String]] = []
            for _ in 0..<6 { answers.append(try await stage.signIn(name, "wrong one entirely", from: "203.0.113.\(name.count):1").reasons) }
            #expect(answers == [[String]](repeating: ["WRONG_CREDENTIALS"], count: 5) + [["LOCKED_OUT"]], "\(name)")
        }
        let failed = try stage.trail(AuditTrail(kinds: [.signInFailed]))
        #expect(failed.map(\.actorName) == [String](repeating: "", count: 6) + [String](repeating: "eva", count: 6))
        #expect(failed.map(\.reason) == (["LOCKED_OUT"] + [String](repeating: "", count: 5)) + (["LOCKED_OUT"] + [String](repeating: "", count: 5)))
    }

    @Test func aLockDoublesEndsAndIsForgottenByARightGuess() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        func fail() async throws -> [String] { try await stage.signIn("eva", "9999", on: Shop.handheld).reasons }
        for _ in 0..<5 { #expect(try await fail() == ["WRONG_CREDENTIALS"]) }
        for seconds in [30, 60, 120, 240, 480, 900, 900] as [Int64] {
            stage.shop.clock.advance(milliseconds: seconds * 1_000 - 1)
            #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).reasons == ["LOCKED_OUT"], "\(seconds)")
            stage.shop.clock.advance(milliseconds: 1)
            #expect(try await fail() == ["WRONG_CREDENTIALS"], "\(seconds)")
        }
        stage.shop.clock.advance(minutes: 15)
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
        #expect(try await fail() == ["WRONG_CREDENTIALS"])
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
    }

    /// A guess is checked outside the books: before it is booked the secret may change, the person be disabled, a lock begin.
    @Test func aRightGuessThatIsOvertakenOpensNothing() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        func account() throws -> Account { try #require(try stage.shop.read { try Users.find(eva, in: $0) }) }
        func open(_ account: Account) async throws -> [String] {
            try await stage.perform(SignIn(account: account, device: .network("192.0.2.7"), code: "", saidPIN: false), as: stage.atMachine).reasons
        }
        let before = try account()
        #expect(try await open(before) == [])
        _ = try await stage.books.setSecret(.password("seven green bottles"), of: eva, as: stage.atMachine, identity: stage.identity()).value()
        #expect(try await open(before) == ["WRONG_CREDENTIALS"])
        let changed = try account()
        _ = try await stage.perform(DisableUser(user: eva), as: stage.atMachine).value()
        #expect(try await open(changed) == ["WRONG_CREDENTIALS"])
        #expect(try await open(try account()) == ["WRONG_CREDENTIALS"])
        _ = try await stage.perform(EnableUser(user: eva), as: stage.atMachine).value()
        for _ in 0..<5 { #expect(try await stage.signIn("eva", "wrong one entirely", from: "192.0.2.7:1").reasons == ["WRONG_CREDENTIALS"]) }
        #expect(try await open(try account()) == ["LOCKED_OUT"])
    }

    @Test func aGuesserFromOutsideLocksNobodyOutAtTheirOwnDesk() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        #expect(try await stage.signIn("eva").isDone)
        // From ever new addresses: after fifty guesses the account is closed to strangers.
        for guess in 0..<50 {
            #expect(try await stage.signIn("eva", "wrong one entirely", from: "198.51.100.\(guess):7").reasons == ["WRONG_CREDENTIALS"])
        }
        #expect(try await stage.signIn("eva", from: "198.51.100.77:7").reasons == ["LOCKED_OUT"])
        #expect(try await stage.signIn("eva", from: "192.0.2.7:9").isDone)
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
    }

    @Test func aColleaguesMistakesAtASharedAddressDoNotStopWhoIsKnownThere() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        try await stage.hire("new", RoleGrant(.clerk))
        #expect(try await stage.signIn("eva").isDone)
        for guess in 0..<20 { _ = try await stage.signIn("name\(guess)", "wrong one entirely") }
        #expect(try await stage.signIn("new").reasons == ["LOCKED_OUT"])
        #expect(try await stage.signIn("eva").isDone)
    }

    @Test func onATerminalEverybodysGuessesCountTogether() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
        for guess in 0..<20 { _ = try await stage.signIn("name\(guess % 5)", "9999", on: Shop.handheld); stage.shop.clock.advance(minutes: 16) }
        for guess in 0..<30 { _ = try await stage.signIn("guess\(guess)", "9999", on: Shop.handheld) }
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).reasons == ["LOCKED_OUT"])
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.secondHandheld).isDone)
    }

    @Test("failures fade, one in each half hour", arguments: [(0, 5), (29, 5), (30, 4), (60, 3), (600, 1)] as [(Int64, Int64)])
    func fading(minutes: Int64, failures: Int64) {
        #expect(SignInFailures.next(after: 4, last: 0, now: minutes * 60_000) == failures)
    }

    @Test("an address is a network without its port", arguments: [
        ("192.0.2.7:51234", "desk 192.0.2.7"), ("[2001:db8:1:2:3:4:5:6]:443", "desk 2001:db8:1:2::/64"),
        ("[2001:db8::7]:443", "desk 2001:db8:0:0::/64"), ("[2001:0DB8:1:2::9]:1", "desk 2001:db8:1:2::/64"),
        ("[::1]:5", "desk 0:0:0:0::/64"), ("[::ffff:192.0.2.7]:5", "desk 192.0.2.7"), ("[fe80::1%eth0]:5", "desk fe80:0:0:0::/64"),
        ("unknown", "desk unknown"), ("unix:/run/x", "desk unix"), ("", "desk "), ("[", "desk ["), ("::::", "desk 0:0:0:0::/64"),
    ])
    func networks(peer: String, text: String) {
        #expect(GuessingDevice.desk(peer: peer).text == text)
    }

    @Test("so many networks of a person are remembered, then the oldest goes", arguments: [(19, true), (20, true), (21, false)])
    func knownNetworks(count: Int, firstIsKnown: Bool) async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        for network in 0..<count {
            #expect(try await stage.signIn("eva", from: "192.0.2.\(network):1").isDone)
            stage.shop.clock.advance(minutes: 1)
        }
        let knows = try stage.shop.read { snapshot in
            try ["192.0.2.0", "192.0.2.\(count - 1)"].map { try KnownDevices.knows(.network($0), eva, in: snapshot) }
        }
        #expect(knows == [firstIsKnown, true])
    }

    @Test("a network is remembered for thirty days", arguments: [(-1, true), (0, false)] as [(Int64, Bool)])
    func networksAreForgotten(beyond: Int64, isKnown: Bool) async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        _ = try await stage.signIn("eva").value()
        stage.shop.clock.advance(milliseconds: KnownDevices.memoryMilliseconds + beyond)
        #expect(try stage.shop.read { try KnownDevices.knows(.network("192.0.2.7"), eva, in: $0) } == isKnown)
    }

    @Test("nothing is computed for what is too long to be right", arguments: [(256, 1_024, 64, 1), (257, 1, 1, 0), (1, 1_025, 1, 0), (1, 1, 65, 0)])
    func lengths(name: Int, secret: Int, code: Int, rows: Int) async throws {
        let stage = try await AccessStage()
        func text(_ count: Int) -> String { String(repeating: "a", count: count) }
        #expect(try await stage.signIn(text(name), text(secret), code: text(code)).reasons == ["WRONG_CREDENTIALS"])
        #expect(try stage.trail().count == rows)
    }

    @Test func aPINIsForTerminalsOnly() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        #expect(try await stage.signIn("eva", AccessStage.pin).reasons == ["WRONG_CREDENTIALS"])
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
        #expect(try await stage.signIn("eva", AccessStage.password, on: Shop.handheld).isDone)
    }

    @Test func ownPasswordsAreChangedOnlyByWhoKnowsThem() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let caller = try await stage.caller("eva")
        let other = try await stage.caller("eva")
        func change(_ current: String?) async throws -> CommandOutcome<Int> {
            try await stage.books.setSecret(
                .password("seven green bottles"), of: eva, current: current.map { OwnSecret($0, peer: AccessStage.desk) }, as: caller,
                identity: stage.identity())
        }
        #expect(try await change(nil).reasons == ["MALFORMED"])
        #expect(try await change("wrong one entirely").reasons == ["WRONG_CREDENTIALS"])
        #expect(try await change(AccessStage.password).value() == 1)
        // The other session has ended, this one lives.
        #expect(try await stage.perform(SignOut(), as: other).reasons == ["SESSION_ENDED"])
        #expect(try await stage.perform(SignOut(), as: caller).isDone)
        #expect(try await stage.signIn("eva").reasons == ["WRONG_CREDENTIALS"])
        #expect(try await stage.signIn("eva", "seven green bottles").isDone)
    }

    @Test func guessingTheOwnPasswordAtAnUnattendedScreenLocks() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let caller = try await stage.caller("eva")
        for _ in 0..<5 {
            let wrong = OwnSecret("wrong one entirely", peer: AccessStage.desk)
            #expect(try await stage.books.setSecret(.pin("4711"), of: eva, current: wrong, as: caller, identity: stage.identity()).reasons == ["WRONG_CREDENTIALS"])
        }
        let right = OwnSecret(AccessStage.password, peer: AccessStage.desk)
        #expect(try await stage.books.setSecret(.pin("4711"), of: eva, current: right, as: caller, identity: stage.identity()).reasons == ["LOCKED_OUT"])
    }

    @Test("passwords are judged by length and by what anybody tries first", arguments: [
        ("abcd123", false), ("lamp7rug", true), (String(repeating: "xy 7", count: 32), true),
        (String(repeating: "xy 7", count: 32) + "a", false), ("Password123", false), ("my eva secret", false), ("12345678", false),
        ("aaaabbbb", false), ("correct horse battery", true), ("密码是一把旧钥匙吗", true), ("1qaz2wsx", false),
    ])
    func passwordRules(password: String, isTaken: Bool) {
        #expect((SecretRules.problem(withPassword: password, of: "eva") == nil) == isTaken)
    }

    @Test("a common word stays one under its decoration", arguments: [
        "Password1", "P@ssw0rd!", "password2026!", "!!sunshine!!", "Monkey123456", "monkeymonkey", "QWERTYUIOP", "Sommer2026", "Shelfwire2026", "w4reh0use",
        "Trustno1!", "1q2w3e4r!qwe", "letmein99", "abcd1234", "zaq12wsx",
    ])
    func commonWords(password: String) {
        let isCommon = SecretRules.problem(withPassword: password, of: "") != nil
        #expect(isCommon == !["1q2w3e4r!qwe"].contains(password), "\(password) has the stem \(FirstGuessTable.stem(of: password))")
    }

    @Test(arguments: ["correct horse battery", "blue lamp under the stairs", "monkey eats a lamp", "dragonfruit-kiosk", "passage to the shelf"])
    func uncommonPhrasesAreTaken(password: String) {
        #expect(SecretRules.problem(withPassword: password, of: "eva") == nil)
    }

    @Test func theListIsLongEnoughForTheStandard() {
        // Each stem stands for itself, with capitals, and with a hundred endings at least.
        #expect(FirstGuessTable.stems.count * 100 > 3_000)
        #expect(FirstGuessTable.stems.allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) } })
    }

    @Test("PINs are four to twelve digits and no row", arguments: [
        ("123", false), ("8261", true), ("826182618261", true), ("8261826182618", false), ("1234", false), ("9876", false), ("0000", false),
        ("82a1", false), ("٤٥٦٧", false),
    ])
    func pinRules(pin: String, isTaken: Bool) {
        #expect((SecretRules.problem(withPIN: pin) == nil) == isTaken)
    }
}
