// The repository's Swift files as the style rules see them: by target, line by line, with comments and literals blanked where a
// rule speaks of code only.

import Foundation
import Testing

/// One Swift file of the repository.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// From the repository's root, e.g. "Sources/Storage/SQLite/Row.swift".
    let path: String
    let text: String
    /// The text with the content of comments and string literals replaced by spaces; line breaks stay where they are.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = CodeOnly.of(text)
    }

    var testDescription: String { path }
    var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var codeLines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Lines without the empty one after the last line break.
    var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }

    /// The folder below Sources, Clients or Tests.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    var isProduct: Bool { path.hasPrefix("Sources/") || path.hasPrefix("Clients/") }
    var isGenerated: Bool { path.contains("/Generated/") }

    func isIn(_ folders: [String]) -> Bool {
        folders.contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// The modules the file imports: `import X`, `@preconcurrency public import struct X.Y` and their like.
    var imports: [String] {
        codeLines.compactMap { line in
            guard line.contains("import") else { return nil }
            let statement =
                #/^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
            return line.firstMatch(of: statement).map { String($0.output.1) }
        }
    }
}

enum SourceTree {
    /// The repository's root: two folders above this file's.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file under Sources, Clients and Tests.
    static let files: [SourceFile] = ["Sources", "Clients", "Tests"].flatMap(read).sorted { $0.path < $1.path }

    /// What people write by hand for the product.
    static let product: [SourceFile] = files.filter { $0.isProduct && !$0.isGenerated }

    private static func read(_ folder: String) -> [SourceFile] {
        let start = root.appending(path: folder)
        let found = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
        // A package of its own below Tests keeps what it was built from beside it.
        return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" && !$0.pathComponents.contains(".build") }.compactMap { url in
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return SourceFile(path: folder + url.path.dropFirst(start.path.count), text: text)
        }
    }
}
