"""Somebody at a page, in one of three manners: with a mouse, on a browser without scripts, or with nothing but a keyboard."""

import time
from dataclasses import dataclass
from datetime import date
from datetime import time as clock

import pytest

FOCUS = """(wanted) => {
  const at = document.activeElement;
  if (at === null || at === document.body) return { lost: true };
  const places = [at, ...(at.labels ?? []), at.nextElementSibling].filter(Boolean);
  const outlined = places.some((place) => ["", "::after"].some((part) => {
    const style = getComputedStyle(place, part || undefined);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  }));
  const inSight = places.some((place) => [...place.getClientRects()].some((box) =>
    box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth));
  const sameGroup = at.type === "radio" && wanted.type === "radio" && at.name === wanted.name && at.form === wanted.form;
  // The button in a field for a day has the browser's own mark, which no style tells of.
  const hasOwnMark = ["date", "time"].includes(at.type);
  return { lost: false, there: at === wanted || sameGroup, seen: inSight && (hasOwnMark || (outlined && at.matches(":focus-visible"))), what: at.outerHTML.slice(0, 120) };
}"""


@dataclass
class Cost:
    """What a task asks of somebody."""

    fields: int = 0
    presses: int = 0
    pages: int = 0
    tabs: int = 0
    seconds: float = 0.0

    def __str__(self):
        return f"{self.fields} / {self.presses} / {self.pages}"


class Hand:
    """Fills in, presses, and counts what that takes. A page counts when something is done on it; the page that says that it worked does not."""

    MOUSE, SCRIPTLESS, KEYBOARD = "mouse", "without scripts", "keyboard"
    MANNERS = [MOUSE, SCRIPTLESS, KEYBOARD]

    def __init__(self, page, manner):
        self.page, self.manner, self.cost = page, manner, Cost()
        self._loads, self._worked_on, self._pressed = 0, -1, None
        self._arrived = time.monotonic()
        page.on("load", self._arrive)

    @property
    def has_scripts(self):
        return self.manner != self.SCRIPTLESS

    def begin(self, address=None):
        """From here on it counts."""
        if address:
            self.page.goto(address)
        self.cost, self._worked_on = Cost(), -1

    def fill(self, field, words):
        self._work_on(field)
        self.cost.fields += 1
        if self.manner != self.KEYBOARD:
            field.fill(words)
            return
        self._tab_to(field)
        self.page.keyboard.type(self._typed(field, words))

    def press(self, place):
        self._work_on(place)
        self.cost.presses += 1
        if self.manner == self.KEYBOARD:
            self._tab_to(place)
        self._pressed = time.monotonic()
        self._press(place)

    def take_time(self, milliseconds=2100):
        """A form that comes back sooner than people type is taken for a machine's."""
        spent = (time.monotonic() - self._arrived) * 1000
        self.page.wait_for_timeout(max(0, milliseconds - spent))

    def _press(self, place):
        if self.manner != self.KEYBOARD:
            place.click()
            return
        kind = place.evaluate("place => place.type")
        if kind == "radio":
            self._arrow_to(place)
        elif kind == "checkbox":
            self.page.keyboard.press("Space")
        else:
            self.page.keyboard.press("Enter")

    def _tab_to(self, place):
        wanted = place.element_handle()
        for _ in range(200):
            at = self.page.evaluate(FOCUS, wanted)
            if not at["lost"] and at["there"]:
                break
            self.page.keyboard.press("Tab")
            self.cost.tabs += 1
            at = self.page.evaluate(FOCUS, wanted)
            if at["lost"]:
                pytest.fail(f"Tab loses the focus before {place}")
            if not at["seen"]:
                pytest.fail(f"the focus cannot be seen on {at['what']}")
        else:
            pytest.fail(f"no Tab leads to {place}")

    def _arrow_to(self, radio):
        """The arrows are how a keyboard chooses one of a few."""
        for _ in range(20):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"no arrow leads to {radio}")

    @staticmethod
    def _typed(field, words):
        """A day and a time as a browser in English asks for them, which is what the tests run: 11/23/2026 and 07:00 PM."""
        kind = field.get_attribute("type")
        if kind == "date":
            return date.fromisoformat(words).strftime("%m%d%Y")
        return clock.fromisoformat(words).strftime("%I%M%p") if kind == "time" else words

    def _arrive(self, _):
        self._loads += 1
        self._arrived = time.monotonic()
        if self._pressed:
            self.cost.seconds += self._arrived - self._pressed
            self._pressed = None

    def _work_on(self, place):
        place.wait_for()
        if self._worked_on != self._loads:
            self._worked_on = self._loads
            self.cost.pages += 1
