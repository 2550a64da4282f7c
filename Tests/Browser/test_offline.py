"""Without a connection there is still somebody to ring."""

from playwright.sync_api import expect


def test_who_loses_the_connection_sees_whom_to_ring_and_goes_on_where_they_were(neighbourhood):
    page = neighbourhood.visitor(viewport={"width": 360, "height": 640})
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/agenda")
    expect(page.get_by_role("heading", level=1)).to_have_text("Er is nu geen verbinding")
    expect(page.get_by_role("main").get_by_role("link", name="088 123 41 28")).to_have_attribute("href", "tel:0881234128")
    expect(page.get_by_role("link", name="Bel 112").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)", "the looks are kept as well"
    page.context.set_offline(False)
    page.get_by_role("link", name="Probeer het opnieuw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er te doen?")


def test_nothing_that_anybody_reads_is_kept_on_the_device_for_later(neighbourhood):
    page = neighbourhood.signed_in("bewoner")
    page.goto("/mijn")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/mijn")
    kept = page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map((request) => new URL(request.url).pathname))")
    assert sorted(path for path in kept if not path.startswith("/assets/")) == ["/zonder-verbinding"]
