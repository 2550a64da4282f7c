// Makes the intake quicker, and holds on to every word; without it the same form works with its buttons.
(() => {
  // What is typed lies on a shelf of this device until the site says that it arrived: one for each worker and each call. In local storage,
  // because a tab that crashes takes its own storage along. A shelf is read for its own worker only.
  const prefix = "omzien-intake ";
  const DAYS_KEPT = 2;
  const shelves = {
    keys(test) {
      try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix) && test(key)); } catch { return []; }
    },
    read(key) {
      try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
    },
    /** Says whether it could be kept: a device may have no room, or no shelf at all. */
    write(key, value) {
      try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
    },
    clear(test) {
      for (const key of this.keys(test)) try { localStorage.removeItem(key); } catch { /* then it could not be read either */ }
    },
  };

  // The page after a call was saved names it.
  const arrived = document.querySelector("[data-arrived]")?.dataset.arrived;
  if (arrived) shelves.clear((key) => key.endsWith(` ${arrived}`));

  const form = document.getElementById("intake");
  if (!form || !window.fetch) return;
  const said = document.getElementById("kept");
  const call = form.elements.call;
  const { owner } = form.dataset;
  // Both times by the clock of the site: a device may be minutes ahead. Set by the moment the page was asked for, a little early, so that what
  // was typed just after a draft was kept is never taken for older.
  const asked = performance.getEntriesByType?.("navigation")[0]?.requestStart || 0;
  const behind = Number(form.dataset.now) - (Date.now() - (performance.now() - asked));
  const now = () => Date.now() + behind;
  const ownKey = () => `${prefix}${owner} ${call.value}`;
  const later = new Map();
  let running = new AbortController();
  let isSent = false;

  /** Runs the last of several calls in quick succession. */
  function afterPause(name, milliseconds, work) {
    clearTimeout(later.get(name));
    later.set(name, setTimeout(work, milliseconds));
  }

  const sentences = {
    kept: "Wat je typt, wordt bewaard.",
    cut: "Geen verbinding, of je bent afgemeld. Wat je typt, blijft op dit apparaat staan.",
    old: "Deze pagina staat al lang open. Wat je typt, blijft op dit apparaat staan. Ververs de pagina.",
    large: "Dit is te veel tekst om te bewaren terwijl je typt. Maak de tekst korter.",
    full: "Dit apparaat kan niet vasthouden wat je typt. Bewaar het gesprek voordat je de pagina sluit.",
  };
  function say(what) {
    if (said && said.textContent !== sentences[what]) said.textContent = sentences[what];
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
      if (answer.type === "opaqueredirect" || answer.status === 401) say("cut");
    } catch (error) {
      if (error.name !== "AbortError") say("cut");
    }
  }

  /** The focus stays on the option that had it. What was carried along for a list has its place in it now. */
  function put(place, text) {
    const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement : null;
    const [name, value] = focused ? [focused.name, focused.value] : [];
    place.innerHTML = text;
    // One short sentence for who hears the page; the list itself is silent.
    const found = document.getElementById("found"), told = place.querySelector("[data-told]")?.dataset.told;
    if (found && told && found.textContent !== told) found.textContent = told;
    const drawn = [...place.querySelectorAll("input")];
    if (focused) drawn.find((input) => input.name === name && input.value === value)?.focus();
    for (const carried of form.querySelectorAll("input[data-carried]")) {
      // A new list of callers decides who it is, also when it is empty: otherwise the call would be somebody's whose name stands there no more.
      if (drawn.some((input) => input.name === carried.name) || (place.id === "callers" && carried.name === "caller")) carried.remove();
    }
  }

  function fits(number) {
    ask(form.dataset.fits, `fits-${number}`, { ask: number });
  }

  function remember() {
    const entries = [...new FormData(form)].filter(([name]) => name !== "seal");
    if (!shelves.write(ownKey(), { call: call.value, at: now(), entries })) say("full");
  }

  /** Sends what is typed so far. The answer is its status, or 0 when there was none. */
  async function keep(options) {
    const sent = shelves.read(ownKey());
    let status = 0, keptAt = 0;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "manual", signal: running.signal, ...options });
      status = answer.status;
      keptAt = Number(answer.headers.get("saved-at"));
    } catch (error) {
      if (error.name === "AbortError") return 0;
    }
    if (status === 204) {
      say("kept");
      const held = shelves.read(ownKey());
      if (held && held.at === sent?.at) shelves.write(ownKey(), { ...held, keptAt });
    } else if (status !== 410) {
      say(status === 413 ? "large" : status === 403 ? "old" : "cut");
    }
    return status;
  }

  let turn = Promise.resolve();
  /** One after another, so that an older draft never arrives after a newer one. Whoever leaves the page cannot wait. */
  function keepTyped(options) {
    if (options?.keepalive) return keepNow(options);
    turn = turn.catch(() => {}).then(() => keepNow(options));
    return turn;
  }

  /** Somebody types on in a call that was saved or put away, with the back button: from now on that is another call. */
  async function keepNow(options) {
    if (await keep(options) !== 410) return;
    shelves.clear((key) => key === ownKey());
    call.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    remember();
    await keep(options);
  }

  function hasWords({ entries }) {
    return entries.some(([name, value]) => value.trim() && /^(name|phone|postcode|subject_|relation|words-|when_words-|call_back)/.test(name));
  }

  /** The newest shelf of this worker that tells more than the page; on the page of a chosen resident only what is of that talk. */
  function newestShelf() {
    const drawn = Number(form.dataset.saved);
    const chosen = form.dataset.resident;
    const own = shelves.keys((key) => key.startsWith(`${prefix}${owner} `)).map((key) => shelves.read(key)).filter((shelf) => shelf?.entries);
    return own.filter((shelf) => {
      // A page that was drawn while its draft was still under way is older than what the site has by now.
      if (shelf.call === call.value) return shelf.keptAt ? drawn < shelf.keptAt : shelf.at > drawn;
      if (chosen && !shelf.entries.some(([name, value]) => name === "caller" && value === chosen)) return false;
      return shelf.at > drawn && hasWords(shelf);
    }).sort((one, other) => other.at - one.at)[0];
  }

  /** Every field as it stands on the shelf. What has no place on this page yet, a second ask or a list of people, is carried along unseen. */
  function fill(entries) {
    const values = new Map();
    for (const [name, value] of entries) values.set(name, [...(values.get(name) || []), value]);
    const places = new Set();
    for (const field of form.elements) {
      if (!field.name || field.name === "seal" || field.type === "submit") continue;
      const all = values.get(field.name) || [];
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = all.includes(field.value);
        if (field.checked) places.add(field.name);
      } else {
        field.value = all[0] ?? field.value;
        places.add(field.name);
      }
      if (field.type === "text" && field.value) field.closest("details")?.setAttribute("open", "");
    }
    for (const [name, value] of entries) {
      if (places.has(name) || !value || form.querySelector(`[type=checkbox][name="${CSS.escape(name)}"]`)) continue;
      const carried = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      carried.dataset.carried = "";
      form.append(carried);
    }
  }

  /** Gives the shelf to the site, which draws the page again with every choice in its place. When that fails, the words are there all the same. */
  async function restore() {
    const shelf = newestShelf();
    if (!shelf) return;
    fill(shelf.entries);
    const focused = document.activeElement;
    form.inert = true;
    const status = await keep({ signal: AbortSignal.timeout?.(5000) });
    if (status === 410) shelves.clear((key) => key.endsWith(` ${shelf.call}`));
    if (status === 204 || status === 410) {
      location.replace(location.pathname + location.search);
      return;
    }
    form.inert = false;
    if (form.contains(focused)) focused.focus();
    form.querySelectorAll("[data-ask]").forEach((block) => fits(block.dataset.ask));
  }

  form.addEventListener("input", (event) => {
    const name = event.target.name || "";
    remember();
    afterPause("keep", 2500, keepTyped);
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
  // The shelf stays until the site says that the call arrived; only who begins again puts it away.
  form.addEventListener("submit", (event) => {
    later.forEach(clearTimeout);
    later.clear();
    running.abort();
    running = new AbortController();
    isSent = true;
    if (event.submitter?.value === "clear") shelves.clear((key) => key === ownKey());
  });

  const isUnkept = () => { const held = shelves.read(ownKey()); return held !== null && !held.keptAt; };
  window.addEventListener("online", () => { if (isUnkept()) keepTyped(); });
  window.addEventListener("pagehide", () => { if (!isSent && isUnkept()) keep({ keepalive: true }); });
  window.addEventListener("pageshow", () => { isSent = false; });

  // Signing out empties the shelves of the device, so the last words go to the site first.
  const leaving = document.querySelector("form.sign-out");
  leaving?.addEventListener("submit", async (event) => {
    if (!isUnkept()) return;
    event.preventDefault();
    later.forEach(clearTimeout);
    await keepTyped();
    if (isUnkept() && !window.confirm("De laatste woorden zijn nog niet bewaard. Toch afmelden?")) return;
    isSent = true;
    leaving.submit();
  });

  const find = document.getElementById("find");
  if (find) find.hidden = true;
  // What was sent and came back is what counts now: a choice that could not be is gone from it, a second ask has come.
  if (form.hasAttribute("data-sent")) remember();
  else {
    shelves.clear((key) => !(shelves.read(key)?.at > now() - DAYS_KEPT * 86_400_000));
    restore();
  }
})();
