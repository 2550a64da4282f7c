"""Issue 5, "Proof": one relation from the first conversation to the farewell, with both sides answering from their mail."""

import re

import pytest
from playwright.sync_api import expect

import conftest
from paper import A4, Paper
from screens import Intake, heading, notice, sign_on_paper

HELPER, ASKER = "Loes Verbeek", "Nel Haverkamp"
WORDS = "Wie doet er met mij een kruiswoordpuzzel?"


@pytest.fixture
def town(mailed, chromium):
    expect.set_options(timeout=conftest.PATIENCE)
    neighbourhood = conftest.Neighbourhood(mailed, chromium, mailed.cookies)
    yield neighbourhood
    neighbourhood.close()


def say(town, address, subject, answer, thanks):
    """Presses a link in a mail, as somebody does who is not signed in: the page asks once more, and only the button does it."""
    page = town.visitor(viewport={"width": 360, "height": 740})
    page.goto(town.site.link_in_mail(address, subject, answer))
    page.get_by_role("button", name=re.compile("^" + re.escape(answer))).first.click()
    expect(page.get_by_role("main")).to_contain_text(thanks)
    page.close()


def step(page, name, day=None):
    page.get_by_text("Wat is er afgesproken?").click()
    page.get_by_role("radio", name=re.compile(name)).check()
    if day:
        page.get_by_role("textbox", name=re.compile("^Welke dag")).fill(day)
    page.get_by_role("button", name="Schrijf op").first.click()


def test_from_a_conversation_about_what_somebody_loves_to_a_farewell(town, artefacts):
    today = town.site.today
    worker = town.signed_in("verbinder", viewport={"width": 1280, "height": 900})

    # The conversation, and the offer that comes of it.
    worker.goto("/interviews")
    worker.get_by_role("button", name="Begin een buurtgesprek").click()
    worker.get_by_label("Waar wordt u blij van?").fill("Kruiswoordpuzzels, elke dag")
    worker.get_by_label("Wat zou u wel eens voor iemand willen doen?").fill("Samen een kruiswoordpuzzel doen bij een kop koffie")
    worker.get_by_label("Naam").fill(HELPER)
    worker.get_by_label("E-mail").fill("loes@voorbeeld.nl")
    worker.get_by_label("Postcode").fill("4991 AB")
    worker.get_by_role("radio", name="ja, gezegd").check()
    worker.get_by_role("button", name=re.compile("Lever|Ingeleverd|Klaar")).click()
    worker.get_by_label("U hoort van ons uiterlijk op").fill(today(14))
    worker.get_by_role("button", name="Neem dit gesprek over").click()
    expect(heading(worker)).to_have_text(HELPER)
    expect(worker.get_by_role("main")).to_contain_text("Samen een kruiswoordpuzzel doen")

    # The ask, and the proposal.
    worker.goto("/bewoners/nieuw")
    worker.get_by_role("textbox", name="Naam", exact=True).fill(ASKER)
    worker.get_by_role("radio", name="E-mail").check()
    worker.get_by_role("textbox", name=re.compile("^E-mail")).fill("nel@voorbeeld.nl")
    worker.get_by_role("textbox", name=re.compile("^Postcode")).fill("4991 AB")
    worker.get_by_role("button", name=re.compile("Schrijf in|Bewaar")).last.click()
    expect(heading(worker)).to_have_text(ASKER)
    worker.get_by_role("main").get_by_role("link", name="Nieuw gesprek").click()
    intake = Intake(worker)
    intake.words.fill(WORDS)
    intake.fit(HELPER).click()
    intake.save.click()
    expect(notice(worker)).to_contain_text("Voorgesteld.")
    ask = worker.url.split("?")[0]

    # Both say yes from their mail.
    say(town, "nel@voorbeeld.nl", "iemand voor u", "Ja, graag", "Dank")
    say(town, "loes@voorbeeld.nl", "iemand helpen", "Ja, graag", "Dank")
    worker.goto(ask)
    worker.get_by_role("button", name="Stel ze aan elkaar voor").click()
    expect(notice(worker)).to_contain_text("Ze zijn aan elkaar voorgesteld.")
    worker.screenshot(path=artefacts / "relatie-vraag.png", full_page=True)
    worker.get_by_role("main").locator("a[href^='/koppelingen/']").first.click()
    expect(heading(worker)).to_have_text(f"{ASKER} en {HELPER}")
    match = worker.url

    # Meeting, trial, and an agreement on one sheet.
    step(worker, "De kennismaking", today(2))
    expect(notice(worker)).to_be_visible()
    step(worker, "Ze proberen het", today(30))
    expect(worker.get_by_role("main")).to_contain_text("proef")
    worker.get_by_role("link", name="Hun afspraken op papier").click()
    worker.get_by_role("link", name="Schrijf de afspraken op").click()
    worker.get_by_label("Waar gaan we voor?").fill("Elke week een puzzel af")
    worker.get_by_label("Wanneer, en hoe vaak?").fill("Dinsdag na de koffie")
    worker.get_by_role("button", name="Bewaar de afspraken").click()
    expect(heading(worker)).to_have_text("Onze afspraken")
    sign_on_paper(worker)
    assert Paper(worker, artefacts / "relatie-afspraken.pdf").faults(A4, 1, says=["Elke week een puzzel af"]) == []

    # They begin; what one of them says stays with the worker.
    worker.goto(match)
    step(worker, "Ze zijn begonnen")
    worker.get_by_text(f"Schrijf op wat {HELPER} zegt").click()
    talk = worker.locator("form[action^='/gesprekken/']").filter(has=worker.locator("[name=answer_offer]"))
    talk.get_by_role("radio", name="Gaat wel").check()
    talk.get_by_label("In eigen woorden").fill("Ze wil steeds langer doorgaan")
    talk.get_by_role("button", name="Schrijf op").click()
    expect(worker.get_by_role("main")).to_contain_text("Vandaag bellen: het gaat niet goed")

    # It goes wrong: whom to call, and what happened.
    worker.get_by_role("link", name="Wat je nu kunt doen").click()
    expect(heading(worker)).to_have_text("Gaat er iets mis?")
    worker.get_by_label("Wat gebeurde er?").fill("Ze kregen ruzie over de puzzel")
    worker.get_by_role("button", name="Schrijf op").click()
    expect(heading(worker)).to_have_text("Wat er misging")

    # And a good ending.
    worker.goto(match)
    step(worker, "Het loopt af", today(1))
    worker.get_by_text("Het stopt").click()
    worker.get_by_role("radio", name="Er is niemand meer nodig").check()
    worker.get_by_role("button", name="Rond het af").click()
    worker.get_by_role("button", name="Allebei zijn bedankt").click()
    expect(worker.get_by_role("main")).to_contain_text("bedankt")
    worker.screenshot(path=artefacts / "relatie-einde.png", full_page=True)
