public import Inventory

/// Somebody who works in the demo shop.
public struct DemoPerson: Hashable, Sendable {
    public let userName: String
    public let displayName: String
    public let role: Role
    /// The code of the one store they work in; nil for all.
    public let store: String?

    /// A person for every role; receiving and counting need several.
    public static let all = [
        DemoPerson(userName: "anna", displayName: "Anna, clerk", role: .clerk, store: "01"),
        DemoPerson(userName: "ben", displayName: "Ben, supervisor", role: .supervisor, store: "01"),
        DemoPerson(userName: "cara", displayName: "Cara, counter", role: .counter, store: "01"),
        DemoPerson(userName: "dora", displayName: "Dora, store manager", role: .storeManager, store: "01"),
        DemoPerson(userName: "emil", displayName: "Emil, store manager", role: .storeManager, store: "02"),
        DemoPerson(userName: "bob", displayName: "Bob, buyer", role: .buyer, store: nil),
        DemoPerson(userName: "finn", displayName: "Finn, auditor", role: .auditor, store: nil),
        DemoPerson(userName: "gina", displayName: "Gina, devices", role: .deviceAdmin, store: nil),
        DemoPerson(userName: "till", displayName: "Till service", role: .tillService, store: "01"),
    ]
}

/// The same with secrets that were made up for this shop.
public struct DemoAccount: Sendable {
    public let person: DemoPerson
    public let password: String
    public let pin: String
}
