// The dialog for one entry: text, kind, release, measure, removal, versions.

import { byId, element, say } from "./words.js";

export class Change {
  constructor(onact) {
    this._dialog = byId("change");
    this._form = this._dialog.querySelector("form");
    this._onact = onact;
    this._target = null;
    this.onclose = () => {};
    this._form.addEventListener("submit", (event) => this._submitted(event));
    byId("change-edit").addEventListener("click", () => this._act("edit"));
    byId("change-close").addEventListener("click", () => this._dialog.close());
    this._dialog.addEventListener("close", () => this.onclose());
    this._dialog.addEventListener("keydown", (event) => this._pressed(event));
  }

  // Ask what to do with `target`: what a row says of its entry. `first` is what is asked first.
  open(target, first = "change-edit") {
    this._target = target;
    byId("change-heading").textContent = say("change_number", { number: target.number });
    byId("change-text").textContent = target.typed;
    byId("change-edit").hidden = target.redacted;
    byId("change-release").hidden = !target.quote;
    byId("change-measure").hidden = target.measure || target.unsent;
    this._showVersions(target);
    for (const button of this._form.querySelectorAll("#change-kind button, #change-release button")) {
      const value = button.value.slice(button.value.indexOf(":") + 1);
      const is = button.value.startsWith("rekind") ? target.kind === value : target.release === value;
      button.setAttribute("aria-pressed", String(is));
    }
    this._dialog.showModal();
    const part = byId(first);
    (part.matches("button") ? part : part.querySelector("button:not([hidden])"))?.focus();
  }

  // The name of a kind, as its button has it.
  kindWord(kind) {
    const button = this._form.querySelector(`button[value="rekind:${CSS.escape(kind)}"]`);
    return button?.lastChild.textContent.trim() ?? "";
  }

  _showVersions(target) {
    const versions = byId("change-versions");
    versions.hidden = !target.versions.length;
    for (const old of versions.querySelectorAll("p")) old.remove();
    for (const text of target.versions.length ? [target.typed, ...target.versions] : []) {
      const button = element("button", { name: "do", class: "version", dir: "auto" }, text);
      button.value = `choose:${text}`;
      versions.append(element("p", {}, button));
    }
  }

  _submitted(event) {
    event.preventDefault();
    const [call, ...value] = event.submitter.value.split(":");
    this._act(call, value.join(":"));
  }

  _act(call, value = "") {
    const target = this._target;
    this._dialog.close();
    this._onact(target, call, value);
  }

  // A letter chooses, where letters are shown: among the kinds, or among the releases.
  _pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const part = event.target.closest("fieldset");
    const button = part?.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
}
