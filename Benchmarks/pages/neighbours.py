"""Makes people and offers for the page benchmark: invented, the same each time, as many as asked.

    python3 neighbours.py FOLDER PEOPLE OFFERS

Spread over 38 municipalities as the match benchmark has them: the first holds 27 % of all. Writes MUNICIPALITY-people.jsonl and
MUNICIPALITY-offers.jsonl in the form that `omzien import` reads.
"""

import json
import pathlib
import random
import sys

FIRST = "Ali Anna Ayşe Bas Carla Daan Els Fatima Gijs Hanna Ivo Jan Kees Lena Mo Nel Omar Piet Rosa Sara Tim Ursula Vera Wim Yara Zoë".split()
LAST = "Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Kaya Yilmaz Nowak Jansen Dijkstra Brouwer Maas Vermeulen Koning".split()
GIFTS = [
    "koffie drinken bij iemand die alleen is", "boodschappen meenemen met de auto", "samen wandelen met de hond", "een lamp ophangen of een kast in elkaar zetten",
    "brieven lezen en formulieren invullen", "Nederlands oefenen aan de keukentafel", "huiswerk nakijken met een kind", "een pan soep koken en langsbrengen",
    "meerijden naar het ziekenhuis", "schaken of een potje kaarten", "de tuin bijhouden en de heg snoeien", "helpen met de computer en de telefoon",
    "voorlezen aan wie slecht ziet", "naar muziek luisteren en zingen", "oppassen als de mantelzorger weg moet", "fietsen repareren", "gordijnen naaien en broeken korter maken",
    "meelopen naar het spreekuur", "een praatje aan de telefoon", "sporten met wie het alleen niet durft",
]
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


def person(chance: random.Random, number: int) -> dict:
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    postcode = f"499{chance.randrange(4)}{chance.choice('ABCDEFGH')}{chance.choice('ABCDEFGH')}"
    return {"key": f"p{number}", "name": name, "phone": f"06{number:08d}", "postcode": postcode}


def offer(chance: random.Random, number: int, people: int) -> dict:
    words = f"Ik wil {chance.choice(GIFTS)} en ook {chance.choice(GIFTS)}, {chance.choice(WHEN)}, {chance.choice(WHY)}."
    return {
        "key": f"o{number}", "by": f"p{chance.randrange(people)}", "words": words, "days": chance.sample(PARTS, 4),
        "range": chance.choice([1000, 2500, 5000, 10000]), "role": "helper", "at_once": 2,
    }


def main() -> None:
    folder, people, offers = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(20261121)
    for town, share in zip(TOWNS, shares()):
        inhabitants = max(1, round(people * share))
        write(folder / f"{town}-people.jsonl", (person(chance, number) for number in range(inhabitants)))
        write(folder / f"{town}-offers.jsonl", (offer(chance, number, inhabitants) for number in range(round(offers * share))))


main()
