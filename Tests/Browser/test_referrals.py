"""A GP refers somebody without an account, and reads how it went."""

import re

from playwright.sync_api import expect


def test_from_the_surgery_to_an_activity_and_back(neighbourhood):
    worker = neighbourhood.signed_in("verbinder")
    worker.goto("/zoeken?q=huisartsen")
    worker.get_by_role("link", name="Huisartsen aan de Wal").first.click()
    worker.get_by_role("link", name="Laat hen verwijzen met een link").click()
    worker.get_by_role("button", name="Maak de link").click()
    link = worker.locator("strong.address").inner_text()
    assert re.search(r"/verwijslink/[0-9a-f]{64}$", link)

    practice = neighbourhood.visitor()
    practice.goto("/" + link.split("/", 3)[3])  # the site of the tests knows its own port only when it runs
    expect(practice).to_have_url(re.compile("/verwijzen$"))
    practice.get_by_label("Wat wil de patiënt graag?").fill("Ik zit veel alleen en zou graag samen koffie drinken")
    practice.get_by_label("Naam van de patiënt").fill("Jo Bakker")
    practice.get_by_label("Telefoonnummer of e-mailadres van de patiënt").fill("06 12 34 56 78")
    practice.get_by_label("De patiënt weet van deze verwijzing").check()
    practice.get_by_label("dat er contact was, en wat er begon of stopte").check()
    practice.wait_for_timeout(2100)  # shorter than this is no person
    practice.get_by_role("button", name="Verwijs", exact=True).click()
    code = practice.locator("p.code").inner_text()

    worker.goto("/vandaag")
    worker.get_by_role("link", name=re.compile("zit veel alleen")).first.click()
    expect(worker.get_by_role("heading", name="Verwezen")).to_be_visible()
    worker.get_by_role("button", name="Er was contact").click()
    worker.get_by_role("link", name=re.compile("^Laat meedoen")).first.click()
    worker.locator("input[name=time]").first.check()
    worker.get_by_label("Niemand; dat hoeft niet").check()
    worker.get_by_role("button", name="Spreek het af").click()
    expect(worker.get_by_role("heading", name="Doet mee")).to_be_visible()

    practice.get_by_role("link", name="Lees een antwoord").click()
    practice.get_by_label("Code van de verwijzing").fill(code.lower())
    practice.get_by_role("button", name="Lees het antwoord").click()
    answer = practice.get_by_role("status")
    expect(answer).to_contain_text("Er was contact")
    expect(answer).to_contain_text("Doet mee aan")
    expect(answer).not_to_contain_text("Jo")
