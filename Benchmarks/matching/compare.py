"""Runs the C anchor, the engine and the anchor again, and prints what the engine takes as a ratio to the anchor of the same round."""

import json
import os
import pathlib
import statistics
import subprocess
import sys

bench, data, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
engine, rounds, sizes = sys.argv[4], int(sys.argv[5]), [int(size) for size in sys.argv[6:]]
anchor_flags = ["-O3", "-march=native", "-mprefer-vector-width=512", "-ffast-math", "-fno-finite-math-only"]


def output(*command: object, **options: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **options).stdout


def prepare(size: int) -> None:
    script = lambda name, *rest: output(sys.executable, "-B", bench / name, *rest, "--n", size)
    if not (data / f"offers-{size}.tsv").exists():
        script("generate.py", "--out", data)
    for scope in ("tenant", "all"):
        if not (data / f"truth-{size}-{scope}.tsv").exists():
            script("reference.py", "--data", data, "--scope", scope)
    if not (data / f"offers-{size}.bin").exists():
        script("export_bin.py", "--data", data)


def anchor(size: int, scope: str) -> dict:
    """The mode that is fastest in each scope, as the benchmark itself does."""
    mode = "4" if scope == "tenant" else "3"
    timed = json.loads(output(work / "floor", "engine", data, size, scope, mode, "5", "1"))
    timed["two"] = json.loads(output(work / "floor", "engine", data, size, scope, mode, "20", "2"))["qps2"] / timed["qps1"]
    return timed


def recall(size: int, scope: str, answers: pathlib.Path) -> float:
    truth = [{int(found.split(":")[0]) for found in line.rstrip("\n").split("\t")[1:] if found} for line in open(data / f"truth-{size}-{scope}.tsv")]
    found = [{int(number) for number in line.split()} for line in open(answers)]
    return sum(len(t & f) for t, f in zip(truth, found)) / sum(map(len, truth))


def measure(size: int, scope: str) -> tuple[list[dict], list[dict]]:
    """Each round's engine, with the mean of the anchors before and after it."""
    engines, anchors = [], []
    preload = {**os.environ, "LD_PRELOAD": str(work / "allocations.so")}
    for _ in range(rounds):
        before = anchor(size, scope)
        engines.append(json.loads(output(engine, "exact", data, size, scope, work / "answers.txt")))
        after = anchor(size, scope)
        anchors.append({name: (before[name] + after[name]) / 2 for name in before})
        engines[-1]["recall"] = recall(size, scope, work / "answers.txt")
    counted = json.loads(output(engine, "exact", data, size, scope, work / "answers.txt", env=preload))
    engines[0].update({name: counted[name] for name in ("allocations", "bytes_per_offer")})
    return engines, anchors


def show(size: int, scope: str, engines: list[dict], anchors: list[dict]) -> None:
    middle = lambda value: statistics.median(value(e, a) for e, a in zip(engines, anchors))
    ratio = lambda name: middle(lambda e, a: e[name] / a[name])
    own = lambda name: middle(lambda e, _: e[name])
    print(
        f"{size:>8} {scope:<6} {ratio('median_us'):>6.2f} {ratio('p99_us'):>5.2f} {ratio('build_s'):>6.2f} {engines[0]['bytes_per_offer']:>6.0f} "
        f"{middle(lambda e, _: e['qps2'] / e['qps1']):>5.2f} {own('recall'):>7.4f} {own('visible_median_us'):>8.0f} {own('visible_p99_us'):>6.0f} "
        f"{own('visible_most_us'):>8.0f} {middle(lambda e, _: e['disturbed_median_us'] / e['median_us']):>8.2f} {engines[0]['allocations']:>6.0f} "
        f"{own('median_us'):>8.1f} {own('p99_us'):>6.1f} {middle(lambda _, a: a['median_us']):>7.1f} {middle(lambda _, a: a['two']):>5.2f}", flush=True)


def product(size: int) -> None:
    ratios = []
    for _ in range(rounds):
        before = anchor(size, "tenant")["median_us"]
        ours = json.loads(output(engine, "product", data, size))
        ratios.append((ours["median_us"] / ((before + anchor(size, "tenant")["median_us"]) / 2), ours["median_us"], ours["p99_us"]))
    print("product path, {} offers: {:.1f} times the anchor's median, median {:.0f} us, p99 {:.0f} us".format(size, *sorted(ratios)[len(ratios) // 2]))


def reading() -> None:
    measured = json.loads(output(engine, "reading"))
    growth = {name.removesuffix("_growth").replace("_", " "): value for name, value in measured.items() if name.endswith("_growth")}
    print("reading 20,000 characters, time for each to that in 5,000 characters: " + ", ".join(f"{kind} {growth[kind]:.2f}" for kind in growth))


output("cc", *anchor_flags, bench / "floor.c", "-o", work / "floor", "-lm", "-lpthread")
output("cc", "-O2", "-shared", "-fPIC", pathlib.Path(__file__).parent / "allocations.c", "-o", work / "allocations.so")
print("median, p99 and build: ratios to the C anchor. Then bytes an offer, throughput of two threads to one, recall, microseconds until a change is")
print("seen (median, p99, most), a reader's median while others change offers to its median alone, times that 1,000 searches asked for memory,")
print("and the microseconds themselves.")
print(f"{'offers':>8} {'scope':<6} median   p99  build  bytes   two  recall  changed    p99     most  changing  mem.   engine    p99  anchor   two")
for size in sizes:
    prepare(size)
    for scope in ("tenant", "all"):
        if size > 10_000 or scope == "tenant":
            show(size, scope, *measure(size, scope))
for size in (size for size in sizes if size == 100_000):
    product(size)
reading()
