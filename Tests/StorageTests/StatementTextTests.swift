import Testing

@testable import Storage

@Suite struct StatementTextTests {
    @Test(arguments: [
        ("SELECT $1", "SELECT ?1", 1),
        ("SELECT $2, $1, $2", "SELECT ?2, ?1, ?2", 2),
        ("SELECT 1", "SELECT 1", 0),
        ("SELECT '$9', $1", "SELECT '$9', ?1", 1),
        ("SELECT 'it''s $9?', $1", "SELECT 'it''s $9?', ?1", 1),
        ("SELECT \"odd $9 name\", $1", "SELECT \"odd $9 name\", ?1", 1),
        ("SELECT $1 -- not $9 ? :a\n, $2", "SELECT ?1 -- not $9 ? :a\n, ?2", 2),
        ("SELECT $1 /* not $9 ? */, $2", "SELECT ?1 /* not $9 ? */, ?2", 2),
        ("SELECT a$1 FROM t", "SELECT a$1 FROM t", 0),
        ("SELECT '苹果', $1", "SELECT '苹果', ?1", 1),
        ("SELECT $10+$9+$8+$7+$6+$5+$4+$3+$2+$1", "SELECT ?10+?9+?8+?7+?6+?5+?4+?3+?2+?1", 10),
    ])
    func placeholdersBecomeTheEnginesOwn(text: String, sqlite: String, count: Int) {
        let parsed = StatementText(text)
        #expect(parsed.problem == nil)
        #expect(parsed.sqlite == sqlite)
        #expect(parsed.parameterCount == count)
    }

    @Test(arguments: [
        "SELECT ?", "SELECT ?1", "SELECT :name", "SELECT @name", "SELECT $name", "SELECT $", "SELECT $0", "SELECT $1, $3",
        "SELECT $2",
        "SELECT $1a", "SELECT 'open", "SELECT \"open", "SELECT [name]", "SELECT `name`", "SELECT $99999999999999999999",
        "SELECT \0",
        "SELECT '", "$", "COMMIT", "begin immediate", "-- note\nROLLBACK", "END", "SAVEPOINT a",
        "ATTACH 'x' AS y", "VACUUM INTO 'x'",
    ])
    func whatIsNotPortableIsNamed(text: String) {
        #expect(StatementText(text).problem != nil)
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)])
    func theNumberOfParametersIsLimited(beyond: Int, isAccepted: Bool) {
        let numbers = (1...Limits.parameters + beyond).map { "$\($0)" }.joined(separator: ",")
        #expect((StatementText("SELECT \(numbers)").problem == nil) == isAccepted)
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)])
    func theLengthOfAStatementIsLimited(beyond: Int, isAccepted: Bool) {
        let text = "SELECT '" + String(repeating: "x", count: Limits.statementBytes + beyond - 9) + "'"
        #expect(text.utf8.count == Limits.statementBytes + beyond)
        #expect((StatementText(text).problem == nil) == isAccepted)
    }

    @Test func aBadTextIsRefusedAtUseWithItsReason() throws {
        let database = try Shelf.simulated()
        let bad = SQL("SELECT $1, $3")
        let error = #expect(throws: StorageError.self) { try database.readSync { try $0.all(bad, 1, 2) { _ in } } }
        #expect(error?.code == .invalidStatement)
        #expect(error?.message.contains("$2 is not") == true)
    }

    @Test func twoStatementsInOneTextAreRefused() throws {
        let two = SQL("DELETE FROM stock; DELETE FROM label")
        let result = Result { try Shelf.simulated().writeSync { try $0.run(two) } }
        #expect(result.storageCode == .invalidStatement)
    }

    @Test func oneTextIsOneStatement() {
        #expect(SQL("SELECT 41").form === SQL(text: "SELECT 41").form)
        #expect(SQL("SELECT 41").form.slot != SQL("SELECT 42").form.slot)
    }

    @Test func theNumberOfTextsIsLimited() {
        let register = StatementRegister(capacity: 3)
        let slots = (1...5).map { register.form(of: "SELECT \($0)").slot }
        #expect(slots == [0, 1, 2, 3, 3])
        #expect(register.form(of: "SELECT 3").slot == 2)
    }

    @Test(arguments: [
        ("INSERT OR REPLACE INTO stock VALUES ($1, $2)", false),
        ("SELECT ifnull(a, 1) FROM t", false),
        ("SELECT body FROM label WHERE body LIKE $1", false),
        ("SELECT rowid FROM t", false),
        ("SELECT 'like rowid' FROM t", true),
        ("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET n = t.n + excluded.n WHERE t.n < $2 RETURNING n", true),
    ])
    func dialectIsFound(text: String, isPortable: Bool) {
        #expect(SQL(text: text).portabilityProblems.isEmpty == isPortable)
    }

    @Test(arguments: [Shelf.add, Shelf.insert, Shelf.quantity, Shelf.total, Shelf.putLabel, Shelf.getLabel])
    func theTestsOwnStatementsArePortable(sql: SQL) {
        #expect(sql.portabilityProblems.isEmpty)
    }
}
