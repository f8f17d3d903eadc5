// Where settings come from: flags over environment over file over defaults. Whatever none of our settings is called is refused:
// a misspelt key that silently does nothing costs an operator an evening.

public import Configuration
import FoundationEssentials

/// A setting that cannot be used, as a sentence that names it and says what to write.
public struct SettingProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

/// Reads the layers into one reader whose keys are known to be ours.
public enum SettingLayers {
    /// - Parameters:
    ///   - flags: values given on the command line, by key.
    ///   - environment: all variables of the process; those that begin with `SHELFWIRE_` must be ours.
    ///   - file: the JSON text of the configuration file, if one was named, and its name for the sentences.
    public static func reader(
        flags: [String: String], environment: [String: String], file: (name: String, text: String)? = nil
    ) throws(SettingProblem) -> ConfigReader {
        var providers: [any ConfigProvider] = [provider("flags", flags)]
        try checkVariables(environment)
        providers.append(EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "shelfwire"))
        if let file { providers.append(provider(file.name, try values(of: file))) }
        return ConfigReader(providers: providers)
    }

    private static func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
        InMemoryProvider(
            name: name,
            values: Dictionary(
                uniqueKeysWithValues: values.map { key, value in
                    (AbsoluteConfigKey(key.split(separator: ".").map(String.init), context: [:]), ConfigValue(.string(value), isSecret: false))
                }))
    }

    private static func checkVariables(_ environment: [String: String]) throws(SettingProblem) {
        let known = Set(Setting.all.map(\.variable))
        let foreign = environment.keys.filter { $0.hasPrefix(Setting.variablePrefix) && !known.contains($0) }.sorted()
        guard let first = foreign.first else { return }
        throw SettingProblem(
            description: "The environment variable \(first) is none of Shelfwire's\(suggestion(for: first, among: known)). Unset it or correct its name.")
    }

    private static func values(of file: (name: String, text: String)) throws(SettingProblem) -> [String: String] {
        var values: [String: String] = [:]
        do {
            let root = try JSONDecoder().decode([String: FileValue].self, from: Data(file.text.utf8))
            flatten(root, under: "", into: &values)
        } catch {
            throw SettingProblem(
                description: "\(file.name) is not a JSON object of texts, whole numbers, true, false and objects of these.")
        }
        let known = Set(Setting.all.map(\.key))
        for key in values.keys.sorted() where !known.contains(key) {
            throw SettingProblem(
                description: "\(file.name) sets '\(key)', which is no setting\(suggestion(for: key, among: known)). Remove it or correct its name.")
        }
        return values
    }

    private static func flatten(_ object: [String: FileValue], under prefix: String, into values: inout [String: String]) {
        for (name, value) in object {
            switch value {
            case .text(let text): values[prefix + name] = text
            case .object(let nested): flatten(nested, under: prefix + name + ".", into: &values)
            }
        }
    }

    /// " (did you mean 'listen'?)" where one known name is nearly the same.
    private static func suggestion(for name: String, among known: Set<String>) -> String {
        let near = known.map { ($0, distance(name, $0)) }.filter { $0.1 <= 2 }.min { $0.1 < $1.1 }
        return near.map { " (did you mean '\($0.0)'?)" } ?? ""
    }

    /// Edits that make one word the other.
    private static func distance(_ left: String, _ right: String) -> Int {
        let other = Array(right)
        var row = Array(0...other.count)
        for (line, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in other.indices {
                let change = diagonal + (letter == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}

/// What a configuration file may hold; scalars as their text.
private enum FileValue: Decodable {
    case text(String)
    case object([String: FileValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .text(flag ? "true" : "false")
        } else if let number = try? value.decode(Int64.self) {
            self = .text(String(number))
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else {
            self = .object(try value.decode([String: FileValue].self))
        }
    }
}
