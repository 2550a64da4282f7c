/// What most people do not need, behind a line that can be opened: a dialogue that works without a script, and never covers anything.
struct Fold {
    let summary: HTML
    var isOpen = false
    /// Folded things do not come out of a printer, unless they were open.
    var isOnScreenOnly = false
    let content: HTML

    init(_ summary: HTML, isOpen: Bool = false, isOnScreenOnly: Bool = false, _ content: HTML) {
        self.summary = summary
        self.isOpen = isOpen
        self.isOnScreenOnly = isOnScreenOnly
        self.content = content
    }

    var html: HTML {
        """
        <details class="more\(when: isOnScreenOnly, " screen-only")"\(when: isOpen, " open")><summary>\(summary)</summary>\(content)</details>
        """
    }
}
