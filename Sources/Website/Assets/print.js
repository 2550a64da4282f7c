// A page that was asked for on paper goes to the printer by itself; without this script the browser's own menu does it.
window.addEventListener("load", () => window.print());
