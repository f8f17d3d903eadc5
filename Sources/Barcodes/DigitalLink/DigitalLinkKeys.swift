// Which identifiers may lead a Digital Link path, and which may follow them in what order. GS1 Digital Link standard,
// URI syntax, section 4; the words are the convenience keys of versions before 1.3, which are on printed packs.

enum DigitalLinkKeys {
    /// Primary keys with their qualifiers; each list is one permitted order.
    static let qualifiers: [String: [[String]]] = [
        "00": [], "253": [], "255": [], "401": [], "402": [], "8003": [], "8013": [],
        "01": [["22", "10", "21"], ["235"]],
        "8006": [["22", "10", "21"]],
        "414": [["254"], ["7040"]],
        "415": [["8020"]],
        "417": [["7040"]],
        "8004": [["7040"]],
        "8010": [["8011"]],
        "8017": [["8019"]],
        "8018": [["8019"]],
    ]

    static let words: [String: String] = [
        "gtin": "01", "itip": "8006", "gmn": "8013", "cpid": "8010", "gln": "414", "payto": "415", "party": "417",
        "gsrnp": "8017", "gsrn": "8018", "gcn": "255", "sscc": "00", "gdti": "253", "ginc": "401", "gsin": "402",
        "grai": "8003", "giai": "8004", "cpv": "22", "lot": "10", "ser": "21", "tpx": "235", "glnx": "254",
        "refno": "8020", "cpsn": "8011", "srin": "8019", "exp": "17",
    ]

    /// Whether these qualifiers may follow the primary key, in this order.
    static func permits(_ following: [String], after primary: String) -> Bool {
        if following.isEmpty { return true }
        return (qualifiers[primary] ?? []).contains { order in
            var rest = order[...]
            return following.allSatisfy { qualifier in
                guard let place = rest.firstIndex(of: qualifier) else { return false }
                rest = rest[(place + 1)...]
                return true
            }
        }
    }
}
