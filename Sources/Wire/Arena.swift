// The memory of one message while it is between bytes and Swift values.
//
// protobuf-c asks its allocator for every struct, string and array of a message and gives all of it back at once. So an
// allocation is a bump of a pointer, freeing one is nothing, and the whole goes when the arena goes. Each allocation
// keeps its size in front of it: protobuf-c ends strings with a NUL and forgets their length, and only the size tells
// whether a text holds a NUL of its own, behind which it would be cut silently.

import CProtobufC
import Glibc

/// A bump allocator with a byte budget.
///
/// Owned by one call of parse or fill, on that call's thread; nothing that it gave may outlive it. An allocation beyond
/// the budget gives nil and marks the arena exhausted, for good.
@safe struct Arena: ~Copyable {
    /// The size of an allocation, kept in front of it.
    private static let headerBytes = 8
    private static let alignment = 8

    private var next: UnsafeMutableRawPointer?
    private var available: Int
    private var nextBlockBytes = WireLimits.firstBlockBytes
    /// The newest block from the heap; each starts with the address of the one before.
    private var newestBlock: UnsafeMutableRawPointer?

    /// What may still be used, headers included.
    private(set) var remainingBudget: Int
    /// An allocation was refused.
    private(set) var isExhausted = false

    /// - Parameters:
    ///   - scratch: the first memory to use, aligned to 8 bytes; must outlive the arena.
    ///   - budget: the bytes that allocations may use, headers and padding included.
    init(scratch: UnsafeMutableRawBufferPointer, budget: Int) {
        unsafe next = scratch.baseAddress
        available = scratch.count
        remainingBudget = budget
    }

    deinit {
        var block = unsafe newestBlock
        while let current = unsafe block {
            unsafe block = current.load(as: UnsafeMutableRawPointer?.self)
            unsafe free(current)
        }
    }

    /// Gives `size` bytes, not initialised, aligned to 8; nil when the budget or the heap has no more.
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let (padded, overflow) = size.addingReportingOverflow(Self.headerBytes + Self.alignment - 1)
        let total = padded & ~(Self.alignment - 1)
        guard size >= 0, !overflow, total <= remainingBudget, total <= available || startBlock(for: total),
            let start = unsafe next
        else {
            isExhausted = true
            return nil
        }
        unsafe start.storeBytes(of: size, as: Int.self)
        let allocation = unsafe start + Self.headerBytes
        unsafe next = start + total
        available -= total
        remainingBudget -= total
        return unsafe allocation
    }

    /// The size that was asked for an allocation of an arena. `allocation` must come from `allocate`.
    static func size(of allocation: UnsafeRawPointer) -> Int {
        unsafe (allocation - headerBytes).load(as: Int.self)
    }

    private mutating func startBlock(for total: Int) -> Bool {
        let linkBytes = Self.alignment
        let (blockBytes, overflow) = max(total, nextBlockBytes).addingReportingOverflow(linkBytes)
        // malloc: memory, or NULL when there is none (a case here: the caller refuses the message).
        guard !overflow, let block = unsafe malloc(blockBytes) else { return false }
        unsafe block.storeBytes(of: newestBlock, as: UnsafeMutableRawPointer?.self)
        unsafe newestBlock = block
        unsafe next = block + linkBytes
        available = blockBytes - linkBytes
        nextBlockBytes = min(nextBlockBytes * 2, WireLimits.largestBlockBytes)
        return true
    }
}

extension ProtobufCAllocator {
    /// Allocates from `arena`, which must outlive the allocator.
    init(_ arena: UnsafeMutablePointer<Arena>) {
        unsafe self.init(
            alloc: { state, size in
                unsafe state?.assumingMemoryBound(to: Arena.self).pointee.allocate(size)
            },
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(arena))
    }
}
