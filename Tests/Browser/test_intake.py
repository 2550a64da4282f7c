"""Nieuw gesprek, for a worker with a telephone at their ear: no word is lost, with or without a mouse, a script or a line."""

import re

import pytest
from playwright.sync_api import expect

from screens import ALONE, BIKE, SOUP, Intake, heading, notice

AT_ONCE = 2_000  # milliseconds; the words are there when the page is, and a test that waits in vain is not slow



def wait_until_kept(page, intake, words):
    """Types, and goes on when the site has the words."""
    with page.expect_response(lambda answer: answer.url.endswith("/gesprek/bewaren") and words.split()[-1] in (answer.request.post_data or "")):
        intake.words.fill(words)


def test_without_javascript_a_second_ask_of_one_caller_gets_its_own_block(neighbourhood):
    page = neighbourhood.signed_in("wijkteamlid", java_script_enabled=False)
    intake = Intake(page).open()
    intake.name.fill("Tjeerd Wiersma")
    intake.words.fill(ALONE)
    page.get_by_role("button", name="Nog een vraag van deze beller").click()
    expect(intake.words).to_have_value(ALONE)
    page.get_by_label("In de woorden van de beller").nth(1).fill("En wie kan de heg snoeien?")
    intake.save.click()
    expect(notice(page)).to_have_text("Bewaard.")
    expect(page.get_by_role("main")).to_contain_text("wie kan de heg snoeien")


def test_the_first_tab_leads_past_the_menu(verbinder):
    verbinder.goto("/gesprek")
    verbinder.keyboard.press("Tab")
    expect(verbinder.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    verbinder.keyboard.press("Enter")
    expect(verbinder.get_by_role("main")).to_be_focused()


def test_a_known_caller_is_found_while_the_name_is_typed(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.press_sequentially("truus")
    # Who hears the page gets one short sentence of each list that comes by itself, and not the list.
    told = wijkteamlid.locator("#found[role=status]")
    expect(told).to_contain_text("die we kennen.")
    wijkteamlid.get_by_role("group", name="Is het een van deze mensen?").get_by_role("radio", name="Truus van Dalen").check()
    intake.words.fill(ALONE)
    expect(intake.fits.first).to_be_visible()
    expect(told).to_have_text(re.compile(r"^Bij deze vraag (past er één|passen er \d+)\.$"))
    assert wijkteamlid.locator("[aria-live]").count() == 0
    intake.save.click()
    expect(heading(wijkteamlid)).to_have_text("Truus van Dalen vraagt")


def test_an_intake_without_a_name_says_so_at_the_field_and_keeps_the_rest(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.fill("  ")
    intake.postcode.fill("12 AB")
    intake.words.fill(ALONE)
    expect(intake.fits.first).to_be_visible()
    intake.save.click()
    expect(wijkteamlid).to_have_title(re.compile("^Fout: Nieuw gesprek"))
    summary = wijkteamlid.get_by_role("alert")
    expect(summary.get_by_role("link")).to_have_count(2)
    summary.get_by_role("link", name=re.compile("^Postcode")).click()
    expect(intake.postcode).to_be_focused()
    expect(intake.postcode).to_have_value("12 AB")
    expect(intake.words).to_have_value(ALONE)


def test_what_was_typed_survives_a_reload(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.fill("Jikke Veenstra")
    intake.words.fill(ALONE)
    wijkteamlid.reload()
    expect(intake.words).to_have_value(ALONE)
    expect(intake.name).to_have_value("Jikke Veenstra")


def test_what_was_typed_survives_a_closed_tab(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    wait_until_kept(wijkteamlid, intake, ALONE)
    other = wijkteamlid.context.new_page()
    wijkteamlid.close()
    other.goto("/gesprek")
    expect(Intake(other).words).to_have_value(ALONE)


def test_what_was_typed_survives_an_expired_session(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.fill("Hylke Douma")
    intake.words.fill(ALONE)
    page.context.clear_cookies()
    intake.save.click()
    expect(heading(page)).to_have_text("Eerst aanmelden")
    neighbourhood.sign_in(page, "wijkteamlid")
    page.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE, timeout=AT_ONCE)
    expect(intake.name).to_have_value("Hylke Douma", timeout=AT_ONCE)


def test_what_was_added_after_the_session_expired_survives_signing_in_again(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    wait_until_kept(page, intake, ALONE)
    page.context.clear_cookies()
    intake.words.fill(ALONE + " En zondag ook.")
    expect(page.locator("#kept")).to_contain_text("blijft op dit apparaat")
    neighbourhood.sign_in(page, "wijkteamlid")
    page.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE + " En zondag ook.", timeout=AT_ONCE)


def test_what_was_typed_survives_a_lost_connection(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    wijkteamlid.context.set_offline(True)
    intake.name.fill("Sjoukje Haitsma")
    intake.words.fill(ALONE)
    expect(wijkteamlid.locator("#kept")).to_contain_text("Geen verbinding")
    wijkteamlid.context.set_offline(False)
    wijkteamlid.reload()
    expect(intake.words).to_have_value(ALONE)
    expect(intake.name).to_have_value("Sjoukje Haitsma")


def test_what_was_added_while_the_line_was_cut_is_not_put_back_to_an_older_version(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    wait_until_kept(wijkteamlid, intake, ALONE)
    wijkteamlid.context.set_offline(True)
    intake.words.fill(ALONE + " En zondag ook.")
    expect(wijkteamlid.locator("#kept")).to_contain_text("Geen verbinding")
    wijkteamlid.context.set_offline(False)
    wijkteamlid.reload()
    expect(intake.words).to_have_value(ALONE + " En zondag ook.", timeout=AT_ONCE)


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_device_with_a_wrong_clock_keeps_what_is_newer(neighbourhood, hours):
    page = neighbourhood.visitor()
    page.context.add_init_script(f"const right = Date.now; Date.now = () => right() + {hours} * 3_600_000;")
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    wait_until_kept(page, intake, ALONE)
    page.context.set_offline(True)
    intake.words.fill(ALONE + " En zondag ook.")
    page.context.set_offline(False)
    page.reload()
    expect(intake.words).to_have_value(ALONE + " En zondag ook.", timeout=AT_ONCE)
    other = neighbourhood.signed_in("wijkteamlid")
    other.goto("/gesprek")
    wait_until_kept(other, Intake(other), ALONE + " Toch niet zondag.")
    page.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE + " Toch niet zondag.")


def test_what_is_typed_on_in_a_call_that_was_saved_in_another_window_is_kept_as_another_call(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.fill("Wietske Tweemaal")
    wait_until_kept(page, intake, ALONE)
    second = page.context.new_page()
    second.goto("/gesprek")
    expect(Intake(second).words).to_have_value(ALONE)
    intake.save.click()
    expect(notice(page)).to_have_text("Bewaard.")
    with second.expect_response(lambda answer: answer.url.endswith("/gesprek/bewaren") and answer.status == 204):
        Intake(second).words.fill("En nog iets: wie snoeit de heg?")
    page.goto("/gesprek")
    expect(intake.words).to_have_value("En nog iets: wie snoeit de heg?")


def test_what_was_sent_over_a_cut_line_is_still_there_when_the_intake_is_opened_again(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.fill("Wobke Elzinga")
    intake.words.fill(ALONE)
    expect(intake.fits.first).to_be_visible()
    wijkteamlid.context.set_offline(True)
    with wijkteamlid.expect_event("requestfailed"):
        intake.save.click(no_wait_after=True)
    wijkteamlid.context.set_offline(False)
    wijkteamlid.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE, timeout=AT_ONCE)


def test_whom_was_chosen_and_a_second_ask_survive_a_cut_line_too(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.press_sequentially("truus")
    page.get_by_role("group", name="Is het een van deze mensen?").get_by_role("radio", name="Truus van Dalen").check()
    intake.words.fill(ALONE)
    page.get_by_role("button", name="Nog een vraag van deze beller").click()
    expect(page.get_by_label("In de woorden van de beller")).to_have_count(2)
    expect(intake.fits.first).to_be_visible()
    page.context.set_offline(True)
    intake.fits.nth(1).check()
    name = page.locator(".fit").nth(1).locator(".fit-name bdi").inner_text()
    page.get_by_label("In de woorden van de beller").nth(1).fill("En wie snoeit de heg?")
    page.get_by_text("Terugbellen en taal").click()
    page.get_by_label("Turks").check()
    page.get_by_label("Hoe en wanneer terugbellen?").fill("Na zessen")
    page.context.set_offline(False)
    page.goto("/gesprek")
    expect(page.get_by_label("In de woorden van de beller").nth(1)).to_have_value("En wie snoeit de heg?")
    expect(page.get_by_role("radio", name="Truus van Dalen")).to_be_checked()
    expect(page.locator(".fit", has=page.locator("input:checked")).first.locator(".fit-name bdi")).to_have_text(name)
    page.get_by_text("Terugbellen en taal").click()
    expect(page.get_by_label("Turks")).to_be_checked()
    expect(page.get_by_label("Hoe en wanneer terugbellen?")).to_have_value("Na zessen")
    expect(intake.again).to_be_visible()


def test_what_was_typed_survives_a_crash_of_the_tab(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.fill("Douwe Crasborn")
    intake.words.fill(ALONE)
    with page.expect_event("crash"):
        page.context.new_cdp_session(page).send("Page.navigate", {"url": "chrome://crash"})
    other = page.context.new_page()
    page.close()
    other.goto("/gesprek")
    expect(Intake(other).words).to_have_value(ALONE)
    expect(Intake(other).name).to_have_value("Douwe Crasborn")


def test_a_call_whose_last_page_never_came_is_not_put_back_to_be_saved_twice(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.fill("Geertje Eenmaal")
    intake.words.fill(ALONE)
    shelf = page.evaluate("JSON.stringify({...localStorage})")
    intake.save.click()
    expect(notice(page)).to_have_text("Bewaard.")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.evaluate("all => { for (const [key, value] of Object.entries(JSON.parse(all))) localStorage.setItem(key, value); }", shelf)
    with page.expect_response(lambda answer: answer.url.endswith("/gesprek/bewaren") and answer.status == 410):
        page.goto("/gesprek")
    expect(intake.words).to_have_value("")
    expect(intake.again).to_have_count(0)
    expect(intake.name).to_have_value("")


def test_a_call_that_was_begun_in_another_window_comes_back_when_this_one_is_saved(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.name.fill("Eerste Beller")
    wait_until_kept(page, intake, ALONE)
    truus = page.context.new_page()
    truus.goto("/zoeken?q=Truus+van+Dalen")
    truus.get_by_role("link", name="Truus van Dalen").first.click()
    truus.get_by_role("link", name="Nieuw gesprek").last.click()
    call = Intake(truus)
    expect(call.words).to_have_value("")
    wait_until_kept(truus, call, BIKE)
    call.save.click()
    expect(notice(truus)).to_have_text("Bewaard.")
    truus.goto("/gesprek")
    expect(call.words).to_have_value(ALONE)
    expect(call.name).to_have_value("Eerste Beller")


def test_too_much_text_to_keep_is_said_while_it_is_typed(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.words.fill("woord " * 40_000)
    expect(page.locator("#kept")).to_contain_text("te veel tekst")


def test_words_put_away_do_not_come_back(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    wait_until_kept(page, intake, ALONE)
    page.goto("/gesprek")
    intake.again.click()
    expect(intake.again).to_have_count(0)
    page.goto("/gesprek")
    expect(intake.words).to_have_value("")


def test_another_worker_who_signs_in_after_a_session_ended_does_not_see_its_words_and_does_not_lose_them(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.words.fill(ALONE)
    page.context.clear_cookies()
    neighbourhood.sign_in(page, "balie")
    page.goto("/gesprek")
    expect(intake.words).to_have_value("", timeout=AT_ONCE)
    page.context.clear_cookies()
    neighbourhood.sign_in(page, "wijkteamlid")
    page.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE)


def test_signing_out_leaves_no_words_on_the_device_and_loses_none(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.words.fill(ALONE)
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("link", name="Aanmelden")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0
    neighbourhood.sign_in(page, "wijkteamlid")
    page.goto("/gesprek")
    expect(intake.words).to_have_value(ALONE)


def test_the_next_worker_at_the_same_screen_does_not_see_the_words_of_the_one_before(neighbourhood):
    page = neighbourhood.visitor()
    neighbourhood.sign_in(page, "wijkteamlid")
    intake = Intake(page).open()
    intake.words.fill(ALONE)
    expect(intake.fits.first).to_be_visible()
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("link", name="Aanmelden")).to_be_visible()
    neighbourhood.sign_in(page, "balie")
    page.goto("/gesprek")
    expect(intake.words).to_have_value("", timeout=AT_ONCE)


def test_a_call_that_was_saved_does_not_come_back(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.fill("Baukje Terpstra")
    wait_until_kept(wijkteamlid, intake, ALONE)
    intake.save.click()
    expect(notice(wijkteamlid)).to_have_text("Bewaard.")
    wijkteamlid.goto("/gesprek")
    expect(intake.words).to_have_value("")
    expect(intake.again).to_have_count(0)


def test_a_double_click_on_the_button_keeps_one_call(wijkteamlid):
    intake = Intake(wijkteamlid).open()
    intake.name.fill("Fokje Dubbel")
    intake.words.fill("Wie leert mij schaatsen op noren?")
    expect(intake.fits.first).to_be_visible()
    intake.save.dblclick()
    expect(notice(wijkteamlid)).to_have_text("Bewaard.")
    wijkteamlid.goto("/zoeken?q=Fokje+Dubbel")
    expect(wijkteamlid.get_by_role("link", name="Fokje Dubbel")).to_have_count(1)


def test_script_and_odd_scripts_in_the_words_stay_words(wijkteamlid):
    words = "👵🏽 <script>document.title='stuk'</script> مرحبا «оксана»"
    intake = Intake(wijkteamlid).open()
    intake.name.fill("O'Neill <b>")
    intake.words.fill(words)
    intake.save.click()
    expect(notice(wijkteamlid)).to_have_text("Bewaard.")
    expect(wijkteamlid.locator("blockquote.own-words")).to_have_text(words)
    expect(wijkteamlid).to_have_title("Vraag van O'Neill <b> – Omzien Wilgenoord")


def test_two_workers_with_one_ask_open_see_each_other(neighbourhood):
    first, second = neighbourhood.signed_in("verbinder"), neighbourhood.signed_in("wijkteamlid")
    first.goto("/vandaag?van=iedereen")
    ask = first.locator('.line-words[href^="/vragen/"]').first.get_attribute("href")
    first.goto(ask)
    second.goto(ask)
    expect(second.get_by_role("status")).to_contain_text("Fatma")


def test_the_desk_writes_a_call_down_and_does_not_propose(balie):
    intake = Intake(balie).open()
    intake.name.fill("Minke Zijlstra")
    intake.words.fill(SOUP)
    expect(balie.locator(".fit").first).to_be_visible()
    expect(balie.locator(".fit input[type=radio]:not([value=''])")).to_have_count(0)
    balie.get_by_role("button", name="Bewaar dit gesprek").click()
    expect(notice(balie)).to_have_text("Bewaard.")
