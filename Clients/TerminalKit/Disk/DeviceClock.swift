// What the device knows about time and chance. Injected everywhere, so that tests decide both.

import Glibc
import SystemPackage

/// The device's clocks, its boot and its randomness.
public struct DeviceClock: Sendable {
    /// Unix milliseconds UTC, as the device believes.
    public var wallMilliseconds: @Sendable () -> Int64
    /// Milliseconds since the device booted, sleep included.
    public var monotonicMilliseconds: @Sendable () -> Int64
    /// Random per boot, not 0.
    public var bootID: UInt64
    /// A uniform random number, for jitter.
    public var random: @Sendable () -> UInt64
    /// Waits; throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (_ milliseconds: Int64) async throws -> Void

    public init(
        wallMilliseconds: @escaping @Sendable () -> Int64,
        monotonicMilliseconds: @escaping @Sendable () -> Int64,
        bootID: UInt64,
        random: @escaping @Sendable () -> UInt64,
        sleep: @escaping @Sendable (_ milliseconds: Int64) async throws -> Void
    ) {
        self.wallMilliseconds = wallMilliseconds
        self.monotonicMilliseconds = monotonicMilliseconds
        self.bootID = bootID
        self.random = random
        self.sleep = sleep
    }

    /// The clocks of this machine. `bootID` comes from the kernel's boot id (proc(5), /proc/sys/kernel/random/boot_id).
    public static func system() -> DeviceClock {
        DeviceClock(
            wallMilliseconds: { read(CLOCK_REALTIME) },
            monotonicMilliseconds: { read(CLOCK_BOOTTIME) },
            bootID: systemBootID(),
            random: { UInt64.random(in: .min ... .max) },
            sleep: { try await Task.sleep(for: .milliseconds($0)) })
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        // clock_gettime(2) fails only for clocks the kernel lacks; these two every supported kernel has.
        let result = unsafe clock_gettime(clock, &time)
        precondition(result == 0, "clock_gettime refused clock \(clock)")
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func systemBootID() -> UInt64 {
        // Where /proc is not mounted every start counts as a new boot: the server then flags instead of guessing an order.
        let text = (try? Disk.read("/proc/sys/kernel/random/boot_id")) ?? nil
        guard let text, !text.isEmpty else { return UInt64.random(in: 1 ... .max) }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bit
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash == 0 ? 1 : hash
    }
}
