// What clicks and keys in the list do. Letters act only here, never while one writes.

import { byId } from "./words.js";

// `does`: edit(id), open(id, first), propose(id), remove(id), restore(row), noOpenEnd(), write(text).
export class Rows {
  constructor(list, does) {
    this._list = list;
    this._does = does;
    byId("groups").addEventListener("click", (event) => this._clicked(event));
    byId("groups").addEventListener("keydown", (event) => this._pressed(event));
    byId("removed").addEventListener("click", (event) => this._restored(event));
  }

  _clicked(event) {
    const link = event.target.closest("a.change-link");
    if (!link) return;
    event.preventDefault();
    this._does.open(link.closest("li").dataset.entry, "change-edit");
  }

  _restored(event) {
    const link = event.target.closest("a.restore");
    if (!link) return;
    event.preventDefault();
    this._does.restore(link.closest("li"), link.dataset.entry);
  }

  _pressed(event) {
    const isOnRow = event.target.matches("a.change-link");
    if (event.ctrlKey || event.metaKey || event.altKey || !isOnRow) return;
    this._list.marked = event.target.closest("li").dataset.entry;
    const act = this._acts()[event.key];
    if (!act && event.key.length !== 1) return;
    event.preventDefault();
    if (act) act();
    else this._does.write(event.key);
  }

  _acts() {
    const [list, does, marked] = [this._list, this._does, this._list.marked];
    const isQuote = "quote" in list.row(marked).dataset;
    return {
      ArrowUp: () => list.markBy(-1),
      ArrowDown: () => list.markBy(1),
      Home: () => list.markEnd(-1),
      End: () => list.markEnd(1),
      Enter: () => does.edit(marked),
      e: () => does.edit(marked),
      k: () => does.open(marked, "change-kind"),
      r: () => does.open(marked, isQuote ? "change-release" : "change-kind"),
      m: () => does.propose(marked),
      x: () => this._remove(marked),
      Delete: () => this._remove(marked),
      o: () => list.mark(list.openEndAfter(marked)) || does.noOpenEnd(),
      Escape: () => does.write(""),
    };
  }

  _remove(marked) {
    const ids = this._list.ids;
    const at = ids.indexOf(marked);
    this._does.remove(marked);
    this._list.mark(ids[at + 1] ?? ids[at - 1] ?? "");
  }
}
