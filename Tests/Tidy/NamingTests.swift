import Testing

/// One vocabulary, spoken in the shop.
struct NamingTests {
    /// Words that say nothing about what a type is.
    static let emptyWords = ["Manager", "Helper", "Util", "Utils", "Common", "Base", "Impl", "Data", "Info"]

    /// Declared names that hold such a word for a reason: they are another standard's.
    static let exceptions: Set<String> = ["ErrorInfo", "RetryInfo", "DataMatrix", "DataDefinition"]

    @Test(arguments: SourceTree.product)
    func typesAreNamedForWhatTheyAre(file: SourceFile) {
        for name in Self.types(in: file) where !Self.exceptions.contains(name) {
            let words = Set(Self.words(of: name))
            #expect(words.isDisjoint(with: Self.emptyWords), "\(file.path): \(name)")
        }
    }

    @Test(arguments: SourceTree.product)
    func noTypeIsNamedAsItsModule(file: SourceFile) {
        #expect(!Self.types(in: file).contains(file.target), "\(file.path) declares \(file.target)")
    }

    @Test func fileNamesAreUniqueInAModule() {
        for (target, files) in Dictionary(grouping: SourceTree.product, by: \.target) {
            for (name, same) in Dictionary(grouping: files, by: \.name) {
                #expect(same.count == 1, "\(target) has \(same.count) files named \(name)")
            }
        }
    }

    @Test func foldersAreAtMostTwoLevelsDeepAndHoldMoreThanOneFile() {
        for (folder, files) in Dictionary(grouping: SourceTree.product, by: { $0.path.split(separator: "/").dropLast().joined(separator: "/") }) {
            let depth = folder.split(separator: "/").count - 2
            #expect(depth <= 2, "\(folder) is \(depth) levels below its target")
            #expect(depth == 0 || files.count > 1, "\(folder) holds one Swift file only")
        }
    }

    static func types(in file: SourceFile) -> [String] {
        file.codeLines.flatMap { line -> [String] in
            guard declarations.contains(where: line.contains) else { return [] }
            return line.matches(of: #/\b(?:struct|class|enum|protocol|actor|typealias)\s+([A-Z]\w*)/#).map { String($0.output.1) }
        }
    }

    private static let declarations = ["struct ", "class ", "enum ", "protocol ", "actor ", "typealias "]

    /// "CatalogImportTests" is Catalog, Import, Tests.
    static func words(of name: String) -> [String] {
        name.matches(of: #/[A-Z]+[a-z0-9]*|[a-z0-9]+/#).map { String($0.output) }
    }

    @Test(arguments: [("CatalogImport", ["Catalog", "Import"]), ("Database", ["Database"]), ("RPCError", ["RPCError"])])
    func namesAreReadByTheirWords(name: String, words: [String]) {
        #expect(Self.words(of: name) == words)
    }
}
