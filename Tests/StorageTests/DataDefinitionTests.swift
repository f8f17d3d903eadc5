import Testing

@testable import Storage

struct DataDefinitionTests {
    @Test(arguments: [
        ("CREATE TABLE a (id INT64 PRIMARY KEY, b BYTES NOT NULL)", "CREATE TABLE a (id INTEGER PRIMARY KEY, b BLOB NOT NULL)"),
        ("CREATE TABLE a (b INT64, PRIMARY KEY (b)) CLUSTERED", "CREATE TABLE a (b INTEGER, PRIMARY KEY (b)) WITHOUT ROWID"),
        ("CREATE TABLE INT64_log (BYTES2 TEXT)", "CREATE TABLE INT64_log (BYTES2 TEXT)"),
        ("SELECT RAISE(ABORT, 'INT64 ''BYTES'' kept')", "SELECT RAISE(ABORT, 'INT64 ''BYTES'' kept')"),
    ])
    func wordsOfAllEnginesBecomeThoseOfThisOne(written: String, sqlite: String) {
        #expect(DataDefinition.sqlite(written) == sqlite)
    }
}
