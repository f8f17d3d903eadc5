// Our bytes against those of stock protobuf.

import Testing

@testable import Wire

@Suite struct VectorTests {
    @Test func everyNamedVectorHasAValueAndTheOtherWayRound() throws {
        let names = try Vector.all(in: "named_vectors.txt").map(\.name)
        #expect(names.sorted() == NamedVectors.values.keys.sorted())
    }

    @Test(arguments: try Vector.all(in: "named_vectors.txt").map(\.name))
    func namedVectorReadsAsItsValueAndIsWrittenByIt(name: String) throws {
        let vector = try #require(try Vector.all(in: "named_vectors.txt").first { $0.name == name })
        let value = try #require(NamedVectors.values[name])
        try compare(vector, with: value)
    }

    private func compare<Value: WireMessage>(_ vector: Vector, with value: Value) throws {
        #expect(try Value(bytes: vector.bytes) == value)
        #expect(try value.bytes.hexText == vector.bytes.hexText)
    }

    @Test func everyMessageHasRandomVectors() throws {
        let named = Set(try Vector.all(in: "random_vectors.txt").map(\.message))
        #expect(EveryMessage.types.map { "\($0.fullName)" }.filter { !named.contains($0) } == [])
    }

    /// Stock protobuf and we write a value in the same bytes, for random values of every message.
    @Test func randomVectorsComeBackAsTheSameBytes() throws {
        for vector in try Vector.all(in: "random_vectors.txt") {
            guard let type = EveryMessage.type(named: vector.message) else { continue }
            try comesBack(vector, as: type)
        }
    }

    private func comesBack<Value: Sampled>(_ vector: Vector, as type: Value.Type) throws {
        let value = try Value(bytes: vector.bytes)
        #expect(try value.bytes.hexText == vector.bytes.hexText, "\(vector.message) \(vector.name)")
    }

    @Test(arguments: 1...20)
    func randomValuesOfEveryMessageSurviveTheRoundTrip(seed: UInt64) throws {
        var source = SampleSource(seed: seed)
        for type in EveryMessage.types {
            for _ in 0..<5 { try roundTrip(type, &source) }
        }
    }

    private func roundTrip<Value: Sampled>(_ type: Value.Type, _ source: inout SampleSource) throws {
        let value = Value.sample(&source)
        #expect(try Value(bytes: value.bytes) == value)
    }
}
