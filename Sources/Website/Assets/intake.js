// Makes the intake quicker; without it the same form works with its buttons.
(() => {
  const form = document.getElementById("intake");
  if (!form || !window.fetch) return;
  const kept = document.getElementById("kept");
  const later = new Map();
  let running = new AbortController();

  /** Runs the last of several calls in quick succession. */
  function afterPause(name, milliseconds, work) {
    clearTimeout(later.get(name));
    later.set(name, setTimeout(work, milliseconds));
  }

  /** Puts an answer in its place, unless a newer question went out meanwhile. */
  const newest = new Map();
  async function ask(address, target, extra) {
    const number = (newest.get(target) || 0) + 1;
    newest.set(target, number);
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(extra || {})) body.set(name, value);
    try {
      const answer = await fetch(address, { method: "POST", body, redirect: "manual", signal: running.signal });
      if (answer.ok && newest.get(target) === number) put(document.getElementById(target), await answer.text());
      offline(answer.type === "opaqueredirect" || answer.status === 401);
    } catch (error) {
      if (error.name !== "AbortError") offline(true);
    }
  }

  /** The focus stays on the option that had it. */
  function put(place, text) {
    const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement : null;
    const [name, value] = focused ? [focused.name, focused.value] : [];
    place.innerHTML = text;
    if (focused) [...place.querySelectorAll("input")].find((input) => input.name === name && input.value === value)?.focus();
  }

  function offline(is) {
    if (!kept) return;
    kept.textContent = is ? "Geen verbinding, of je bent afgemeld. Wat je typt, blijft op dit apparaat staan." : "";
  }

  // A lost connection: the words stay in this tab until they are saved.
  // Each worker has a shelf of their own; what another left in this tab is thrown away unread.
  const shelf = `omzien-intake-${form.dataset.owner}`;
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith("omzien-intake") && key !== shelf).forEach((key) => sessionStorage.removeItem(key));
  } catch { /* no shelf at all */ }
  function remember() {
    const entries = [...new FormData(form)].filter(([name]) => name !== "seal");
    try { sessionStorage.setItem(shelf, JSON.stringify(entries)); } catch { /* a full or closed shelf costs nothing but this comfort */ }
  }
  function restore() {
    let entries;
    try { entries = JSON.parse(sessionStorage.getItem(shelf) || "[]"); } catch { return; }
    const isEmpty = ![...form.querySelectorAll("textarea, input[type=text]")].some((field) => field.value);
    if (!isEmpty) return;
    for (const [name, value] of entries) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
        else if (field.type !== "hidden") field.value = value;
      }
    }
    if (entries.length) form.querySelectorAll("[data-ask]").forEach((block) => fits(block.dataset.ask));
  }

  function fits(number) {
    ask(form.dataset.fits, `fits-${number}`, { ask: number });
  }

  async function keep() {
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "manual", signal: running.signal });
      if (kept && answer.ok) kept.textContent = "Wat je typt, wordt bewaard.";
    } catch (error) { if (error.name !== "AbortError") offline(true); }
  }

  form.addEventListener("input", (event) => {
    const name = event.target.name || "";
    remember();
    afterPause("keep", 2500, keep);
    if (["name", "phone", "postcode"].includes(name)) afterPause("callers", 250, () => ask(form.dataset.callers, "callers"));
    const block = event.target.closest("[data-ask]");
    if (block && !name.startsWith("choice-")) afterPause(`fits-${block.dataset.ask}`, 300, () => fits(block.dataset.ask));
    if (["postcode", "caller", "subject_postcode"].includes(name)) {
      form.querySelectorAll("[data-ask]").forEach((each) => {
        if (each.querySelector("textarea").value) afterPause(`fits-${each.dataset.ask}`, 350, () => fits(each.dataset.ask));
      });
    }
  });
  // Nothing of a call that is being saved may arrive after it: not what waits to be sent, and not what is under way.
  form.addEventListener("submit", () => {
    later.forEach(clearTimeout);
    later.clear();
    running.abort();
    running = new AbortController();
    try { sessionStorage.removeItem(shelf); } catch { /* see remember */ }
  });
  const find = document.getElementById("find");
  if (find) find.hidden = true;
  restore();
})();
