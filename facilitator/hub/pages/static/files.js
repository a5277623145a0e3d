// What this browser keeps of its writer's, as a file, and back: what was not sent yet, and beside it
// what was sent of late, for a hub that may have lost it.

import { NEVER } from "./done.js";
import { element, say } from "./words.js";

export function saveAsFile(event, kept) {
  const [items, sent] = ["out", "done"].map((sort) => kept.under(`${sort}/${event}/`).map(([, item]) => item));
  const content = { facilitator: "unsent", version: 1, event, items, sent };
  const blob = new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
  const link = element("a", { download: `${say("file_name")}.json`, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Keep what a file of this event holds as if it had been written here, but nothing twice. Return how
// many items were not sent yet, or the words why nothing was read.
export async function takeFile(event, kept, file) {
  const found = await readFile(file, event);
  if (typeof found === "string") return found;
  const { items, sent } = found;
  const known = sent.map((item) => ({ ...item, epoch: NEVER }));
  await kept.change([...fresh(kept, `done/${event}/`, known), ...fresh(kept, `out/${event}/`, items)]);
  return items.length;
}

async function readFile(file, event) {
  try {
    const { facilitator, event: whose, items, sent = [] } = JSON.parse(await file.text());
    const isItem = (item) => typeof item?.sent === "string" && typeof item.call === "string";
    if (facilitator !== "unsent" || ![items, sent].every((list) => list.every(isItem))) return say("wrong_file");
    return whose === event ? { items: items.map(asWritten), sent: sent.map(asWritten) } : say("foreign_file");
  } catch {
    return say("wrong_file");
  }
}

// Without what only held where it was kept before.
function asWritten({ key, refused, isSeated, epoch, ...item }) {
  return item;
}

function fresh(kept, prefix, items) {
  const known = new Set(kept.under(prefix).map(([, item]) => item.sent));
  return items.filter((item) => !known.has(item.sent)).map((item, at) => [kept.newKey(prefix, at), item]);
}
