import Foundation
import RPC
import Testing
import Wire

@testable import Gateway
@testable import Inventory

/// The number of a payment card in any text of any call: refused by every write, and in no byte of the books.
@Suite("Card numbers in calls", .serialized)
struct CardScreeningTests {
    private static let card = "4111111111111111"
    /// Texts that are secrets: never kept, so never looked at.
    private static let secrets: Set = ["password", "pin", "current_secret", "secret", "totp_code", "code"]
    /// Calls that refuse for another reason before they look at the text, and keep nothing of it.
    private static let others: Set = ["Sessions/SignIn", "Terminals/CreateEnrolmentCode"]
    private static let readingVerbs = ["Get", "List", "Find", "Resolve", "Propose", "Summarize", "Trace", "Watch"]

    @Test func noTextOfAnyCallBringsOneIntoTheBooks() async throws {
        try await TwoStores.with { shop in
            let texts = try MessageTexts()
            let methods = Dictionary(uniqueKeysWithValues: shop.methods.map { ($0.path.replacing("/shelfwire.v1.", with: ""), $0) })
            let nobody = try await shop.signIn(TwoStores.global(.tillService))
            var screened = 0
            for row in PolicyTable.methods where row.need != .terminal {
                let method = try #require(methods[row.method])
                guard method.kind == .unary else { continue }
                let role = Inventory.Role.allCases.first { PolicyTable.allows(row.need, $0, heldEverywhere: true, place: 0) } ?? .administrator
                let somebody = try await shop.signIn(TwoStores.global(role))
                let isReading = Self.readingVerbs.contains { row.method.split(separator: "/")[1].hasPrefix($0) }
                for text in try texts.ofRequest(row.method) {
                    let request = row.request(shop.things, 0).adding(text.field(Self.card))
                    for token in [nobody, somebody] {
                        let answer = try await shop.call(method, request, TwoStores.bearer(token))
                        guard !isReading, !Self.secrets.contains(text.name), !Self.others.contains(row.method) else { continue }
                        // What cannot be read, as no date or no name of a role, is refused where it is read, before anything is kept.
                        let refusals = ["CARD_NUMBER", "MALFORMED", "INVALID_DATE", "ENUM_VALUE_NOT_ALLOWED"]
                        #expect(refusals.contains(answer), "\(text.name) of \(row.method): \(answer)")
                        if answer == "CARD_NUMBER" { screened += 1 }
                    }
                }
            }
            #expect(screened > 60, "only \(screened) texts were looked at")
            _ = try await shop.books.closeRefusalTallies()
            for (file, bytes) in try shop.files() {
                #expect(bytes.range(of: Data(Self.card.utf8)) == nil, "\(file) holds the number")
            }
        }
    }

    /// The same call without a card is done: a number of the trade is none.
    @Test func longNumbersOfTheTradeAreTaken() async throws {
        try await TwoStores.with { shop in
            let token = try await shop.signIn(TwoStores.global(.supervisor))
            let method = try #require(shop.methods.first { $0.path.hasSuffix("Receipts/OpenReceipt") })
            for note in ["04006381333931", "376104250021234561", "2026112112345678"] {
                let answer = try await shop.call(method, [1: 1, 3: 1, 4: .text(note)], TwoStores.bearer(token))
                #expect(answer == "OK", "\(note): \(answer)")
            }
        }
    }

    @Test(arguments: [
        (CreateUserRequest(userName: "a", displayName: card), "display_name"),
        (CreateUserRequest(userName: "a", displayName: "4111 1111 1111 1111", grants: [Wire.RoleGrant(role: "x")]), "display_name"),
        (CreateUserRequest(userName: "a", displayName: "A", grants: [Wire.RoleGrant(role: "x"), Wire.RoleGrant(role: "5555555555554444", storeID: 55)]), "grants[1].role"),
        (CreateUserRequest(userName: "a", displayName: "4111111111111112"), nil),
    ] as [(CreateUserRequest, String?)])
    func theTextIsNamedAsInTheProtocol(request: CreateUserRequest, field: String?) throws {
        #expect(CardScreening.field(in: request, try CommandDesk.bytes(request)) == field)
    }

    @Test func aTextOfAOneOfIsNamedByItself() throws {
        let request = SetSecretRequest(userID: 50, secret: .password(Self.card))
        #expect(CardScreening.field(in: request, try CommandDesk.bytes(request)) == "password")
    }
}

/// The texts of every request, read from the descriptors that the server tells by reflection.
private struct MessageTexts {
    /// A text of a message, or of a message in it.
    struct Text {
        var name: String
        /// Field numbers on the way to it.
        var path: [Int]

        func field(_ text: String) -> (Int, BareMessage.Field) {
            let (outer, inner) = (path[0], path.dropFirst())
            return (outer, inner.reversed().reduce(.text(text)) { .message(BareMessage(fields: [($1, $0)])) })
        }
    }

    private struct Field {
        var name = ""
        var number = 0
        var type = 0
        var typeName = ""
    }

    private var messages: [String: [Field]] = [:]

    init() throws {
        for file in WireDescriptors.files {
            // FileDescriptorProto: message_type = 4.
            for message in Self.fields(file) where message.number == 4 { add(message.content, below: ".shelfwire.v1") }
        }
        #expect(messages.count > 100)
    }

    func ofRequest(_ method: String) throws -> [Text] {
        let name = "\(method.split(separator: "/")[1])Request"
        _ = try #require(messages[".shelfwire.v1." + name], "\(name)")
        return texts(of: ".shelfwire.v1." + name, depth: 0)
    }

    /// TYPE_STRING = 9, TYPE_MESSAGE = 11.
    private func texts(of name: String, depth: Int) -> [Text] {
        guard depth < 4 else { return [] }
        return (messages[name] ?? []).flatMap { field -> [Text] in
            switch field.type {
            case 9: [Text(name: field.name, path: [field.number])]
            case 11: texts(of: field.typeName, depth: depth + 1).map { Text(name: $0.name, path: [field.number] + $0.path) }
            default: []
            }
        }
    }

    /// DescriptorProto: name = 1, field = 2, nested_type = 3. FieldDescriptorProto: name = 1, number = 3, type = 5, type_name = 6.
    private mutating func add(_ bytes: [UInt8], below prefix: String) {
        let parts = Self.fields(bytes)
        let name = prefix + "." + String(decoding: parts.first { $0.number == 1 }?.content ?? [], as: UTF8.self)
        messages[name] = parts.filter { $0.number == 2 }.map { part in
            var field = Field()
            for fact in Self.fields(part.content) {
                switch fact.number {
                case 1: field.name = String(decoding: fact.content, as: UTF8.self)
                case 3: field.number = fact.value
                case 5: field.type = fact.value
                case 6: field.typeName = String(decoding: fact.content, as: UTF8.self)
                default: break
                }
            }
            return field
        }
        for part in parts where part.number == 3 { add(part.content, below: name) }
    }

    /// The fields of a message: varints and what has a length are all that descriptors have.
    private static func fields(_ bytes: [UInt8]) -> [(number: Int, value: Int, content: [UInt8])] {
        var (rest, found) = (bytes[...], [(number: Int, value: Int, content: [UInt8])]())
        func varint() -> Int {
            var (value, shift) = (0, 0)
            while let byte = rest.popFirst() {
                value |= Int(byte & 0x7F) << shift
                shift += 7
                if byte & 0x80 == 0 { break }
            }
            return value
        }
        while !rest.isEmpty {
            let (tag, value) = (varint(), varint())
            guard tag & 7 == 2 else {
                found.append((tag >> 3, value, []))
                continue
            }
            found.append((tag >> 3, 0, Array(rest.prefix(value))))
            rest = rest.dropFirst(value)
        }
        return found
    }
}
