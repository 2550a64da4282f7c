/// One heap of work on Vandaag, with how much it is; nothing where there is none.
struct TodaySection {
    /// Names the heading, once on a page.
    let mark: String
    let title: HTML
    let count: Int
    /// The items of the list.
    let list: HTML

    var html: HTML {
        guard count > 0 else { return .none }
        return """
            <section aria-labelledby="\(mark)"><h2 id="\(mark)">\(title) <span class="count">\(count)</span></h2><ul class="list">\(list)</ul></section>
            """
    }
}
