// A page for when there is no connection; an old browser does without.
navigator.serviceWorker?.register("/offline-worker.js").catch(() => {});
