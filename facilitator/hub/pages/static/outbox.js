// What was not sent yet, in the order in which it was written. Always true:
//
// 1. What Enter takes from the field is kept here first, under a name of its own.
// 2. It goes only when a hub says that it is on its disk, or when the writer discards it, or when
//    what it is about was redacted. What a hub has goes to `Done`.
// 3. It is sent in order, one after the other, under that name: a repeat does nothing.
// 4. What refers to something that is not sent yet (`of`) waits for it.
// 5. A hub of a higher epoch is sent what the one before it had, before anything else.

import { Done } from "./done.js";
import { newName } from "./kept.js";

const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];

export class Outbox {
  // `here` returns the place in which this device writes now, `now` what time it is at the event.
  constructor(kept, hub, event, { here, now, epoch }) {
    this._kept = kept;
    this._hub = hub;
    this._event = event;
    this._here = here;
    this._now = now;
    this._epoch = epoch;
    this._done = new Done(kept, event);
    this._prefix = `out/${event}/`;
    this._sending = false;
    this._failures = 0;
    this._timer = 0;
    this.onchange = () => {};
    this.onsent = () => {};
    this.said = "";
    this.stopped = "";
  }

  get items() {
    return this._kept.under(this._prefix).map(([key, item]) => ({ ...item, key }));
  }

  get waiting() {
    return this.items.filter((item) => !item.refused);
  }

  // What entries are in it, whatever was done to each of them.
  get count() {
    return new Set(this.waiting.map((item) => item.of ?? (item.entry || item.sent))).size;
  }

  // Whether the last attempt failed: what waits may wait for long.
  get isFailing() {
    return this._failures > 0;
  }

  async add(call) {
    const item = { sent: newName(this._now()), at: Date.now(), event: this._event, place: this._here(), ...call };
    const kept = this._kept.keep(this._kept.newKey(this._prefix), item);
    this.onchange();
    await kept;
    this.run();
    return item;
  }

  // What a file brought is here now.
  taken() {
    this.onchange();
    this.run();
  }

  async discard(item) {
    const gone = this.items.filter((one) => one.key === item.key || one.of === item.sent);
    await this._kept.change(gone.map((one) => [one.key, undefined]));
    this.onchange();
    this.run();
  }

  // The hub that is there now is of `epoch`.
  meet(epoch) {
    this._epoch = epoch;
    if (this._done.firstBefore(epoch)) this.run();
  }

  // Try now, however long the pause was to be.
  async run() {
    clearTimeout(this._timer);
    if (this._sending || this.stopped) return;
    this._sending = true;
    try {
      while (await this._sendFirst());
    } finally {
      this._sending = false;
    }
    this.onchange();
  }

  async _sendFirst() {
    const again = this._done.firstBefore(this._epoch);
    const item = again ?? this.waiting.map((one) => this._named(one)).find((one) => !one.of);
    if (!item) return false;
    const answer = await this._hub.call({ ...item, epoch: String(this._epoch) });
    this._epoch = answer.epoch ?? this._epoch;
    if (answer.done) {
      [this._failures, this.said] = [0, ""];
      await (again ? this._done.renew(item, answer, this.items) : this._settle(item, answer));
    } else if (answer.refused === "not here" && !item.isSeated) {
      await this._sit(item);
    } else if (answer.refused) {
      await (again ? this._setAside(item, answer.said) : this._refuse(item, answer.said));
    } else if (!("epoch" in answer)) {
      this._pause(answer);
      return false;
    }
    if (answer.done && !again) this.onsent(item, answer);
    this.onchange();
    return true;
  }

  // What refers to something that was sent since it was taken into the field names it as the hub does.
  _named(item) {
    const entry = item.of && this._done.became(item.of);
    if (!entry) return item;
    const { of, ...named } = item;
    return { ...named, entry };
  }

  // Whether it is still kept: not redacted meanwhile, nor sent by another tab.
  _has(item) {
    return this._kept.get(item.key) !== undefined;
  }

  // Another device's file may be about another place: get a seat there, and come back.
  async _sit(item) {
    for (const place of [item.place, this._here()]) {
      await this._hub.call({ call: "sit", event: this._event, place });
    }
    if (this._has(item)) await this._kept.keep(item.key, { ...without(item), isSeated: true });
  }

  // Keep `item` aside, and what refers to it: the writer decides what becomes of them.
  _refuse(item, said) {
    const refused = this.items.filter((one) => one.sent === item.sent || one.of === item.sent);
    const pairs = refused.map((one) => [one.key, { ...without(one), refused: said }]);
    return this._kept.change(pairs);
  }

  // The hub that is there now neither has `item` nor takes it: the writer decides again.
  _setAside(item, said) {
    if (!this._has(item)) return undefined;
    const { became, epoch, ...refused } = without(item);
    return this._kept.change([[item.key, undefined], [this._kept.newKey(this._prefix), { ...refused, refused: said }]]);
  }

  // A hub has `item`: keep it as such, and tell what waits for it which entry it became, in one step.
  _settle(item, answer) {
    if (!this._has(item)) return undefined;
    const pairs = [[item.key, undefined], ...this._done.keeping(item, answer)];
    for (const one of this.items) {
      const changed = without(one);
      if (one.of === item.sent) {
        delete changed.of;
        changed.entry = answer.entry;
      }
      if (one.afterSent === item.sent) {
        delete changed.afterSent;
        changed.after = (answer.done === "filed" ? answer.entry : item.after) ?? "";
      }
      if (changed.of !== one.of || changed.afterSent !== one.afterSent) pairs.push([one.key, changed]);
    }
    return this._kept.change(pairs);
  }

  _pause(answer) {
    this.said = answer.said ?? "";
    if (answer.barred) {
      this.stopped = answer.barred;
      return;
    }
    const pause = PAUSES[Math.min(this._failures, PAUSES.length - 1)];
    this._failures += 1;
    this._timer = setTimeout(() => this.run(), pause * (0.8 + 0.4 * Math.random()));
  }
}

function without({ key, ...item }) {
  return item;
}
