import Foundation

/// Where words for people and the log go; standard output is for answers.
public enum StandardError {
    /// Whole lines; a closed or full standard error loses them and harms nothing.
    @Sendable public static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
