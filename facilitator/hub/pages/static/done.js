// What a hub has acknowledged: on one disk, perhaps, and lost with it. Always true:
//
// 1. An item comes here in the step in which it leaves the outbox, with the entry that it became
//    and the epoch of the hub that said so.
// 2. A hub of a higher epoch is sent it again, in order, under its name: if it has it, that does
//    nothing. After that the item belongs to that epoch.
// 3. It is neither shown nor counted.

export const NEVER = -1; // the epoch of no hub: whichever comes is sent it again
const MOST = 1000;
const LONGEST = 10 * 24 * 3600 * 1000; // as long as a hub takes names of their moment

export class Done {
  constructor(kept, event) {
    this._kept = kept;
    this._prefix = `done/${event}/`;
    this._dropOld();
  }

  // Of this event or any other.
  _dropOld() {
    const old = this._kept.under("done/").filter(([, item]) => !(Date.now() - item.at < LONGEST));
    if (old.length) this._kept.change(old.map(([key]) => [key, undefined]));
  }

  get items() {
    return this._kept.under(this._prefix).map(([key, item]) => ({ ...item, key }));
  }

  // Which entry became of what was sent under that name; nothing if nothing did.
  became(sent) {
    return this.items.find((item) => item.sent === sent)?.became;
  }

  // The first item that a hub of `epoch` may not have.
  firstBefore(epoch) {
    return this.items.find((item) => item.epoch < epoch);
  }

  // What to write so that `item` of the outbox is kept here.
  keeping(item, answer) {
    const key = this._prefix + item.key.slice(item.key.lastIndexOf("/") + 1);
    const most = this._kept.under(this._prefix).slice(0, -(MOST - 1));
    return [...most.map(([old]) => [old, undefined]), [key, settled(item, answer)]];
  }

  // The hub of a higher epoch has `item`, too; all `others` are told if it is another entry there.
  renew(item, answer, others) {
    if (!this._kept.get(item.key)) return undefined; // redacted meanwhile
    const pairs = [[item.key, settled(item, answer)]];
    const { became } = item;
    if (item.call !== "file" || !became || !answer.entry || became === answer.entry) return this._kept.change(pairs);
    for (const { key, ...other } of [...this.items, ...others]) {
      if (key === item.key || (other.entry !== became && other.after !== became)) continue;
      for (const name of ["entry", "after"]) if (other[name] === became) other[name] = answer.entry;
      pairs.push([key, other]);
    }
    return this._kept.change(pairs);
  }
}

function settled({ key, isSeated, ...item }, answer) {
  return { ...item, became: answer.entry ?? "", epoch: answer.epoch };
}
