// What is on this device only, as rows under the others.

import { byId, element, say } from "./words.js";

// What the items come to: each entry that is not sent yet, with all that was done to it since.
export function rowsOf(items) {
  const rows = [];
  const byName = new Map();
  for (const item of items) {
    const known = item.of ? byName.get(item.of) : undefined;
    if (known) {
      known.items.push(item);
      if (item.call === "edit") known.typed = item.text;
      if (item.call === "rekind") [known.kind, known.word] = [item.kind, item.word];
      if (item.call === "remove") known.removed = true;
      continue;
    }
    const row = { item, items: [item], typed: item.typed ?? item.text ?? "", kind: item.kind ?? "", word: item.word ?? "" };
    row.number = item.call === "file" ? say("no_number") : (item.number ?? "");
    byName.set(item.sent, row);
    rows.push(row);
  }
  return rows.filter((row) => !row.removed);
}

export class Unsent {
  constructor({ onchange, onback, ondiscard }) {
    this._section = byId("outbox");
    this._list = this._section.querySelector("ol");
    this._on = { onchange, onback, ondiscard };
  }

  show(rows) {
    this._section.hidden = rows.length === 0;
    this._list.replaceChildren(...rows.map((row) => this._row(row)));
  }

  _row(row) {
    const text = element("span", { class: "text", dir: "auto", id: `u-${row.item.sent}` }, row.typed);
    const parts = [
      element("span", { class: "number" }, row.number),
      " ",
      element("span", { class: "kind" }, row.word),
      " ",
      element("span", { class: "said" }, text, ...this._refusal(row)),
    ];
    if (!row.isSettled) parts.push(" ", ...this._buttons(row));
    return element("li", { class: "row unsent", "data-unsent": row.item.sent }, ...parts);
  }

  _refusal(row) {
    const refused = row.items.find((item) => item.refused)?.refused;
    return refused ? [" ", element("i", { class: "remark" }, `· ${refused}`)] : [];
  }

  _buttons(row) {
    const isRefused = row.items.some((item) => item.refused);
    if (!isRefused && row.item.call !== "file") return [];
    const found = isRefused
      ? [["back_to_field", this._on.onback], ["discard", this._on.ondiscard]]
      : [["change", this._on.onchange]];
    return found.map(([word, act]) => {
      const button = element("button", { type: "button", "aria-describedby": `u-${row.item.sent}` }, say(word));
      button.addEventListener("click", () => act(row));
      return button;
    });
  }
}
