"""Makes people, offers and postcodes for the page benchmark: invented, the same each time, as many as asked.

    python3 neighbours.py FOLDER PEOPLE OFFERS

Spread over 38 municipalities as a region has them: the first holds 27 % of all, as the largest city of the country would. Each lies over as much land as
its inhabitants need at 2,500 a square kilometre. What people offer are sayings of the vocabulary, the common ones far more often than the rare.
Writes MUNICIPALITY-people.jsonl and MUNICIPALITY-offers.jsonl in the form that `omzien import` reads, MUNICIPALITY-postcodes.csv, and asks.txt with what
people say who look for something.
"""

import json
import math
import pathlib
import random
import sys

VOCABULARY = pathlib.Path(__file__).parents[2] / "Sources/Language/Resources/Vocabulary"
FIRST = "Ali Anna Ayşe Bas Carla Daan Els Fatima Gijs Hanna Ivo Jan Kees Lena Mo Nel Omar Piet Rosa Sara Tim Ursula Vera Wim Yara Zoë".split()
LAST = "Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Kaya Yilmaz Nowak Jansen Dijkstra Brouwer Maas Vermeulen Koning".split()
WHEN = ["liefst op een vaste dag", "als het uitkomt", "een keer in de week", "om de week", "niet in de vakantie", "na het werk"]
WHY = ["dat doe ik graag", "ik heb tijd over", "dat deed ik vroeger voor mijn werk", "mijn moeder had dat ook nodig", "zo kom ik zelf ook buiten", "ik woon hier al lang"]
PARTS = [f"{day}-{part}" for day in "mon tue wed thu fri sat sun".split() for part in ("morning", "afternoon", "evening")]


TOWNS = ["GM9901"] + [f"GM98{number:02d}" for number in range(37)]


def shares() -> list[float]:
    rest = [1 / (rank + 1) for rank in range(37)]
    return [0.268] + [0.732 * part / sum(rest) for part in rest]


def write(file: pathlib.Path, lines) -> None:
    with open(file, "w") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def concepts(chance: random.Random) -> list[dict]:
    """Every concept of the vocabulary with Dutch sayings, in an order that decides how common each is."""
    found = [concept for file in sorted(VOCABULARY.glob("*.json")) for concept in json.loads(file.read_text())]
    found = [concept for concept in found if concept.get("offered", {}).get("nl") and concept.get("asked", {}).get("nl")]
    chance.shuffle(found)
    return found


def postcodes(chance: random.Random, number: int, inhabitants: float) -> list[tuple[str, float, float]]:
    side = math.sqrt(inhabitants / 2500)
    codes = max(40, round(inhabitants / 400))
    letters = "ABCDEGHJKLMNPRTVWXZ"
    for code in range(codes):
        text = f"{1000 + number * 200 + code // 361:04d}{letters[code // 19 % 19]}{letters[code % 19]}"
        yield text, 52.0 + (number % 7) * 0.25 + chance.uniform(-side, side) / 2 / 111.2, 4.5 + (number // 7) * 0.3 + chance.uniform(-side, side) / 2 / 68.3


def person(chance: random.Random, number: int, codes: list[str]) -> dict:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return {"key": f"p{number}", "name": name, "phone": f"06{number:08d}", "postcode": chance.choice(codes)}


def offer(chance: random.Random, number: int, people: int, gifts: list[dict], weights: list[float]) -> dict:
    sayings = [chance.choice(gift["offered"]["nl"]) for gift in chance.choices(gifts, cum_weights=weights, k=2)]
    words = f"{sayings[0]}, en {sayings[1]}, {chance.choice(WHEN)}, {chance.choice(WHY)}."
    return {
        "key": f"o{number}", "by": f"p{chance.randrange(people)}", "words": words, "days": chance.sample(PARTS, 4),
        "range": chance.choice([500, 1000, 1000, 2000, 3000, 5000, 10000]), "role": "helper", "at_once": 2,
    }


def main() -> None:
    folder, people, offers = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(20261121)
    gifts = concepts(chance)
    weights = []
    for rank in range(len(gifts)):
        weights.append((weights[-1] if weights else 0) + 1 / (rank + 10))
    for number, (town, share) in enumerate(zip(TOWNS, shares())):
        codes = list(postcodes(chance, number, share * 3_474_000))
        (folder / f"{town}-postcodes.csv").write_text("".join(f"{code},{latitude:.5f},{longitude:.5f}\n" for code, latitude, longitude in codes))
        inhabitants = max(1, round(people * share))
        names = [code for code, _, _ in codes]
        write(folder / f"{town}-people.jsonl", (person(chance, number, names) for number in range(inhabitants)))
        write(folder / f"{town}-offers.jsonl", (offer(chance, number, inhabitants, gifts, weights) for number in range(round(offers * share))))
    asked = [chance.choice(gift["asked"]["nl"]) + ". " + chance.choice(gift["asked"]["nl"]) for gift in chance.choices(gifts, cum_weights=weights, k=200)]
    (folder / "asks.txt").write_text("\n".join(asked) + "\n")


main()
