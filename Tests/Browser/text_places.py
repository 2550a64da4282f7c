"""For translators: which text stands where, with a picture. Of each page that a visitor or a resident can reach, in one language, a picture with a number at
every text, and a table that gives each number its key (docs/translating.md)."""

import csv
import html
import json
import re

from conftest import ROOT

TEXTS = ROOT / "Sources/Language/Resources/Texts"
HEADER = {"X-Omzien-Text-Keys": "yes"}

# Takes the keys out of the page, puts numbers in the place of where they stood, and gives them.
NUMBER = r"""
() => {
  const mark = /\uE000([\w.]+)\uE001/g, spoken = ["aria-label", "placeholder", "alt", "title"], found = [];
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const note = (element, text, how) => { for (const [, key] of text.matchAll(mark)) found.push({key, how, element}); return text.replace(mark, ""); };
  document.title = note(document.head, document.title, "title");
  for (const element of document.body.querySelectorAll("*"))
    for (const name of spoken)
      if (element.hasAttribute(name)) element.setAttribute(name, note(element, element.getAttribute(name), name));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = note(texts.currentNode.parentElement, texts.currentNode.data, "text");
  const numbers = new Map();
  for (const {key} of found) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  // All are measured before the first number is drawn, which moves nothing but costs a look at the whole page each time.
  const places = found.map(({key, how, element}) => {
    const box = element.getBoundingClientRect();
    return {key, how, number: numbers.get(key), x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY), isSeen: box.width > 1 && box.height > 1};
  });
  for (const {number, how, x, y, isSeen} of places) {
    if (how !== "text" || !isSeen) continue;
    const badge = document.createElement("b");
    badge.textContent = number;
    Object.assign(badge.style, {position: "absolute", left: Math.max(0, x - 8) + "px", top: Math.max(0, y - 8) + "px", font: "700 11px sans-serif",
      color: "#fff", background: "#b00020", borderRadius: "8px", padding: "1px 5px", zIndex: 9999});
    document.body.append(badge);
  }
  return places;
}
"""


def kind(address):
    """Pages that differ only in what they are about have the same texts."""
    return re.sub(r"=[^&]*", "=", re.sub(r"/[0-9a-z]{20}\b", "/:id", address))


def walk(page, starts, folder, language, known, who=""):
    """Every page that can be reached by links, one of each kind, with a picture: [(address, picture, places)].

    known: the kinds of page that were seen already.
    who: whose pages they are, where the same page was seen of somebody else.
    """
    waiting, pictures = list(starts), []
    known.update(kind(start) for start in starts)
    while waiting:
        address = waiting.pop(0)
        answer = page.goto(f"{address}{'&' if '?' in address else '?'}taal={language}")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        for link in page.eval_on_selector_all("main a[href]:not([download]):not([type]), footer a[href]", "all => all.map(one => one.getAttribute('href'))"):
            link = link.split("#")[0]
            if link.startswith("/") and not link.endswith(".ics") and kind(link) not in known:
                known.add(kind(link))
                waiting.append(link)
        places = page.evaluate(NUMBER)
        picture = folder / (re.sub(r"[^a-z0-9]+", "-", f"{kind(address)} {who}").strip("-") or "start")
        page.screenshot(path=picture.with_suffix(".png"), full_page=True)
        pictures.append((f"{kind(address)} {who}".strip(), picture.with_suffix(".png").name, places))
    return pictures


def entries(catalogue):
    """Each text with its key; the forms of a text that counts beside each other."""
    return {
        f"{section}.{name}": " / ".join(text.values()) if isinstance(text, dict) else text
        for section, texts in catalogue.items() for name, text in texts.items()
    }


def sources():
    """In which files of the source each key stands, for texts on no page of the walk."""
    found = {}
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        for key in set(re.findall(r'"([a-zA-Z]+\.[a-zA-Z0-9]+)"', path.read_text(encoding="utf-8"))):
            found.setdefault(key, []).append(path.name)
    return found


def write(pictures, folder, language):
    """The table (texts.csv) and a page to look through (index.html). Gives the keys that a picture was made of."""
    dutch, own = (entries(json.loads((TEXTS / f"{code}.json").read_text(encoding="utf-8"))) for code in ("nl", language))
    met, known = {}, sources()
    for address, picture, places in pictures:
        for place in places:
            met.setdefault(place["key"], {}).setdefault(address, (picture, place["number"]))
    with open(folder / "texts.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["key", "Dutch", language, "page", "picture", "number", "source"])
        for key, text in dutch.items():
            at = sorted(met.get(key, {}).items()) or [("", ("", ""))]
            for address, (picture, number) in at[:3]:
                table.writerow([key, text, own[key], address, picture, number, ", ".join(known.get(key, ["by its section: " + key.split(".")[0]]))])
    (folder / "index.html").write_text(leaf(pictures, dutch, own, language), encoding="utf-8")
    return set(met)


def leaf(pictures, dutch, own, language):
    parts = []
    for address, picture, places in pictures:
        numbers = {place["number"]: place["key"] for place in places}
        rows = "".join(
            f"<tr><td>{number}<td><code>{key}</code><td lang=nl>{html.escape(dutch[key])}<td lang={language} dir=auto>{html.escape(own[key])}"
            for number, key in sorted(numbers.items()))
        parts.append(f"<h2>{html.escape(address)}</h2><p><a href={picture}><img src={picture} width=480 alt=''></a></p><table border=1>{rows}</table>")
    return f"<!doctype html><meta charset=utf-8><title>Texts, {language}</title><h1>Texts, {language}</h1>{''.join(parts)}"
