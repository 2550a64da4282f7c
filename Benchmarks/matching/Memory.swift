import Foundation

/// How often the process asked for memory, and how many bytes it holds; nil unless `allocations.c` was loaded before the program.
enum Memory {
    static var allocations: Int? { count("allocations") }
    static var bytes: Int? { count("bytes_held") }

    private static func count(_ name: String) -> Int? {
        dlsym(nil, name).map { unsafeBitCast($0, to: (@convention(c) () -> Int).self)() }
    }
}
