"""Every piece that the pages are made of, in every state: what a machine sees of accessibility, and pictures for people to look at."""

import os
import re
import signal
import subprocess
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ROOT
from test_accessibility import COLOURS, RULES

WIDTHS = [360, 1280]

# Places to press have to be 24 pixels wide and high, unless they stand in a sentence.
SMALL = """() => [...document.querySelectorAll("main a[href], main button, main input:not([type=hidden]), main select, main summary")].filter((place) => {
  const around = place.closest("label, p, li, td, blockquote");
  if (place.matches("a") && around && around.textContent.trim() !== place.textContent.trim()) return false;
  const box = (place.matches("input") && place.labels.length ? place.labels[0] : place).getBoundingClientRect();
  return box.width > 0 && (box.width < 24 || box.height < 24);
}).map((place) => place.outerHTML.slice(0, 120))"""

# What has the focus shows a mark round it, and nothing lies over it.
FOCUS = """() => {
  const place = document.activeElement, shown = place.matches(".week-grid input") ? place.nextElementSibling : place, box = place.getBoundingClientRect();
  const style = getComputedStyle(shown), after = getComputedStyle(place, "::after");
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: place.outerHTML.slice(0, 100), isPage: place === document.body,
    isMarked: [style, after].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2),
    isSeen: box.width < 2 || (top !== null && (place.contains(top) || top.contains(place) || !!top.closest("label")?.contains(place))),
  };
}"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory):
    """`omzien gallery` on a free port: its address."""
    command = os.environ.get("OMZIEN_TEST_COMMAND", str(ROOT / ".build/debug/omzien"))
    log = open(tmp_path_factory.mktemp("gallery") / "omzien.log", "w")
    process = subprocess.Popen([command, "gallery", "--port", "0"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True)
    guard = threading.Timer(60, process.kill)
    guard.start()
    address = re.search(r"http://\S+", process.stdout.readline())[0]
    guard.cancel()
    yield address
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
    process.stdout.close()
    log.close()


@pytest.fixture(scope="module")
def page(gallery, chromium):
    context = chromium.new_context(base_url=gallery, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="module")
def addresses(page):
    page.goto("/")
    found = page.eval_on_selector_all("main a.line-words", "(links) => links.map((link) => link.getAttribute('href'))")
    assert len(found) > 15
    return ["/", *found]


def faults(page, rules):
    return [f"{fault['id']}: {node['html'][:160]}" for fault in Axe().run(page, options=rules).response["violations"] for node in fault["nodes"][:4]]


def test_every_piece_is_accessible_by_day_and_by_night_on_a_telephone_and_on_a_desk_from_right_to_left_as_well(page, addresses, artefacts):
    folder = artefacts / "gallery"
    folder.mkdir(exist_ok=True)
    found = []
    for address in addresses:
        name = address.strip("/") or "galerij"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            found += [f"{address} {width} light {fault}" for fault in faults(page, RULES)]
            page.screenshot(path=folder / f"{name}-{width}-light.png", full_page=True)
            page.emulate_media(color_scheme="dark")
            # By night nothing but the colours is other, on a desk as on a telephone.
            if width == WIDTHS[0]:
                found += [f"{address} {width} dark {fault}" for fault in faults(page, COLOURS)]
            page.screenshot(path=folder / f"{name}-{width}-dark.png", full_page=True)
        page.emulate_media(color_scheme="light", forced_colors="active")
        page.screenshot(path=folder / f"{name}-forced.png", full_page=True)
        page.emulate_media(forced_colors="none")
    assert found == []


def test_no_piece_scrolls_sideways_at_400_percent_or_on_the_smallest_telephone_and_all_can_be_pressed(page, addresses):
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 256})
    found = []
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        wide = page.evaluate("[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 321 && !e.closest('svg')).map((e) => e.outerHTML.slice(0, 90)).slice(0, 3)")
        scrolls = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found += [f"{address} is too wide: {wide}"] if scrolls else []
        found += [f"{address} is small: {small}" for small in page.evaluate(SMALL)]
        moving = page.evaluate("document.getAnimations().length")
        found += [f"{address}: something moves"] if moving else []
    assert found == []


def test_the_keyboard_comes_everywhere_and_shows_where_it_is(page, addresses):
    page.set_viewport_size({"width": 1280, "height": 600})
    found = []
    for address in addresses[1:]:
        page.goto(address)
        for _ in range(60):
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUS)
            if now["isPage"]:
                break
            found += [] if now["isMarked"] else [f"{address}: no mark round {now['name']}"]
            found += [] if now["isSeen"] else [f"{address}: hidden: {now['name']}"]
    assert found == []
