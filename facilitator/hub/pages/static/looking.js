// What one looks at: which place, in which layout, what was searched for.

import { byId, say } from "./words.js";

export class Looking {
  constructor({ list, field, hub, outbox, tell, edit }, event, facts) {
    Object.assign(this, { list, field, hub, outbox, tell, edit, event, facts });
    this.every = false;
    byId("search").addEventListener("input", () => list.narrow(byId("search").value));
    byId("search").addEventListener("keydown", (pressed) => this._leaveSearch(pressed));
    byId("search-form").addEventListener("submit", (submitted) => this._markFound(submitted));
    byId("layout").addEventListener("click", (clicked) => this._turn(clicked));
    byId("earlier").addEventListener("click", (clicked) => this._showEvery(clicked));
    byId("open-ends").addEventListener("click", () => this._finishNext());
    byId("sit").addEventListener("submit", (submitted) => this._sit(submitted));
  }

  look() {
    const { place, layout } = this.facts.get();
    this.hub.look({ place, layout, every: this.every, alone: this.outbox.count });
  }

  _leaveSearch(pressed) {
    if (pressed.key !== "Escape") return;
    pressed.preventDefault();
    byId("search").value = "";
    this.list.narrow("");
    this.field.focus();
  }

  _markFound(submitted) {
    submitted.preventDefault();
    this.list.markEnd(1);
  }

  _turn(clicked) {
    clicked.preventDefault();
    if (!this.hub.isConnected) return this.tell(say("needs_connection"));
    const layout = this.facts.get().layout === "kinds" ? "order" : "kinds";
    this.facts.change({ layout });
    this.list.layout(layout);
    byId("layout").textContent = say(layout === "kinds" ? "in_order" : "by_kind");
    this.look();
    this.field.focus();
  }

  _showEvery(clicked) {
    if (!clicked.target.closest("#every")) return;
    clicked.preventDefault();
    this.every = true;
    this.look();
  }

  _finishNext() {
    const id = this.list.openEndAfter(this.field.editing?.entry ?? "");
    if (id) this.edit(id);
    else this.tell(say("no_open_end"));
  }

  async _sit(submitted) {
    submitted.preventDefault();
    const place = byId("place").value;
    const answer = await this.hub.call({ call: "sit", event: this.event, place });
    if (!answer.done) return this.tell(answer.said ?? say("needs_connection"));
    this.every = false;
    this.facts.change({ place });
    byId("place-details").open = false;
    this.look();
    this.field.load();
    this.field.focus();
  }
}
