"""De ronde: every ask that waits and every helper at once, gone through with or without a script, on a telephone too."""

import re

from playwright.sync_api import expect

from screens import heading, notice


def open_round(page):
    page.goto("/vandaag?van=iedereen")
    page.get_by_role("link", name=re.compile("^De ronde")).click()
    expect(heading(page)).to_have_text("De ronde")
    return page.get_by_role("checkbox")


def test_the_round_says_who_with_whom_and_what_changes_against_one_by_one(verbinder, artefacts):
    boxes = open_round(verbinder)
    assert boxes.count() > 2
    for box in boxes.all():
        expect(box).to_be_checked()
    expect(verbinder.get_by_role("main")).to_contain_text("Als je een voor een kiest")
    expect(verbinder.locator(".fit .why").first).not_to_be_empty()
    verbinder.screenshot(path=artefacts / "ronde-1280.png", full_page=True)


def test_the_round_fits_a_small_phone(neighbourhood, artefacts):
    page = neighbourhood.signed_in("verbinder", viewport={"width": 320, "height": 640})
    open_round(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.screenshot(path=artefacts / "ronde-320.png", full_page=True)


def test_without_javascript_the_chosen_pairs_are_proposed_and_stand_in_vandaag(neighbourhood):
    page = neighbourhood.signed_in("verbinder", java_script_enabled=False)
    boxes = open_round(page)
    count = boxes.count()
    for place in range(1, count):
        boxes.nth(place).uncheck()
    asker = page.get_by_role("heading", level=3).first.inner_text().removesuffix(" vraagt")
    page.get_by_role("button", name="Stel de gekozen paren voor").click()
    expect(notice(page)).to_contain_text("De voorstellen staan klaar.")
    expect(heading(page)).to_have_text("Vandaag")
    page.goto("/vandaag?van=iedereen")
    expect(page.get_by_role("region", name="Wacht op antwoord").get_by_role("link", name=re.compile(asker)).first).to_be_visible()
    assert open_round(page).count() <= count - 1


def test_a_round_without_a_choice_says_what_to_do(neighbourhood):
    page = neighbourhood.signed_in("verbinder", java_script_enabled=False)
    boxes = open_round(page)
    for box in boxes.all():
        box.uncheck()
    page.get_by_role("button", name="Stel de gekozen paren voor").click()
    expect(page).to_have_title(re.compile("^Fout: De ronde"))
    expect(page.get_by_role("alert")).to_be_visible()
