// Light, dark, or as the system has it.  Runs before anything is drawn, so that no page flashes.
(function () {
  "use strict";

  const KEY = "journal-theme";
  const CHOICES = ["system", "light", "dark"];
  const root = document.documentElement;
  const buttons = new Map();

  // A browser may refuse to keep anything; the choice then holds for this page alone.
  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function keep(theme) {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      return;
    }
  }

  function show(kept) {
    const theme = kept === "light" || kept === "dark" ? kept : "system";
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const [name, button] of buttons) button.setAttribute("aria-pressed", name === theme);
  }

  // A text in the language of the report; a template of the journal's own may link none.
  function text(name) {
    return globalThis.journalTexts?.[name] ?? "";
  }

  function offer() {
    if (!text("colours")) return;
    const group = document.createElement("div");
    group.className = "choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", "colours");
    const label = document.createElement("span");
    label.id = "colours";
    label.textContent = text("colours");
    group.append(label);
    for (const name of CHOICES) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text(name);
      button.addEventListener("click", () => {
        keep(name);
        show(name);
      });
      buttons.set(name, button);
      group.append(button);
    }
    document.querySelector("footer.site").append(group);
    show(root.dataset.theme);
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", offer);
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(kept());
  });
  // Back from another page: the choice may be a newer one.
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(kept());
  });
})();
