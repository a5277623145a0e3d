// What runs and how long still, by the event's clock.

import { byId, say } from "./words.js";

const MINUTE = 60_000;

export class Running {
  constructor(facts, clock) {
    this._facts = facts;
    this.set(clock);
    setInterval(() => this.show(), 1000);
  }

  // Tie the event's clock to this device's own, whatever that shows.
  set({ now, rate }) {
    this._now = now;
    this._at = performance.now();
    this._rate = rate;
  }

  get now() {
    return this._now + (performance.now() - this._at) * this._rate;
  }

  show() {
    const { title, due, elsewhere } = this._facts().running;
    const shown = byId("running");
    const said = elsewhere ? say("elsewhere", { title }) : due === null ? "" : [title, this._left(due)].filter(Boolean).join(" · ");
    if (shown.textContent !== said) shown.textContent = said;
    shown.classList.toggle("over", !elsewhere && due !== null && this.now > due);
  }

  _left(due) {
    const now = this.now;
    return now > due ? say("over", { length: between(due, now) }) : say("left", { length: between(now, due) });
  }
}

// The length as the clock times beside it differ; of less than a minute, the seconds.
function between(start, end) {
  if (end - start < MINUTE) return say("seconds", { seconds: Math.floor((end - start) / 1000) });
  const total = Math.floor(end / MINUTE) - Math.floor(start / MINUTE);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  return hours ? say("hours", { hours, minutes: String(rest).padStart(2, "0") }) : say("minutes", { minutes: rest });
}
