"""A drop-in hour: one tap for who walks in, one for how it ended; without names."""

import re
import sqlite3
from datetime import date, timedelta

from playwright.sync_api import expect

from screens import notice


def open_drop_in(page):
    page.goto("/vandaag")
    page.get_by_role("link", name="Spreekuren").click()
    expect(page.get_by_role("heading", name="Spreekuren", level=1)).to_be_visible()
    page.get_by_role("link", name="Rooster").first.click()
    expect(page.get_by_role("heading", name="De komende keren")).to_be_visible()


def one_that_has_been(site):
    with sqlite3.connect(f"file:{site.databank}?mode=ro", uri=True) as databank:
        booking, day = databank.execute("SELECT booking, planned_on FROM walk_in ORDER BY planned_on, booking LIMIT 1").fetchone()
    return f"/spreekuren/{booking}/{date(1970, 1, 1) + timedelta(days=day)}"


def test_the_team_keeps_the_rota_of_a_drop_in_hour(neighbourhood):
    fatma = neighbourhood.signed_in("verbinder")
    open_drop_in(fatma)
    expect(fatma.get_by_text("nog één gezocht").first).to_be_visible()
    fatma.get_by_label("Wie?").select_option(index=1)
    fatma.get_by_role("button", name="Is erbij").click()
    expect(notice(fatma)).to_be_visible()
    expect(fatma.get_by_role("button", name=re.compile("^Haal weg.*elke keer")).first).to_be_visible()


def test_two_taps_count_who_walks_in_and_how_it_ended(neighbourhood, artefacts):
    ria = neighbourhood.signed_in("balie")
    ria.goto(one_that_has_been(neighbourhood.site))
    expect(ria.get_by_role("heading", name="Er komt iemand binnen. Waarover?")).to_be_visible()
    ria.set_viewport_size({"width": 390, "height": 844})
    ria.get_by_role("button", name="Geld", exact=True).click()
    expect(ria.get_by_text("Nummer 7", exact=True)).to_be_visible()
    ria.screenshot(path=artefacts / "turven-telefoon.png", full_page=True)
    ria.get_by_role("button", name=re.compile("^Geholpen.*nummer 7$")).click()
    expect(ria.get_by_text("Al geweest: 7")).to_be_visible()
    expect(ria.get_by_text("7 mensen tot nu toe, 0 aan het wachten.")).to_be_visible()
