"""Issue 4, point 1: signing in without a password, at the desk, at home and at work."""

import base64
import hashlib
import hmac
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import ROOT, Neighbourhood
from openid_provider import PASSWORD, USER
from paper import A4, Paper
from screens import heading, notice
from test_accessibility import violations

COMMAND = os.environ.get("OMZIEN_TEST_COMMAND", str(ROOT / ".build/debug/omzien"))
SECRET = "a secret between two programs"


def at_the_desk(page, name):
    """The page of a resident, with what the desk can do for them unfolded."""
    page.goto(f"/zoeken?q={name}")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.get_by_text("Samen kijken, of zelf laten aanmelden").click()


def test_a_code_card_is_printed_at_the_desk_and_used_at_home_once(neighbourhood, balie, artefacts):
    at_the_desk(balie, "Truus van Dalen")
    balie.get_by_role("button", name="Maak een codekaart").click()
    expect(heading(balie)).to_contain_text("Codekaart voor Truus van Dalen")
    code = balie.locator(".code [aria-hidden]").inner_text()
    assert violations(balie) == []
    assert Paper(balie, artefacts / "codekaart.pdf").faults(A4, 1, says=["Voor Truus van Dalen", code, "Ik heb een code"]) == []
    home = neighbourhood.visitor(viewport={"width": 360, "height": 740})
    home.goto("/aanmelden")
    home.screenshot(path=artefacts / "aanmelden-360.png", full_page=True)
    home.get_by_role("textbox", name="Code").fill(code.lower().replace(" ", "-"))
    home.get_by_role("button", name="Meld mij aan").click()
    expect(heading(home)).to_have_text("Dag Truus")
    assert code.replace(" ", "") not in home.url
    other = neighbourhood.visitor()
    other.goto("/aanmelden")
    other.get_by_role("textbox", name="Code").fill(code)
    other.get_by_role("button", name="Meld mij aan").click()
    expect(other.get_by_role("alert")).to_contain_text("Deze code werkt niet")
    expect(other).to_have_title(re.compile("^Fout: "))


def test_looking_along_is_in_sight_all_the_time_and_really_ends(neighbourhood, artefacts):
    page = neighbourhood.visitor(viewport={"width": 360, "height": 740})
    neighbourhood.sign_in(page, "balie")
    at_the_desk(page, "Truus van Dalen")
    page.get_by_role("button", name="Kijk samen mee").click()
    expect(heading(page)).to_have_text("Dag Truus")
    banner = page.get_by_role("region", name="Samen kijken")
    expect(banner).to_contain_text("Ria Hoekstra kijkt samen met Truus van Dalen mee. Nog 15 minuten.")
    page.screenshot(path=artefacts / "samen-kijken-360.png")
    assert violations(page) == []
    state = page.context.storage_state()
    page.goto("/vandaag")
    expect(heading(page)).to_have_text("Deze pagina hoort bij een andere rol")
    expect(banner).to_be_in_viewport()
    page.mouse.wheel(0, 2000)
    expect(banner).to_be_in_viewport()
    page.get_by_role("button", name="Stoppen").click()
    expect(notice(page)).to_contain_text("Je bent weer in je eigen werk")
    expect(banner).to_have_count(0)
    page.goto("/vandaag")
    expect(heading(page)).to_have_text("Vandaag")
    left_behind = neighbourhood.visitor(storage_state=state)
    left_behind.goto("/mijn")
    expect(left_behind).to_have_url(re.compile("/aanmelden$"))


def test_a_worker_sees_where_they_are_signed_in_and_signs_out_elsewhere(neighbourhood, cookies):
    here, there = neighbourhood.visitor(), neighbourhood.visitor(user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Safari/604.1")
    for page in [here, there]:
        neighbourhood.sign_in(page, "huisbeheer")
    here.goto("/ingelogd")
    expect(here.get_by_role("heading", name="Safari op een iPhone")).to_be_visible()
    assert violations(here) == []
    here.get_by_role("button", name="Meld alle andere apparaten af").click()
    expect(notice(here)).to_contain_text("Afgemeld.")
    expect(here.get_by_role("button", name="Meld dit apparaat af")).to_have_count(0)
    there.goto("/mijn")
    expect(there).to_have_url(re.compile("/aanmelden$"))
    cookies.pop("huisbeheer", None)


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


class Town:
    """Testdorp with real people in it, set up as an administrator would, beside the municipality's own sign-in."""

    AREAS = {"type": "FeatureCollection", "features": [{
        "type": "Feature", "properties": {"gemeentecode": "GM9911", "gemeentenaam": "Testdorp", "jaar": 2026, "water": "NEE"},
        "geometry": {"type": "Polygon", "coordinates": [[[5.1, 52.1], [5.3, 52.1], [5.3, 52.3], [5.1, 52.3], [5.1, 52.1]]]}}, {
        "type": "Feature", "properties": {
            "buurtcode": "BU99110101", "buurtnaam": "Binnendorp", "wijkcode": "WK991101", "gemeentecode": "GM9911", "jaar": 2026, "water": "NEE"},
        "geometry": {"type": "Polygon", "coordinates": [[[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.2], [5.1, 52.1]]]}}]}

    def __init__(self, folder):
        self.folder, self.port, broker = folder, free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        (folder / "secret").write_text(SECRET)
        (folder / "areas.geojson").write_text(json.dumps(self.AREAS))
        self.environment = os.environ | {
            "OMZIEN_DATABASE": str(folder / "omzien.sqlite"), "PORT": str(self.port), "OMZIEN_OIDC_ISSUER": f"http://localhost:{broker}",
            "OMZIEN_OIDC_CLIENT_ID": "omzien", "OMZIEN_OIDC_CLIENT_SECRET_FILE": str(folder / "secret"), "OMZIEN_OIDC_NAME": "de gemeente",
        }
        self.omzien("migrate")
        self.omzien("places", "areas", str(folder / "areas.geojson"))
        self.first_link = self.link("setup", "Wim Bakker")
        self._programs = [
            self._start([sys.executable, str(Path(__file__).with_name("openid_provider.py")), str(broker),
                         f"{self.address}/aanmelden/organisatie/terug", SECRET], "broker.log"),
            self._start([COMMAND, "serve"], "omzien.log"),
        ]
        self._await(f"http://localhost:{broker}/.well-known/openid-configuration")
        self._await(f"{self.address}/gezond")

    def omzien(self, *words):
        done = subprocess.run([COMMAND, *words], env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def link(self, *words):
        """What the command prints for somebody to sign in with."""
        return re.search(r"http://\S+/aanmelden/\S+", self.omzien(*words))[0]

    def _start(self, command, log):
        with open(self.folder / log, "w", encoding="utf-8") as said:
            return subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)

    def _await(self, address, patience=60):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(address, timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"{address} did not answer:\n" + "\n".join(file.read_text() for file in self.folder.glob("*.log")))

    def stop(self):
        for program in self._programs:
            program.send_signal(signal.SIGTERM)
        for program in self._programs:
            try:
                program.wait(timeout=30)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    town = Town(tmp_path_factory.mktemp("testdorp"))
    yield town
    town.stop()


@pytest.fixture
def at_work(town, chromium):
    """Browsers for the real town; the same complaints count, but for those of the provider's own pages."""
    neighbourhood = Neighbourhood(town, chromium, {})
    yield neighbourhood
    for context in neighbourhood.contexts:
        context.close()
    assert [words for words in neighbourhood.complaints if words.startswith(town.address)] == []


def code_of_the_telephone(secret):
    """RFC 6238."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = mac[19] & 15
    return f"{(struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def open_invitation(page, link):
    page.goto(link)
    page.get_by_role("button", name="Ja, meld mij aan").click()


def test_the_first_administrator_sets_a_second_step_and_needs_it_the_next_time(at_work, town, artefacts):
    page = at_work.visitor(viewport={"width": 360, "height": 740})
    link = town.first_link
    open_invitation(page, link)
    expect(heading(page)).to_have_text("Stel je tweede stap in")
    expect(page.get_by_role("img", name="QR-code")).to_be_visible()
    page.get_by_text("Lukt scannen niet?").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    assert f"secret={secret}" in page.get_by_role("link", name="Open de app").get_attribute("href")
    page.screenshot(path=artefacts / "tweede-stap-360.png", full_page=True)
    assert violations(page) == []
    page.goto("/mijn")
    expect(page).to_have_url(re.compile("/aanmelden"))
    page.goto("/aanmelden/tweede-stap")
    page.get_by_text("Lukt scannen niet?").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_role("textbox", name="Code van je telefoon").fill(code_of_the_telephone(secret))
    page.get_by_role("button", name="Bevestig").click()
    expect(heading(page)).to_have_text("Je tweede stap is ingesteld")
    codes = page.locator(".recovery li").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(heading(page)).to_have_text("Dag Wim")

    again = at_work.visitor()
    again.goto(link)
    again.get_by_role("button", name="Ja, meld mij aan").click()
    expect(heading(again)).to_have_text("Deze link werkt niet meer")
    open_invitation(again, town.link("invite", "Wim Bakker", "--role", "admin"))
    expect(heading(again)).to_have_text("Nog één stap, Wim Bakker")
    again.get_by_role("textbox", name="Code van je telefoon").fill("000 000")
    again.get_by_role("button", name="Meld mij aan").click()
    expect(again.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    again.get_by_role("textbox", name="Code van je telefoon").fill(codes[0])
    again.get_by_role("button", name="Meld mij aan").click()
    expect(heading(again)).to_have_text("Dag Wim")


def sign_in_at_the_municipality(page, is_first=False):
    """On the pages of the provider, which asks once whether Omzien may know who it is."""
    page.locator("#login").fill(USER)
    page.get_by_role("button", name="Continue").click()
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Sign in|Continue")).click()
    if is_first:
        page.get_by_role("button", name="Accept").click()


def test_a_worker_links_the_account_of_the_municipality_and_signs_in_with_it(at_work, town):
    stranger = at_work.visitor()
    stranger.goto("/aanmelden")
    stranger.get_by_role("button", name="Aanmelden met de gemeente").click()
    sign_in_at_the_municipality(stranger, is_first=True)
    expect(heading(stranger)).to_have_text("We kennen je account nog niet")

    page = at_work.visitor()
    open_invitation(page, town.link("invite", "Joost Verhagen", "--role", "team-member"))
    page.get_by_role("button", name="Koppel je account van de gemeente").click()
    sign_in_at_the_municipality(page)
    expect(heading(page)).to_have_text("Vandaag")
    expect(page).to_have_url(re.compile("/vandaag$"))
    page.get_by_role("button", name="Afmelden").click()
    page.goto("/aanmelden")
    page.get_by_role("button", name="Aanmelden met de gemeente").click()
    expect(heading(page)).to_have_text("Vandaag")


def sign_in_once_more(page):
    """The provider knows who it is and asks for the password all the same."""
    page.locator("#login, #password").first.wait_for()
    if page.locator("#login").count():
        page.locator("#login").fill(USER)
        page.get_by_role("button", name="Continue").click()
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Sign in|Continue")).click()
    accept = page.get_by_role("button", name="Accept")
    expect(accept.or_(page.get_by_role("main").get_by_role("heading", level=1))).to_be_visible()
    if accept.count():
        accept.click()


def test_the_municipality_asks_a_worker_once_more_before_they_sign_out_elsewhere(at_work, town, artefacts):
    here, there = at_work.visitor(viewport={"width": 360, "height": 740}), at_work.visitor()
    open_invitation(here, town.link("invite", "Joost Verhagen", "--role", "team-member", "--anew"))
    here.get_by_role("button", name="Koppel je account van de gemeente").click()
    sign_in_once_more(here)
    expect(heading(here)).to_have_text("Vandaag")
    there.goto("/aanmelden")
    there.get_by_role("button", name="Aanmelden met de gemeente").click()
    sign_in_once_more(there)
    expect(heading(there)).to_have_text("Vandaag")
    here.goto("/ingelogd")
    here.get_by_role("button", name="Meld alle andere apparaten af").click()
    expect(heading(here)).to_have_text("Laat zien dat jij het bent")
    here.screenshot(path=artefacts / "laat-zien-dat-jij-het-bent-360.png", full_page=True)
    assert violations(here) == []
    there.goto("/vandaag")
    expect(heading(there)).to_have_text("Vandaag")
    here.get_by_role("button", name="Meld je opnieuw aan met de gemeente").click()
    sign_in_once_more(here)
    expect(heading(here)).to_have_text("Dank je, je kunt verder")
    assert violations(here) == []
    here.get_by_role("button", name="Ga verder").click()
    expect(notice(here)).to_contain_text("Afgemeld.")
    there.goto("/vandaag")
    expect(there).to_have_url(re.compile("/aanmelden$"))
    # Within ten minutes nothing is asked again.
    here.goto("/ingelogd")
    expect(here.get_by_role("button", name="Meld dit apparaat af")).to_have_count(0)
