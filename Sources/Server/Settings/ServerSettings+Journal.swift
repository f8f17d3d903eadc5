// A server that runs with other settings than before is a change that auditors look for: the books are told all of them at each start.

extension ServerSettings {
    /// Every setting by name, as text. None is a secret: secrets are in files, and settings only name the files.
    var noted: [String: String] {
        var noted: [String: String] = [:]
        for (label, value) in Mirror(reflecting: self).children {
            guard let label else { continue }
            let text = Mirror(reflecting: value).displayStyle == .optional ? Mirror(reflecting: value).children.first.map { "\($0.value)" } : "\(value)"
            noted[label] = text ?? ""
        }
        return noted
    }
}
