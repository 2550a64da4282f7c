"""How good the order of candidates is, on judged collections, and what each ingredient brings.

    python3 measure.py COMMAND [COLLECTION ...] [--without]

COMMAND is the built `omzien`. A COLLECTION is a folder with offers.jsonl, requests.jsonl, qrels.txt and request_types.tsv; Oeverveen beside this file is always
taken, in two halves: the weights were set with the odd asks in sight, the even ones were only looked at to report. With --without every weight that stands for
an ingredient is put out of use in turn, in a copy of the command's data.

nDCG@10 with gains 2^grade - 1 (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002).
"""

import collections
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
RECOGNITION, WEIGHTS = "omzien_Language.resources/Resources/recognition.json", "omzien_Matching.resources/Resources/weights.json"
# What is left out, in which file, under which name, and the value that leaves it out.
INGREDIENTS = [
    ("concepts", WEIGHTS, "concept", 0), ("stems", WEIGHTS, "stem", 0), ("pieces of unknown words", WEIGHTS, "piece", 0), ("time", WEIGHTS, "time", 0),
    ("distance", WEIGHTS, "distance", 0), ("a common language", WEIGHTS, "language", 0), ("fields", RECOGNITION, "field", 0),
    ("compound parts", RECOGNITION, "part", 0), ("spelling repair", RECOGNITION, "repaired", 0), ("sayings as a whole", RECOGNITION, "whole", 0),
    ("sayings of the other side", RECOGNITION, "otherSide", 0), ("less for everyday words", RECOGNITION, "light", 1), ("what serves what", RECOGNITION, "servedBy", 0),
    ("broader", RECOGNITION, "broader", 0), ("narrower", RECOGNITION, "narrower", 0), ("related", RECOGNITION, "related", 0),
]


def judged(collection: pathlib.Path) -> dict[str, dict[str, int]]:
    grades = collections.defaultdict(dict)
    for line in (collection / "qrels.txt").read_text().splitlines():
        ask, _, offer, grade = line.split()
        grades[ask][offer] = int(grade)
    return grades


def gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def ndcg(command: pathlib.Path, collection: pathlib.Path) -> dict[str, float]:
    with tempfile.NamedTemporaryFile() as run:
        subprocess.run(
            [command, "match", "--offers", collection / "offers.jsonl", "--asks", collection / "requests.jsonl", "--top", "10", "--format", "trec", "--output",
             run.name], check=True, capture_output=True)
        found = collections.defaultdict(list)
        for line in pathlib.Path(run.name).read_text().splitlines():
            ask, _, offer, *_ = line.split()
            found[ask].append(offer)
    return {
        ask: gain([grades.get(offer, 0) for offer in found[ask]]) / gain(sorted(grades.values(), reverse=True)) for ask, grades in judged(collection).items()}


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values)


def by_type(collection: pathlib.Path, scores: dict[str, float]) -> dict[str, list[float]]:
    types = collections.defaultdict(list)
    for line in (collection / "request_types.tsv").read_text().splitlines():
        ask, names = line.split("\t")
        for name in names.split(","):
            if ask in scores:
                types[name].append(scores[ask])
    return types


def figures(command: pathlib.Path, others: list[pathlib.Path]) -> list[float]:
    scores = ndcg(command, HERE / "oeverveen")
    asks = sorted(scores)
    return [mean(scores[ask] for ask in asks[0::2]), mean(scores[ask] for ask in asks[1::2])] + [mean(ndcg(command, other).values()) for other in others]


def without(command: pathlib.Path, others: list[pathlib.Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copy(command, copy / "omzien")
        for bundle in command.parent.glob("*.resources"):
            shutil.copytree(bundle, copy / bundle.name)
        for name, file, key, value in INGREDIENTS:
            kept = (copy / file).read_text()
            (copy / file).write_text(json.dumps(json.loads(kept) | {key: value}))
            print(f"without {name:<28}" + "".join(f"{figure:8.3f}" for figure in figures(copy / "omzien", others)), flush=True)
            (copy / file).write_text(kept)


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--without"]
    command, others = pathlib.Path(arguments[0]).resolve(), [pathlib.Path(argument) for argument in arguments[1:]]
    print(f"{'nDCG@10':<36}    even     odd" + "".join(f"{other.name:>8}" for other in others))
    print(f"{'nothing left out':<36}" + "".join(f"{figure:8.3f}" for figure in figures(command, others)), flush=True)
    if "--without" in sys.argv:
        without(command, others)
    for collection in [HERE / "oeverveen"] + others:
        scores = ndcg(command, collection)
        print(f"\n{collection.name} {mean(scores.values()):.3f}")
        for name, values in sorted(by_type(collection, scores).items()):
            print(f"  {name:<24} {mean(values):.3f} ({len(values)})")


main()
