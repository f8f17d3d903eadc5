// What the generator does not carry, it refuses by name.

import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@testable import protoc_gen_shelfwire

@Suite struct RefusalTests {
    typealias FieldType = Google_Protobuf_FieldDescriptorProto.TypeEnum

    private func field(_ name: String, _ type: FieldType, of typeName: String = "") -> Google_Protobuf_FieldDescriptorProto {
        .with {
            $0.name = name
            $0.number = 1
            $0.label = .optional
            $0.type = type
            $0.jsonName = name
            if !typeName.isEmpty { $0.typeName = typeName }
        }
    }

    private func message(
        _ name: String, _ fields: [Google_Protobuf_FieldDescriptorProto]
    ) -> Google_Protobuf_DescriptorProto {
        .with {
            $0.name = name
            $0.field = fields
        }
    }

    /// What reading a file with these parts throws, as protoc would print it.
    private func refusal(_ change: (inout Google_Protobuf_FileDescriptorProto) -> Void) -> String? {
        var file = Google_Protobuf_FileDescriptorProto()
        file.name = "shop.proto"
        file.package = "shop"
        file.syntax = "proto3"
        change(&file)
        let set = DescriptorSet(protos: [file])
        do {
            _ = try SchemaReader(file: set.files[0], files: set.files).read()
            return nil
        } catch {
            return String(describing: error)
        }
    }

    @Test(arguments: [
        (FieldType.double, "no floating point anywhere; use an integer with its unit in the name"),
        (.float, "no floating point anywhere; use an integer with its unit in the name"),
        (.sint64, "use int32, int64, uint32 or uint64"),
        (.fixed32, "use int32, int64, uint32 or uint64"),
    ])
    func aFieldOfAForeignKindIsNamed(kind: FieldType, sentence: String) {
        #expect(refusal { $0.messageType = [message("Price", [field("amount", kind)])] } == "shop.Price.amount: \(sentence)")
    }

    @Test func aPlainMessageIsTaken() {
        #expect(refusal { $0.messageType = [message("Price", [field("amount_minor", .int64)])] } == nil)
    }

    @Test func aTypeThatContainsItselfIsNamedWithItsLoop() {
        let text = refusal {
            $0.messageType = [
                message("Shelf", [field("box", .message, of: ".shop.Box")]),
                message("Box", [field("shelf", .message, of: ".shop.Shelf")]),
            ]
        }
        #expect(text == "shop.Box.shelf: shop.Shelf contains itself through box.shelf")
    }

    @Test func aMapIsRefused() {
        var entry = message("FactsEntry", [field("key", .string)])
        entry.options.mapEntry = true
        var facts = field("facts", .message, of: ".shop.Price.FactsEntry")
        facts.label = .repeated
        var price = message("Price", [facts])
        price.nestedType = [entry]
        #expect(
            refusal { $0.messageType = [price] }
                == "shop.Price.facts: a map has no order; use a repeated message of key and value")
    }

    @Test func anOptionalFieldIsRefused() {
        var amount = field("amount", .int64)
        amount.proto3Optional = true
        amount.oneofIndex = 0
        var price = message("Price", [amount])
        price.oneofDecl = [.with { $0.name = "_amount" }]
        #expect(
            refusal { $0.messageType = [price] }
                == "shop.Price.amount: protoc-c refuses `optional`; use a oneof with one field")
    }

    @Test func proto2IsRefused() {
        #expect(refusal { $0.syntax = "proto2" } == "shop.proto: only proto3 is generated")
    }

    @Test(arguments: [
        (["COLOUR_RED"], "shop.Colour: its first value must be COLOUR_UNSPECIFIED = 0"),
        (["COLOUR_UNSPECIFIED"], "shop.Colour: it needs at least one value besides COLOUR_UNSPECIFIED"),
        (["COLOUR_UNSPECIFIED", "RED"], "shop.RED: its name must start with COLOUR_"),
    ])
    func anEnumMustStartUnspecifiedAndCarryItsPrefix(names: [String], expected: String) {
        let text = refusal {
            $0.enumType = [
                .with {
                    $0.name = "Colour"
                    $0.value = names.enumerated().map { index, name in
                        .with {
                            $0.name = name
                            $0.number = Int32(index)
                        }
                    }
                }
            ]
        }
        #expect(text == expected)
    }

    @Test func aServerCannotReadAMessageThatIsNotThere() {
        let text = refusal {
            $0.messageType = [message("Ping", [])]
            $0.service = [
                .with {
                    $0.name = "Pings"
                    $0.method = [
                        .with {
                            $0.name = "Send"
                            $0.inputType = ".shop.Ping"
                            $0.outputType = ".shop.Ping"
                        }
                    ]
                }
            ]
            $0.sourceCodeInfo.location = [
                .with {
                    $0.path = [6, 0, 2, 0]
                    $0.leadingComments = " server-reads: RawPing\n"
                }
            ]
        }
        #expect(text == "shop.Pings.Send: there is no message RawPing for its server to read")
    }

    @Test(arguments: [
        ("captured_ms", "capturedMs"), ("store_id", "storeID"), ("product_ids", "productIDs"), ("id", "id"),
        ("unit_cost_e4", "unitCostE4"), ("type_url", "typeURL"),
    ])
    func membersAreCamelCase(proto: String, swift: String) {
        #expect(SwiftName.member(proto) == swift)
    }

    @Test(arguments: [
        ("shelfwire.v1.ScanEntry", "shelfwire__v1__scan_entry"), ("google.rpc.ErrorInfo", "google__rpc__error_info"),
        ("a.HTTPPart", "a__httppart"),
    ])
    func cNamesAreThoseOfProtocC(fullName: String, c: String) {
        #expect(CName.lower(fullName) == c)
    }
}
