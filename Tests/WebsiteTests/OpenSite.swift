import Foundation
import Language
import Logging
import Matching
import Operations
import ServiceLifecycle
import Storage
import TestDatabanks

@testable import Website

/// A site that really listens, on a port of its own, for as long as a test needs it.
enum OpenSite {
    /// - Parameter body: gets the port.
    static func run<Outcome: Sendable>(
        baseURL: String = "http://127.0.0.1", certificate: Certificate? = nil, redirectPort: Int? = nil, limits: LineLimits = LineLimits(),
        _ body: @escaping @Sendable (Int) async throws -> Outcome
    ) async throws -> Outcome {
        let matches = try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty))
        let workplace = Workplace(driver: try await TestDatabanks.fresh(.sqlite), matches: matches)
        let listening = Listening(host: "127.0.0.1", port: 0, certificate: certificate, redirectPort: redirectPort, limits: limits)
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        let site = try await Site.application(workplace: workplace, settings: SiteSettings(baseURL: baseURL), at: listening) { started.yield($0) }
        let group = ServiceGroup(services: [site], logger: Logger(label: "test"))
        async let running: Void = group.run()
        var result: Result<Outcome, any Error>?
        for await port in ports {
            do { result = .success(try await body(port)) } catch { result = .failure(error) }
            break
        }
        await group.triggerGracefulShutdown()
        try await running
        guard let result else { throw CancellationError() }
        return try result.get()
    }

    /// A port that is free at this moment.
    static func freePort() throws -> Int {
        let line = try RawLine.socket()
        defer { close(line) }
        var address = RawLine.address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                guard bind(line, $0, length) == 0, getsockname(line, $0, &length) == 0 else { throw POSIXError(.EADDRINUSE) }
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// A line to a port of this machine, on which a test says exactly the bytes it wants to.
final class RawLine: Sendable {
    private let line: Int32

    init(port: Int) throws {
        line = try Self.socket()
        var address = Self.address(port)
        let made = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard made == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(line) }

    /// False when the other side has closed.
    @discardableResult
    func say(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return send(line, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Everything until the other side closes, or `enough` was heard. A site that never closes is found out after half a minute.
    func hear(until enough: String? = nil) async throws -> String {
        try await onAThread { [line] in
            var heard: [UInt8] = []
            while enough.map({ !String(decoding: heard, as: UTF8.self).contains($0) }) ?? true {
                guard Self.wait(line, milliseconds: 30_000) else { throw POSIXError(.ETIMEDOUT) }
                var piece = [UInt8](repeating: 0, count: 65_536)
                let count = recv(line, &piece, piece.count, 0)
                guard count > 0 else { break }
                heard += piece.prefix(count)
            }
            return String(decoding: heard, as: UTF8.self)
        }
    }

    /// Says a drop again and again, until the other side closes.
    ///
    /// - Returns: how many drops there were.
    func drip(_ drop: String) async throws -> Int {
        try await onAThread { [self] in
            for count in 1...10_000 {
                guard say(drop) else { return count }
                if Self.wait(line, milliseconds: 5) { return count }
            }
            throw POSIXError(.ETIMEDOUT)
        }
    }

    var isClosed: Bool {
        var byte: UInt8 = 0
        return Self.wait(line, milliseconds: 0) && recv(line, &byte, 1, Int32(MSG_PEEK)) <= 0
    }

    private static func wait(_ line: Int32, milliseconds: Int32) -> Bool {
        var look = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
        return poll(&look, 1, milliseconds) > 0
    }

    static func socket() throws -> Int32 {
        let line = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard line >= 0 else { throw POSIXError(.EMFILE) }
        return line
    }

    static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return address
    }
}

/// What waits for a socket or a program, away from the threads that everything else shares.
func onAThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}
