"""Every page that a menu leads to, for every role: on a small phone, without a word of complaint from the browser."""

import re

import pytest

from test_accessibility import violations

WIDTH = 320
AT_MOST = 60
OF_A_KIND = 2

# Everything folded is opened first: what is hidden may be too wide as well.
LOOK = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const faults = [], say = (fault, is) => { if (is) faults.push(fault); };
  say(`scrolls sideways: ${document.documentElement.scrollWidth} px`, document.documentElement.scrollWidth > window.innerWidth);
  say(`has ${document.querySelectorAll("h1").length} h1`, document.querySelectorAll("h1").length !== 1 || !document.querySelector("h1").textContent.trim());
  say(`title "${document.title}"`, !/^.{3,} – Omzien .+/.test(document.title));
  say("no sentence about what one can do here", !document.querySelector("main .lead")?.textContent.trim());
  say("no language", document.documentElement.lang !== "nl");
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    const label = field.getAttribute("aria-label") || [...field.labels].map((label) => label.textContent.trim()).join("");
    say(`no label: ${field.outerHTML.slice(0, 90)}`, !label);
  }
  for (const button of document.querySelectorAll("button, a[href]")) {
    say(`no name: ${button.outerHTML.slice(0, 90)}`, !(button.getAttribute("aria-label") || button.textContent.trim()));
  }
  const covered = (element) => {
    element.scrollIntoView({ block: "center" });
    const box = [...element.getClientRects()].find((box) => box.width > 1 && box.height > 1);
    if (!box) return false;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top !== null && !element.contains(top) && !top.contains(element) && !top.closest("label")?.contains(element) && !element.labels?.length;
  };
  for (const place of document.querySelectorAll("main a[href], main button:not(.unseen)")) {
    say(`lies under something else: ${place.outerHTML.slice(0, 120)}`, covered(place));
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  say(`twice the same id: ${ids.filter((id, place) => ids.indexOf(id) !== place)}`, new Set(ids).size !== ids.length);
  return { faults, links: [...document.querySelectorAll("a[href]:not([download], [type])")].map((link) => link.getAttribute("href")) };
}"""


def kind(address):
    """Pages that differ only in whom or what they show are of a kind."""
    return re.sub(r"=[^&]*", "=", re.sub(r"/[0-9a-z]{20}\b|(?<=/rollen)/[a-z-]+", "/:id", address))


# Each kind of page is looked at with axe once, by whoever comes there first: for the other roles it is made of the same pieces.
LOOKED_AT = set()


def breaches(page, address):
    if kind(address) in LOOKED_AT:
        return []
    LOOKED_AT.add(kind(address))
    found = [f"{address}: axe: {fault}" for fault in violations(page)]
    page.emulate_media(color_scheme="light")
    return found


ROLES = ["bezoeker", "verbinder", "wijkteamlid", "balie", "huisbeheer", "beleid", "beheer", "bewoner"]
WALKED = {}


def walk(neighbourhood, role):
    """From the start page and the first page of the role, along every link: what is wrong with each page."""
    options = {"viewport": {"width": WIDTH, "height": 640}}
    page = neighbourhood.visitor(**options) if role == "bezoeker" else neighbourhood.signed_in(role, **options)
    faults = []
    page.on("response", lambda answer: faults.append(f"{answer.url}: {answer.status}") if answer.status >= 400 else None)
    page.goto("/")
    waiting = ["/", page.locator("a.wordmark").get_attribute("href")]
    known, kinds, seen = set(waiting), {}, 0
    while waiting and seen < AT_MOST:
        address = waiting.pop(0)
        page.goto(address)
        seen += 1
        found = page.evaluate(LOOK)
        faults += [f"{address}: {fault}" for fault in found["faults"]] + breaches(page, address)
        for link in found["links"]:
            link = link.split("#")[0]
            # Languages have a test of their own.
            if link.startswith("/") and "taal=" not in link and link not in known and kinds.get(kind(link), 0) < OF_A_KIND:
                known.add(link)
                kinds[kind(link)] = kinds.get(kind(link), 0) + 1
                waiting.append(link)
    assert seen >= 10, f"only {seen} pages: {sorted(known)}"
    return faults


@pytest.fixture(params=ROLES)
def faults(request, neighbourhood):
    """Every role walks once, for all tests here."""
    if request.param not in WALKED:
        WALKED[request.param] = walk(neighbourhood, request.param)
    return WALKED[request.param]


def test_every_page_has_a_heading_a_title_a_lead_and_labels_and_makes_the_browser_not_complain(faults):
    assert [fault for fault in faults if "scrolls sideways" not in fault and ": axe: " not in fault] == []


def test_no_page_scrolls_sideways_on_a_small_phone(faults):
    assert [fault for fault in faults if "scrolls sideways" in fault] == []


def test_every_kind_of_page_is_accessible_by_day_and_by_night(faults):
    assert [fault for fault in faults if ": axe: " in fault] == []
