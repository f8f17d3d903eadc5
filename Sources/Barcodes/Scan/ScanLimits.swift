/// The largest things the parser accepts. All of its work is linear in the length of the scan.
public enum ScanLimits {
    /// Bytes of one scan. The largest symbol, QR Code version 40, holds 7,089 digits; the rest is room for composites.
    public static let bytes = 8192
    /// Elements of one scan. Their rules compare each with all others; real labels carry a dozen.
    public static let elements = 100
    /// Scale-label templates tried on one scan.
    public static let scaleTemplates = 256
}
