// Keeps the page as it is at the hub: asks often after something has happened, seldom else, and
// only while somebody looks. Without this script the page is asked for anew by hand.

const QUICK = 2_000;
const GROWTH = 1.2;

const live = document.getElementById("live");
const lost = document.getElementById("lost");
const above = document.getElementById("above");
const title = document.title;
// A page on which something may begin at any moment asks more often.
const SLOW = Number(live?.dataset.slow ?? 15_000);
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

let wait = QUICK;
let timer = 0;
let asked = null;
let isWinUnseen = false;

function later() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") {
    // Spread, so that a hundred phones that were told the same don't ask at the same moment.
    timer = setTimeout(ask, wait * (0.8 + 0.4 * Math.random()));
  }
}

function stop() {
  clearTimeout(timer);
  asked?.abort();
  asked = null;
}

async function ask() {
  const asking = (asked = new AbortController());
  const timeout = setTimeout(() => asking.abort(), 10_000);
  try {
    const answer = await fetch(live.dataset.url, {
      headers: { "if-none-match": live.dataset.tag },
      cache: "no-store",
      redirect: "error",
      signal: asking.signal,
    });
    if (asked === asking) {
      await take(answer);
    }
  } catch {
    if (asked === asking) {
      lost.hidden = false;
      wait = Math.min(wait * GROWTH, SLOW);
    }
  } finally {
    clearTimeout(timeout);
    if (asked === asking) {
      asked = null;
      later();
    }
  }
}

async function take(answer) {
  if (answer.status >= 500) {
    throw new Error("not now");
  }
  lost.hidden = true;
  if (answer.status === 304) {
    wait = Math.min(wait * GROWTH, SLOW);
  } else if (answer.ok) {
    renew(await answer.text());
    live.dataset.tag = answer.headers.get("etag");
    wait = QUICK;
  } else {
    location.reload();
  }
  tick(answer.headers.get("bingo-left"));
}

// Only parts that have changed are put in: what is read, or about to be tapped, stays where it is,
// and so does a form that came back with what was filled in.
function renew(html) {
  const page = document.createElement("template");
  page.innerHTML = html;
  const before = news();
  let isChanged = leave(page.content);
  let last = null;
  for (const part of page.content.querySelectorAll("[data-part]")) {
    const old = live.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old === null) {
      last === null ? live.prepend(part) : last.after(part);
      isChanged = true;
    } else if (!("kept" in old.dataset) && !same(old, part)) {
      put(old, part);
      isChanged = true;
    }
    last = old ?? part;
  }
  if (isChanged) {
    // What was done is told by what the page says now; the sentence about it may be untrue by then.
    document.querySelector(".said")?.remove();
  }
  const now = news();
  if (now.asks > before.asks || now.win !== before.win) {
    isWinUnseen = now.win !== "" && now.win !== before.win;
    tell(now);
  }
  name(now);
  point();
}

// Parts that are there no more go.
function leave(content) {
  const gone = [...live.querySelectorAll("[data-part]")].filter(
    (old) => content.querySelector(`[data-part="${old.dataset.part}"]`) === null,
  );
  gone.forEach((old) => old.remove());
  return gone.length > 0;
}

// What the part itself is open or marked with is the reader's own, and stays.
function same(old, part) {
  return old.innerHTML === part.innerHTML && JSON.stringify(old.dataset) === JSON.stringify(part.dataset);
}

function put(old, part) {
  const key = old.contains(document.activeElement) ? keyOf(document.activeElement) : "";
  Object.assign(old.dataset, part.dataset);
  old.replaceChildren(...part.childNodes);
  const twin = [...old.querySelectorAll("a, button, summary")].find((one) => keyOf(one) === key);
  twin?.focus({ preventScroll: true });
}

// By what an element is found again in newer HTML: where it leads, or what it posts.
function keyOf(element) {
  const form = element.closest("form");
  const fields = form ? [...new FormData(form)] : [];
  return JSON.stringify([element.tagName, element.getAttribute("href"), element.value, form?.action, fields]);
}

function news() {
  const found = live.querySelector('[data-part="news"]');
  return { asks: Number(found?.dataset.asks ?? 0), win: found?.dataset.win ?? "" };
}

function tell(now) {
  live.classList.remove("fresh");
  void live.offsetWidth; // begins the animation anew
  live.classList.add("fresh");
  if (!isCalm.matches) {
    navigator.vibrate?.(now.win ? [200, 100, 200, 100, 400] : [150, 80, 150]);
  }
}

// Whoever shows the own code has scrolled down: what is to be confirmed is out of sight above.
function point() {
  const isSeen = (part) => live.querySelector(`[data-part="${part}"]`)?.getBoundingClientRect().bottom > 60;
  if (above === null) {
    return;
  }
  const now = news();
  isWinUnseen &&= !isSeen("news");
  const isAsked = now.asks > 0 && !isSeen("asks");
  above.hidden = !isAsked && !isWinUnseen;
  above.textContent = above.hidden ? "" : isAsked ? above.dataset.asked : above.dataset.won;
}

function name(now) {
  document.title = now.asks ? `(${now.asks}) ${title}` : title;
}

function tick(seconds) {
  const left = live.querySelector("[data-left]");
  if (left !== null && seconds !== null) {
    const text = seconds > 60 ? left.dataset.many.replace("{count}", Math.ceil(seconds / 60)) : left.dataset.last;
    if (left.textContent !== text) {
      left.textContent = text;
    }
  }
}

function look() {
  stop();
  if (document.visibilityState === "visible") {
    wait = QUICK;
    ask();
  }
}

if (live?.dataset.url) {
  // A sentence about what was done is said once, not at each reload.
  if (location.search.startsWith("?said=")) {
    history.replaceState(null, "", location.pathname + location.hash);
  }
  name(news());
  if (above !== null) {
    addEventListener("scroll", point, { passive: true });
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && look());
  later();
}
