"""A payment run, from a claim on somebody's own page to the file for the bank, which is held against the official schema."""

from pathlib import Path

import sepaxml
import xmlschema
from playwright.sync_api import expect

from screens import heading, notice

SCHEMA = Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.03.xsd"


def test_a_bank_takes_the_file_of_a_payment_run(neighbourhood):
    truus = neighbourhood.signed_in("bewoner")
    truus.goto("/mijn")
    truus.get_by_role("link", name="Vraag een vergoeding of kosten terug").click()
    expect(heading(truus, "Vergoeding en kosten")).to_be_visible()
    truus.get_by_label("Rekeningnummer (IBAN)").fill("NL91 ABNA 0417 1643 00")
    truus.get_by_label("Op naam van").fill("T. van Dalen <&> Łukasik")
    truus.get_by_role("button", name="Bewaar").click()
    expect(notice(truus)).to_be_visible()
    truus.get_by_text("Een vergoeding voor uren").click()
    truus.get_by_label("Hoeveel uur in die maand?").fill("2,5")
    truus.get_by_label("Bedrag per uur").fill("5,00")
    truus.get_by_label("Wat deed u?").fill("Soep gekookt")
    truus.get_by_role("button", name="Vraag de vergoeding").click()
    expect(truus.get_by_text("wacht op akkoord")).to_be_visible()

    fatma = neighbourhood.signed_in("verbinder")
    fatma.goto("/declaraties")
    fatma.get_by_role("link", name="vergoeding voor uren").first.click()
    expect(fatma.get_by_role("heading", name="Akkoord?")).to_be_visible()
    # Another test may have left costs in this month.
    mixed = fatma.get_by_label("Ik heb nagevraagd")
    if mixed.is_visible():
        mixed.check()
    fatma.get_by_role("button", name="Akkoord", exact=True).click()
    expect(notice(fatma)).to_be_visible()

    wim = neighbourhood.signed_in("beheer")
    wim.goto("/betalingen")
    wim.get_by_label("Rekeningnummer (IBAN)").fill("NL20 INGB 0001 2345 67")
    wim.get_by_role("button", name="Leg dit vast").click()
    wim.get_by_role("button", name="Zet deze betalingen klaar").click()
    expect(heading(wim, "Betaling van € 12,50")).to_be_visible()
    address = wim.get_by_role("link", name="Bestand voor de bank (SEPA)").get_attribute("href")
    answer = wim.request.get(address)
    assert answer.ok and answer.headers["content-disposition"].startswith("attachment")
    document = xmlschema.XMLSchema(str(SCHEMA))
    document.validate(answer.text())
    batch = document.to_dict(answer.text())["CstmrCdtTrfInitn"]["PmtInf"][0]
    assert (batch["NbOfTxs"], str(batch["CtrlSum"])) == ("1", "12.50")
    assert batch["CdtTrfTxInf"][0]["Cdtr"]["Nm"] == "T. van Dalen .+. Lukasik"
    wim.get_by_role("button", name="Dit is betaald").click()
    expect(wim.get_by_text("Betaald op")).to_be_visible()
    truus.goto("/mijn")
    expect(truus.get_by_text("€ 12,50 gekregen")).to_be_visible()
