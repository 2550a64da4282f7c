"""What people would rather look at than read: maps, bars, a relation in time. With axe, by night, on a telephone and on paper."""

import re

from playwright.sync_api import expect

from paper import A4, Paper
from test_accessibility import violations


def test_beleid_looks_at_the_figures_on_a_map_and_as_bars(neighbourhood, artefacts):
    noor = neighbourhood.signed_in("beleid", viewport={"width": 1280, "height": 900})
    noor.goto("/cijfers")
    noor.get_by_role("navigation", name="Wat op de kaart").get_by_role("link", name="Aanbod").click()
    expect(noor.get_by_role("heading", name="Aanbod op de kaart")).to_be_visible()
    expect(noor.get_by_role("img", name="Kaart van de buurten, donkerder waar er meer is.")).to_be_visible()
    assert violations(noor) == []
    assert Paper(noor, artefacts / "cijfers.pdf").faults(A4, 4, says=["Aanbod op de kaart"]) == []
    noor.screenshot(path=artefacts / "cijfers.png", full_page=True)


def test_a_visitor_finds_the_team_and_the_houses_on_a_map_in_arabic_on_a_telephone(neighbourhood, artefacts):
    visitor = neighbourhood.visitor(viewport={"width": 360, "height": 740})
    visitor.goto("/wie-helpt")
    visitor.get_by_role("table").get_by_role("link", name="Muziekbuurt").click()
    expect(visitor.get_by_role("heading", name="Dit team werkt in uw buurt: Muziekbuurt")).to_be_visible()
    expect(visitor.get_by_role("img", name=re.compile("^Kaart van de buurten"))).to_be_visible()
    assert violations(visitor) == []
    assert Paper(visitor, artefacts / "wie-helpt-kaart.pdf").faults(A4, 3) == []
    visitor.goto("/agenda?taal=ar")
    expect(visitor.locator("svg.map")).to_be_visible()
    assert violations(visitor) == []
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.screenshot(path=artefacts / "agenda-kaart-ar.png", full_page=True)


def test_a_worker_sees_a_relation_in_time_and_the_week_of_a_house(neighbourhood, artefacts):
    fatma = neighbourhood.signed_in("verbinder", viewport={"width": 1280, "height": 900})
    fatma.goto("/vandaag?van=iedereen")
    fatma.locator("a.line-words[href^='/koppelingen/']").first.click()
    expect(fatma.get_by_role("img", name=re.compile("^Hoe het ging"))).to_be_visible()
    assert violations(fatma) == []
    fatma.screenshot(path=artefacts / "relatie.png", full_page=True)
    fatma.goto("/wie-helpt")
    fatma.get_by_role("link", name="De Zilverling").first.click()
    fatma.get_by_role("link", name="Zalen bekijken en boeken").click()
    expect(fatma.get_by_role("img", name=re.compile("^De week in beeld"))).to_be_visible()
    assert violations(fatma) == []
    fatma.screenshot(path=artefacts / "week-van-een-huis.png", full_page=True)
