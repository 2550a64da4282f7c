// Work in portions goes on by itself while somebody watches how far it is; without this script its button does it.
window.addEventListener("load", () => document.getElementById("go-on").submit());
