// Replaced by the first real file of this target.
@main struct Placeholder { static func main() {} }
