"""The catalogue for other sociale kaarten: every answer held to the official schemas of HSDS 3.1 (Open Referral), over HTTP."""

import json
import sqlite3
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from conftest import Site

SCHEMAS = Path(__file__).parent / "hsds-3.1"
OFFICIAL = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/"
LISTS = {
    "services": "compiled/service_list.json", "organizations": "compiled/organization_list.json",
    "service_at_locations": "compiled/service_at_location_list.json", "taxonomies": "taxonomy.json", "taxonomy_terms": "taxonomy_term.json",
}
WHOLE = {
    "services": "service.json", "organizations": "organization.json", "service_at_locations": "service_at_location.json", "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}


def schemas():
    """The official files under their official addresses, so that nothing is fetched."""
    files = [path for path in SCHEMAS.rglob("*.json") if path.name != "openapi.json"]
    return Registry().with_resources(
        (OFFICIAL + str(path.relative_to(SCHEMAS)), Resource(contents=json.loads(path.read_text()), specification=DRAFT202012)) for path in files)


REGISTRY = schemas()


def check(answer, name):
    """Valid by the schema, and without a field that it does not know: the schemas themselves let any through."""
    validator = Draft202012Validator({"$ref": OFFICIAL + name}, registry=REGISTRY, format_checker=FormatChecker())
    assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(answer)] == []
    assert strays(answer, REGISTRY.contents(OFFICIAL + name), OFFICIAL + name) == []


def strays(value, schema, address):
    if "$ref" in schema:
        found = REGISTRY.resolver(address).lookup(schema["$ref"])
        address = OFFICIAL + schema["$ref"].split("/")[-1]
        schema = found.contents
    if isinstance(value, list):
        return [stray for item in value for stray in strays(item, schema.get("items", {}), address)]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    return [f"{address}: {name}" for name in value if name not in known] + [
        stray for name in value if name in known for stray in strays(value[name], known[name], address)]


class Reader:
    def __init__(self, site):
        self.root = site.address.rstrip("/") + "/hsds/v3"

    def ask(self, path, headers=None, **question):
        address = self.root + path + ("?" + urlencode(question) if question else "")
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers=headers or {})) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def get(self, path, **question):
        status, headers, body = self.ask(path, **question)
        assert status == 200 and headers["Content-Type"] == "application/json", body
        return json.loads(body)

    def everything(self, name, **question):
        """Page after page, as a harvester does."""
        found, number = [], 1
        while True:
            page = self.get(f"/{name}", page=number, per_page=7, **question)
            whole = {"$ref": "#/components/schemas/Page", "components": json.loads((SCHEMAS / "openapi.json").read_text())["components"]}
            Draft202012Validator(whole).validate(page)
            assert page["page_number"] == number and page["size"] == len(page["contents"]) and page["first_page"] == (number == 1)
            assert page["empty"] == (page["contents"] == [])
            found += page["contents"]
            if page["last_page"]:
                assert page["total_items"] == len(found) and page["total_pages"] == max(number, 1) or found == []
                return found
            number += 1


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory):
    """The sample, with beside it what people really type."""
    site = Site(tmp_path_factory.mktemp("odd"))
    with sqlite3.connect(site.databank, timeout=30) as databank:
        town = "GM9901"
        house, offer = databank.execute("SELECT house, id FROM offer WHERE municipality = ? AND house IS NOT NULL AND state = 'open' LIMIT 1", [town]).fetchone()
        organisation, = databank.execute("SELECT id FROM organisation WHERE municipality = ? LIMIT 1", [town]).fetchone()
        databank.execute(
            "UPDATE house SET name = ?, about = NULL, phone = NULL, street = NULL, postcode = NULL, latitude = NULL, longitude = NULL, access = ?, hours = ? WHERE id = ?",
            ['Huis "\\\\" <b>\u202e\U0001f3e1</b>', "lift\nlift\nschommel & stoel", "ma, di: altijd!\nmaandag 25:00-26:00\nzondag 9-24:00", house])
        databank.execute(
            "UPDATE organisation SET kind = 'onbekend', about = NULL, mail = NULL, website = ?, postcode = NULL WHERE id = ?", ["geen, bel maar: 088", organisation])
        databank.execute(
            "UPDATE offer SET title = NULL, words = ?, weekly = 0, when_words = NULL, languages = '', confirmed_on = NULL, from_on = NULL, paused_until = 99999 WHERE id = ?",
            ["\u00e9\u00e9n woord\n" + "lang " * 300, offer])
        databank.execute("DELETE FROM offer_away")
    databank.close()
    yield site
    site.stop()


@pytest.fixture(params=["site", "odd_site"])
def reader(request):
    return Reader(request.getfixturevalue(request.param))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_every_object_fits_its_schema(reader, name):
    elements = reader.everything(name)
    assert elements
    for element in elements:
        if name != "service_at_locations":
            check(element, LISTS[name])
        else:
            check({key: value for key, value in element.items() if key != "service"}, WHOLE[name])
            check(element["service"], LISTS["services"])
        whole = reader.get(f"/{name}/{element['id']}")
        added = whole.pop("services", []) if name == "organizations" else [whole.pop("service")] if name == "service_at_locations" else []
        check(whole, WHOLE[name])
        for service in added:
            check(service, WHOLE["services"])
    assert len({element["id"] for element in elements}) == len(elements)
    lines = reader.ask(f"/{name}", format="ndjson")[2].decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [element["id"] for element in elements]


def test_whole_services_in_a_list_are_those_that_stand_alone(reader):
    for name in ["services", "service_at_locations"]:
        for element in reader.everything(name, full="true"):
            assert element == reader.get(f"/{name}/{element['id']}")


def test_dates_times_and_addresses_are_what_the_schemas_only_say_in_words(reader):
    def walk(value):
        if isinstance(value, dict):
            for key, item in value.items():
                if key in ("valid_from", "valid_to", "assured_date", "dtstart", "until"):
                    date.fromisoformat(item)
                elif key in ("opens_at", "closes_at"):
                    hours, minutes = item.split(":")
                    assert 0 <= int(hours) * 60 + int(minutes) <= 1440 and len(item) == 5
                elif key in ("url", "website"):
                    assert item.startswith(("http://", "https://")) and " " not in item
                elif key == "byday":
                    assert all(day[-2:] in ("MO", "TU", "WE", "TH", "FR", "SA", "SU") for day in item.split(","))
                else:
                    walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(reader.everything("services", full="true"))
    walk(reader.everything("organizations", full="true"))


def test_the_hours_on_the_door_can_be_read_by_machines(site):
    houses = Reader(site).everything("organizations", full="true", search="zilverling")
    hours = [(hour["byday"], hour["opens_at"], hour["closes_at"]) for hour in houses[0]["locations"][0]["schedules"] if "byday" in hour]
    assert ("MO", "13:00", "17:00") in hours and ("MO", "19:00", "22:00") in hours and ("TU", "09:00", "17:00") in hours


def test_filters_find_what_they_should_and_combine(site):
    reader = Reader(site)
    services = reader.everything("services", full="true")
    one = services[0]
    assert [found["id"] for found in reader.everything("services", search=one["name"].upper(), organization_id=one["organization_id"])] == [one["id"]]
    assert all(found["organization_id"] == one["organization_id"] for found in reader.everything("services", organization_id=one["organization_id"]))
    terms = {term["name"]: term["id"] for term in reader.everything("taxonomy_terms")}
    kinds = [len(reader.everything("services", taxonomy_term_id=terms[kind])) for kind in ("activiteit", "dienst")]
    assert all(kinds) and sum(kinds) == len(services)
    assert reader.everything("services", modified_after="2199-01-01") == []
    newest = max(service["last_modified"] for service in services)
    assert {found["last_modified"] for found in reader.everything("services", modified_after=newest)} == {newest}
    minimal = reader.get("/services", minimal="true")["contents"]
    assert [set(element) for element in minimal] == [{"id", "modified_date"}] * len(services)
    near = {place["location"]["name"] for place in reader.everything("service_at_locations", postcode="4991AA", proximity="300")}
    assert "De Zilverling" in near and "De Stemvork" not in near
    assert reader.everything("service_at_locations", postcode="9999ZZ") == []


def test_nothing_of_a_resident_is_in_it(site):
    reader = Reader(site)
    said = b"".join(reader.ask(f"/{name}", full="true", full_service="true", format="ndjson")[2] for name in LISTS).decode()
    with sqlite3.connect(f"file:{site.databank}?mode=ro", uri=True, timeout=30) as databank:
        residents = [row[0] for row in databank.execute("SELECT id FROM offer WHERE kind = 'resident'")]
        numbers = [row[0] for row in databank.execute("SELECT phone FROM person WHERE phone IS NOT NULL")]
        others = [row[0] for row in databank.execute("SELECT name FROM house WHERE municipality <> 'GM9901'")]
    databank.close()
    assert residents and others
    for secret in residents + numbers + others:
        assert secret not in said


def test_what_cannot_be_read_is_named_and_what_is_not_there_is_not_found(site):
    reader = Reader(site)
    for question, name in [
            ({"page": "0"}, "page"), ({"per_page": "9999999999999999999999"}, "per_page"), ({"modified_after": "gisteren"}, "modified_after"),
            ({"organization_id": "1 OR 1=1"}, "organization_id"), ({"format": "xml"}, "format"), ({"proximity": "100"}, "postcode"), ({"full": "ja"}, "full")]:
        status, headers, body = reader.ask("/services", **question)
        said = json.loads(body)
        assert status == said["status"] == 400 and headers["Content-Type"] == "application/problem+json" and name in said["detail"]
    for name in LISTS:
        status, headers, body = reader.ask(f"/{name}/00000000-0000-8000-8000-000000000000")
        assert status == json.loads(body)["status"] == 404
    assert reader.get("/services", page=9_223_372_036_854_775_807)["empty"] is True


def test_a_reader_that_has_it_already_gets_nothing_and_another_site_may_read(site):
    reader = Reader(site)
    status, headers, body = reader.ask("/services")
    assert headers["Access-Control-Allow-Origin"] == "*" and "Set-Cookie" not in headers
    again = reader.ask("/services", headers={"If-None-Match": f'"other", W/{headers["ETag"]}'})
    assert (again[0], again[2]) == (304, b"") and again[1]["ETag"] == headers["ETag"]


def on_its_own(described):
    """Without the official schemas, which a validator would fetch; each that it leads to is one that the answers were held to."""
    if isinstance(described, list):
        return [on_its_own(item) for item in described]
    if not isinstance(described, dict):
        return described
    if described.get("$ref", "").startswith("http"):
        assert described["$ref"] in REGISTRY
        return {"type": "object"}
    return {name: on_its_own(value) for name, value in described.items()}


def test_the_api_describes_itself_and_keeps_to_it(site):
    reader = Reader(site)
    root = reader.get("")
    assert root["version"] == "3.1" and root["openapi_url"].endswith("/hsds/v3/openapi.json")
    described = reader.get("/openapi.json")
    validate(on_its_own(described))
    official = json.loads((SCHEMAS / "openapi.json").read_text())
    assert set(described["paths"]) == set(official["paths"])
    for path, item in official["paths"].items():
        wanted = {parameter["$ref"].split("/")[-1] if "$ref" in parameter else parameter["name"] for parameter in item["get"].get("parameters", [])}
        ours = {parameter["$ref"].split("/")[-1] for parameter in described["paths"][path]["get"].get("parameters", [])}
        assert wanted <= ours, path
        if "{id}" not in path and path != "/":
            assert reader.ask(path)[0] == 200
