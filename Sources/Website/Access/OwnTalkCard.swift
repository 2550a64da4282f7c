import Neighbourhood
import Storage

/// One plain question on somebody's own page: does it go well together?
struct OwnTalkCard {
    let talk: OwnTalk
    let seal: String

    var html: HTML {
        let id = talk.id.text
        return """
            <form method="post" action="\(Link.talk(talk.id))" class="card screen-only"><input type="hidden" name="seal" value="\(seal)">\
            <fieldset class="field choice"><legend>\(question)</legend><div class="options">\
            \(TalkAnswer.allCases.html { "<label class=\"option\"><input type=\"radio\" name=\"answer\" value=\"\($0.rawValue)\" required> <span>\(Dutch.name($0))</span></label>" })</div></fieldset>\
            <div class="field"><label for="words-\(id)">Wilt u er iets bij zeggen? <span class="optional">(hoeft niet)</span></label>\
            <p class="hint" id="hint-\(id)">Alleen het wijkteam leest dit. De ander niet.</p>\
            <input id="words-\(id)" name="words" maxlength="1000" autocomplete="off" dir="auto" aria-describedby="hint-\(id)"></div>\
            <p class="actions"><button class="button">Verstuur</button></p></form>
            """
    }

    private var question: HTML {
        let other = talk.otherName.map { "<bdi>\($0)</bdi>" as HTML } ?? "de ander"
        return switch talk.occasion {
        case .acquaintance: "Hoe was de kennismaking met \(other)?"
        case .trial, .rhythm: "Gaat het goed samen met \(other)?"
        case .ending: "Hoe was het samen met \(other)?"
        }
    }
}
