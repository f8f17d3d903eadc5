// The log: one line an event, on standard error, for people or for machines.

public import FoundationEssentials
public import Logging

/// How log lines are written.
public enum LogFormat: String, Hashable, Sendable, CaseIterable {
    /// `2026-11-21T09:30:00.123Z info  shelfwire: ready address=127.0.0.1:7443`
    case text
    /// One JSON object a line with time, level, label, message and the metadata under "fields".
    case json
}

/// Writes events as lines; the clock and the place lines go to are given, so that tests can read them.
public struct LineLog: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let format: LogFormat
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    public init(
        label: String, level: Logger.Level, format: LogFormat, now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (String) -> Void = StandardError.write
    ) {
        self.label = label
        logLevel = level
        self.format = format
        self.now = now
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        if let error = event.error { fields["error"] = "\(error)" }
        let time = now().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        switch format {
        case .text: write(text(time, event, fields))
        case .json: write(json(time, event, fields))
        }
    }

    private func text(_ time: String, _ event: LogEvent, _ fields: Logger.Metadata) -> String {
        let level = event.level.rawValue.padding(to: 8)
        let tail = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.oneLine("\($0.value)"))" }.joined()
        return "\(time) \(level) \(label): \(Self.oneLine("\(event.message)"))\(tail)\n"
    }

    private func json(_ time: String, _ event: LogEvent, _ fields: Logger.Metadata) -> String {
        let line = JSONLine(
            time: time, level: event.level.rawValue, label: label, message: "\(event.message)",
            fields: fields.isEmpty ? nil : fields.mapValues { "\($0)" })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let encoded = try? encoder.encode(line) else { return "" }
        return String(decoding: encoded, as: UTF8.self) + "\n"
    }

    /// A value from outside must not be able to forge a line of its own.
    private static func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }

    private struct JSONLine: Encodable {
        let time: String
        let level: String
        let label: String
        let message: String
        let fields: [String: String]?
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self
    }
}
