/// What stands where a list would be when there is nothing in it: why that is so, or what to do about it.
struct EmptyState {
    /// Nil where one sentence is enough.
    var heading: HTML?
    let words: HTML

    init(_ words: HTML) { self.words = words }

    init(_ heading: HTML, _ words: HTML) {
        self.heading = heading
        self.words = words
    }

    var html: HTML {
        guard let heading else { return "<p class=\"empty\">\(words)</p>" }
        return "<div class=\"empty\"><h2>\(heading)</h2><p>\(words)</p></div>"
    }
}

extension Collection {
    /// Lines under each other on one card; the sentence when there are none.
    func list(orElse words: HTML, _ line: (Element) -> HTML) -> HTML {
        isEmpty ? EmptyState(words).html : "<ul class=\"list\">\(html(line))</ul>"
    }
}
