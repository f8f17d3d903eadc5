import Barcodes
import Testing

@Suite struct EPCTagTests {
    /// The worked examples of the Tag Data Standard, annex E.3.
    @Test(arguments: [
        (
            "3074257BF7194E4000001A85", "urn:epc:tag:sgtin-96:3.0614141.812345.6789",
            "rfid gtin=80614141123458 serial=6789 (01)80614141123458(21)6789"
        ),
        (
            "3674257BF6B7A659B2C2BF1000000000000000000000000000", "urn:epc:tag:sgtin-198:3.0614141.712345.32a%2Fb",
            "rfid gtin=70614141123451 serial=32a/b (01)70614141123451(21)32a/b"
        ),
        (
            "3174257BF4499602D2000000", "urn:epc:tag:sscc-96:3.0614141.1234567890",
            "rfid sscc=106141412345678908 key=106141412345678908 (00)106141412345678908"
        ),
    ])
    func exampleOfTheStandardReadsBothWays(_ memory: String, _ address: String, _ expected: String) throws {
        #expect(summary(try parser().parse(hexadecimal: memory)) == expected)
        #expect(outcome(parser(), address) == expected)
        let tag = try EPCTag(address: address)
        #expect(tag.tagAddress == address)
        // Memory is written in whole words of 16 bits, so an SGTIN-198 has one byte of zeros more than the example.
        let bytes = try #require(TypedScan.bytes(hexadecimal: memory.utf8))
        #expect(tag.binary == bytes + [UInt8](repeating: 0, count: bytes.count % 2))
        #expect(try EPCTag(binary: tag.binary) == tag)
        #expect(outcome(parser(), tag.identityAddress) == expected)
    }

    @Test func tagReadWithoutBeingAnnounced() {
        #expect(outcome(parser(), "3074257BF7194E4000001A85").hasPrefix("rfid gtin=80614141123458"))
        #expect(outcome(parser(), "3074257bf7194e4000001a85").hasPrefix("rfid gtin=80614141123458"))
        #expect(outcome(parser(), "3674257BF6B7A659B2C2BF100000000000000000000000000000").hasPrefix("rfid"))
    }

    @Test(arguments: [
        "3074257BF7194E4000001A", "3574257BF7194E4000001A85", "301FFFFFFFFFFFFFFFFFFFFF", "305BFFFFFFFFFFFFFFFFFFFF",
        "3174257BF4499602D2000001", "3674257BF6B7A659B2C2BF1000000000000000000000000001",
        "3674257BF6B7A659B2C2BF0100000000000000000000000000", "3674257BF680000000000000000000000000000000000000000000",
    ])
    func brokenMemoryIsNoTag(_ memory: String) throws {
        let bytes = try #require(TypedScan.bytes(hexadecimal: memory.utf8))
        #expect(throws: ScanError.self) { try EPCTag(binary: bytes) }
    }

    @Test(arguments: [
        "urn:epc:id:sgtin:0614141.812345", "urn:epc:id:sgtin:0614141.8123456.1", "urn:epc:id:sgtin:06141x1.812345.1",
        "urn:epc:id:grai:0614141.12345.400", "urn:epc:tag:sgtin-96:8.0614141.812345.6789",
        "urn:epc:tag:sgtin-96:3.0614141.812345.274877906944", "urn:epc:tag:sgtin-96:3.0614141.812345.06789",
        "urn:epc:id:sscc:0614141.1234567890.1", "urn:epc:id:sgtin", "urn:epc:id:sgtin:0614141.812345.A%2",
        "urn:epc:pat:sgtin-96:3.0614141.812345.1", "urn:epc:",
    ])
    func brokenAddressIsRefused(_ address: String) {
        #expect(outcome(parser(), address) == "refused BAD_TAG")
    }

    @Test func serialDecidesTheLayoutOfAnIdentity() throws {
        #expect(try EPCTag(address: "urn:epc:id:sgtin:0614141.812345.274877906943").scheme == .sgtin96)
        #expect(try EPCTag(address: "urn:epc:id:sgtin:0614141.812345.274877906944").scheme == .sgtin198)
        #expect(try EPCTag(address: "urn:epc:id:sgtin:0614141.812345.007").scheme == .sgtin198)
        #expect(try EPCTag(address: "urn:epc:id:sgtin:0614141.812345.A.B:C").serial == "A.B:C")
    }

    @Test(arguments: 6...12)
    func everyLengthOfCompanyPrefixComesBack(_ length: Int) throws {
        let company = String("123456789012".prefix(length))
        let reference = String("9876543210".prefix(13 - length))
        let tag = try EPCTag(scheme: .sgtin96, filter: 1, companyPrefix: company, reference: reference, serial: "274877906943")
        #expect(try EPCTag(binary: tag.binary) == tag)
        #expect(tag.gtin != nil)
        let unit = try EPCTag(
            scheme: .sscc96, filter: 7, companyPrefix: company, reference: String("98765432109".prefix(17 - length)), serial: "")
        #expect(try EPCTag(binary: unit.binary) == unit)
        #expect(unit.sscc?.count == 18)
    }
}
