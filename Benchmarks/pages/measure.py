"""Fills a databank, starts the server, and measures each page between two measurements of the empty route."""

import atexit
import os
import pathlib
import re
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request

folder, command, people, offers, seconds = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
here = pathlib.Path(__file__).parent
databank = folder / "omzien.sqlite"
port = "8099"
base = f"http://127.0.0.1:{port}"


class Server:
    def __init__(self) -> None:
        began = time.monotonic()
        self.process = subprocess.Popen([command, "demo", "--database", databank, "--port", port], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OMZIEN_PEOPLE_EACH_HOUR": "1000000"})
        self.links = {}
        for line in self.process.stdout:
            if found := re.match(r"\s+(\w+)\s+\S+\s+(http://\S+)", line):
                self.links[found[1]] = found[2]
            if "Ctrl-C" in line:
                break
        self.start_up = time.monotonic() - began

    def memory(self) -> int:
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024

    def processor(self) -> float:
        """Seconds of processor time so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def at_rest(self) -> float:
        """The share of one core that it takes while nobody asks anything: past the quarter of a minute after which it looks for post by itself."""
        time.sleep(20)
        spent = self.processor()
        time.sleep(20)
        return (self.processor() - spent) / 20

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


class Browser:
    """Keeps cookies; enough of a browser to sign in and to fill in a form."""

    def __init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, address: str) -> str:
        return self.opener.open(address).read().decode()

    def post(self, address: str, **fields: str) -> str:
        return self.opener.open(address, urllib.parse.urlencode(fields).encode()).read().decode()

    def cookies(self) -> str:
        jar = next(handler for handler in self.opener.handlers if hasattr(handler, "cookiejar")).cookiejar
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def fill() -> None:
    subprocess.run([sys.executable, here / "neighbours.py", folder, str(people), str(offers)], check=True)
    towns = sorted(file.name[:6] for file in folder.glob("*-people.jsonl"))
    with sqlite3.connect(databank) as connection:
        connection.executemany(
            "INSERT INTO municipality (id, name, is_demo) VALUES (?, ?, 1) ON CONFLICT DO NOTHING", [(town, f"Gemeente {town}") for town in towns])
        connection.executemany(
            "INSERT INTO postcode_point (municipality, postcode, latitude, longitude) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(town, *line.split(",")) for town in towns for line in (folder / f"{town}-postcodes.csv").read_text().split()])
    connection.close()
    began = time.monotonic()
    for town in towns:
        for kind in ("people", "offers"):
            subprocess.run(
                [command, "import", kind, folder / f"{town}-{kind}.jsonl", "--database", databank, "--municipality", town], capture_output=True, check=True)
    print(f"import of {people} people and {offers} offers in {len(towns)} municipalities: {time.monotonic() - began:.0f} s", flush=True)


HOUSE_ACTIVITIES = 200
YEARS_BEFORE = 3


def fill_agenda() -> str:
    """Gives one house two hundred activities, each once a week: three years that were and four hundred days ahead. Says its id."""
    with sqlite3.connect(databank) as connection:
        connection.row_factory = sqlite3.Row
        series, = connection.execute("SELECT * FROM activity_series WHERE municipality = 'GM9901' AND room IS NULL AND rule LIKE 'FREQ=WEEKLY;INTERVAL=1;%' LIMIT 1")
        offer, = connection.execute("SELECT * FROM offer WHERE municipality = 'GM9901' AND id = ?", [series["offer"]])
        last, = connection.execute("SELECT max(on_day) FROM activity_time WHERE activity = ?", [series["id"]]).fetchone()
        for number in range(HOUSE_ACTIVITIES):
            own, hours = f"0benchmark{number:010d}", {"from_minute": 540 + number % 10 * 60, "until_minute": 600 + number % 10 * 60}
            insert(connection, "offer", {**dict(offer), "id": own, "title": f"Activiteit {number}", "imported_as": None})
            insert(connection, "activity_series", {
                **dict(series), **hours, "id": own, "offer": own, "first_on": last - 7 * 52 * (YEARS_BEFORE + 1), "runs_until": last})
            connection.executemany(
                "INSERT INTO activity_time (municipality, activity, planned_on, on_day, from_minute, until_minute, fate) VALUES ('GM9901', ?, ?, ?, ?, ?, 'planned')",
                [(own, on, on, *hours.values()) for on in range(last - 7 * 52 * (YEARS_BEFORE + 1), last + 1, 7)])
    connection.close()
    return offer["house"]


def insert(connection: sqlite3.Connection, table: str, row: dict) -> None:
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def wrk(paths: list[str], cookies: str = "", bodies: list[str] | None = None, connections: int = 8) -> tuple[float, float]:
    """Requests a second, and the 99th percentile of the time to an answer in milliseconds. Takes paths and bodies in turn, so that none is answered twice
    in a row."""
    script = folder / "wrk.lua"
    method, kind = ("POST", "application/x-www-form-urlencoded") if bodies else ("GET", "")
    lines = ["requests = {}", f'headers = {{ ["Cookie"] = "{cookies}", ["Content-Type"] = "{kind}" }}' if cookies else "headers = {}"]
    lines += ["init = function(args)"]
    for path in paths:
        for body in bodies or [""]:
            lines.append(f'requests[#requests + 1] = wrk.format("{method}", "{path}", headers, "{body}")')
    lines += ["end", "next_one = 0", "request = function() next_one = next_one % #requests + 1; return requests[next_one] end"]
    script.write_text("\n".join(lines))
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script, base], capture_output=True, text=True, check=True).stdout
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)", out):
        raise SystemExit(f"{paths[0]}: {bad[0]}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def log_cost(people: int, rate: float) -> float:
    """Microseconds of processor time for a line of the log of processing: LogBenchmark, with as many lines together as come in the 20 ms of LogKeeper."""
    program = pathlib.Path(command).with_name("LogBenchmark")
    return float(subprocess.run([program, str(people), str(max(1, round(rate * 0.02)))], capture_output=True, text=True, check=True).stdout)


# How many people each page tells of, about: what is looked up for them is what the log writes down.
PEOPLE = {"suggestion": 10, "Vandaag": 60, "ask page": 10}


def house_alone() -> None:
    """What everybody reads of a house with two hundred activities, in processor time beside the empty route: each as it is asked most, remembered, and the first time
    after a change, when it is put together. In a minute, also with a debug build, whose ratios say as much."""
    Server().stop()
    house = fill_agenda()
    server = Server()
    atexit.register(server.stop)
    link = server.links["Fatma"]
    browser = Browser()
    browser.post(base + "/aanmelden/link", seal=re.search(r'name="seal" value="([^"]*)"', browser.get(link))[1])

    def each(path: str, times: int, change: bool = False, cookies: str = "") -> float:
        """Milliseconds of processor time for an answer."""
        def once() -> None:
            urllib.request.urlopen(urllib.request.Request(base + path, headers={"Cookie": cookies} if cookies else {})).read()
        once()
        spent, took = server.processor(), 0.0
        for _ in range(times):
            if change:
                took += server.processor() - spent
                with sqlite3.connect(databank) as connection:
                    connection.execute("UPDATE activity_series SET sequence = sequence + 1 WHERE id = '0benchmark0000000000'")
                connection.close()
                spent = server.processor()
            once()
        return (took + server.processor() - spent) / times * 1000

    empty = each("/gezond", 500)
    print(f"empty route {empty:.2f} ms of processor time")
    for name, path in [("agenda", "/agenda"), ("agenda/house", f"/agenda?huis={house}"), ("house page", f"/buurthuizen/{house}")]:
        print(f"{name:<14} remembered {each(path, 300) / empty:6.1f} times   put together {each(path, 20, cookies=browser.cookies()) / empty:7.1f} times", flush=True)
    path = f"/buurthuizen/{house}/agenda.ics"
    print(f"{'calendar':<14} remembered {each(path, 100) / empty:6.1f} times   put together {each(path, 5, change=True) / empty:7.1f} times", flush=True)


def main() -> None:
    if os.environ.get("HOUSE_ONLY"):
        return house_alone()
    Server().stop()
    fill()
    house = fill_agenda()
    server = Server()
    atexit.register(server.stop)
    print(f"start-up {server.start_up:.1f} s, memory {server.memory()} MB", flush=True)
    print(f"at rest {server.at_rest():.1%} of one core", flush=True)
    browser = Browser()
    link = server.links["Fatma"]
    seal = re.search(r'name="seal" value="([^"]*)"', browser.get(link))[1]
    browser.post(base + "/aanmelden/link", seal=seal)
    asks = sorted(set(re.findall(r"/vragen/[0-9a-z]{20}", browser.get(base + "/vandaag?van=iedereen"))))
    place = (folder / "GM9901-postcodes.csv").read_text().split(",")[0]
    bodies = [
        urllib.parse.urlencode({"ask": "1", "asks": "1", "words-1": words, "postcode": place, "week-1": "tue-afternoon"})
        for words in (folder / "asks.txt").read_text().splitlines()]
    pages = [("start page", ["/"], "", None), ("suggestion", ["/gesprek/wie-past"], browser.cookies(), bodies),
             ("Vandaag", ["/vandaag?van=iedereen"], browser.cookies(), None), ("ask page", asks, browser.cookies(), None),
             ("agenda", ["/agenda"], "", None), ("agenda/house", [f"/agenda?huis={house}"], "", None), ("house page", [f"/buurthuizen/{house}"], "", None),
             ("calendar", [f"/buurthuizen/{house}/agenda.ics"], "", None), ("catalogue", ["/hsds/v3/services"], "", None)]
    print(f"{'page':<12} {'a second':>9} {'empty':>9} {'ratio':>6} {'p99 ms':>7} {'CPU us':>7} {'log us':>7} {'share':>6}")
    for name, paths, cookies, forms in pages:
        wrk(paths, cookies, forms)
        before = wrk(["/gezond"])[0]
        spent = server.processor()
        rates = [wrk(paths, cookies, forms) for _ in range(3)]
        spent = server.processor() - spent
        empty = statistics.mean([before, wrk(["/gezond"])[0]])
        rate, slowest = statistics.median(r for r, _ in rates), statistics.median(p for _, p in rates)
        each = spent / (sum(r for r, _ in rates) * seconds) * 1e6
        log = log_cost(PEOPLE[name], rate) if name in PEOPLE else 0
        print(
            f"{name:<12} {rate:>9.0f} {empty:>9.0f} {rate / empty:>6.2f} {slowest:>7.1f} {each:>7.0f} {log:>7.0f} {log / each:>6.1%}", flush=True)
    print(f"memory after {server.memory()} MB")


main()
