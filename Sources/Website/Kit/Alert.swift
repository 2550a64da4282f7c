/// A few words in a frame that must not be missed, on a screen. Colour and drawing only repeat what the words say.
struct Alert {
    enum Kind {
        /// Something to know.
        case info
        /// It went well.
        case done
        /// Something to look at first.
        case warning
    }

    /// Whether a screen reader says it by itself when it comes.
    enum Role: String { case status, alert }

    let kind: Kind
    let words: HTML
    var role: Role?
    /// Nil is the bell, or a tick for what went well.
    var icon: HTML?

    init(_ kind: Kind, _ words: HTML, role: Role? = nil, icon: HTML? = nil) {
        self.kind = kind
        self.words = words
        self.role = role
        self.icon = icon
    }

    var html: HTML {
        """
        <p class="notice\(when: kind == .warning, " warning")"\(role.map { " role=\"\($0.rawValue)\"" as HTML })>\
        \(icon ?? (kind == .done ? Icon.check : Icon.bell))<span>\(words)</span></p>
        """
    }
}
