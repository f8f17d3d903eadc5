// Who this device is: the result of its enrolment, in a file that only its owner may read.

import FoundationEssentials
public import SystemPackage

/// A device's enrolment: its number, the epoch of its sequence numbers, its credential, its store and its server.
public struct TerminalIdentity: Hashable, Sendable, Codable {
    public var terminalID: Int64
    /// Grows with every enrolment of this device; sequences count from 1 in each.
    public var epoch: Int64
    /// 256 bits. Whoever has it is this device.
    public var credential: [UInt8]
    public var storeID: Int64
    public var storeName: String
    public var terminalName: String
    public var server: ServerAddress
    /// nil for cleartext.
    public var security: ServerSecurity?

    public init(
        terminalID: Int64, epoch: Int64, credential: [UInt8], storeID: Int64, storeName: String, terminalName: String,
        server: ServerAddress, security: ServerSecurity? = nil
    ) {
        self.terminalID = terminalID
        self.epoch = epoch
        self.credential = credential
        self.storeID = storeID
        self.storeName = storeName
        self.terminalName = terminalName
        self.server = server
        self.security = security
    }

    /// The value of the `authorization` metadata on every call of the device.
    var authorization: String { "Terminal \(terminalID):\(HexText.encode(credential))" }

    // MARK: File

    /// nil when the device is not enrolled.
    public static func load(_ path: FilePath) throws(DiskError) -> TerminalIdentity? {
        guard let bytes = try Disk.read(path) else { return nil }
        do {
            return try JSONDecoder().decode(TerminalIdentity.self, from: Data(bytes))
        } catch {
            throw DiskError(.damaged, "\(path) cannot be read as a device's enrolment. Enrol the device again.")
        }
    }

    /// Replaces the file as a whole, mode 0600.
    public func save(_ path: FilePath) throws(DiskError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let bytes = try? encoder.encode(self) else {
            throw DiskError(.system, "The enrolment could not be written to \(path).")
        }
        try Disk.replace(path, with: [UInt8](bytes))
    }

    private enum CodingKeys: String, CodingKey {
        case terminalID = "terminal_id"
        case epoch, credential
        case storeID = "store_id"
        case storeName = "store_name"
        case terminalName = "terminal_name"
        case server
        case security = "tls"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        terminalID = try values.decode(Int64.self, forKey: .terminalID)
        epoch = try values.decode(Int64.self, forKey: .epoch)
        storeID = try values.decode(Int64.self, forKey: .storeID)
        storeName = try values.decode(String.self, forKey: .storeName)
        terminalName = try values.decode(String.self, forKey: .terminalName)
        guard let credential = HexText.decode(try values.decode(String.self, forKey: .credential)) else {
            throw DecodingError.dataCorruptedError(forKey: .credential, in: values, debugDescription: "not hex")
        }
        self.credential = credential
        guard let server = ServerAddress(try values.decode(String.self, forKey: .server)) else {
            throw DecodingError.dataCorruptedError(forKey: .server, in: values, debugDescription: "not HOST:PORT")
        }
        self.server = server
        security = try values.decodeIfPresent(ServerSecurity.self, forKey: .security)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(terminalID, forKey: .terminalID)
        try values.encode(epoch, forKey: .epoch)
        try values.encode(HexText.encode(credential), forKey: .credential)
        try values.encode(storeID, forKey: .storeID)
        try values.encode(storeName, forKey: .storeName)
        try values.encode(terminalName, forKey: .terminalName)
        try values.encode(server.description, forKey: .server)
        try values.encodeIfPresent(security, forKey: .security)
    }
}

/// `HOST:PORT`; an IPv6 host in brackets.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    public var host: String
    public var port: Int

    /// nil unless it is a host, a colon and a port from 1 to 65,535.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (1 ... 65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = port
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
