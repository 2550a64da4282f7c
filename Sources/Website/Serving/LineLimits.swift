public import NIOCore

/// How much of the server one line may hold, and for how long: whoever sends drop by drop keeps nobody else out.
public struct LineLimits: Sendable {
    /// Lines at once. Who comes after waits until one is free; 800 stays below the 1,024 open files that most systems give a program.
    public var lines = 800
    /// From the first contact, or the last answer, until a request has said what it wants: with TLS, the greeting included.
    public var asking = TimeAmount.seconds(30)
    /// Between two pieces of a form.
    public var pause = TimeAmount.seconds(20)
    /// From what a request wants until its answer has left: a form of 4 MB from a slow telephone, or a long page to one.
    public var whole = TimeAmount.seconds(180)
    /// Bytes of one header field, and of the address; our longest are a cookie and a search.
    public var field = 8 * 1024
    /// Bytes of all header fields together.
    public var fields = 32 * 1024
    /// How many header fields.
    public var fieldCount = 100

    public init() {}
}
