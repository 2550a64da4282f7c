"""Issue 2, "Done when": somebody calls, and the neighbourhood answers."""

import re

import pytest
from playwright.sync_api import expect

from screens import ALONE, BIKE, SOUP, Intake, heading, notice

PHONE = "06 98 76 54 32"


def take_call(page, name, words):
    """On the waiting list."""
    intake = Intake(page).open()
    intake.name.fill(name)
    intake.words.fill(words)
    expect(intake.fits.first).to_be_visible()
    intake.save.click()
    expect(notice(page)).to_have_text("Bewaard.")


def side(page, name):
    return page.locator(".proposal .side").filter(has=page.get_by_role("heading", name=name))


def record_yes_of(page, *names):
    for name in names:
        expect(page.get_by_role("button", name="Stel ze aan elkaar voor")).to_have_count(0)
        side(page, name).get_by_role("button", name=re.compile("^Ja")).click()
        expect(notice(page)).to_have_text("Antwoord opgeschreven.")
        expect(side(page, name)).to_contain_text("ja, vandaag")


def introduce(page):
    page.get_by_role("button", name="Stel ze aan elkaar voor").click()
    expect(notice(page)).to_contain_text("Ze zijn aan elkaar voorgesteld.")


def test_every_suggestion_says_who_how_far_when_since_when_and_why(verbinder):
    intake = Intake(verbinder).open()
    intake.postcode.fill("4991 AB")
    intake.words.fill(SOUP)
    fit = verbinder.locator(".fit").filter(has=intake.fit("Truus van Dalen"))
    for part in ["bewoner", "Dinsdag maak ik soep", "lopen", "dinsdagmiddag", "bevestigd"]:
        expect(fit).to_contain_text(part)
    expect(fit.locator(".why")).to_contain_text("soep")


def test_three_callers_are_written_down_and_one_of_them_meets_her_helper(neighbourhood, artefacts):
    page = neighbourhood.signed_in("verbinder", viewport={"width": 1280, "height": 800})
    take_call(page, "Gerrit Dekker", ALONE)
    take_call(page, "Mila Hofstra", BIKE)

    intake = Intake(page).open()
    intake.name.fill("Corrie Stam")
    intake.phone.fill(PHONE)
    intake.words.fill(SOUP)
    expect(intake.fit("Truus van Dalen")).to_be_visible()
    for width in [360, 1280]:
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=artefacts / f"intake-{width}.png")
    intake.fit("Truus van Dalen").click()
    intake.save.click()
    expect(notice(page)).to_contain_text("Voorgesteld.")
    ask = page.url.split("?")[0]
    page.close()

    page = neighbourhood.signed_in("verbinder", viewport={"width": 1280, "height": 800})
    page.goto("/vandaag")
    waiting = page.get_by_role("region", name="Zoekt nog iemand")
    for name in ["Gerrit Dekker", "Mila Hofstra"]:
        expect(waiting.get_by_role("listitem").filter(has_text=name)).to_be_visible()
    page.screenshot(path=artefacts / "vandaag-1280.png", full_page=True)
    page.get_by_role("region", name="Wacht op antwoord").get_by_role("link", name="Corrie Stam en Truus van Dalen").click()
    expect(page).to_have_url(ask)

    helper = neighbourhood.signed_in("bewoner")
    helper.goto("/mijn")
    card = helper.get_by_role("article").filter(has_text="Corrie")
    expect(card).to_contain_text("We dachten aan Corrie")
    expect(card).to_contain_text(SOUP)
    record_yes_of(page, "Corrie Stam", "Truus van Dalen")
    helper.reload()
    expect(card).to_contain_text("U heeft allebei ja gezegd.")
    for secret in ["Stam", PHONE]:
        expect(helper.get_by_role("main")).not_to_contain_text(secret)

    introduce(page)
    page.screenshot(path=artefacts / "vraag-1280.png", full_page=True)
    page.close()
    helper.reload()
    expect(card).to_contain_text("U kent elkaar")
    expect(card).to_contain_text("Corrie Stam")
    expect(card.get_by_role("link", name=PHONE)).to_be_visible()
    helper.screenshot(path=artefacts / "mijn-1280.png", full_page=True)
    neighbour = neighbourhood.signed_in("balie")
    neighbour.goto("/mijn")
    expect(heading(neighbour)).to_contain_text("Ria")
    for secret in ["Stam", PHONE]:
        expect(neighbour.get_by_role("main")).not_to_contain_text(secret)


def test_after_the_introduction_the_next_step_stands_in_vandaag(neighbourhood, verbinder):
    intake = Intake(verbinder).open()
    intake.name.fill("Wietske Postma")
    intake.words.fill(SOUP)
    intake.fit("Hatice").click()
    intake.save.click()
    record_yes_of(verbinder, "Wietske Postma", "Hatice Şahin-Çelik")
    introduce(verbinder)
    verbinder.close()
    today = neighbourhood.signed_in("verbinder")
    today.goto("/vandaag")
    expect(heading(today)).to_have_text("Vandaag")
    assert today.get_by_role("main").get_by_text("Wietske Postma").count() > 0
