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
    /// What a small word points at.
    let signs: [String: Signs]
    let people: [String: String]
    /// Days and parts of the day by word: "dinsdag", "avonds", "dinsdagavond". 0 is Monday, 0 is morning.
    let moments: [String: Moment]
    let reach: [Reach]

    struct Moment: Sendable {
        let days: [Int]?
        let parts: [Int]?
    }

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
        people = byWord(file.people) { $0 }
        moments = Self.moments(days: byWord(file.days, reading: numbers), parts: byWord(file.parts, reading: numbers))
        reach = file.reach.map { Reach(words: Set(words($0.words)), with: Set(words($0.with ?? "")), metres: $0.metres) }
        signs = Self.signs(file, moments: moments, people: people, reach: reach)
    }

    /// Days, parts, and the one written to the other: "dinsdagavond".
    private static func moments(days: [String: [Int]], parts: [String: [Int]]) -> [String: Moment] {
        var moments = days.mapValues { Moment(days: $0, parts: nil) }
        for (word, parts) in parts { moments[word] = Moment(days: days[word], parts: parts) }
        for (day, numbers) in days where day.unicodeScalars.count > 4 {
            for (part, hours) in parts { moments[day + part] = Moment(days: numbers, parts: hours) }
        }
        return moments
    }

    private static func signs(_ file: File, moments: [String: Moment], people: [String: String], reach: [Reach]) -> [String: Signs] {
        let lists: [(Signs, [String])] =
            [
                (.after, words(file.after.words)), (.hour, words(file.after.hours)), (.busy, words(file.busy)), (.except, words(file.except)),
                (.moment, Array(moments.keys)),
                (.person, Array(people.keys)), (.reach, reach.flatMap(\.words)), (.distance, ["meter", "km", "kilometer", "kilometers", "metres"]),
            ] + Signs.named.map { sign, name in (sign, (file.signs[name] ?? []).flatMap(words)) }
        return lists.reduce(into: [:]) { table, list in
            for word in list.1 { table[word, default: []].insert(list.0) }
        }
    }

    private struct File: Decodable {
        struct After: Decodable {
            let words: String
            let hours: String
        }
        struct Distance: Decodable {
            let words: String
            let with: String?
            let metres: Double
        }
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

/// What small words point at.
struct Signs: OptionSet, Sendable {
    let rawValue: UInt16
    static let refuse = Signs(rawValue: 1), prefer = Signs(rawValue: 2), safeguard = Signs(rawValue: 4), professional = Signs(rawValue: 8)
    static let carer = Signs(rawValue: 16), person = Signs(rawValue: 32), moment = Signs(rawValue: 64), after = Signs(rawValue: 128)
    static let hour = Signs(rawValue: 256), busy = Signs(rawValue: 512), except = Signs(rawValue: 1024), reach = Signs(rawValue: 2048)
    static let distance = Signs(rawValue: 4096), not = Signs(rawValue: 8192)

    /// As the resource files name them.
    static let named: [(Signs, String)] = [
        (.refuse, "refuse"), (.prefer, "prefer"), (.not, "not"), (.safeguard, "safeguard"), (.professional, "professional"), (.carer, "carer"),
    ]
}

/// The files that come with this target.
enum Resources {
    static func url(_ path: String) -> URL { Bundle.module.bundleURL.appending(path: "Resources/" + path) }
}
