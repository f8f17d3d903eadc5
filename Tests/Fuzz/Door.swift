// What libFuzzer calls. Compiled by `.ci/fuzz` alone and linked with the targets, of whose modules it needs to know nothing.

import Foundation

@_silgen_name("shelfwire_fuzz")
private func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32

@_cdecl("LLVMFuzzerTestOneInput")
public func oneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 { fuzzOneInput(start, count) }
