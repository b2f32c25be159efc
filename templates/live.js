// Waits for the next version of the open page, and keeps the place where it is read.
(function () {
  "use strict";

  const KEPT = "journal-place";
  const IS_OPEN = "details[open]";
  let tag = null;
  let banner = null;

  // What was unfolded, and how far it was scrolled, of this page before it was loaded anew.
  function leave() {
    const all = [...document.querySelectorAll("details")];
    const open = all.map((one, at) => (one.matches(IS_OPEN) ? at : -1)).filter((at) => at >= 0);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, y: scrollY, open }));
    } catch {
      return;
    }
  }

  function comeBack() {
    try {
      const place = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
      if (place?.path !== location.pathname) return;
      const all = document.querySelectorAll("details");
      for (const at of place.open) if (all[at]) all[at].open = true;
      scrollTo({ top: place.y, behavior: "instant" });
    } catch {
      return;
    }
  }

  async function look() {
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    const now = answer.headers.get("ETag");
    if (tag === null) tag = now;
    else if (answer.ok && now !== tag) {
      leave();
      location.reload();
    }
  }

  function show(problem) {
    if (!problem) {
      banner?.remove();
      banner = null;
      return;
    }
    if (!banner) {
      banner = document.createElement("p");
      banner.className = "live-problem";
      banner.setAttribute("role", "status");
      document.body.prepend(banner);
    }
    banner.textContent = problem;
  }

  comeBack();
  // The version that is open: what it is compared with when there are news.
  look().catch(() => null);
  const events = new EventSource("/live-events");
  events.addEventListener("news", (event) => {
    const news = JSON.parse(event.data);
    show(news.problem);
    look().catch(() => null);
  });
})();
