"""From a resident to a task in the house: what fits, a try with somebody beside them, and an end that is kind."""

from playwright.sync_api import expect

from screens import notice


def open_person(page, name):
    page.goto("/vandaag")
    page.get_by_role("searchbox").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("link", name="Taken die passen").click()


def test_a_worker_finds_a_task_for_somebody_and_it_ends_without_loss_of_face(neighbourhood, artefacts):
    fatma = neighbourhood.signed_in("verbinder")
    open_person(fatma, "Jantje Postma")
    expect(fatma.get_by_role("heading", name="Taken die passen bij Jantje Postma")).to_be_visible()
    first = fatma.locator("ol.candidates li").first
    expect(first.get_by_role("link", name="Sokken breien voor de kerstmarkt", exact=True)).to_be_visible()
    fatma.screenshot(path=artefacts / "taken-die-passen.png", full_page=True)
    first.get_by_role("link", name="Spreek af om het te proberen").click()
    fatma.get_by_label("Wie loopt er mee? Zoek op naam").fill("Nel")
    fatma.get_by_role("button", name="Zoek", exact=True).last.click()
    fatma.get_by_label("Nel Scholten").check()
    fatma.get_by_role("button", name="Spreek het af").click()
    expect(notice(fatma)).to_contain_text("Afgesproken")
    fatma.get_by_role("group", name="Jantje Postma zegt").get_by_label("Graag iets anders geregeld").check()
    fatma.get_by_role("group", name="Nel Scholten zegt").get_by_label("Dit is fijn zo").check()
    fatma.get_by_label("Nog een paar weken proberen").check()
    fatma.get_by_role("button", name="Schrijf op").click()
    expect(notice(fatma)).to_contain_text("Opgeschreven")
    fatma.get_by_role("button", name="Rond het af").click()
    expect(notice(fatma)).to_contain_text("dank je wel")
    expect(fatma.get_by_role("heading", name="Doet nu, of deed")).to_be_visible()
