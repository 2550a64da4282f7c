import Language
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
            <div class="field"><label for="words-\(id)">\(say("ownTalk.more")) <span class="optional">\(say("form.optional"))</span></label>\
            <p class="hint" id="hint-\(id)">\(say("ownTalk.hint"))</p>\
            <input id="words-\(id)" name="words" maxlength="1000" autocomplete="off" dir="auto" aria-describedby="hint-\(id)"></div>\
            <p class="actions">\(Button(say("form.send")).html)</p></form>
            """
    }

    private var question: HTML {
        let other = talk.otherName.map { "<bdi>\($0)</bdi>" as HTML } ?? say("ownTalk.other")
        return switch talk.occasion {
        case .acquaintance: say("message.talkAcquaintance", ["other": other])
        case .trial, .rhythm: say("message.talkRhythm", ["other": other])
        case .ending: say("message.talkEnding", ["other": other])
        }
    }
}
