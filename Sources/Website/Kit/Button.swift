/// Something to press. On a form one button does what the form is for; the others come second to it.
struct Button {
    enum Weight: String, CaseIterable {
        case main, second
        /// Beside the matter: take away, begin again.
        case quiet
        /// Cannot be taken back.
        case danger

        /// The class that `omzien.css` goes by besides.
        var mark: HTML { self == .main ? .none : " \(rawValue)" }
    }

    let words: HTML
    let weight: Weight
    var name: String?
    var value = ""
    /// The browser does not ask for what is not filled in yet.
    var isUnchecked = false

    init(_ words: HTML, _ weight: Weight = .main, name: String? = nil, value: String = "", isUnchecked: Bool = false) {
        self.words = words
        self.weight = weight
        self.name = name
        self.value = value
        self.isUnchecked = isUnchecked
    }

    var html: HTML {
        """
        <button class="button\(weight.mark)"\(name.map { " name=\"\($0)\" value=\"\(value)\"" as HTML })\(when: isUnchecked, " formnovalidate")>\(words)</button>
        """
    }
}

/// A link that looks like a button, because it leads to where something is done.
struct ButtonLink {
    let words: HTML
    let weight: Button.Weight
    let address: String
    var isDownload = false

    init(_ words: HTML, _ weight: Button.Weight = .main, to address: String, isDownload: Bool = false) {
        self.words = words
        self.weight = weight
        self.address = address
        self.isDownload = isDownload
    }

    var html: HTML { "<a class=\"button\(weight.mark)\" href=\"\(address)\"\(when: isDownload, " download")>\(words)</a>" }
}
