import Testing

struct CodeOnlyTests {
    @Test(arguments: [
        ("let a = 1 // try! later", "let a = 1"),
        ("a /* b /* c */ d */ e", "a e"),
        (#"say("try! \(name("x")) now") + b"#, "say( ) + b"),
        (##"say(#"a " b"#) + c"##, "say( ) + c"),
        ("#/try! \"/# + d", "+ d"),
        (#""a\"" + b"#, "+ b"),
        ("a / b / c", "a / b / c"),
    ])
    func wordsAreBlankedAndCodeStays(text: String, rest: String) {
        let code = CodeOnly.of(text)
        #expect(code.utf8.count == text.utf8.count)
        #expect(code.split(separator: " ").joined(separator: " ") == rest)
    }

    @Test func multilineStringsKeepTheirLineBreaks() {
        #expect(CodeOnly.of("a = \"\"\"\n  as! \"quoted\"\n  \"\"\"; b") == "a =    \n              \n     ; b")
    }

    @Test(arguments: ["\"open", "/* open", "#\"open\"", "\"\\(open", "#/open", "\"\"\"\nopen", "\\", ""])
    func unfinishedTextEnds(text: String) {
        #expect(CodeOnly.of(text).utf8.count == text.utf8.count)
    }
}
