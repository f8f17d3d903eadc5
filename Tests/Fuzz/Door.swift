// What libFuzzer calls: one input for the target that FUZZ_TARGET names.

import Foundation
import FuzzTargets

private let target = ProcessInfo.processInfo.environment["FUZZ_TARGET"].flatMap(FuzzTarget.init(rawValue:))

@_cdecl("LLVMFuzzerTestOneInput")
public func oneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let target else { fatalError("FUZZ_TARGET names none of \(FuzzTarget.allCases.map(\.rawValue))") }
    if let complaint = target.check(Array(UnsafeBufferPointer(start: start, count: count))) { fatalError(complaint) }
    return 0
}
