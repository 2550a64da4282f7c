"""Calendars that others subscribe to, read by two programs that know nothing of ours, and held to what our own agenda says."""

import os
import re
import subprocess
import urllib.error
import urllib.request
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
import vobject
from playwright.sync_api import expect

from conftest import ROOT, Neighbourhood, Site

COMMAND = os.environ.get("OMZIEN_TEST_COMMAND", str(ROOT / ".build/debug/omzien"))
DUTCH = ZoneInfo("Europe/Amsterdam")
AHEAD = 399  # days: as far as times are worked out


def fetch(site, path, headers=None):
    request = urllib.request.Request(site.address.rstrip("/") + path, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def shown(begin, end, title, is_off):
    return begin.date(), begin.strftime("%-H:%M"), end.strftime("%-H:%M"), title.removeprefix("Gaat niet door: "), is_off


def by_icalendar(text, first, last):
    """icalendar with recurring-ical-events."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text), keep_recurrence_attributes=True).between(first, last + timedelta(days=1))
    return sorted(
        shown(event.start.astimezone(DUTCH), event.end.astimezone(DUTCH), str(event["SUMMARY"]), event["STATUS"] == "CANCELLED") for event in events)


def by_vobject(text, first, last):
    """vobject, with its own rule sets; it leaves it to who reads to put what was moved in the place of what was planned."""
    found = []
    groups = {}
    for event in vobject.readOne(text).vevent_list:
        groups.setdefault(event.uid.value, []).append(event)
    for events in groups.values():
        changed = {event.recurrence_id.value.astimezone(DUTCH): event for event in events if hasattr(event, "recurrence_id")}
        for event in events:
            length = event.dtend.value - event.dtstart.value
            begins = [event.dtstart.value]
            if not hasattr(event, "recurrence_id") and hasattr(event, "rrule"):
                begins = []
                for begin in event.getrruleset(addRDate=False):
                    if begin.date() > last:
                        break
                    begins.append(begin)
            for begin in begins:
                begin = begin.astimezone(DUTCH)
                if (hasattr(event, "recurrence_id") or begin not in changed) and first <= begin.date() <= last:
                    found.append(shown(begin, begin + length, event.summary.value, event.status.value == "CANCELLED"))
    return sorted(found)


def by_ourselves(site, first, last, query=""):
    """The list to copy, two weeks at a time."""
    found, day = [], first
    while day <= last:
        text = fetch(site, f"/agenda/tekst?vanaf={day}{query}")[2]
        for block in text.split("\n\n")[1:]:
            name, *lines = block.splitlines()
            heading = re.match(r"\w+ (\d+) (\w+)(?: (\d{4}))?$", name)
            if not heading:
                continue
            months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
            on = date(int(heading[3] or first.year), months.index(heading[2]) + 1, int(heading[1]))
            for line in lines:
                off, begin, end, rest = re.match(r"- (GAAT NIET DOOR: )?([\d:]+)–([\d:]+) (.*)$", line).groups()
                if on <= last:
                    found.append((on, begin, end, re.sub(r" \(.*\)$", "", rest).rsplit(", ", 1)[0], bool(off)))
        day += timedelta(days=14)
    return sorted(found)


def test_the_calendar_says_what_the_agenda_says_for_two_years(tmp_path_factory, chromium):
    """With a time that is off, one that was moved and one extra; the second year on the clock of a year later."""
    folder = tmp_path_factory.mktemp("calendars")
    for year in [0, 1]:
        clock = ["faketime", "-f", f"+{365 * year}d"]
        if year:
            # What the server does each night: further times are worked out.
            subprocess.run([*clock, COMMAND, "upkeep", "--database", str(folder / "omzien.sqlite")], check=True, capture_output=True)
        site = Site(folder, before=clock)
        try:
            if year == 0:
                change_some(Neighbourhood(site, chromium, {}))
            first = date.today() + timedelta(days=365 * year + 1)
            last = first + timedelta(days=AHEAD - 2)
            text = fetch(site, "/agenda.ics")[2]
            ours = by_ourselves(site, first, last)
            assert len(ours) > 400 and (year or {fate for *_, fate in ours} == {True, False})
            assert by_icalendar(text, first, last) == ours
            assert by_vobject(text, first, last) == ours
            hours = {(begin.astimezone(DUTCH).utcoffset(), begin.hour) for begin in (
                datetime(day.year, day.month, day.day, int(begin.split(":")[0]), tzinfo=DUTCH) for day, begin, *_ in ours)}
            assert {offset for offset, _ in hours} == {timedelta(hours=1), timedelta(hours=2)}
        finally:
            site.stop()


def change_some(neighbourhood):
    page = neighbourhood.signed_in("huisbeheer")
    page.goto("/agenda")
    page.get_by_role("link", name="De Zilverling").first.click()
    page.get_by_role("region", name="Wat is er te doen?").get_by_role("link").first.click()
    times = page.get_by_role("region", name="Dit komt nog").get_by_role("listitem")
    times.nth(3).get_by_text("Verander deze keer").click()
    times.nth(3).get_by_label("Waarom gaat het niet door?").fill("De vloer wordt gelakt; kom, liever, later")
    times.nth(3).get_by_role("button", name="Deze keer gaat niet door").click()
    expect(page.get_by_text("De vloer wordt gelakt").first).to_be_visible()
    times.nth(5).get_by_text("Verander deze keer").click()
    day = times.nth(5).get_by_label("Naar welke dag?")
    day.fill(str(date.fromisoformat(day.input_value()) + timedelta(days=5)))
    times.nth(5).get_by_role("button", name="Verplaats").click()
    expect(page.get_by_text("in plaats van").first).to_be_visible()
    page.get_by_text("Een keer extra").click()
    # A Sunday, when nobody else has the room.
    page.get_by_label("Welke dag?", exact=True).fill(str(date.today() + timedelta(days=66 - date.today().weekday())))
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.get_by_role("status")).to_be_visible()
    for context in neighbourhood.contexts:
        context.close()


def test_each_line_is_as_the_standard_wants_it(site):
    status, headers, text = fetch(site, "/agenda.ics")
    assert status == 200 and headers["Content-Type"] == "text/calendar; charset=utf-8" and "Set-Cookie" not in headers
    lines = text.split("\r\n")
    assert lines[-1] == "" and "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == [] and [error for event in calendar.events for error in event.errors] == []
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert len({(event["UID"], str(event.get("RECURRENCE-ID", ""))) for event in calendar.events}) == len(calendar.events)
    for event in calendar.events:
        for name in ["UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "SUMMARY", "LOCATION", "URL", "STATUS"]:
            assert event.get(name) is not None, name


def test_a_calendar_keeps_its_mark_until_something_changes_and_then_says_so(site, chromium):
    first = fetch(site, "/agenda.ics")
    assert fetch(site, "/agenda.ics", {"If-None-Match": first[1]["ETag"]})[0] == 304

    def sequences(text):
        return {str(event["UID"]): int(event["SEQUENCE"]) for event in icalendar.Calendar.from_ical(text).events if "RECURRENCE-ID" not in event}

    change_some(Neighbourhood(site, chromium, {}))
    again = fetch(site, "/agenda.ics", {"If-None-Match": first[1]["ETag"]})
    assert again[0] == 200
    before, after = sequences(first[2]), sequences(again[2])
    assert set(before) <= set(after)
    assert sorted(after[uid] - before[uid] for uid in before if after[uid] != before[uid]) == [3]


def test_a_house_and_a_group_have_a_calendar_of_their_own(site):
    whole = {str(event["UID"]) for event in icalendar.Calendar.from_ical(fetch(site, "/agenda.ics")[2]).events}
    carers = icalendar.Calendar.from_ical(fetch(site, "/agenda.ics?voor=carers")[2]).events
    assert carers and {str(event["UID"]) for event in carers} < whole
    assert all("mantelzorgers" in event["CATEGORIES"].to_ical().decode() for event in carers)
    page = fetch(site, "/agenda")[2]
    house = re.search(r'href="(/buurthuizen/\w+)"[^>]*><bdi>De Zilverling', page)[1]
    of_house = icalendar.Calendar.from_ical(fetch(site, house + "/agenda.ics")[2])
    assert str(of_house["NAME"]) == "De Zilverling" and {str(event["UID"]) for event in of_house.events} < whole
    assert all("De Zilverling" in str(event["LOCATION"]) for event in of_house.events)
    assert fetch(site, "/buurthuizen/00000000000000000000/agenda.ics")[0] == 404


def test_own_calendar_says_the_same_to_both(site, neighbourhood):
    page = neighbourhood.signed_in("huisbeheer")
    page.goto("/mijn")
    page.get_by_role("link", name="Zet uw afspraken in de agenda van uw telefoon").click()
    page.get_by_role("button", name="Maak mijn adres").click()
    feed = page.locator("strong.address").inner_text()
    status, headers, text = fetch(site, "/" + feed.split("/", 3)[3])
    assert status == 200 and headers["Cache-Control"] == "private, no-cache" and headers["X-Robots-Tag"] == "noindex, nofollow"
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == [] and [error for event in calendar.events for error in event.errors] == []
    first = date.today()
    last = first + timedelta(days=120)
    read = by_icalendar(text, first, last)
    assert read and read == by_vobject(text, first, last)
    page.goto("/mijn/agenda")
    page.get_by_role("button", name="Haal het adres weg").click()
    assert fetch(site, "/" + feed.split("/", 3)[3])[0] == 404


def test_a_house_takes_what_it_likes_from_the_calendar_of_a_club(neighbourhood, tmp_path):
    """As a file: an address must be one that everybody can reach, which no server of a test is (IntegrationsTests/FeedFetcherTests reads real ones)."""
    day = (date.today() + timedelta(days=9)).strftime("%Y%m%d")
    club = tmp_path / "koor.ics"
    club.write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Zangers\r\nBEGIN:VEVENT\r\nUID:k\r\nSUMMARY:Koor De Stem\r\nDTSTART:{day}T193000\r\n"
        f"DURATION:PT2H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:v\r\nSUMMARY:Vakantie\r\nDTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n")
    page = neighbourhood.signed_in("huisbeheer")
    page.goto("/agenda")
    page.get_by_role("link", name="De Zilverling").first.click()
    house = page.url
    page.get_by_role("link", name="Agenda’s van clubs").click()
    page.locator("input[type=file]").set_input_files(club)
    page.locator("form[enctype] button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zangers")
    expect(page.get_by_text("1 die niet kan", exact=True)).to_be_visible()
    expect(page.get_by_label("Koor De Stem")).to_be_checked()
    page.get_by_role("button", name="Zet in de agenda").click()
    reader = neighbourhood.visitor()
    reader.goto(house)
    reader.get_by_role("link", name="Koor De Stem").first.click()
    expect(reader.get_by_text("Uit de agenda van Zangers")).to_be_visible()
