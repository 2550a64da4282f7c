"""A practice neighbourhood on a free port, a browser, and somebody who sits at it."""

import datetime
import email
import email.policy
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20_000  # milliseconds; for a busy machine, not a demand on the pages
OUTCOME = pytest.StashKey[bool]()


class Site:
    """`omzien demo` as a newcomer starts it: its address, and the sign-in link of each role, read from what it prints."""

    def __init__(self, folder, settings=None, before=()):
        """
        settings: what is set in its environment besides.
        before: the command that starts it, such as one that sets its clock.
        """
        command = os.environ.get("OMZIEN_TEST_COMMAND", str(ROOT / ".build/debug/omzien"))
        self._log = open(folder / "omzien.log", "w+")
        self.databank = folder / "omzien.sqlite"
        self._process = subprocess.Popen(
            [*before, command, "demo", "--database", str(self.databank), "--port", "0"], env={**os.environ, **(settings or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, text=True, start_new_session=True)
        printed = self._printed()
        self.address = re.search(r"http://\S+", printed)[0]
        self.links = dict(re.findall(r"^  \S+ +(\S+) +(http\S+)$", printed, re.MULTILINE))

    def _printed(self):
        guard = threading.Timer(120, self._process.kill)
        guard.start()
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if "Stoppen: Ctrl-C" in line:
                guard.cancel()
                return "".join(lines)
        guard.cancel()
        self._log.seek(0)
        pytest.exit("omzien demo did not start:\n" + "".join(lines) + self._log.read(), returncode=1)

    def stop(self):
        # What started it may be another program (faketime), which keeps the signal to itself.
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()


class MailedSite(Site):
    """One whose mail falls into a folder. Nobody gets mail at night: after hours it lives in the coming morning."""

    def __init__(self, folder):
        now = datetime.datetime.now()
        self._ahead = datetime.timedelta(hours=0 if 8 <= now.hour < 18 else (9 - now.hour) % 24)
        self._post = folder / "post"
        self.cookies = {}
        super().__init__(
            folder, {"OMZIEN_POST_FOLDER": str(self._post), "OMZIEN_MAIL_FROM": "buurt@omzien.test", "TZ": "Europe/Amsterdam"},
            before=["faketime", "-f", f"+{int(self._ahead.total_seconds())}s"])

    def today(self, days=0):
        return (datetime.datetime.now() + self._ahead + datetime.timedelta(days=days)).date().isoformat()

    def link_in_mail(self, address, subject, answer, patience=60):
        """Where an answer in a mail leads, as soon as the mail is there; without the host name."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            for file in sorted(self._post.glob("*.eml")):
                mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                if mail["To"] == address and subject in mail["Subject"]:
                    return re.search(re.escape(answer) + r":\s*http://[^/]+(/\S+)", mail.get_body(("plain",)).get_content()).group(1)
            time.sleep(0.2)
        pytest.fail(f"no mail ‘{subject}’ to {address}: {[file.name for file in self._post.glob('*')]}")


class Neighbourhood:
    """Opens browsers for visitors and for people who are signed in, and hears what the browser complains about."""

    def __init__(self, site, chromium, cookies):
        self.site, self._chromium, self._cookies = site, chromium, cookies
        self.contexts, self.complaints = [], []

    def visitor(self, **options):
        """A fresh browser with nobody signed in."""
        context = self._chromium.new_context(base_url=self.site.address, locale="nl-NL", timezone_id="Europe/Amsterdam", **options)
        context.set_default_timeout(PATIENCE)
        context.on("page", self._listen)
        self.contexts.append(context)
        return context.new_page()

    def signed_in(self, role, **options):
        """Somebody's browser with the role that they have; the link is opened once per role, its cookie serves every test."""
        if role not in self._cookies:
            page = self.visitor()
            self.sign_in(page, role)
            self._cookies[role] = page.context.storage_state()
        return self.visitor(storage_state=self._cookies[role], **options)

    def sign_in(self, page, role):
        """Through the printed link and its button."""
        page.goto(self.site.links[role])
        page.get_by_role("button", name="Ja, meld mij aan").click()
        expect(page.get_by_role("button", name="Afmelden")).to_be_visible()

    def close(self):
        """Whatever a browser complained about is a fault."""
        for context in self.contexts:
            context.close()
        assert self.complaints == []

    def _listen(self, page):
        # That a form was refused or a line was cut is the test's business; these are not.
        page.on("console", lambda said: self._complain(page, said.text) if said.type == "error" and "Failed to load resource" not in said.text else None)
        page.on("pageerror", lambda error: self._complain(page, str(error)))
        page.on("response", lambda answer: self._complain(page, f"{answer.status} {answer.url}") if answer.status >= 500 else None)

    def _complain(self, page, words):
        self.complaints.append(f"{page.url}: {words}")


@pytest.fixture(scope="session")
def artefacts():
    folder = Path(os.environ.get("OMZIEN_TEST_ARTEFACTS") or ROOT / ".build/browser-artefacts")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("omzien"))
    yield site
    site.stop()


@pytest.fixture(scope="session")
def mailed(tmp_path_factory):
    site = MailedSite(tmp_path_factory.mktemp("mailed"))
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        # Playwright's own browser when no other is named, for whoever works on a system without Debian's.
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("OMZIEN_TEST_CHROMIUM") or None, args=["--no-sandbox"] if is_root else [])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies():
    return {}


@pytest.fixture
def neighbourhood(request, site, chromium, cookies, artefacts):
    """After every test: no error on the console, no breach of the content policy, no fault of the server. A failed test leaves pictures."""
    expect.set_options(timeout=PATIENCE)
    neighbourhood = Neighbourhood(site, chromium, cookies)
    yield neighbourhood
    pages = [page for context in neighbourhood.contexts for page in context.pages]
    if request.node.stash.get(OUTCOME, False):
        for number, page in enumerate(pages):
            page.screenshot(path=artefacts / f"failed-{re.sub(r'[^a-z0-9]+', '-', request.node.name.lower())[:90]}-{number}.png", full_page=True)
    neighbourhood.close()


@pytest.fixture
def visitor(neighbourhood):
    return neighbourhood.visitor()


@pytest.fixture
def verbinder(neighbourhood):
    return neighbourhood.signed_in("verbinder")


@pytest.fixture
def wijkteamlid(neighbourhood):
    return neighbourhood.signed_in("wijkteamlid")


@pytest.fixture
def balie(neighbourhood):
    return neighbourhood.signed_in("balie")


@pytest.fixture
def bewoner(neighbourhood):
    return neighbourhood.signed_in("bewoner")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.stash[OUTCOME] = report.failed
    return report
