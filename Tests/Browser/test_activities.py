"""Activities of a community centre: entered in a minute, one date off, who was there, and a room that somebody else has."""

import re

from playwright.sync_api import expect

from screens import heading, notice


def house_of(page, house="De Zilverling"):
    page.goto("/wie-helpt")
    page.get_by_role("link", name=house).first.click()
    expect(heading(page, house)).to_be_visible()


def day_from_now(page, days):
    return page.evaluate("days => new Date(Date.now() + days * 864e5).toLocaleDateString('sv-SE')", days)


def start(page, title, days, begins, ends, room=None):
    """Four fields and one press."""
    house_of(page)
    page.get_by_role("link", name="Zet een activiteit in de agenda").click()
    expect(heading(page, "Een activiteit erbij")).to_be_visible()
    page.get_by_label("Hoe heet het?").fill(title)
    page.get_by_label("Wanneer is de eerste keer?").fill(day_from_now(page, days))
    page.get_by_label("Van hoe laat?").fill(begins)
    page.get_by_label("Tot hoe laat?").fill(ends)
    if room:
        page.get_by_label("In welke zaal?").select_option(label=room)
    page.get_by_role("button", name="Zet in de agenda").click()


def test_a_series_is_made_one_date_is_cancelled_and_who_was_there_is_tapped(neighbourhood, visitor, artefacts):
    henk = neighbourhood.signed_in("huisbeheer")
    start(henk, "Sjoelen en soep", 0, "10:00", "11:30")
    expect(notice(henk)).to_be_visible()
    expect(heading(henk, "Sjoelen en soep")).to_be_visible()
    address = henk.url.split("?")[0]
    henk.screenshot(path=artefacts / "activiteit.png", full_page=True)

    times = henk.get_by_role("region", name="Dit komt nog").get_by_role("listitem")
    second = times.nth(1)
    second.get_by_text("Verander deze keer").click()
    second.get_by_label("Waarom gaat het niet door?").fill("De verwarming is stuk")
    second.get_by_role("button", name="Deze keer gaat niet door").click()
    expect(notice(henk)).to_be_visible()
    expect(times.nth(1)).to_contain_text("gaat niet door: De verwarming is stuk")

    visitor.goto(address)
    expect(visitor.get_by_text("gaat niet door: De verwarming is stuk")).to_be_visible()
    expect(visitor.get_by_role("button", name="Verplaats")).to_have_count(0)
    visitor.set_viewport_size({"width": 390, "height": 844})
    visitor.screenshot(path=artefacts / "activiteit-telefoon.png", full_page=True)

    henk.get_by_role("region", name="Wie was er?").get_by_role("link").first.click()
    expect(heading(henk, "Wie was er?")).to_be_visible()
    henk.get_by_label("Voornaam").fill("Joop")
    henk.get_by_role("button", name="Zet op de lijst").first.click()
    expect(henk.get_by_role("heading", name="Er was 1 gast")).to_be_visible()
    henk.get_by_label("Of alleen hoeveel mensen").fill("6")
    henk.get_by_role("button", name="Tel erbij").click()
    expect(henk.get_by_role("heading", name="Er waren 7 gasten")).to_be_visible()
    henk.screenshot(path=artefacts / "wie-was-er.png", full_page=True)
    henk.get_by_role("link", name="Lijst om te printen").click()
    expect(heading(henk, "Sjoelen en soep")).to_be_visible()


def test_a_room_that_is_taken_is_refused_with_the_next_free_time_from_this_form_as_well(neighbourhood):
    henk = neighbourhood.signed_in("huisbeheer")
    start(henk, "Schaken", 36, "19:00", "20:00", room="Spreekkamer")
    expect(notice(henk)).to_be_visible()
    start(henk, "Dammen", 36, "19:30", "20:30", room="Spreekkamer")
    refusal = henk.get_by_role("alert")
    expect(refusal).to_contain_text("De zaal is bezet op")
    expect(refusal).to_contain_text(re.compile(r"Zij is vrij op \w+ \d+ \w+ \d{4} vanaf 20:00\."))
    expect(henk.get_by_label("Hoe heet het?")).to_have_value("Dammen")
    henk.get_by_label("Van hoe laat?").fill("20:00")
    henk.get_by_label("Tot hoe laat?").fill("21:00")
    henk.get_by_role("button", name="Zet in de agenda").click()
    expect(notice(henk)).to_be_visible()
    expect(heading(henk, "Dammen")).to_be_visible()


def test_who_asks_joins_an_activity_with_somebody_who_walks_along(neighbourhood, artefacts):
    fatma = neighbourhood.signed_in("verbinder")
    fatma.goto("/vandaag")
    fatma.get_by_role("link", name=re.compile("Ome Sjaak")).first.click()
    fatma.get_by_role("link", name="Activiteiten", exact=True).click()
    fatma.get_by_role("link", name=re.compile("^Laat meedoen")).first.click()
    expect(heading(fatma, "Meedoen: De Lange Tafel")).to_be_visible()
    fatma.get_by_role("group", name=re.compile("voor het eerst")).get_by_role("radio").first.check()
    fatma.screenshot(path=artefacts / "meedoen.png", full_page=True)
    fatma.get_by_role("button", name="Spreek het af").click()
    expect(notice(fatma)).to_be_visible()
    joined = fatma.get_by_role("region", name="Doet mee")
    expect(joined).to_contain_text("Er wordt nog gezocht wie meeloopt.")
    expect(fatma.get_by_text("Zoeken wie de eerste keer meeloopt").first).to_be_visible()
    fatma.screenshot(path=artefacts / "vraag-doet-mee.png", full_page=True)
    joined.get_by_role("link", name="Schrijf op wie meeloopt").click()
    fatma.get_by_label("Naam").fill("Truus")
    fatma.get_by_role("main").get_by_role("button", name="Zoek").click()
    fatma.get_by_role("button", name=re.compile("Truus.* loopt mee")).first.click()
    expect(notice(fatma)).to_be_visible()
    expect(joined).to_contain_text(re.compile("Truus.* loopt mee"))
