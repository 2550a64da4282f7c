/// One thing that is written down, under the name it has on the page.
struct Fact: Sendable, Equatable {
    let label: String
    let text: String
    /// The same with the languages of its parts.
    let shown: HTML

    /// Nil when there is nothing to tell.
    ///
    /// - Parameter shown: how it stands on the page, where a part of it is in another language than the page.
    init?(_ label: String, _ text: String?, as shown: (String) -> HTML = { "<bdi>\($0)</bdi>" }) {
        guard let text, !text.isEmpty else { return nil }
        self.label = label
        self.text = text
        self.shown = shown(text)
    }
}

extension [Fact] {
    var html: HTML {
        isEmpty ? .none : "<dl class=\"facts\">\(html { "<dt>\($0.label)</dt><dd>\($0.shown)</dd>" })</dl>"
    }
}
