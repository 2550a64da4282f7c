import Foundation
import NIOCore
import Testing

@testable import Website

@Suite("A line to the site")
struct LineTests {
    private static let form = "POST /zorgen-melden HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"

    private func limits(_ change: (inout LineLimits) -> Void) -> LineLimits {
        var limits = LineLimits()
        change(&limits)
        return limits
    }

    @Test("that says nothing is closed, and so is one that says what it wants drop by drop")
    func slowRequest() async throws {
        try await OpenSite.run(limits: limits { $0.asking = .milliseconds(150) }) { port in
            #expect(try await RawLine(port: port).hear() == "")
            let slow = try RawLine(port: port)
            slow.say("GET /gezond HTTP/1.1\r\nHost: x\r\nX-Traag: ")
            #expect(try await slow.drip("a") > 1)
        }
    }

    @Test("that was answered and says nothing more is closed as well")
    func nothingMore() async throws {
        try await OpenSite.run(limits: limits { $0.asking = .milliseconds(150) }) { port in
            let line = try RawLine(port: port)
            line.say("GET /gezond HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await line.hear(until: "\r\n\r\n").hasPrefix("HTTP/1.1 204"))
            #expect(try await line.hear() == "")
        }
    }

    @Test("whose form stops halfway is closed, and so is one whose form comes drop by drop, each in time")
    func slowForm() async throws {
        try await OpenSite.run(limits: limits { $0.pause = .milliseconds(150) }) { port in
            let stopped = try RawLine(port: port)
            stopped.say(Self.form + "Content-Length: 1000\r\n\r\nwords=ik")
            #expect(!(try await stopped.hear().contains(" 200 ")))
        }
        try await OpenSite.run(limits: limits { $0.whole = .milliseconds(300) }) { port in
            let dripping = try RawLine(port: port)
            dripping.say(Self.form + "Content-Length: 1000000\r\n\r\nwords=ik")
            #expect(try await dripping.drip("k") > 1)
        }
    }

    @Test(
        "with two lengths, or a length and pieces, gets one refusal, and what was hidden behind it is not read as a request",
        arguments: [
            "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5, 6\r\n", "Transfer-Encoding: xchunked\r\n",
            "Content-Length : 5\r\n",
        ])
    func twoLengths(fields: String) async throws {
        try await OpenSite.run { port in
            let line = try RawLine(port: port)
            line.say(Self.form + fields + "\r\n0\r\n\r\nGET /gezond HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let answer = try await line.hear(until: "\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.components(separatedBy: "HTTP/1.1 ").count == 2, "\(answer)")
        }
    }

    @Test("with an address or a field that is too long, or with too many fields, is refused; with long ones it is not")
    func lengths() async throws {
        let limits = LineLimits()
        func request(_ address: Int = 1, _ field: Int = 1, _ count: Int = 1) -> String {
            let fields = (1...count).map { "X-\($0): \(String(repeating: "a", count: field))\r\n" }.joined()
            return "GET /gezond?\(String(repeating: "a", count: address)) HTTP/1.1\r\nHost: x\r\n\(fields)Connection: close\r\n\r\n"
        }
        let good = [request(limits.field - 200), request(1, limits.field - 200), request(1, 300, limits.fieldCount - 5)]
        let wrong = [request(limits.field + 200), request(1, limits.field + 200), request(1, 1, limits.fieldCount + 5), request(1, 6_000, 8)]
        try await OpenSite.run { port in
            for request in good + wrong {
                let line = try RawLine(port: port)
                line.say(request)
                let answer = try await line.hear(until: "\r\n\r\n")
                #expect(answer.hasPrefix(good.contains(request) ? "HTTP/1.1 204 " : "HTTP/1.1 400 "), "\(request.count): \(answer)")
            }
        }
    }

    @Test("that is one too many waits until another is closed")
    func tooMany() async throws {
        for lines in [1, 2] {
            let limits = limits {
                $0.lines = lines
                // Where there is room for both nothing may close the first, however slow the machine is.
                $0.asking = lines == 1 ? .milliseconds(300) : .seconds(60)
            }
            try await OpenSite.run(limits: limits) { port in
                let silent = try RawLine(port: port)
                silent.say("GET /gezond HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try await silent.hear(until: "\r\n\r\n").hasPrefix("HTTP/1.1 204 "))
                let second = try RawLine(port: port)
                second.say("GET /gezond HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(try await second.hear(until: "\r\n\r\n").hasPrefix("HTTP/1.1 204 "))
                #expect(silent.isClosed == (lines == 1))
            }
        }
    }
}
