"""The ten tasks that people come for, with a mouse, without scripts and with nothing but a keyboard: what each costs, held to docs/usability.md.

OMZIEN_RECORD=1 writes what was counted into that document instead.
"""

import os
import re
from itertools import zip_longest

import pytest
from playwright.sync_api import expect

from conftest import PATIENCE, ROOT, Neighbourhood
from hand import Cost, Hand
from screens import Intake, heading, notice

DOCUMENT = ROOT / "docs/usability.md"

# What the tasks must not cost more than, with scripts.
AIMS = {
    "intake": Cost(fields=3, presses=2, pages=1),
    "ask": Cost(fields=2, presses=2, pages=2),
    "confirm": Cost(fields=0, presses=1, pages=1),
}

# Who helps in each manner has a mailbox, because the next task is their yes.
CALLERS = {
    Hand.MOUSE: ("Geesje Brandsma", "Wie leest mij de krant voor? Mijn ogen willen niet meer.", "Pieter de Vries"),
    Hand.SCRIPTLESS: ("Douwe Tamminga", "Ik durf mijn post niet meer open te maken. Wie helpt mij met sorteren?", "Margriet Sanders"),
    Hand.KEYBOARD: ("Yusra Haddad", "Wie kijkt er naar mijn cv en oefent een sollicitatiegesprek met mij?", "Marcel Dijkgraaf"),
}
MAILBOXES = {Hand.MOUSE: "p.devries46@voorbeeld.nl", Hand.SCRIPTLESS: "margriet.sanders@voorbeeld.nl", Hand.KEYBOARD: "m.dijkgraaf@voorbeeld.nl"}


class Town:
    """Where the tasks are done, and hands to do them with."""

    def __init__(self, site, chromium):
        self.site, self.neighbourhood = site, Neighbourhood(site, chromium, site.cookies)

    def hand(self, role, manner):
        options = {"java_script_enabled": manner != Hand.SCRIPTLESS}
        page = self.neighbourhood.signed_in(role, **options) if role else self.neighbourhood.visitor(**options)
        return Hand(page, manner)

    def today(self):
        return self.site.today()


@pytest.fixture(scope="module")
def town(mailed, chromium):
    expect.set_options(timeout=PATIENCE)
    town = Town(mailed, chromium)
    yield town
    town.neighbourhood.close()


@pytest.fixture(scope="module")
def costs():
    """What was counted, by task and manner; written into the document at the end when that is asked."""
    costs = {}
    yield costs
    if os.environ.get("OMZIEN_RECORD"):
        record(costs)


# A task begins where its person is, and says at the end that it worked. Where it yields, somebody who types would have been busy for some seconds:
# meanwhile the others go on.


def intake(hand, town):
    name, words, helper = CALLERS[hand.manner]
    form = Intake(hand.page).open()
    hand.begin()
    hand.fill(form.name, name)
    hand.fill(form.phone, "06 98 76 54 32")
    hand.fill(form.words, words)
    if hand.has_scripts:
        expect(form.fit(helper)).to_be_visible()
    else:
        hand.press(form.find)
    hand.press(form.fit(helper))
    hand.press(form.save)
    expect(notice(hand.page)).to_contain_text("Voorgesteld.")
    yield


def ask(hand, town):
    hand.begin("/")
    hand.press(hand.page.get_by_role("main").get_by_role("link", name="Wat heeft u nodig?"))
    hand.fill(hand.page.get_by_label("Uw vraag"), f"Wie gaat er mee naar de markt? ({hand.manner})")
    hand.fill(hand.page.get_by_label("Uw telefoonnummer of e-mailadres"), "06 11 22 33 44")
    yield
    hand.take_time()
    hand.press(hand.page.get_by_role("button", name="Verstuur mijn vraag"))
    expect(heading(hand.page)).to_have_text("Uw vraag is bij ons")
    expect(hand.page.get_by_role("main")).to_contain_text(re.compile("uiterlijk (maan|dins|woens|donder|vrij)dag"))


def offer(hand, town):
    hand.begin("/")
    hand.press(hand.page.get_by_role("main").get_by_role("link", name="Wat doet u graag?"))
    hand.fill(hand.page.get_by_label("Wat zou u voor een ander willen doen?"), f"Ik bak appeltaart en eet hem graag samen op. ({hand.manner})")
    hand.fill(hand.page.get_by_label("Uw telefoonnummer of e-mailadres"), "sietske@voorbeeld.nl")
    yield
    hand.take_time()
    hand.press(hand.page.get_by_role("button", name="Verstuur"))
    expect(heading(hand.page)).to_have_text("Wat fijn dat u iets wilt doen")


def yes(hand, town):
    """From the mail that came of the intake."""
    hand.begin(town.site.link_in_mail(MAILBOXES[hand.manner], "iemand helpen", "Ja, graag"))
    hand.press(hand.page.get_by_role("button", name="Ja, graag"))
    expect(hand.page.get_by_role("status")).to_contain_text("Dank")
    yield


def nearby(hand, town):
    hand.begin("/")
    hand.press(hand.page.get_by_role("navigation").get_by_role("link", name="Agenda"))
    hand.fill(hand.page.get_by_label("Uw postcode"), "4991 AB")
    hand.press(hand.page.get_by_role("button", name="Laat zien"))
    expect(hand.page.get_by_text(re.compile(r"\d+ minuten lopen")).first).to_be_visible()
    yield


def activity(hand, town):
    hand.begin("/mijn")
    hand.press(hand.page.get_by_role("navigation").get_by_role("link", name="Het buurthuis"))
    hand.press(hand.page.get_by_role("link", name="Zet een activiteit in de agenda"))
    title = f"Sjoelen ({hand.manner})"
    hand.fill(hand.page.get_by_label("Hoe heet het?"), title)
    hand.fill(hand.page.get_by_label("Wanneer is de eerste keer?"), town.today())
    hand.fill(hand.page.get_by_label("Van hoe laat?"), "19:00")
    hand.fill(hand.page.get_by_label("Tot hoe laat?"), "21:00")
    hand.press(hand.page.get_by_role("button", name="Zet in de agenda"))
    expect(heading(hand.page, title)).to_be_visible()
    yield


def presence(hand, town):
    """Of what was on last; somebody who was never there before, by a first name."""
    hand.begin("/mijn")
    hand.press(hand.page.get_by_role("navigation").get_by_role("link", name="Het buurthuis"))
    hand.press(hand.page.get_by_role("region", name="Wie was er?").get_by_role("link").first)
    name = f"Joop {hand.manner}"
    hand.fill(hand.page.get_by_label("Voornaam"), name)
    hand.press(hand.page.get_by_role("button", name="Zet op de lijst").first)
    expect(hand.page.get_by_role("region", name=re.compile("^Er (was|waren) ")).get_by_text(name, exact=True)).to_be_visible()
    yield


def worry(hand, town):
    hand.begin("/")
    hand.press(hand.page.get_by_role("contentinfo").get_by_role("link", name="Zorgen om iemand"))
    hand.fill(hand.page.get_by_label("Waar maakt u zich zorgen over?"), "Bij nummer elf staat de krant van vorige week nog in de bus.")
    yield
    hand.take_time()
    hand.press(hand.page.get_by_role("button", name="Verstuur"))
    expect(heading(hand.page)).to_have_text("Dank u wel dat u omkijkt naar een ander")


def confirm(hand, town):
    hand.begin("/mijn")
    hand.press(hand.page.get_by_role("button", name="Dit klopt nog").first)
    expect(notice(hand.page)).to_be_visible()
    yield


def poster(hand, town):
    hand.begin("/")
    hand.press(hand.page.get_by_role("main").get_by_role("link", name="De Zilverling").first)
    hand.press(hand.page.get_by_role("link", name="Deze week op één blad"))
    expect(heading(hand.page)).to_contain_text("Deze week in De Zilverling")
    yield


# By name: who does it, and how.
TASKS = {
    "intake": ("wijkteamlid", intake), "ask": (None, ask), "offer": (None, offer), "yes": (None, yes), "nearby": (None, nearby),
    "activity": ("huisbeheer", activity), "presence": ("huisbeheer", presence), "worry": (None, worry), "confirm": ("bewoner", confirm),
    "poster": (None, poster),
}


@pytest.mark.parametrize("task", TASKS)
def test_a_main_task_costs_no_more_than_the_document_says(task, town, costs):
    role, walk = TASKS[task]
    hands = [town.hand(role, manner) for manner in Hand.MANNERS]
    for _ in zip_longest(*[walk(hand, town) for hand in hands]):
        pass  # each as far as its next yield, until all are done
    costs[task] = {hand.manner: hand.cost for hand in hands}
    for hand in hands:
        hand.page.context.close()
    if task in AIMS:
        for manner in [Hand.MOUSE, Hand.KEYBOARD]:
            cost = costs[task][manner]
            aim = AIMS[task]
            assert cost.fields <= aim.fields and cost.presses <= aim.presses and cost.pages <= aim.pages, (manner, str(cost))
    if not os.environ.get("OMZIEN_RECORD"):
        assert [str(cost) for cost in costs[task].values()] == written()[task]


def test_what_visitors_sent_stands_before_a_worker_with_a_name_to_ask(town):
    page = town.hand("verbinder", Hand.MOUSE).page
    page.goto("/vandaag")
    new = page.get_by_role("region", name="Nieuw binnen").get_by_role("listitem")
    for words in ["Wie gaat er mee naar de markt?", "Ik bak appeltaart"]:
        lines = new.filter(has_text=words).filter(has_text="Naam nog vragen")
        expect(lines).to_have_count(len(Hand.MANNERS))
        expect(lines.first).to_contain_text("via de website")
    page.context.close()


def rows():
    """The lines of the table, split into cells; the first is the name of the task as it is here."""
    lines = [line for line in DOCUMENT.read_text().splitlines() if re.match(r"\| `\w+` \|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def written():
    return {cells[0].strip("`"): cells[2:5] for cells in rows()}


def record(costs):
    text = DOCUMENT.read_text()
    for cells in rows():
        name = cells[0].strip("`")
        if name in costs:
            counted = list(costs[name].values())
            seconds = f"{max(cost.seconds for cost in counted):.1f}".replace(".", ",")
            new = [cells[0], cells[1], *map(str, counted), str(counted[-1].tabs), seconds]
            text = re.sub(rf"^\| `{name}` \|.*$", lambda _: "| " + " | ".join(new) + " |", text, flags=re.MULTILINE)
    DOCUMENT.write_text(text)
