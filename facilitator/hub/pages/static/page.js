// The capture page: wires the field, the list, the outbox and the hub.

import { Change } from "./change.js";
import { Device } from "./device.js";
import { Field } from "./field.js";
import { Hub } from "./hub.js";
import { Kept } from "./kept.js";
import { List } from "./list.js";
import { Looking } from "./looking.js";
import { Outbox } from "./outbox.js";
import { dropRedacted } from "./redacted.js";
import { Rows } from "./rows.js";
import { Running } from "./running.js";
import { Unsent, rowsOf } from "./unsent.js";
import { byId, say } from "./words.js";

const SETTLED = 5000;
const page = JSON.parse(document.body.dataset.page);
let facts = page.facts;
const event = facts.event;

document.documentElement.classList.add("has-script");
const kept = await new Kept().open();
kept.onloss = () => alarm(say("forgetful"));
if (kept.isLasting) kept.keep(`device/${event}`, { device: page.device, secret: page.secret });
else kept.onloss();

const list = new List();
const field = new Field(kept, () => facts, list);
const hub = new Hub({ ...page, event });
const running = new Running(() => facts, page.clock);
const outbox = new Outbox(kept, hub, event, { here: () => facts.place, now: () => running.now, epoch: facts.epoch });
const change = new Change(act);
const unsent = new Unsent({ onchange: changeUnsent, onback: takeBack, ondiscard: discard });
const device = new Device(event, kept, hub, outbox, tell);
const settled = new Map(); // entries that a hub has, but that no frame has brought yet
let lastMessage = messageShown();

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
  if (frame.facts?.redacted) dropRedacted(kept, event, facts.redacted);
  showOutbox();
  if (frame.facts && "epoch" in frame.facts) outbox.meet(facts.epoch);
  if (outbox.isFailing) outbox.run(); // the hub is there again
};
hub.onbarred = (why) => {
  outbox.stopped = why;
  device.showSaving();
};
hub.onconnection = () => device.showSaving();
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
  const entry = field.editing?.entry;
  if (!entry || (list.has(entry) && !targetOf(entry).redacted)) return;
  if (facts.redacted.includes(entry)) field.clear(); // else what was typed is kept
  field.load();
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
  const word = call === "rekind" ? change.kindWord(value) : "";
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

new Rows(list, {
  open: openChange,
  edit: (id) => edit(targetOf(id)),
  propose: (id) => act(targetOf(id), "propose"),
  remove: (id) => act(targetOf(id), "remove"),
  restore: (row, entry) => {
    const [number, typed] = [".number", ".text"].map((part) => row.querySelector(part).textContent);
    outbox.add({ call: "restore", entry, number, typed });
    field.focus();
  },
  noOpenEnd: () => tell(say("no_open_end")),
  write: (text) => field.insert(text),
});

// --- looking ---

const looking = new Looking({ list, field, hub, outbox, tell, edit: (id) => edit(targetOf(id)) }, event, {
  get: () => facts,
  change: (changed) => (facts = { ...facts, ...changed }),
});

// --- what is safe ---

function showOutbox() {
  unsent.show([...settled.values(), ...rowsOf(outbox.items)]);
  hub.tell(outbox.count);
  device.showSaving();
}

function tell(said) {
  byId("told").textContent = said;
}

function alarm(said) {
  byId("alarm").textContent = said;
  byId("alarm").hidden = false;
}

// Whoever types beside everything means the field.
addEventListener("keydown", (pressed) => {
  if (pressed.target === document.body && pressed.key.length === 1 && !pressed.ctrlKey && !pressed.metaKey) field.focus();
});
addEventListener("online", () => {
  hub.connect();
  outbox.run();
});

// --- begin ---

dropRedacted(kept, event, facts.redacted);
field.load();
field.focus();
list.showEnd();
showOutbox();
looking.look();
outbox.run();
