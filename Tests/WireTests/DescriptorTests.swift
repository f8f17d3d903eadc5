// What reflection shows.

import RPC
import Testing

@testable import Wire

@Suite struct DescriptorTests {
    /// The first field of a FileDescriptorProto is the file's name.
    private func name(of file: [UInt8]) throws -> String {
        try #require(file.count > 2 && file[0] == 0x0a && file.count >= 2 + Int(file[1]))
        return String(decoding: file[2..<(2 + Int(file[1]))], as: UTF8.self)
    }

    @Test func everyProtoFileIsThereAfterTheOnesItImports() throws {
        let names = try WireDescriptors.files.map(name)
        let positions = try ["vocabulary", "receipts", "terminals", "received"].map { name in
            try #require(names.firstIndex(of: "shelfwire/v1/\(name).proto"))
        }
        #expect(positions == positions.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("shelfwire/v1/") && $0.hasSuffix(".proto") })
    }

    /// Each serialized file ends with its syntax, so nothing was lost on the way through the source text.
    @Test func everyFileIsWhole() throws {
        for file in WireDescriptors.files {
            #expect(Array(file.suffix(8)) == [0x62, 0x06] + Array("proto3".utf8))
        }
    }

    @Test(arguments: [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmE=", "fooba"), ("+/+/", "\u{fb}")])
    func textIsDecoded(text: String, plain: String) {
        let expected: [UInt8] = plain == "\u{fb}" ? [0xfb, 0xff, 0xbf] : Array(plain.utf8)
        #expect(Base64.decoded(text) == expected)
    }

    @Test func callsCarryTheirPathAndKind() {
        #expect(TerminalsMethods.work.service == "shelfwire.v1.Terminals")
        #expect(TerminalsMethods.work.name == "Work")
        #expect(TerminalsMethods.work.kind == .bidirectional)
        #expect(TerminalsMethods.pullCatalog.kind == .serverStreaming)
        #expect(TerminalsMethods.all.count == 7)
        #expect(SamplesMethods.gather.kind == .clientStreaming)
    }
}
