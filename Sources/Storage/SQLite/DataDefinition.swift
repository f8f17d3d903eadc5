/// Migrations are written once for every engine; the few words on which engines differ are translated here for this one.
///
///     INT64 -> INTEGER (only so is an integer primary key the row's own number)   BYTES -> BLOB   CLUSTERED -> WITHOUT ROWID
///
/// Whole words in upper case, outside single-quoted literals. Checksums are taken of the text as written.
enum DataDefinition {
    static func sqlite(_ statement: String) -> String {
        var output = ""
        output.reserveCapacity(statement.utf8.count + 16)
        var word = ""
        var isLiteral = false
        for character in statement {
            if !isLiteral, character == "_" || character.isLetter || character.isNumber {
                word.append(character)
                continue
            }
            output += translations[word] ?? word
            word = ""
            if character == "'" { isLiteral.toggle() }
            output.append(character)
        }
        return output + (translations[word] ?? word)
    }

    private static let translations = ["INT64": "INTEGER", "BYTES": "BLOB", "CLUSTERED": "WITHOUT ROWID"]
}
