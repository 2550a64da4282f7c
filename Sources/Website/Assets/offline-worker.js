// Keeps one page for when there is no connection: whom to ring. Nothing that anybody typed or read is kept.
const shelf = "omzien-VERSION";
const page = "PAGE";
const kept = [page, "STYLE", "ICON"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(kept)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("omzien-") && name !== shelf);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(page)));
  else if (kept.includes(path)) event.respondWith(fetch(request).catch(() => caches.match(path)));
});
