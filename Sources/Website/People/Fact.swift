/// One thing that is written down, under the name it has on the page.
struct Fact: Sendable, Equatable {
    let label: String
    let text: String

    /// Nil when there is nothing to tell.
    init?(_ label: String, _ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        self.label = label
        self.text = text
    }
}

extension [Fact] {
    var html: HTML {
        isEmpty ? .none : "<dl class=\"facts\">\(html { "<dt>\($0.label)</dt><dd><bdi>\($0.text)</bdi></dd>" })</dl>"
    }
}
