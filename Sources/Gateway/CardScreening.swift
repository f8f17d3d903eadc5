// No text of any write may bring the number of a payment card into the books: not a note, not a name, not one that some later method will
// have. So it is looked for here, once for all of them, before anything is decided; the core looks again at the texts it knows.
//
// Source: PCI DSS 4.0, requirement 3.3: what need not be kept is not kept.

import Inventory
import RPC

enum CardScreening {
    /// The first text of `message` that holds one, named as in the .proto files; nil where none does.
    ///
    /// - Parameter bytes: the message as it is serialized. Few have so many digits in a row that their texts must be looked at.
    static func field(in message: some Message, _ bytes: [UInt8]) -> String? {
        PaymentCard.mayBeIn(message: bytes) ? find(in: message, above: "", named: "") : nil
    }

    private static func find(in value: Any, above parent: String, named name: String) -> String? {
        let path = parent.isEmpty || name.isEmpty ? parent + name : "\(parent).\(name)"
        // Bytes are hashes and keys; scans come on the stream.
        if value is [UInt8] { return nil }
        if let text = value as? String { return PaymentCard.isIn(text) ? path : nil }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.lazy.compactMap { find(in: $0.value, above: parent, named: name) }.first
        // Of a oneof the case is the field, and the property around it has no name there.
        case .enum: return mirror.children.lazy.compactMap { find(in: $0.value, above: parent, named: wireName($0.label)) }.first
        case .collection:
            return mirror.children.enumerated().lazy.compactMap { find(in: $1.value, above: parent, named: "\(name)[\($0)]") }.first
        default: return mirror.children.lazy.compactMap { find(in: $0.value, above: path, named: wireName($0.label)) }.first
        }
    }

    /// `deliveryNote` -> `delivery_note`, `storeID` -> `store_id`.
    private static func wireName(_ label: String?) -> String {
        var (name, wasLower) = ("", false)
        for character in label ?? "" {
            if character.isUppercase, wasLower { name += "_" }
            wasLower = !character.isUppercase
            name += character.lowercased()
        }
        return name
    }
}
