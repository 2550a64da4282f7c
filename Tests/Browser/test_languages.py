"""Each language once through the public side: chosen by a tap, a form with faults, sent, and the thanks; on a small phone."""

import json
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import text_places
from conftest import ROOT
from test_accessibility import violations

TEXTS = ROOT / "Sources/Language/Resources/Texts"
LANGUAGES = {"nl": "Nederlands", "en": "English", "tr": "Türkçe", "ar": "العربية", "pl": "Polski", "uk": "Українська"}
SENTENCES = {
    "nl": "Wie gaat er met mij mee naar de markt?", "en": "Who would like to walk with me to the market?", "tr": "Pazara benimle kim gelir acaba?",
    "ar": "من يذهب معي إلى السوق يوم السبت؟", "pl": "Kto pójdzie ze mną w sobotę na targ?", "uk": "Хто піде зі мною на ринок у суботу?",
}


def texts(language):
    """What stands on the screen, by section and name."""
    catalogue = json.loads((TEXTS / f"{language}.json").read_text())
    return lambda key: plain(catalogue[key.split(".")[0]][key.split(".")[1]])


def plain(text):
    """Without the marks that translators write."""
    return re.sub(r"\[([^\]]*)\]\(\w+\)", r"\1", text).replace("**", "")


# Texts that are said to be in the language of the page, and hold words that Dutch alone has.
DUTCH = r"""
() => {
  const dutch = /(?<![\p{L}])(het|een|niet|voor|wordt|zijn|naar|uur|elke|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?![\p{L}])/iu;
  const own = document.documentElement.lang, found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {data, parentElement: parent} = texts.currentNode;
    if (!parent.closest("script, style, textarea") && parent.closest("[lang]").lang === own && dutch.test(data)) found.push(data.trim());
  }
  return found;
}
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_asks_for_help_in_their_own_language(language, scripts, neighbourhood, artefacts):
    page = neighbourhood.visitor(viewport={"width": 320, "height": 640}, java_script_enabled=scripts)
    say = texts(language)
    page.goto("/")
    if language != "nl":
        page.locator(".tongues summary").click()
        page.get_by_role("link", name=LANGUAGES[language]).click()
    root = page.locator("html")
    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    page.get_by_role("main").get_by_role("link", name=say("start.ask"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("ask.heading"))
    page.get_by_label(say("ask.words")).press_sequentially(SENTENCES[language], delay=60)
    page.get_by_role("textbox", name=re.compile("^" + re.escape(say("visitor.name")))).fill("Noor")
    page.get_by_label(say("visitor.contact")).fill("123")
    page.get_by_role("button", name=say("ask.send")).click()
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text(say("fault.phone"))
    expect(page.get_by_label(say("ask.words"))).to_have_value(SENTENCES[language])
    page.screenshot(path=artefacts / f"ask-with-fault-{language}.png", full_page=True)
    page.get_by_label(say("visitor.contact")).fill("06 12 34 56 78")
    page.get_by_role("button", name=say("ask.send")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(say("thanks.ask"))
    page.screenshot(path=artefacts / f"thanks-{language}.png", full_page=True)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "nl"])
def test_the_public_side_is_accessible_and_fits_a_small_phone_in_every_language(language, neighbourhood, artefacts):
    page = neighbourhood.visitor(viewport={"width": 320, "height": 640})
    page.goto("/agenda")
    activity, house = (page.locator(f"main a[href^='/{kind}/']").first.get_attribute("href") for kind in ["activiteiten", "buurthuizen"])
    public = ["/", "/hulp-vragen", "/iets-aanbieden", "/zorgen-melden", "/wie-helpt", "/agenda", "/aanmelden", "/privacy", "/toegankelijkheid", "/overzicht"]
    for address in [*public, activity, house]:
        page.goto(f"{address}?taal={language}")
        assert page.evaluate(DUTCH) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert violations(page) == [], address
        page.screenshot(path=artefacts / f"public{'-activity' if address == activity else '-house' if address == house else address.replace('/', '-').rstrip('-')}-{language}.png", full_page=True)


def test_the_own_page_speaks_the_language_that_was_tapped(neighbourhood):
    page = neighbourhood.signed_in("bewoner", viewport={"width": 320, "height": 640})
    for language in ["ar", "uk"]:
        page.goto(f"/mijn?taal={language}")
        expect(page.get_by_role("heading", name=texts(language)("mine.asks"))).to_be_visible()
        for address in own_pages(page):
            page.goto(address)
            assert page.evaluate(DUTCH) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
            assert violations(page) == [], address


def own_pages(page):
    """What a resident reaches from their own page: claims, the calendar, what is written, the interview they hold and its sheet on paper."""
    links = page.locator("main a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    wanted = [r"/mijn/agenda", r"/ingelogd", r"/bewoners/[^/]+/declaraties", r"/bewoners/[^/]+/aanpassen", r"/interviews/[^/]+", r"/interviews/[^/]+/papier"]
    own = [next(link for link in links if re.fullmatch(each, link)) for each in wanted]
    return ["/mijn", "/mijn/alles", *own]


def test_translators_get_a_picture_of_where_each_text_stands(neighbourhood, artefacts):
    """In one language; in each of them when a translator asks for it (Scripts/text-places)."""
    folder = Path(os.environ.get("OMZIEN_TEXT_PLACES") or artefacts / "text-places")
    for language in LANGUAGES if "OMZIEN_TEXT_PLACES" in os.environ else ["nl"]:
        (folder / language).mkdir(parents=True, exist_ok=True)
        visitor = neighbourhood.visitor(viewport={"width": 800, "height": 900}, extra_http_headers=text_places.HEADER)
        bewoner = neighbourhood.signed_in("bewoner", viewport={"width": 800, "height": 900}, extra_http_headers=text_places.HEADER)
        known, starts = set(), ["/", "/hulp-vragen/bedankt", "/iets-aanbieden/bedankt", "/zorgen-melden/bedankt", "/zonder-verbinding", "/bestaat-niet"]
        pictures = text_places.walk(visitor, starts, folder / language, language, known)
        pictures += text_places.walk(bewoner, ["/mijn"], folder / language, language, known)
        helper = neighbourhood.visitor(viewport={"width": 800, "height": 900}, extra_http_headers=text_places.HEADER)
        helper.goto("/aanmelden")
        helper.get_by_role("button", name="Daan le Roux").click()
        helper.wait_for_url("**/mijn*")
        pictures += text_places.walk(helper, ["/mijn"], folder / language, language, known, "of-a-helper")
        met = text_places.write(pictures, folder / language, language)
        assert {"start.lead", "frame.menu", "ask.title", "claim.hours", "interview.loves", "activity.poster", "ownMatch.know", "help.whom", "error.notFound", "safety.label"} <= met
        assert len(met) > 400, "too few texts have a picture"
