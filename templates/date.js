// Says so when the first page was made for another day than today.
(function () {
  "use strict";

  const day = document.querySelector(".today h1 time");
  const made = globalThis.journalTexts?.made;
  if (!made || !day) return; // a template of the journal's own may lack them
  const note = document.createElement("p");
  note.className = "made-for quiet";

  function today() {
    const now = new Date();
    now.setMinutes(now.getMinutes() - Number(day.dataset.dayEnds));
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function compare() {
    const then = day.dateTime;
    const now = today();
    note.remove();
    if (then === now) return;
    const isSameYear = then.slice(0, 4) === now.slice(0, 4);
    const command = document.createElement("code");
    command.textContent = "journal build";
    const values = { "{date}": isSameYear ? day.textContent : day.dataset.dated, "{command}": command };
    note.replaceChildren(...made.split(/(\{\w+\})/).map((part) => values[part] ?? part));
    day.closest("h1").after(note);
  }

  compare();
  // A page can stay open overnight.
  document.addEventListener("visibilitychange", compare);
})();
