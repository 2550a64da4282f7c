import Foundation
import Testing

@Suite("The command that serves or matches")
struct ServingTests {
    @Test("starts a demo with a link for each role, and the links let in")
    func demo() async throws {
        let command = try Command()
        defer { command.remove() }
        let running = try command.start(["demo", "--port", "0"])
        let text = try await waiting(for: "De links werken", in: running)
        for name in ["Fatma", "Joost", "Ria", "Henk", "Noor", "Wim", "Truus"] { #expect(text.contains("  \(name) ")) }
        #expect(text.contains("De voorbeeldbuurt Wilgenoord is ingelezen."))
        let link = try #require(text.split(whereSeparator: \.isWhitespace).first { $0.contains("/aanmelden/") })
        let page = try await fetch(String(link))
        #expect(page.contains("200") || page.contains("303"))
        let stopped = try running.stop()
        #expect(stopped.code == 0, "\(stopped.complaint)")
        try await matches(command)
        try await divides(command)
    }

    /// On the databank the demo left behind.
    private func matches(_ command: Command) async throws {
        let more = try await command.run("match", "iemand die soep kookt")
        #expect(more.code == 2 && more.complaint.contains("GM9901 (Wilgenoord), GM9902 (Duinrade)"))
        let found = try await command.run(
            "match", "een kop soep op dinsdag", "--near", "4991AC", "--when", "dinsdagmiddag", "--json", "--municipality", "GM9901")
        struct Line: Decodable {
            let name: String
            let reasons: [String]
            let score: Double
        }
        let lines = try JSONDecoder().decode([Line].self, from: Data(found.output.utf8))
        #expect(found.code == 0 && !lines.isEmpty && lines[0].reasons.isEmpty == false)
        #expect(lines.map(\.score) == lines.map(\.score).sorted(by: >))
        let words = try await command.run("match", "soep", "--near", "Lindekwartier", "--municipality", "GM9901")
        #expect(words.code == 0 && words.output.hasPrefix("1. "))
        for wrong in [["--near", "Verweggistan"], ["--when", "ooit"]] {
            let outcome = try command.start(["match", "soep", "--municipality", "GM9901"] + wrong).finish()
            #expect(outcome.code == 2 && outcome.complaint.contains(wrong[1]))
        }
    }

    /// The round of the same databank, in words and as JSON.
    private func divides(_ command: Command) async throws {
        struct Lines: Decodable {
            struct Totals: Decodable {
                let served: Int
                let score: Double
            }
            struct Pair: Decodable {
                let subject: String
                let helper: String
                let reasons: [String]
            }
            struct Left: Decodable { let subject: String }
            let asks: Int
            let oneByOne: Totals
            let round: Totals
            let pairs: [Pair]
            let left: [Left]
        }
        let json = try await command.run("round", "--json", "--municipality", "GM9901")
        let lines = try JSONDecoder().decode(Lines.self, from: Data(json.output.utf8))
        #expect(json.code == 0 && lines.pairs.count > 2 && lines.pairs.count + lines.left.count == lines.asks)
        #expect(lines.round.served == lines.pairs.count && lines.round.score >= lines.oneByOne.score)
        #expect(lines.pairs.allSatisfy { !$0.reasons.isEmpty })
        let words = try await command.run("round", "--municipality", "GM9901")
        #expect(words.code == 0 && words.output.hasPrefix("In de ronde krijgen \(lines.round.served) vragen iemand"))
        for pair in lines.pairs { #expect(words.output.contains("\(pair.subject) – \(pair.helper)")) }
    }

    @Test("measures a collection and writes a run in TREC form")
    func trec() async throws {
        let command = try Command()
        defer { command.remove() }
        try command.write(
            "{\"id\":\"o1\",\"kind\":\"offer\",\"text\":\"Ik kook graag soep voor een ander\",\"neighbourhood\":\"x\",\"lat\":52.1,\"lon\":5.1,\"radius_m\":2000,\"availability\":[\"tue-evening\"],\"languages\":[\"nl\"],\"role\":\"helper\",\"safeguards\":{\"vog\":false}}\n",
            to: "offers.jsonl")
        try command.write(
            "{\"id\":\"r1\",\"text\":\"Wie kookt er soep voor mij?\",\"neighbourhood\":\"x\",\"lat\":52.1,\"lon\":5.1,\"wanted\":[],\"languages\":[\"nl\"],\"needs_vog\":false}\n",
            to: "asks.jsonl")
        let run = try await command.run("match", "--offers", "offers.jsonl", "--asks", "asks.jsonl", "--top", "10", "--format", "trec")
        #expect(run.code == 0 && run.output.hasPrefix("r1 Q0 o1 1 "))
        let file = try await command.run("match", "--offers", "offers.jsonl", "--asks", "asks.jsonl", "--output", "mijn.run")
        #expect(file.code == 0 && file.output.isEmpty)
        let written = try String(contentsOf: command.folder.appending(path: "mijn.run"), encoding: .utf8)
        // Without the score: its last digits differ from one run of the engine to the next.
        #expect(written.split(separator: " ").prefix(4) == run.output.split(separator: " ").prefix(4))
        let broken = try await command.run("match", "--offers", "asks.jsonl", "--asks", "asks.jsonl")
        #expect(broken.code == 1 && broken.complaint.contains("regel 1"))
    }

    @Test("does not start a second site on the same port, and says what to do")
    func samePort() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        let first = try command.start(["serve", "--port", "0"])
        let text = try await waiting(for: "Omzien draait op", in: first)
        let port = try #require(text.split(separator: ":").last?.trimmingCharacters(in: .whitespacesAndNewlines))
        let second = try await command.run("serve", "--port", port)
        #expect(second.code == 2 && second.complaint.contains("PORT"), "\(second.complaint)")
        #expect(try first.stop().code == 0)
    }

    @Test("refuses to practise beside real people")
    func noDemoBesideRealPeople() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        try command.write("naam\nEcht Mens\n", to: "mensen.csv")
        #expect(try await command.run("import", "people", "mensen.csv").code == 0)
        let demo = try await command.run("demo", "--port", "0")
        #expect(demo.code == 2 && demo.complaint.contains("echte mensen"))
    }

    private func waiting(for words: String, in running: Running) async throws -> String {
        for _ in 0..<1200 {
            let text = running.said
            if text.contains(words) { return text }
            guard running.isRunning else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        let end = try running.stop()
        Issue.record("never said ‘\(words)’: \(end.output) \(end.complaint)")
        return end.output
    }

    /// The head of what an address answers, through curl, which every Debian test machine has.
    private func fetch(_ address: String) async throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "--silent", "--show-error", "--output", "/dev/null", "--write-out", "%{http_code}", address]
        process.standardOutput = pipe
        try process.run()
        let answer = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: answer, as: UTF8.self)
    }
}
