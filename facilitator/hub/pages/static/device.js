// What concerns this device alone: how safe its entries are, files of them, and leaving.

import { saveAsFile, takeFile } from "./files.js";
import { barred, byId, say } from "./words.js";

export class Device {
  constructor(event, kept, hub, outbox, tell) {
    this._hub = hub;
    this._outbox = outbox;
    this._event = event;
    this._kept = kept;
    this._tell = tell;
    this._isLeaving = false;
    addEventListener("beforeunload", (leaving) => this._warn(leaving));
    byId("export").addEventListener("click", () => saveAsFile(event, kept));
    byId("import").addEventListener("change", () => this._read());
    byId("leave").addEventListener("submit", (submitted) => this._leave(submitted));
    setInterval(() => this.showSaving(), 2000);
  }

  showSaving() {
    const said = this._words().join(" – ");
    const shown = byId("saving");
    if (shown.textContent !== said) shown.textContent = said;
    const { stopped, said: trouble } = this._outbox;
    const isBad = stopped || trouble || this._refused();
    const state = isBad ? "bad" : this._hub.isConnected ? "good" : "poor";
    // Said aloud only when that changes, not at each entry.
    if (shown.className && shown.className !== state) byId("safety").textContent = said;
    shown.className = state;
  }

  _words() {
    const { count, stopped, said, isFailing } = this._outbox;
    const isConnected = this._hub.isConnected;
    const isFine = isConnected && !stopped && !isFailing;
    const refused = this._refused();
    const words = [];
    const why = stopped || this._hub.trouble;
    if (why) words.push(barred(why));
    else if (!isConnected) words.push(say("offline"));
    if (said && !why) words.push(said);
    if (count) words.push(isFine ? say("sending") : say("only_here", { count }));
    if (refused) words.push(say("refused", { count: refused }));
    if (!words.length) words.push(say("saved"));
    if (!isConnected || this._hub.isElsewhere || (count && !isFine)) words.push(say("no_reload"));
    return words;
  }

  _refused() {
    return this._outbox.items.length - this._outbox.waiting.length;
  }

  _warn(leaving) {
    const canReload = this._hub.isConnected && !this._hub.isElsewhere;
    if (!this._isLeaving && !(canReload && this._outbox.items.length === 0)) leaving.preventDefault();
  }

  async _read() {
    const [file] = byId("import").files;
    const taken = await takeFile(this._event, this._kept, file);
    byId("import").value = "";
    if (typeof taken === "string") return this._tell(taken);
    this._outbox.taken();
    this._tell(say("imported", { count: taken }));
  }

  // What is only here must not go with the rest.
  _leave(submitted) {
    const isUnsent = this._outbox.items.length > 0;
    if (isUnsent) this._tell(say("leave_unsent"));
    this._isLeaving = !isUnsent && confirm(say("leave_sure"));
    if (!this._isLeaving) submitted.preventDefault();
  }
}
