// Books that repeat: the same history gives the same file, byte for byte. For simulations and fault tests.

public import Storage

extension Books {
    /// The books in `directory` (nil: in memory), with every body run on its caller's thread, one at a time and in call order. Time and
    /// randomness come from `configuration`, and passwords are hashed cheaply: never for a shop.
    public static func openForSimulation(
        directory: String? = nil, configuration: Database.Configuration, authority: (any TerminalAuthority)? = nil
    ) throws -> Books {
        let database = try Database.openForSimulation(
            directory: directory, migrations: Schema.migrations, configuration: configuration)
        return Books(database: database, secrets: SecretHasher(cost: .trivial), authority: authority)
    }
}
