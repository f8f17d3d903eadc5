import Foundation
import Testing

/// The fuzzers' short form: inputs that were kept (what once broke something among them), and random changes of them.
///
/// `FUZZ_SECONDS` makes the random part last so long for each target, from `FUZZ_SEED`; without it some thousands are tried from a fixed seed.
/// With `FUZZ_LAST=folder` the input under way is kept there, for the case that it ends the process.
struct FuzzTests {
    private static let rounds = 3_000
    private static let environment = ProcessInfo.processInfo.environment
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")

    private static func corpus(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = folder.appending(path: target.rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func keptInputsBreakNothing(target: FuzzTarget) throws {
        let corpus = try Self.corpus(target)
        #expect(corpus.count >= 4)
        for (name, bytes) in corpus {
            let complaint = target.check(bytes)
            #expect(complaint == nil, "\(target) \(name): \(complaint ?? "")")
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func randomInputsBreakNothing(target: FuzzTarget) throws {
        let seed = Self.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 0x5EED
        let last = try Self.environment["FUZZ_LAST"].map { try LastInput(folder: $0, target: target) }
        var mutator = Mutator(corpus: try Self.corpus(target).map(\.bytes), random: SeededGenerator(state: seed))
        let end = Self.environment["FUZZ_SECONDS"].flatMap { Double($0) }.map { ContinuousClock.now + .seconds($0) }
        var round = 0
        while end.map({ ContinuousClock.now < $0 }) ?? (round < Self.rounds) {
            let bytes = mutator.next()
            try last?.keep(bytes)
            if let complaint = target.check(bytes) {
                Issue.record("\(target) seed \(seed) round \(round): \(complaint); input (base64): \(Data(bytes).base64EncodedString())")
                break
            }
            round += 1
        }
        if end != nil { print("fuzz_\(target)_inputs \(round) inputs") }
    }

    @Test(arguments: [FuzzTarget.messages, .base64, .percent])
    func emptyInputIsAnInput(target: FuzzTarget) {
        #expect(target.check([]) == nil)
    }
}

/// The file that holds the input under way.
private struct LastInput {
    private let file: FileHandle

    init(folder: String, target: FuzzTarget) throws {
        let path = URL(filePath: folder).appending(path: "\(target)").path
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        file = try FileHandle(forWritingTo: URL(filePath: path))
    }

    func keep(_ bytes: [UInt8]) throws {
        try file.seek(toOffset: 0)
        try file.write(contentsOf: Data(bytes))
        try file.truncate(atOffset: UInt64(bytes.count))
    }
}
