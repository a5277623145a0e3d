// The hub, wherever it is now: this page's own, or the one that has taken over.

import { say } from "./words.js";

const FINAL = ["thrown_out", "left"];
const PATIENCE = 8000;
const SILENCE = 13000;
const POLL = 3000;
const PAUSES = [500, 1000, 2000, 4000, 8000];

export class Hub {
  constructor({ device, secret, event, language, others }) {
    this._device = device;
    this._secret = secret;
    this._event = event;
    this._language = language;
    this._base = location.origin;
    this._others = others;
    this._socket = null;
    this._attempts = 0;
    this._heard = 0;
    this._tag = "";
    this._looking = {};
    this.trouble = ""; // why the hub does not let this device in, if it does not
    this.onframe = () => {};
    this.onbarred = () => {};
    this.onconnection = () => {};
  }

  // Whether the hub was heard just now.
  get isConnected() {
    return this._heard > 0 && performance.now() - this._heard < SILENCE;
  }

  // Whether the event goes on at another place than where this page came from.
  get isElsewhere() {
    return this._base !== location.origin;
  }

  learn(others) {
    if (others) this._others = others;
  }

  _bases() {
    const others = this._others.map((place) => `${location.protocol}//${place}`);
    return [...new Set([this._base, location.origin, ...others])];
  }

  // Return the hub's answer: {done, …, epoch}, {refused, said}, {barred, said}; {epoch} alone if it
  // is of another epoch than `item` tells; {} if there is none now.
  async call(item) {
    const body = {};
    for (const [name, value] of Object.entries(item)) if (typeof value === "string") body[name] = value;
    let last = {};
    for (const base of this._bases()) {
      const answer = await this._post(base, body);
      if (answer.done || answer.refused || "epoch" in answer) {
        this._base = base;
        this._hear();
        return answer;
      }
      if (answer.said && (base === location.origin || !last.said)) last = answer;
      // Elsewhere nobody may know this device yet: only its own hub can bar it for good.
      if (base !== location.origin) delete answer.barred;
    }
    if (!FINAL.includes(last.barred)) delete last.barred; // the right hub may come back
    return last;
  }

  async _post(base, body) {
    try {
      const answer = await fetch(`${base}/notes/call?lang=${this._language}`, {
        method: "POST",
        headers: { authorization: this._proof(), "content-type": "application/json" },
        body: JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.headers.get("content-type")?.startsWith("application/json")) return await answer.json();
      return [400, 413].includes(answer.status) ? { refused: "form", said: say("too_long") } : {};
    } catch {
      return {};
    }
  }

  _proof() {
    return `Bearer ${this._device}.${this._secret}`;
  }

  // Look at a place from now on; what changes there comes to `onframe`.
  look(looking) {
    this._looking = { ...this._looking, ...looking };
    if (this._socket?.readyState === WebSocket.OPEN) this._say(this._looking);
    else this.connect();
  }

  tell(alone) {
    if (this._looking.alone === alone) return;
    this._looking.alone = alone;
    if (this._socket?.readyState === WebSocket.OPEN) this._say({ alone });
  }

  _say(said) {
    this._socket.send(JSON.stringify(said));
  }

  connect() {
    clearTimeout(this._timer);
    if (this._socket) this._leave(this._socket);
    const bases = this._bases();
    const base = bases[this._attempts % bases.length];
    const socket = new WebSocket(`${base.replace(/^http/, "ws")}/notes/live`);
    this._socket = socket;
    socket.onopen = () => this._greet();
    socket.onmessage = (event) => this._receive(base, JSON.parse(event.data));
    socket.onclose = (event) => this._lost(base, event);
    this._watch = setTimeout(() => socket.close(), SILENCE);
  }

  _greet() {
    const hello = { device: this._device, secret: this._secret, language: this._language };
    this._say({ ...hello, ...this._looking });
  }

  _receive(base, frame) {
    this._base = base;
    this._attempts = 0;
    this._hear();
    clearTimeout(this._watch);
    this._watch = setTimeout(() => this._socket?.close(), SILENCE);
    this.learn(frame.others);
    this.onframe(frame);
  }

  _hear() {
    this._heard = performance.now();
    this.trouble = "";
    this.onconnection();
  }

  _leave(socket) {
    clearTimeout(this._watch);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  _lost(base, event) {
    clearTimeout(this._watch);
    this._socket = null;
    this._heard = 0;
    this.trouble = event.code === 4006 && base === location.origin ? event.reason : "";
    this.onconnection();
    if (FINAL.includes(this.trouble)) return this.onbarred(this.trouble);
    const pause = PAUSES[Math.min(this._attempts, PAUSES.length - 1)];
    this._attempts += 1;
    this._timer = setTimeout(() => this._again(), pause);
  }

  // Where no socket can be had, because something on the way refuses them, ask again and again.
  async _again() {
    if (this._attempts > 2 && (await this._poll())) {
      this._timer = setTimeout(() => (this._attempts++ % 10 ? this._again() : this.connect()), POLL);
    } else {
      this.connect();
    }
  }

  async _poll() {
    const { place = "", layout = "", every = false } = this._looking;
    const asked = new URLSearchParams({ place, layout, every: every ? "yes" : "", lang: this._language });
    for (const base of this._bases()) {
      try {
        const answer = await fetch(`${base}/notes/view?${asked}`, {
          headers: { authorization: this._proof(), ...(this._tag && { "if-none-match": this._tag }) },
          credentials: "omit",
          cache: "no-store",
          signal: AbortSignal.timeout(PATIENCE),
        });
        if (answer.status === 304) return this._hear(), true;
        if (!answer.ok) continue;
        this._tag = answer.headers.get("etag") ?? "";
        const frame = await answer.json();
        this._base = base;
        this._hear();
        this.learn(frame.others);
        this.onframe(frame);
        return true;
      } catch {
        // not there: try the next place
      }
    }
    return false;
  }
}
