// The capture page: wires the field, the list, the outbox and the hub.

import { Change } from "./change.js";
import { Field } from "./field.js";
import { Hub } from "./hub.js";
import { Kept } from "./kept.js";
import { List } from "./list.js";
import { Outbox } from "./outbox.js";
import { Running } from "./running.js";
import { Unsent, readFile, rowsOf, saveAsFile } from "./unsent.js";
import { barred, byId, say } from "./words.js";

const SETTLED = 5000;
const page = JSON.parse(document.body.dataset.page);
let facts = page.facts;
const event = facts.event;

document.documentElement.classList.add("has-script");
const kept = await new Kept().open();
if (kept.isLasting) kept.keep(`device/${event}`, { device: page.device, secret: page.secret });
else alarm(say("forgetful"));

const list = new List();
const field = new Field(kept, () => facts, list);
const hub = new Hub({ ...page, event });
const outbox = new Outbox(kept, hub, event);
const running = new Running(() => facts, page.clock);
const change = new Change(act);
const unsent = new Unsent({ onchange: changeUnsent, onback: takeBack, ondiscard: discard });
const settled = new Map(); // entries that a hub has, but that no frame has brought yet
let lastMessage = messageShown();
let every = false;

// --- what the hub says ---

hub.onframe = (frame) => {
  if (frame.gone) return location.assign("/notes/place");
  facts = { ...facts, ...frame.facts };
  if (frame.clock) running.set(frame.clock);
  list.apply(frame);
  for (const id of settled.keys()) if (list.has(id)) settled.delete(id);
  announceMessage();
  if (frame.facts) showFacts();
  letGoOfMissing();
  showOutbox();
};
hub.onbarred = (why) => {
  outbox.stopped = why;
  showSaving();
};
hub.onconnection = showSaving;
outbox.onchange = showOutbox;
outbox.onsent = (item, answer) => {
  if (answer.done === "filed" && answer.entry && !list.has(answer.entry)) {
    settled.set(answer.entry, { ...rowsOf([item])[0], number: answer.number ?? "", isSettled: true });
    setTimeout(() => settled.delete(answer.entry) && showOutbox(), SETTLED);
  }
  if (answer.done === "filed") tell(say("filed", { number: answer.number ?? "" }));
  if (answer.done === "proposed") tell(say("proposed", { number: answer.number ?? "" }));
};
kept.onchange = showOutbox;

function showFacts() {
  byId("name").textContent = facts.name;
  document.title = document.title.replace(/^.* – /, `${facts.name} – `);
  byId("place").value = facts.place;
  running.show();
  field.show();
}

function messageShown() {
  return byId("messages").querySelector("[data-message]")?.dataset.message ?? "";
}

function announceMessage() {
  const now = messageShown();
  if (now === lastMessage) return;
  lastMessage = now;
  byId("messages").classList.add("new");
  setTimeout(() => byId("messages").classList.remove("new"), 15_000);
}

function letGoOfMissing() {
  if (field.editing?.entry && !list.has(field.editing.entry) && !every) field.load();
}

// --- writing ---

field.onenter = () => {
  if (field.editing) return takeOver();
  if (field.isBlank) return;
  const { text, prefix } = field.line;
  const before = outbox.items.findLast((item) => item.call === "file" && !item.refused && item.isNew === "yes");
  const word = field.meaning();
  outbox.add({
    call: "file",
    place: facts.place,
    text,
    prefix,
    word,
    isNew: /^#\S+(\s+\S+)?$/.test(text.trim()) && word.includes("→") ? "" : "yes",
    ...(before ? { afterSent: before.sent } : {}),
    after: [...settled.keys()].at(-1) ?? facts.last,
  });
  field.clear();
  byId("told").textContent = "";
  field.focus();
  list.showEnd();
};

function takeOver() {
  const { entry, of, typed, number } = field.editing;
  const { text } = field.line;
  if (!text.trim()) {
    if (confirm(say("remove_empty", { number }))) act({ entry, of, number }, "remove");
    return;
  }
  const editing = field.editing;
  if (text !== typed || editing.open) {
    outbox.add({ call: "edit", text, number, ...(of ? { of } : { entry, base: typed }) });
  }
  field.clear();
  field.load();
}

byId("write").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  field.onenter();
});
byId("leave-entry").addEventListener("click", () => leaveEntry());

function leaveEntry() {
  field.clear();
  field.load();
  field.focus();
}

field.onleave = () => {
  if (field.editing) leaveEntry();
  else if (!list.markEnd(1)) field.focus();
};

// Take the entry before (-1) or after (1) into the field, at last the new one; unsent ones, too.
field.onstep = (step) => {
  const targets = [...list.ids.map(targetOf), ...rowsOf(outbox.waiting).filter((row) => row.item.call === "file").map(unsentTarget)];
  const now = field.editing;
  const here = now ? targets.findIndex((one) => (now.of ? one.of === now.of : one.entry === now.entry)) : targets.length;
  const there = (here < 0 ? targets.length : here) + step;
  if (there < 0 || there > targets.length || (!now && step > 0)) return false;
  edit(targets[there] ?? null);
  return true;
};

function edit(target) {
  if (target?.redacted) return;
  field.load(target);
  field.focus();
  if (target?.entry) list.row(target.entry)?.scrollIntoView({ block: "nearest" });
  else list.showEnd();
}

function targetOf(id) {
  const { number, kind, typed, release, versions } = list.row(id).dataset;
  const is = (name) => name in list.row(id).dataset;
  return {
    entry: id, number, kind, typed, release, versions: versions ? JSON.parse(versions) : [],
    open: is("open"), quote: is("quote"), measure: is("measure"), redacted: is("redacted"),
  };
}

function unsentTarget(row) {
  return { of: row.item.sent, number: row.number, typed: row.typed, kind: row.kind, versions: [], unsent: true };
}

// --- one entry ---

function act(target, call, value = "") {
  if (call === "edit") return edit(target);
  const about = target.of ? { of: target.of } : { entry: target.entry };
  const given = { rekind: { kind: value }, settle: { release: value }, choose: { text: value } }[call] ?? {};
  const word = call === "rekind" ? (byId("change-kind").querySelector(`[value="rekind:${CSS.escape(value)}"]`)?.textContent ?? "") : "";
  outbox.add({ call, ...about, ...given, word, number: target.number, typed: given.text ?? target.typed ?? "" });
  if (call === "remove") tell(say("removed", { number: target.number }));
  if (call === "remove" && field.editing) leaveEntry();
}

function changeUnsent(row) {
  change.open(unsentTarget(row));
}

function takeBack(row) {
  edit(null);
  field.insert(row.typed);
  outbox.discard(row.item);
}

function discard(row) {
  if (confirm(say("discard_sure"))) outbox.discard(row.item);
}

change.onclose = () => {
  if (!field.editing) (list.link(list.marked) && cameFromList ? list.link(list.marked) : byId("field")).focus();
  cameFromList = false;
};
let cameFromList = false;

function openChange(id, first) {
  list.mark(id);
  cameFromList = true;
  change.open(targetOf(id), first);
}

byId("groups").addEventListener("click", (clicked) => {
  const link = clicked.target.closest("a.change-link");
  if (!link) return;
  clicked.preventDefault();
  openChange(link.closest("li").dataset.entry);
});
byId("removed").addEventListener("click", (clicked) => {
  const link = clicked.target.closest("a.restore");
  if (!link) return;
  clicked.preventDefault();
  const row = link.closest("li");
  outbox.add({ call: "restore", entry: link.dataset.entry, number: row.querySelector(".number").textContent, typed: row.querySelector(".text").textContent });
  field.focus();
});

const KEYS = {
  ArrowUp: () => list.markBy(-1),
  ArrowDown: () => list.markBy(1),
  Home: () => list.markEnd(-1),
  End: () => list.markEnd(1),
  Enter: () => edit(targetOf(list.marked)),
  e: () => edit(targetOf(list.marked)),
  k: () => openChange(list.marked, "change-kind"),
  r: () => openChange(list.marked, targetOf(list.marked).quote ? "change-release" : "change-kind"),
  m: () => act(targetOf(list.marked), "propose"),
  x: () => removeMarked(),
  Delete: () => removeMarked(),
  o: () => list.mark(list.openEndAfter(list.marked)) || tell(say("no_open_end")),
  Escape: () => field.focus(),
};

function removeMarked() {
  const ids = list.ids;
  const gone = list.marked;
  const next = ids[ids.indexOf(gone) + 1] ?? ids[ids.indexOf(gone) - 1];
  act(targetOf(gone), "remove");
  if (next) list.mark(next);
}

byId("groups").addEventListener("keydown", (pressed) => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || !pressed.target.matches("a.change-link")) return;
  list.marked = pressed.target.closest("li").dataset.entry;
  const key = KEYS[pressed.key];
  if (!key && pressed.key.length !== 1) return;
  pressed.preventDefault();
  if (key) key();
  else field.insert(pressed.key);
});

// --- looking ---

byId("search").addEventListener("input", () => list.narrow(byId("search").value));
byId("search").addEventListener("keydown", (pressed) => {
  if (pressed.key !== "Escape") return;
  pressed.preventDefault();
  byId("search").value = "";
  list.narrow("");
  field.focus();
});
byId("search-form").addEventListener("submit", (submitted) => {
  submitted.preventDefault();
  list.markEnd(1);
});
byId("layout").addEventListener("click", (clicked) => {
  clicked.preventDefault();
  const layout = facts.layout === "kinds" ? "order" : "kinds";
  if (!hub.isConnected) return tell(say("needs_connection"));
  list.layout(layout);
  facts = { ...facts, layout };
  byId("layout").textContent = say(layout === "kinds" ? "in_order" : "by_kind");
  look();
  field.focus();
});
byId("earlier").addEventListener("click", (clicked) => {
  if (!clicked.target.closest("#every")) return;
  clicked.preventDefault();
  every = true;
  look();
});
byId("open-ends").addEventListener("click", () => {
  const id = list.openEndAfter(field.editing?.entry ?? "");
  if (id) edit(targetOf(id));
  else tell(say("no_open_end"));
});
byId("sit").addEventListener("submit", async (submitted) => {
  submitted.preventDefault();
  const place = byId("place").value;
  const answer = await hub.call({ call: "sit", event, place });
  if (!answer.done) return tell(answer.said ?? say("needs_connection"));
  every = false;
  field.editing = null;
  facts = { ...facts, place };
  settled.clear();
  byId("place-details").open = false;
  look();
  field.load();
  field.focus();
});

function look() {
  hub.look({ place: facts.place, layout: facts.layout, every, alone: outbox.count });
}

// --- what is safe ---

function showOutbox() {
  const rows = rowsOf(outbox.items);
  unsent.show([...settled.values(), ...rows]);
  hub.tell(outbox.count);
  showSaving();
}

function showSaving() {
  const count = outbox.count;
  const refused = outbox.items.length - outbox.waiting.length;
  const words = [];
  if (outbox.stopped) words.push(barred(outbox.stopped));
  else if (!hub.isConnected) words.push(say("offline"));
  if (outbox.said && !outbox.stopped) words.push(outbox.said);
  if (count && hub.isConnected && !outbox.said && !outbox.stopped) words.push(say("sending"));
  else if (count) words.push(say("only_here", { count }));
  if (refused) words.push(say("refused", { count: refused }));
  if (!hub.isConnected || outbox.stopped) words.push(say("no_reload"));
  const said = words.join(" – ") || say("saved");
  const shown = byId("saving");
  if (shown.textContent !== said) shown.textContent = said;
  shown.className = outbox.stopped || refused || outbox.said ? "bad" : hub.isConnected ? "good" : "poor";
}

function tell(said) {
  byId("told").textContent = said;
}

function alarm(said) {
  byId("alarm").textContent = said;
  byId("alarm").hidden = false;
}

addEventListener("beforeunload", (leaving) => {
  if (isLeaving || (outbox.items.length === 0 && hub.isConnected)) return;
  leaving.preventDefault();
});
addEventListener("online", () => {
  hub.connect();
  outbox.run();
});
setInterval(showSaving, 2000);

// --- this device ---

let isLeaving = false;
byId("export").addEventListener("click", () => saveAsFile(event, outbox.items));
byId("import").addEventListener("change", async () => {
  const [file] = byId("import").files;
  const items = await readFile(file, event);
  byId("import").value = "";
  if (typeof items === "string") return tell(items);
  await outbox.take(items);
  tell(say("imported", { count: items.length }));
});
byId("leave").addEventListener("submit", (submitted) => {
  isLeaving = confirm(say(outbox.items.length ? "leave_unsent" : "leave_sure"));
  if (!isLeaving) submitted.preventDefault();
});

// --- begin ---

field.load();
field.focus();
list.showEnd();
showOutbox();
look();
outbox.run();
