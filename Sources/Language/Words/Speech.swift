import Foundation

/// What the engine knows of one language's small words: stop words, irregular forms, and the words that point at time, distance and
/// refusal. Read from `Resources/Speech/<code>.json`, where lists of words are written as one string with spaces.
struct Speech: Sendable {
    /// A word that names a distance, the words one of which must stand in the same clause, and the metres that are meant.
    struct Reach: Sendable {
        let words: Set<String>
        let with: Set<String>
        let metres: Double
    }

    let language: String
    let stop: Set<String>
    /// Everyday words that say little about the topic, wherever they stand.
    let light: Set<String>
    /// Irregular form to the form that stands for it: "at" to "eten".
    let forms: [String: String]
    /// By sign ("refuse", "lack", "professional", ...) the words that give it.
    let signs: [String: Set<String>]
    let people: [String: String]
    /// Day word to the days it names, 0 is Monday.
    let days: [String: [Int]]
    let parts: [String: [Int]]
    let after: Set<String>
    let afterHours: Set<String>
    let busy: Set<String>
    let except: Set<String>
    let reach: [Reach]

    func says(_ sign: String, _ word: String) -> Bool { signs[sign]?.contains(word) ?? false }

    /// The languages the engine knows, Dutch first.
    static let known = ["nl", "en", "tr", "ar", "pl", "uk"]

    /// All languages, from the resources of this target.
    static func bundled() throws -> [Speech] {
        try known.map { code in
            let url = Resources.url("Speech/\(code).json")
            return try Speech(JSONDecoder().decode(File.self, from: Data(contentsOf: url)))
        }
    }

    private init(_ file: File) {
        language = file.language
        stop = Set(words(file.stop))
        light = Set(words(file.light))
        forms = file.forms.reduce(into: [:]) { forms, entry in
            for form in words(entry.value) { forms[form] = Folding.fold(entry.key) }
        }
        signs = file.signs.mapValues { Set($0.flatMap(words)) }
        people = byWord(file.people) { $0 }
        days = byWord(file.days, reading: numbers)
        parts = byWord(file.parts, reading: numbers)
        after = Set(words(file.after.words))
        afterHours = Set(words(file.after.hours))
        busy = Set(words(file.busy))
        except = Set(words(file.except))
        reach = file.reach.map { Reach(words: Set(words($0.words)), with: Set(words($0.with ?? "")), metres: $0.metres) }
    }

    private struct File: Decodable {
        struct After: Decodable { let words: String; let hours: String }
        struct Distance: Decodable { let words: String; let with: String?; let metres: Double }
        let language: String
        let stop: String
        let light: String
        let forms: [String: String]
        let signs: [String: [String]]
        let people: [String: String]
        let days: [String: String]
        let parts: [String: String]
        let after: After
        let busy: String
        let except: String
        let reach: [Distance]
    }
}

private func words(_ list: String) -> [String] { list.split(separator: " ").map { Folding.fold(String($0)) } }

private func byWord<Meaning>(_ lists: [String: String], reading: (String) -> Meaning) -> [String: Meaning] {
    lists.reduce(into: [:]) { table, entry in
        for word in words(entry.value) { table[word] = reading(entry.key) }
    }
}

/// Reads "0-4" as 0, 1, 2, 3, 4 and "5" as 5.
private func numbers(_ range: String) -> [Int] {
    let ends = range.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last else { return [] }
    return Array(first...last)
}

/// The files that come with this target.
enum Resources {
    static func url(_ path: String) -> URL { Bundle.module.bundleURL.appending(path: "Resources/" + path) }
}
