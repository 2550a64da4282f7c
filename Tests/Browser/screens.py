"""The screens that several tests use, in the words that stand on them."""

from playwright.sync_api import expect

SOUP = "Ik ben net geopereerd en kan niet koken. Is er iemand bij wie ik dinsdag soep kan eten?"
ALONE = "Mijn moeder zit de hele dag alleen, ze houdt van zingen, liefst dinsdagmiddag"
BIKE = "Mijn zoon wil leren fietsen en ik heb zelf last van mijn rug"


class Intake:
    """Nieuw gesprek."""

    def __init__(self, page):
        self.page = page
        self.name = page.get_by_role("textbox", name="Naam", exact=True)
        self.phone = page.get_by_role("textbox", name="Telefoon (hoeft niet)")
        self.postcode = page.get_by_role("textbox", name="Postcode (hoeft niet)", exact=True)
        self.words = page.get_by_label("In de woorden van de beller").first
        self.find = page.get_by_role("button", name="Zoek wie past")
        self.save = page.get_by_role("button", name="Bewaar")
        self.again = page.get_by_role("button", name="Begin opnieuw")
        self.fits = page.get_by_role("radio").and_(page.locator("[name^=choice-]"))

    def open(self):
        """From Vandaag, as a worker does; what an earlier test left behind is put away."""
        self.page.goto("/vandaag")
        self.page.get_by_role("navigation").get_by_role("link", name="Nieuw gesprek").click()
        expect(self.name).to_be_visible()
        if self.again.is_visible():
            self.again.click()
            expect(self.again).to_have_count(0)
        expect(self.words).to_have_value("")
        return self

    def fit(self, name):
        """The suggestion of somebody, as one choice."""
        return self.page.get_by_role("radio", name=name).first


def heading(page, name=None):
    return page.get_by_role("heading", level=1, name=name)


def notice(page):
    return page.locator("p.notice[role=status]").first


def sign_on_paper(page):
    """Both agree to the sheet that is open, as a worker writes it down who saw their signatures."""
    for _ in range(2):
        page.get_by_text("Schrijf op dat").first.click()
        page.get_by_role("radio", name="getekend op papier").first.check()
        page.get_by_role("button", name="Schrijf op").first.click()
        expect(page.get_by_text("met een handtekening op papier").first).to_be_visible()
    expect(page.get_by_text("Allebei akkoord.")).to_be_visible()
