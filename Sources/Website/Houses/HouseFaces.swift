import Language
import Neighbourhood

/// Whom a visitor meets in a house, and its board.
struct HouseFaces {
    let facts: HouseFacts
    let people: [HousePerson]

    var html: HTML {
        let (board, others) = (people.filter { $0.facts.part == .board }, people.filter { $0.facts.part != .board })
        return """
            \(list("people", plain("house.hosts"), others))\(list("board", plain("house.board"), board))\(reach)
            """
    }

    private func list(_ id: String, _ title: String, _ people: [HousePerson]) -> HTML {
        guard !people.isEmpty else { return .none }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2><ul class="teams faces">\(people.html { "<li class=\"card\">\(HouseFace(person: $0).html)</li>" })</ul></section>
            """
    }

    /// A number to ring, an address to write to, or words.
    private var reach: HTML {
        guard let words = facts.boardReach else { return .none }
        let how: HTML =
            if let phone = PhoneNumber(words) { Spoken.link(phone) } else if let mail = MailAddress(words) {
                "<a href=\"mailto:\(mail.text)\" dir=\"ltr\">\(mail.text)</a>"
            } else { inDutch(words) }
        return "<p>\(say("house.reachBoard", ["how": how]))</p>"
    }
}

struct HouseFace {
    let person: HousePerson

    var html: HTML {
        let facts = person.facts
        return """
            \(when: person.hasPhoto, image)<p><strong><bdi>\(facts.name)</bdi></strong><br>\(inDutch(facts.task))\
            \(when: !facts.days.isEmpty, "<br>\(Spoken.list(facts.days.map { Spoken.dayNames[$0] }))")\(badge)</p>
            """
    }

    var image: HTML {
        """
        <img class="face" src="\(Link.photo(of: person))" alt="\(plain("house.photo", ["name": person.facts.name]))" width="96" height="96" loading="lazy">
        """
    }

    /// Nobody is ranked: a board gives its time too, and says so by its task.
    private var badge: HTML {
        switch person.facts.part {
        case .board: .none
        case .paid: "<br><span class=\"badge\">\(say("house.paid"))</span>"
        case .volunteer: "<br><span class=\"badge\">\(say("house.volunteer"))</span>"
        }
    }
}
