// Wire numbers into the core's types. A parse that fails names the field.

import Inventory
import RPC
import Wire

enum Parsing {
    /// A number that must name something.
    static func identifier<Tag>(_ raw: Int64, _ field: String, _ context: ServerContext) throws -> Identifier<Tag> {
        guard let identifier = Identifier<Tag>(raw) else {
            let rejection = Rejection.malformed(field: field, problem: "must be a positive number, but is \(raw)")
            throw RejectionStatus.error(Refusal(rejection), Authentication.language(context.metadata))
        }
        return identifier
    }

    /// A number that may be 0 for "none" or "all".
    static func optional<Tag>(_ raw: Int64, _ field: String, _ context: ServerContext) throws -> Identifier<Tag>? {
        raw == 0 ? nil : try identifier(raw, field, context)
    }
}

extension Inventory.Page {
    init(_ page: Wire.Page?) {
        self.init(size: Int(page?.size ?? 0), token: page?.token ?? [])
    }
}
