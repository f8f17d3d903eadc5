// The window's keyboard and size: termios and ioctl. The only file of the program with `unsafe` in it.

import Glibc
import SystemPackage

/// The terminal on standard input and output.
struct TerminalDevice: ~Copyable {
    private let saved: termios

    private init(saved: termios) {
        self.saved = saved
    }

    /// Takes the terminal over; nil when standard input or output is none.
    ///
    /// Takes keys one by one, without echo and without the terminal's own meaning of Ctrl-C, Ctrl-S and Ctrl-Z (termios(3), noncanonical mode);
    /// a read returns after a tenth of a second when nothing is typed.
    static func taken() -> TerminalDevice? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        let saved = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON | ICRNL | ISTRIP)
        settings.c_cc.6 = 0  // VMIN
        settings.c_cc.5 = 1  // VTIME, tenths of a second
        guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
        return TerminalDevice(saved: saved)
    }

    /// Gives the terminal back as it was found.
    deinit {
        var settings = saved
        _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    /// Columns and rows; 80 x 24 where the terminal does not say.
    static func size() -> (columns: Int, rows: Int) {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// What has been typed; empty when nothing came within a tenth of a second, nil at the end of the input.
    static func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        }
        // Noncanonical mode says 0 for "nothing yet"; a hang-up is EIO.
        if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
        return Array(bytes.prefix(count))
    }

    /// Hours and minutes of an instant where the device is: "14:02".
    static func clockText(_ milliseconds: Int64) -> String {
        var seconds = time_t(milliseconds / 1_000)
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil else { return "" }
        let (hour, minute) = unsafe (Int(parts.tm_hour), Int(parts.tm_min))
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    static func write(_ text: String) {
        // A window that is gone gets no picture; the work goes on.
        _ = try? FileDescriptor.standardOutput.writeAll(Array(text.utf8))
    }
}
