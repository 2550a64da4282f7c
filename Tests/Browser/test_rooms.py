"""The rooms of a community centre: a room that is booked, and one that somebody else has."""

import re

from playwright.sync_api import expect

from screens import heading, notice


def week_of(page, house="De Zilverling"):
    """From the public page of the house, as a worker finds it."""
    page.goto("/wie-helpt")
    page.get_by_role("link", name=house).first.click()
    page.get_by_role("link", name="Zalen bekijken en boeken").click()
    expect(heading(page, f"Zalen van {house}")).to_be_visible()


def open_form(page, room):
    """Next week's Monday, by the link in the cell of the room."""
    page.get_by_role("link", name="Volgende week").click()
    link = page.get_by_role("row", name=re.compile("^" + room)).get_by_role("link", name=re.compile("^Boek ")).first
    link.click()
    expect(heading(page, "Een zaal boeken")).to_be_visible()
    return page.get_by_label("Welke dag?", exact=True).input_value()


def fill(page, what, begins, ends, keys=""):
    page.get_by_label("Waarvoor is het?").fill(what)
    page.get_by_label("Van hoe laat?").fill(begins)
    page.get_by_label("Tot hoe laat?").fill(ends)
    page.get_by_label("Wie opent en sluit?").fill(keys)
    page.get_by_role("button", name="Boek de zaal").click()


def test_a_room_that_is_taken_is_refused_with_the_next_free_time_and_nothing_typed_is_lost(neighbourhood):
    ria = neighbourhood.signed_in("balie")
    week_of(ria)
    open_form(ria, "Spreekkamer")
    fill(ria, "Gesprek met de huisarts", "14:00", "15:30")
    expect(notice(ria)).to_be_visible()
    expect(ria.get_by_role("row", name=re.compile("^Spreekkamer"))).to_contain_text("Gesprek met de huisarts")

    fatma = neighbourhood.signed_in("verbinder")
    week_of(fatma)
    day = open_form(fatma, "Spreekkamer")
    fill(fatma, "Kennismaken", "15:00", "16:00")
    refusal = fatma.get_by_role("alert")
    expect(refusal).to_contain_text("De zaal is dan bezet.")
    expect(refusal).to_contain_text(re.compile(r"Zij is vrij op maandag \d+ \w+( \d{4})? vanaf 15:30\."))
    expect(fatma.get_by_label("Waarvoor is het?")).to_have_value("Kennismaken")
    expect(fatma.get_by_label("Welke dag?", exact=True)).to_have_value(day)
    fill(fatma, "Kennismaken", "15:30", "16:30")
    expect(notice(fatma)).to_be_visible()
    expect(fatma.get_by_role("row", name=re.compile("^Spreekkamer"))).to_contain_text("15:30–16:30")


def test_a_series_is_booked_and_one_day_of_it_does_not_go_on(neighbourhood):
    henk = neighbourhood.signed_in("huisbeheer")
    week_of(henk)
    day = open_form(henk, "Vergaderkamer")
    henk.get_by_role("radio", name="Elke week").check()
    henk.get_by_label("Tot en met welke dag?").fill(henk.evaluate(
        "day => new Date(new Date(day).getTime() + 21 * 864e5).toISOString().slice(0, 10)", day))
    fill(henk, "Werkgroep tuin", "09:00", "10:00")
    expect(notice(henk)).to_be_visible()
    henk.get_by_role("row", name=re.compile("^Vergaderkamer")).get_by_role("link", name=re.compile("^9:00")).first.click()
    expect(heading(henk, "Werkgroep tuin")).to_be_visible()
    days = henk.get_by_role("region", name="Dit komt nog").get_by_role("listitem")
    expect(days).to_have_count(4)
    second = days.nth(1).locator("p").first.text_content()
    days.nth(1).get_by_role("button", name="Deze dag gaat niet door").click()
    expect(notice(henk)).to_be_visible()
    expect(days).to_have_count(3)
    expect(henk.get_by_role("region", name="Dit komt nog")).not_to_contain_text(second)


def test_everybody_reads_on_the_page_of_the_house_when_the_team_is_there_for_who_walks_in(visitor):
    visitor.goto("/wie-helpt")
    visitor.get_by_role("link", name="De Zilverling").first.click()
    hours = visitor.get_by_role("region", name="Spreekuur van het wijkteam")
    expect(hours.get_by_role("listitem")).to_have_count(4)
    expect(hours).to_contain_text("9:00 tot 11:00, Spreekkamer")
    expect(visitor.get_by_role("link", name="Zalen bekijken en boeken")).to_have_count(0)
