import Foundation

/// The door for libFuzzer (`Door.swift`): one input for the target that FUZZ_TARGET names; what is untrue of it ends the process.
@_cdecl("shelfwire_fuzz")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let target = chosenTarget else { fatalError("FUZZ_TARGET names none of \(FuzzTarget.allCases.map(\.rawValue))") }
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = target.check(bytes) { fatalError(complaint) }
    return 0
}

private let chosenTarget = ProcessInfo.processInfo.environment["FUZZ_TARGET"].flatMap(FuzzTarget.init(rawValue:))
