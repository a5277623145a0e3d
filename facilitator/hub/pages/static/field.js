// The one field in which everything is written. What stands in it is kept at every keystroke.

import { joinPrefix, readMarks, splitPrefix } from "./grammar.js";
import { byId, say } from "./words.js";

export class Field {
  // `facts` returns what the server last said of the place.
  constructor(kept, facts, list) {
    this._kept = kept;
    this._facts = facts;
    this._list = list;
    this._area = byId("field");
    this._prefix = byId("prefix");
    this._literal = false;
    this.editing = null; // {entry, number, typed, open} or {of, number, typed}; null: a new entry
    this.onenter = () => {};
    this.onstep = () => {};
    this.onleave = () => {};
    this._area.addEventListener("input", () => this._typed());
    this._area.addEventListener("keydown", (event) => this._pressed(event));
    this._prefix.addEventListener("change", () => this._chosen());
    this._isLoaded = false;
  }

  get line() {
    return { text: this._area.value, prefix: this.editing ? "" : this._prefix.value };
  }

  get isBlank() {
    return !this._area.value.trim();
  }

  focus() {
    this._area.focus();
  }

  // Show what was being typed here; `typed` is what the entry in hand says if nothing was.
  load(editing = null) {
    this.editing = editing;
    const kept = this._kept.get(this._key());
    const early = !this._isLoaded && !editing && this._area.value ? this.line : null;
    this._isLoaded = true;
    this._set(kept ?? early ?? { text: editing ? editing.typed : "", prefix: "" });
    this._area.setSelectionRange(this._area.value.length, this._area.value.length);
    this._keep();
  }

  // Forget what stands in the field: it was filed, or its edit was left on purpose.
  clear() {
    this._set({ text: "", prefix: "" });
    if (this._kept.get(this._key()) !== undefined) this._kept.drop(this._key());
    this.editing = null;
  }

  _key() {
    const { event, place } = this._facts();
    return `draft/${event}/${place}/${this.editing ? this.editing.entry ?? this.editing.of : ""}`;
  }

  _set({ text, prefix }) {
    this._area.value = text;
    this._prefix.value = prefix;
    this._literal = Boolean(text) && !prefix;
    this.show();
  }

  insert(text) {
    this.focus();
    this._area.setRangeText(text, this._area.selectionStart, this._area.selectionEnd, "end");
    this._typed();
  }

  _typed() {
    if (!this._area.value && !this._prefix.value) this._literal = false;
    if (!this.editing) this._readPrefix();
    this._keep();
    this.show();
  }

  _readPrefix() {
    const { kinds } = this._facts();
    const at = this._area.selectionStart;
    if (this._prefix.value) {
      const read = splitPrefix(joinPrefix(this.line), kinds);
      if (read.prefix) return;
      this._set(read);
      this._area.setSelectionRange(at + 2, at + 2);
    } else if (!this._literal && this._area.value.length === 2 && at === 2) {
      const read = splitPrefix(this._area.value, kinds);
      if (read.prefix) this._set(read);
    }
    if (this._area.value.length > 2) this._literal = this._literal || !this._prefix.value;
  }

  _chosen() {
    this._literal = false;
    this._keep();
    this.show();
    this.focus();
  }

  _keep() {
    const line = this.line;
    const isAsFiled = this.editing ? line.text === this.editing.typed : !line.text && !line.prefix;
    const before = this._kept.get(this._key());
    if (isAsFiled && before === undefined) return;
    if (isAsFiled) this._kept.drop(this._key());
    else this._kept.keep(this._key(), line);
  }

  _pressed(event) {
    if (event.isComposing) return;
    const { selectionStart: start, selectionEnd: end, value } = this._area;
    if (event.key === "Enter" && !event.shiftKey) this.onenter();
    else if (event.key === "Escape") this.onleave();
    else if (event.key === "Backspace" && this._prefix.value && start === 0 && end === 0) this._makeLiteral();
    else if (event.key === "ArrowUp" && !event.shiftKey && this._isOnFirstLine()) {
      if (!this.onstep(-1)) return;
    } else if (event.key === "ArrowDown" && !event.shiftKey && !value.slice(end).includes("\n")) {
      if (!this.onstep(1)) return;
    } else return;
    event.preventDefault();
  }

  // Of a line that wraps, only its very start counts as its first line: the caret says no more.
  _isOnFirstLine() {
    const { selectionStart: at, value } = this._area;
    const style = getComputedStyle(this._area);
    const perLine = this._area.clientWidth / (parseFloat(style.fontSize) * 0.62);
    return !value.slice(0, at).includes("\n") && (at <= perLine || at === 0);
  }

  _makeLiteral() {
    this._set({ text: joinPrefix(this.line), prefix: "" });
    this._literal = true;
    this._area.setSelectionRange(2, 2);
    this._keep();
    this.show();
  }

  // --- what Enter will do, in a few words ---

  show() {
    byId("title").textContent = this.editing ? this._editWords() : say("writing", { what: this.meaning() });
    byId("enter").textContent = say(this.editing ? "take_over" : "file");
    byId("leave-entry").hidden = !this.editing;
    this._prefix.disabled = Boolean(this.editing);
  }

  _editWords() {
    return say(this.editing.open ? "finish" : "edit", { number: this.editing.number });
  }

  // What the server will most likely make of the line, in words.
  meaning() {
    const { plain, kinds } = this._facts();
    const line = this.line;
    const names = Object.fromEntries(kinds);
    const command = line.prefix ? null : this._command(line.text.trim(), names);
    if (command) return command;
    const marks = readMarks(line.text, kinds);
    const words = [];
    const reply = "+<a".includes(line.prefix) && line.prefix;
    if (reply && this._hasTarget(reply)) words.push(this._prefix.selectedOptions[0].textContent);
    else if (reply) words.push(plain, say("stays_text", { sign: reply }));
    else if (!marks.kind && !marks.measure) words.push(names[line.prefix] ?? plain);
    if (marks.kind) words.push(names[marks.kind]);
    if (marks.measure) words.push(say("measure"));
    if (marks.open) words.push(say("open_end"));
    return words.join(" · ");
  }

  _hasTarget(sign) {
    const facts = this._facts();
    return sign === "a" ? facts.has_question : Boolean(facts.last);
  }

  // The words for a line of nothing but a mark, and perhaps a number; null: it is no such line.
  _command(text, names) {
    const found = /^#(\S+)(?:[ \t]+(\S+))?$/.exec(text);
    const what = found && (found[1] === "m" ? say("measure") : names[found[1]]);
    if (!what) return null;
    const { last, code, has_option: hasOption } = this._facts();
    const named = found[2] ?? "";
    const full = named.includes(".") ? named : `${code}.${named}`;
    const number = named ? this._list.numbered(full)?.dataset.number : this._lastNumber(found[1]);
    const can = named ? number : found[1] === "m" ? hasOption : last;
    return can ? `${number ?? ""} → ${what}` : null;
  }

  _lastNumber(letter) {
    const { last } = this._facts();
    if (letter !== "m") return this._list.row(last)?.dataset.number;
    return this._list.ids.map((id) => this._list.row(id)).findLast((row) => row.dataset.kind === "option")?.dataset.number;
  }
}
