// Ways to the pages of the report: the row of them, and keys.  ? shows them; they can be turned off there.
(function () {
  "use strict";

  const KEPT = "journal-keys";
  const HOME = new URL(".", document.currentScript.src).href;
  const PAGES = [
    ["t", "index.html"], ["d", "days/"], ["e", "evidence.html"], ["g", "gap.html"], ["s", "search.html"],
  ];
  const PATIENCE = 1500; // milliseconds between g and the letter after it
  let askedAt = -Infinity;
  let isOn = kept() !== "off";
  let dialog = null;

  // A browser may refuse to keep anything; the choice then holds for this page alone.
  function kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function keep(choice) {
    isOn = choice;
    try {
      if (isOn) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "off");
    } catch {
      return;
    }
  }

  // A text in the language of the report; a template of the journal's own may link none.
  function said(name) {
    return globalThis.journalTexts?.[name] ?? "";
  }

  // Where a key leads on this page; only what the page links.
  function ways() {
    const links = [...document.querySelectorAll("header.site nav a")];
    const found = new Map();
    for (const [key, path] of PAGES) {
      const link = links.find((one) => isTo(one, path));
      if (link) found.set(`g ${key}`, link);
    }
    const [earlier, later] = ["prev", "next"].map((rel) => document.querySelector(`main a[rel=${rel}]`));
    if (earlier) found.set("[", earlier);
    if (later) found.set("]", later);
    return found;
  }

  function isTo(link, path) {
    return path.endsWith("/") ? link.href.startsWith(HOME + path) : link.href === HOME + path;
  }

  function make(name, text, ...children) {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  function line(keys, text) {
    const names = keys.split(" ").map((key) => make("kbd", key));
    const term = make("dt", "");
    names.forEach((name, at) => term.append(at ? " " : "", name));
    return make("div", "", term, make("dd", text));
  }

  function button(text, act) {
    const made = make("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function built() {
    const list = make("dl", "");
    for (const [keys, link] of ways()) {
      const what = { "[": said("earlier"), "]": said("later") }[keys];
      list.append(line(keys, what || link.textContent));
    }
    if (ways().has("g s")) list.append(line("/", said("find")));
    list.append(line("?", said("these")));
    const box = make("input", "");
    box.type = "checkbox";
    box.checked = isOn;
    box.addEventListener("change", () => keep(box.checked));
    const title = make("h2", said("keys"));
    title.id = "keys-title";
    const made = make("dialog", "", title, list, make("label", "", box, ` ${said("use")}`));
    made.className = "keys";
    made.setAttribute("aria-labelledby", title.id);
    made.append(button(said("close"), () => made.close()));
    document.body.append(made);
    return made;
  }

  function show() {
    dialog ??= built();
    dialog.showModal();
  }

  function find() {
    const field = document.querySelector("form.search input");
    if (field) field.focus();
    else ways().get("g s")?.click();
  }

  function isTyping(event) {
    // On some keyboards a bracket is typed with AltGr, which counts as Ctrl and Alt.
    const isHeld = event.ctrlKey || event.altKey || event.metaKey;
    return (
      (isHeld && !event.getModifierState("AltGraph")) || event.isComposing || event.defaultPrevented ||
      event.target.closest?.("input, textarea, select, [contenteditable]") || dialog?.open
    );
  }

  function press(event) {
    if (!isOn || event.repeat || isTyping(event)) return;
    const isSecond = event.timeStamp - askedAt < PATIENCE;
    const way = ways().get(isSecond ? `g ${event.key}` : event.key);
    if (event.key.length === 1) askedAt = event.key === "g" && !isSecond ? event.timeStamp : -Infinity;
    if (way) way.click();
    else if (event.key === "?" && said("keys")) show();
    else if (event.key === "/") find();
    // Else the sign would be typed into the field, or open the browser's own search.
    if (event.key === "/" || event.key === "?") event.preventDefault();
  }

  // On a phone the pages stand in one row: the one that is open comes into its middle.
  function bringOpenPage() {
    const open = document.querySelector("header.site nav [aria-current]");
    const row = open?.closest("ul");
    if (!row) return;
    const [here, there] = [open, row].map((one) => one.getBoundingClientRect());
    row.scrollLeft += here.left + here.width / 2 - there.left - there.width / 2;
  }

  document.addEventListener("keydown", press);
  document.addEventListener("DOMContentLoaded", () => {
    if (!said("keys")) return;
    const choices = make("div", "", button(said("keys"), show));
    choices.className = "choices for-keys";
    document.querySelector("footer.site").append(choices);
    bringOpenPage();
  });
})();
