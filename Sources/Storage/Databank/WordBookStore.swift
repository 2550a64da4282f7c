import Foundation
import Neighbourhood

extension Connection {
    /// What was found in people's own words, with what a line shows of it.
    func searchWords(_ words: [String], _ kinds: [Thing.Kind], in municipality: MunicipalityCode, _ limit: Int) throws -> [Found] {
        guard !words.isEmpty, let town = try wordBook(of: municipality) else { return [] }
        return try [Thing.Kind.ask, .offer, .person].filter { kinds.isEmpty || kinds.contains($0) }.flatMap { kind in
            let ids = town.find(words, kind, limit: min(limit, 60))
            return try foundLines(kind, ids, in: municipality)
        }
    }

    /// The word book of a municipality, as far as its history goes now; nil on a databank without its vault.
    private func wordBook(of municipality: MunicipalityCode) throws -> WordBook.Town? {
        guard let vault else { return nil }
        var town = try vault.words.town(municipality, at: now) ?? freshTown(municipality)
        if try !follow(&town, in: municipality) {
            town = try freshTown(municipality)
            _ = try follow(&town, in: municipality)
        }
        vault.keep(town, of: municipality)
        return town
    }

    private func freshTown(_ municipality: MunicipalityCode) throws -> WordBook.Town {
        var town = WordBook.Town(madeAt: now, readUntil: now)
        for told in ToldText.all {
            for (id, text) in try rows(told.select, [municipality], decode: told.decode) { town.put(text, as: told.kind, id) }
        }
        return town
    }

    /// Reads again what the history tells of since last time, with two minutes to spare for clocks and for deeds that took long. False when so much
    /// happened, or somebody was erased, that the book is better made anew.
    private func follow(_ town: inout WordBook.Town, in municipality: MunicipalityCode) throws -> Bool {
        let since = Identifier<Event>(now: town.readUntil.addingTimeInterval(-120), chance: 0)
        let events = try rows(
            """
            SELECT id, deed, thing_kind, thing_id, with_kind, with_id FROM event WHERE municipality = $1 AND id >= $2 ORDER BY id LIMIT 400
            """, [municipality, since]
        ) { row in
            (id: row.next(String.self), deed: row.next(String.self), things: [TouchedThing(row: &row), TouchedThing(row: &row)].compactMap(\.self))
        }
        let isNew = town.madeAt == now && town.seen.isEmpty
        let news = isNew ? [] : events.filter { !town.seen.contains($0.id) }
        guard events.count < 400 || isNew, !news.contains(where: { $0.deed == Deed.erasePerson.rawValue }) else { return false }
        for thing in Set(news.flatMap(\.things)) { try refresh(thing, &town, in: municipality) }
        town.seen = Set(events.map(\.id))
        town.readUntil = now
        return true
    }

    private func refresh(_ thing: TouchedThing, _ town: inout WordBook.Town, in municipality: MunicipalityCode) throws {
        for told in ToldText.all {
            guard let condition = told.condition(for: thing.kind) else { continue }
            if told.kind.rawValue == thing.kind { town.texts[told.kind]?[thing.id] = nil }
            for (id, text) in try rows(told.select + condition, [municipality, thing.id], decode: told.decode) { town.put(text, as: told.kind, id) }
        }
    }

    private func foundLines(_ kind: Thing.Kind, _ ids: [String], in municipality: MunicipalityCode) throws -> [Found] {
        guard !ids.isEmpty, let told = ToldText.all.first(where: { $0.kind == kind }) else { return [] }
        let lines = try rows(
            told.line + " IN (" + .placeholders(from: 2, count: ids.count) + ")", [municipality] + ids, decode: told.found)
        let byID = Dictionary(uniqueKeysWithValues: lines.map { ($0.thing.id, $0) })
        return ids.compactMap { byID[$0] }
    }
}

private struct TouchedThing: Hashable {
    let kind: String
    let id: String

    /// Two columns; nil when they are empty.
    init?(row: inout Row) {
        let (kind, id): (String?, String?) = (row.next(), row.next())
        guard let kind, let id else { return nil }
        self.kind = kind
        self.id = id
    }
}

/// Where people's own words are, and how they are read for the word book and shown when they are found.
private struct ToldText: Sendable {
    let kind: Thing.Kind
    /// All of a municipality: id, the holder's key, and words.
    let select: SQL
    /// What narrows it down to the things that a deed touched.
    let narrowed: [String: SQL]
    let decode: @Sendable (inout Row) -> (String, String)
    /// What a line shows, up to the ids.
    let line: SQL
    let found: @Sendable (inout Row) -> Found

    func condition(for touched: String) -> SQL? { narrowed[touched] }

    static let all = [asks, offers, people]

    private static let asks = ToldText(
        kind: .ask,
        select: """
            SELECT ask.id, (SELECT wrapped FROM vault_key WHERE vault_key.municipality = ask.municipality AND vault_key.holder = ask.subject), ask.words,
                person.name
            FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject WHERE ask.municipality = $1
            """,
        narrowed: ["ask": " AND ask.id = $2", "person": " AND ask.subject = $2"],
        decode: { row in
            let (id, key): (String, String?) = (row.next(), row.next())
            let words: String = row.next(opened: .askWords, of: id, wrapped: key)
            return (id, words + " " + row.next(String.self))
        },
        line: """
            SELECT ask.id, ask.subject, ask.words, person.name FROM ask JOIN person ON person.municipality = ask.municipality AND person.id = ask.subject
            WHERE ask.municipality = $1 AND ask.id
            """,
        found: { row in
            let (id, _): (String, Person.ID) = (row.next(), row.subject())
            let words: String = row.next(opened: .askWords, of: id)
            return Found(thing: Thing(.ask, id), title: String(words.prefix(90)), note: row.next())
        })

    private static let offerParties: SQL = """
        , coalesce(offer.party_name, house.name, organisation.name, person.name, '') FROM offer
        LEFT JOIN person ON person.municipality = offer.municipality AND person.id = offer.person
        LEFT JOIN house ON house.municipality = offer.municipality AND house.id = offer.house
        LEFT JOIN organisation ON organisation.municipality = offer.municipality AND organisation.id = offer.organisation
        WHERE offer.municipality = $1 AND offer.state <> 'withdrawn'
        """

    private static let offers = ToldText(
        kind: .offer,
        select: """
            SELECT offer.id, (SELECT wrapped FROM vault_key WHERE vault_key.municipality = offer.municipality AND vault_key.holder = offer.person),
                offer.title, offer.words
            """ + offerParties,
        narrowed: ["offer": " AND offer.id = $2", "person": " AND offer.person = $2"],
        decode: { row in
            let (id, key): (String, String?) = (row.next(), row.next())
            let title: String = row.next(opened: .offerTitle, of: id, wrapped: key)
            let words: String = row.next(opened: .offerWords, of: id, wrapped: key)
            return (id, [title, words, row.next(String.self)].joined(separator: " "))
        },
        line: "SELECT offer.id, offer.person, offer.title, offer.words" + offerParties + " AND offer.id",
        found: { row in
            let (id, _): (String, Person.ID?) = (row.next(), row.subject())
            let title: String? = row.next(opened: .offerTitle, of: id)
            let words: String = row.next(opened: .offerWords, of: id)
            return Found(thing: Thing(.offer, id), title: title ?? String(words.prefix(90)), note: row.next())
        })

    private static let people = ToldText(
        kind: .person,
        select: """
            SELECT person.id, (SELECT wrapped FROM vault_key WHERE vault_key.municipality = person.municipality AND vault_key.holder = person.id),
                person.loves, person.wishes
            FROM person WHERE person.municipality = $1 AND (person.loves IS NOT NULL OR person.wishes IS NOT NULL)
            """,
        narrowed: ["person": " AND person.id = $2"],
        decode: { row in
            let (id, key): (String, String?) = (row.next(), row.next())
            let loves: String = row.next(opened: .personLoves, of: id, wrapped: key)
            return (id, loves + " " + row.next(opened: .personWishes, of: id, wrapped: key))
        },
        line:
            "SELECT person.id, person.name, person.street, person.house_number, person.postcode FROM person WHERE person.municipality = $1 AND person.id",
        found: { row in
            let (id, name): (Person.ID, String) = (row.subject(), row.next())
            let address = (0..<3).compactMap { _ in row.next(String?.self) }.joined(separator: " ")
            return Found(thing: Thing(.person, id.text), title: name, note: address)
        })
}
