/// What somebody can do on a page, in one sentence under its heading. Not on paper, which nobody can press.
///
/// Pages whose opening sentence belongs on paper too write it as a paragraph of the same class.
struct Lead {
    private let sentence: HTML

    /// For who works here.
    init(_ sentence: String) { self.sentence = HTML(escaping: sentence) }

    /// For residents, from the catalogue, in the language that they read.
    init(_ sentence: HTML) { self.sentence = sentence }

    var html: HTML { "<p class=\"lead screen-only\">\(sentence)</p>" }
}
