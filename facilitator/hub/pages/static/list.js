// The entries: what the server has rendered, put where it belongs; and moving among them.

import { byId, element, say } from "./words.js";

export class List {
  constructor() {
    this._rows = new Map();
    this._groups = byId("groups");
    for (const row of this._groups.querySelectorAll("li[data-entry]")) this._rows.set(row.dataset.entry, row);
    this._order = [...this._rows.keys()];
    this._query = "";
    this.marked = "";
    this._rove();
    this._keepAtEnd(byId("entries"));
  }

  // Whoever looks at the last entries goes on doing so when the field grows.
  _keepAtEnd(pane) {
    let isAtEnd = true;
    pane.addEventListener("scroll", () => (isAtEnd = this._isAtEnd()));
    new ResizeObserver(() => isAtEnd && this.showEnd()).observe(pane);
  }

  // Show what a frame brings: HTML from the server, where people's words are escaped.
  apply(frame) {
    const here = focused()?.closest("li").dataset.entry;
    const before = this._order;
    for (const [id, html] of Object.entries(frame.parts ?? {})) byId(id).innerHTML = html;
    if (frame.whole) this._rows.clear();
    for (const [id, html] of Object.entries(frame.rows ?? {})) this._put(id, html);
    if (frame.groups) this._regroup(frame.groups);
    byId("nothing").hidden = this._order.length > 0;
    this._narrow();
    this._rove();
    if (here && !focused()) this._focusNear(here, before);
  }

  // What had the focus was put in anew, or is gone: then what stood after it, or before it.
  _focusNear(id, before) {
    const at = before.indexOf(id);
    const near = [...before.slice(at), ...before.slice(0, at).reverse()].find((one) => this._rows.has(one));
    if (near) this.mark(near);
    else byId("field").focus();
  }

  _put(id, html) {
    const made = element("template");
    made.innerHTML = html;
    const row = made.content.firstElementChild;
    this._rows.get(id)?.replaceWith(row);
    this._rows.set(id, row);
  }

  _regroup(groups) {
    const atEnd = this._isAtEnd();
    const shown = new Set(groups.flatMap(([, , ids]) => ids));
    for (const id of [...this._rows.keys()]) if (!shown.has(id)) this._rows.delete(id);
    const known = new Map([...this._groups.children].map((section) => [section.dataset.group, section]));
    const sections = groups.map(([id, heading]) => known.get(id) ?? newSection(id, heading));
    arrange(this._groups, sections);
    groups.forEach(([, heading, ids], at) => {
      const [title, list] = [sections[at].querySelector("h3"), sections[at].querySelector("ol")];
      if (title) title.textContent = heading;
      arrange(list, ids.map((one) => this._rows.get(one)).filter(Boolean));
    });
    this._order = groups.flatMap(([, , ids]) => ids);
    if (atEnd) this.showEnd();
  }

  _isAtEnd() {
    const pane = byId("entries");
    return pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
  }

  showEnd() {
    const pane = byId("entries");
    if (this._groups.dataset.layout === "order") pane.scrollTop = pane.scrollHeight;
  }

  has(id) {
    return this._rows.has(id);
  }

  row(id) {
    return this._rows.get(id);
  }

  link(id) {
    return this._rows.get(id)?.querySelector("a.change-link");
  }

  // The ids of the entries that are not filtered out, in order.
  get ids() {
    return this._order.filter((id) => this._rows.get(id) && !this._rows.get(id).hidden);
  }

  numbered(number) {
    return [...this._rows.values()].find((row) => row.dataset.number.toLowerCase() === number.toLowerCase());
  }

  // --- one tab stop for all of the list; arrows move within it ---

  _rove() {
    if (!this._rows.has(this.marked)) this.marked = this._order.at(-1) ?? "";
    for (const [id, row] of this._rows) {
      const link = row.querySelector("a.change-link");
      link.tabIndex = id === this.marked ? 0 : -1;
      link.setAttribute("aria-haspopup", "dialog");
    }
  }

  mark(id) {
    if (!this._rows.has(id)) return false;
    this.marked = id;
    this._rove();
    this.link(id).focus();
    return true;
  }

  markBy(step) {
    const ids = this.ids;
    const here = ids.indexOf(this.marked);
    const there = here < 0 ? ids.length - 1 : Math.max(0, Math.min(here + step, ids.length - 1));
    return this.mark(ids[there]);
  }

  markEnd(step) {
    return this.mark(this.ids.at(step < 0 ? 0 : -1));
  }

  openEndAfter(id) {
    const open = this.ids.filter((one) => "open" in this._rows.get(one).dataset);
    const ids = this.ids;
    return open.find((one) => ids.indexOf(one) > ids.indexOf(id)) ?? open[0] ?? "";
  }

  // --- search ---

  narrow(query) {
    this._query = query;
    this._narrow();
    const found = byId("found");
    found.textContent = query.trim() ? say("found", { count: this.ids.length }) : "";
  }

  _narrow() {
    const words = this._query.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of this._rows.values()) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  }

  layout(layout) {
    this._groups.dataset.layout = layout;
  }
}

function newSection(id, heading) {
  return element("section", { "data-group": id }, ...(heading ? [element("h3")] : []), element("ol"));
}

// Make `wanted` the children of `parent`; what is in place already is not touched.
function arrange(parent, wanted) {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

function focused() {
  const here = document.activeElement;
  return here?.closest("#groups") ? here : null;
}
