// Finds words in all days.  The words stand in scripts beside the page (a page opened from a file
// can load nothing else), and everything here ends up on the page as text, never as markup.
(function () {
  "use strict";

  const AT_ONCE = 50; // results on the page before "more" is pressed
  const MOST_LINES = 3; // lines of one day
  const AROUND = 70; // signs before and after a hit
  const FORMS = [1, 2, 3, 4, 5, 6, 11, 100]; // numbers that the page has forms of a text for
  const PAUSE = 80; // milliseconds without a key before the days are looked through

  // Signs that are a letter with an accent to people, and a letter of their own to Unicode.
  const ALIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ς": "σ", "‘": "'", "’": "'", "ʼ": "'", "‚": "'", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ",
  };
  const UNLIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");
  // Accents, points and invisible signs; the vowel signs of Indic scripts are letters and stay.
  const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]/gu;

  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const found = document.querySelector(".found");
  const list = document.querySelector(".results");
  const more = document.createElement("button");
  const files = form.dataset.files.split(" ");
  const missing = [];
  let days = []; // newest first: {date, title, lines, folded}
  let read = 0;
  let results = [];
  let terms = [];
  let searched = ""; // what the results on the page are of
  let timer = 0;

  // The same text for all ways of writing a word: no accents, no capitals.
  function fold(text) {
    const plain = text.normalize("NFD").replace(MARKS, "").toUpperCase().toLowerCase();
    return plain.normalize("NFD").replace(MARKS, "").replace(UNLIKE, (sign) => ALIKE[sign]);
  }

  // Words of a query, each once; what stands between quotation marks is one of them.
  function termsOf(query) {
    const parts = fold(query).replace(/\s+/gu, " ").matchAll(/"([^"]*)"?|[^\s"]+/gu);
    const all = Array.from(parts, (part) => (part[1] ?? part[0]).trim());
    return [...new Set(all)].filter((term) => term);
  }

  function isMatch(day) {
    day.folded ??= fold([day.date, day.title, ...day.lines].join("\n"));
    return terms.every((term) => day.folded.includes(term));
  }

  // -- what is shown of a day --------------------------------------------------------------------

  // A text sign by sign, folded, and for each sign of the folded text where it comes from.
  function traced(text) {
    const signs = Array.from(text);
    const from = [];
    let folded = "";
    signs.forEach((sign, at) => {
      const part = fold(sign);
      for (let count = part.length; count > 0; count -= 1) from.push(at);
      folded += part;
    });
    return { signs, from, folded };
  }

  // Where terms stand in a traced text, as [start, end) of its signs, in order and apart.
  function spans(text, wanted) {
    const all = [];
    for (const term of wanted) {
      for (let at = text.folded.indexOf(term); at >= 0; at = text.folded.indexOf(term, at + term.length)) {
        const last = text.from[at + term.length - 1];
        // Marks behind the last letter belong to it, and so does the second half of an ß.
        const next = text.from[at + term.length] ?? text.signs.length;
        all.push([text.from[at], Math.max(last + 1, next)]);
      }
    }
    return joined(all);
  }

  function joined(all) {
    const apart = [];
    for (const [start, end] of all.sort((one, other) => one[0] - other[0])) {
      const last = apart.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([start, end]);
    }
    return apart;
  }

  // The parts of a long text to show: around the first place of each term, cut at blanks.
  function windows(text) {
    const { signs } = text;
    if (signs.length <= 4 * AROUND) return [[0, signs.length]];
    const isBlank = (at) => signs[at] === " ";
    const firsts = terms.flatMap((term) => spans(text, [term]).slice(0, 1));
    const all = (firsts.length ? firsts : [[0, AROUND]]).map(([first, last]) => {
      let start = Math.max(0, first - AROUND);
      let end = Math.min(signs.length, last + AROUND);
      for (let at = start; at > 0 && at < first; at += 1) if (isBlank(at)) { start = at + 1; break; }
      for (let at = end; at < signs.length && at > last; at -= 1) if (isBlank(at)) { end = at; break; }
      return [start, end];
    });
    return joined(all);
  }

  // Put a text into an element, the hits marked.
  function put(element, content) {
    const text = traced(content);
    const hits = spans(text, terms);
    const parts = windows(text);
    const slice = (start, end) => text.signs.slice(start, end).join("");
    if (parts[0][0] > 0) element.append("… ");
    parts.forEach(([start, end], index) => {
      if (index) element.append(" … ");
      let at = start;
      for (const [first, last] of hits.filter((hit) => hit[0] < end && hit[1] > start)) {
        const mark = document.createElement("mark");
        mark.textContent = slice(Math.max(first, start), Math.min(last, end));
        element.append(slice(at, first), mark);
        at = Math.min(last, end);
      }
      element.append(slice(at, end));
    });
    if (parts.at(-1)[1] < text.signs.length) element.append(" …");
    return element;
  }

  // Lines that show every term of the query, then others with a hit; the first where none has one.
  function excerpt(lines) {
    const hits = lines.map((line) => {
      const folded = fold(line);
      return terms.filter((term) => folded.includes(term));
    });
    const seen = new Set();
    const picked = new Set();
    hits.forEach((some, at) => {
      if (some.some((term) => !seen.has(term))) picked.add(at);
      some.forEach((term) => seen.add(term));
    });
    hits.forEach((some, at) => some.length && picked.size < MOST_LINES && picked.add(at));
    return picked.size ? lines.filter((_, at) => picked.has(at)) : lines.slice(0, 1);
  }

  function item(day) {
    const link = document.createElement("a");
    link.href = `days/${day.date.slice(0, -3)}.html#d${day.date.slice(-2)}`;
    const made = document.createElement("li");
    made.append(put(link, day.title));
    for (const line of excerpt(day.lines)) {
      const shown = document.createElement("p");
      shown.dir = "auto";
      made.append(put(shown, line));
    }
    return made;
  }

  // -- texts: the page holds them, in its language -------------------------------------------------

  // A text with its values; a template of the journal's own may lack it.
  function said(name, values = {}) {
    const text = document.querySelector(`.text-${name}`)?.textContent ?? "";
    return text.replace(/\{(\w+)\}/gu, (whole, value) => values[value] ?? whole);
  }

  function kindsOfNumbers() {
    try {
      return new Intl.PluralRules(document.documentElement.lang);
    } catch {
      return new Intl.PluralRules("en"); // what the page names is no language
    }
  }

  // The form of a text that goes with a number: the one for that number, or for one of its kind.
  function counted(name, count, values) {
    const kinds = kindsOfNumbers();
    const isOfItsKind = (one) => kinds.select(one) === kinds.select(count);
    const number = FORMS.includes(count) ? count : FORMS.find(isOfItsKind) ?? FORMS.at(-1);
    return said(`${name}-${number}`, { count, ...values });
  }

  // -- the page ----------------------------------------------------------------------------------

  function count() {
    const notes = missing.map((file) => said("missing", { file }));
    if (read < files.length) notes.unshift(said("reading", { read, all: files.length }));
    if (!terms.length) return notes.join(" ");
    const none = read < files.length ? "" : said("none");
    const some = results.length ? counted("found", results.length) : none;
    return [some, ...notes].join(" ").trim();
  }

  function search() {
    searched = field.value;
    terms = termsOf(field.value);
    results = terms.length ? days.filter(isMatch) : [];
    list.replaceChildren();
    extend();
    found.textContent = count();
  }

  function extend() {
    const shown = list.children.length;
    list.append(...results.slice(shown, shown + AT_ONCE).map(item));
    const left = results.length - list.children.length;
    more.hidden = left <= 0;
    more.textContent =
      left === 1 ? said("last") : counted("more", Math.min(left, AT_ONCE), { left });
    return list.children[shown];
  }

  // The address holds the query once it is whole, so that it can be linked and "back" returns to
  // it; the beginnings of a word that is being typed are nobody's business, and no history's.
  function address() {
    const query = field.value.trim();
    const before = new URLSearchParams(location.search).get("q") ?? "";
    if (query === before) return;
    const to = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    try {
      if (before) history.pushState(null, "", to);
      else history.replaceState(null, "", to);
    } catch {
      return; // A browser that forbids it, or finds it too often, searches all the same.
    }
  }

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  }

  function settle() {
    clearTimeout(timer);
    address();
    // A result that is being clicked stays where it is.
    if (searched !== field.value) search();
  }

  function fromAddress() {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    search();
  }

  // Arrows lead from the field through the results and back.
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // While a word is being composed the arrows choose among its signs.
    if (!step || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + step;
    if (next - step < 0 || !stops[next]) return;
    stops[next].focus();
    event.preventDefault();
  }

  function take(rows) {
    for (const [date, title, lines] of rows) days.push({ date, title, lines, folded: null });
    days.sort((one, other) => (one.date < other.date ? 1 : -1));
  }

  function load(file) {
    const script = document.createElement("script");
    script.src = file;
    const done = () => {
      const rows = window.journalDays?.[file];
      if (rows) take(rows);
      else missing.push(file); // It is not there, or a part of it is not.
      read += 1;
      search();
    };
    script.onload = done;
    script.onerror = done;
    document.head.append(script);
  }

  more.type = "button";
  more.addEventListener("click", () => extend()?.querySelector("a").focus());
  list.after(more);
  field.addEventListener("input", typed);
  field.addEventListener("change", settle);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
  });
  addEventListener("popstate", fromAddress);
  document.addEventListener("keydown", walk);
  form.hidden = false;
  fromAddress();
  if (!field.value) field.focus();
  files.forEach(load);
})();
