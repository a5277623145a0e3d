// What was redacted must not stand in this browser, either.

import { entryOf } from "./kept.js";

// Drop whatever is kept about the entries `ids`: sent, unsent, or just being typed.
export function dropRedacted(kept, event, ids) {
  const gone = new Set(ids);
  const names = ({ sent, of, entry, became }) => [entry, became, entryOf(sent), entryOf(of ?? "")];
  const items = ["out", "done"].flatMap((sort) => kept.under(`${sort}/${event}/`));
  const about = items.filter(([, item]) => names(item).some((name) => gone.has(name)));
  const drafts = kept.under(`draft/${event}/`).filter(([key]) => gone.has(key.split("/").at(-1)));
  const pairs = [...about, ...drafts].map(([key]) => [key, undefined]);
  return pairs.length > 0 && kept.change(pairs);
}
