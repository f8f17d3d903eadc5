// Words for people, apart from the figures.

import Foundation

enum StandardError {
    static func say(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Array((line + "\n").utf8))
    }
}
