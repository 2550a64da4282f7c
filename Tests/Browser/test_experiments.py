"""A small try in prevention: begun, closed, and read by who makes policy."""

from playwright.sync_api import expect

from screens import notice


def test_the_team_closes_an_experiment_and_beleid_reads_it(neighbourhood, artefacts):
    fatma = neighbourhood.signed_in("verbinder")
    fatma.goto("/vandaag")
    fatma.get_by_role("region", name="Proeven").get_by_role("link", name="Samen aan tafel na het spreekuur").click()
    expect(fatma.get_by_role("heading", name="Geteld")).to_be_visible()
    fatma.get_by_label("Wat gebeurde er?").fill("De soep was op en de gesprekken niet. Begin met een kleine pan.")
    fatma.get_by_label("Gaat zo door").check()
    fatma.get_by_role("button", name="Rond de proef af").click()
    expect(notice(fatma)).to_be_visible()
    fatma.screenshot(path=artefacts / "proef.png", full_page=True)
    noor = neighbourhood.signed_in("beleid")
    noor.goto("/")
    noor.get_by_role("link", name="Proeven").click()
    noor.get_by_role("link", name="Samen aan tafel na het spreekuur").click()
    expect(noor.get_by_text("De soep was op en de gesprekken niet.")).to_be_visible()
    expect(noor.get_by_text("Fatma")).to_have_count(0)
    expect(noor.get_by_role("button", name="Rond de proef af")).to_have_count(0)
