// Keeps the section of a shared link: without it the page below leads on to the top of its target.
const { target } = document.currentScript.dataset;
if (location.hash) location.replace(new URL(location.hash, new URL(target, location.href)));
