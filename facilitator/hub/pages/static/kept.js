// What this browser keeps: who it is, drafts, what was not sent yet, and what was sent of late.
//
// IndexedDB, not localStorage: of 120 entries, written in 24 s until the browser was killed,
// Chromium's localStorage still had 25 when it was started again, IndexedDB all of them.

const NAME = "facilitator-notes";
const STORE = "kept";

export class Kept {
  // All of it is in memory, too: reading never waits. `onchange` hears of other tabs' changes,
  // `onloss` that something could not be written.
  constructor() {
    this.onchange = () => {};
    this.onloss = () => {};
    this._map = new Map();
    this._database = null;
    this._tabs = new BroadcastChannel(NAME);
    this._tabs.onmessage = (event) => {
      this._remember(event.data);
      this.onchange();
    };
  }

  // Whether anything outlives this window.
  get isLasting() {
    return this._database !== null;
  }

  async open() {
    try {
      this._database = await Promise.race([openDatabase(), late()]);
      for (const [key, value] of await readAll(this._database)) this._map.set(key, value);
    } catch {
      this._database = null; // a private window, or storage that is forbidden
    }
    return this;
  }

  get(key) {
    return this._map.get(key);
  }

  // The keys and values of all whose keys begin with `prefix`, sorted.
  under(prefix) {
    return [...this._map].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  // A key that sorts after all under `prefix`, and after `before` others made at once.
  newKey(prefix, before = 0) {
    const last = this.under(prefix).at(-1)?.[0].slice(prefix.length) ?? "";
    const at = Math.max(Date.now(), Number(last.slice(0, 15)) + 1 || 0) + before;
    return `${prefix}${String(at).padStart(15, "0")}-${randomHex(4)}`;
  }

  keep(key, value) {
    return this.change([[key, value]]);
  }

  drop(key) {
    return this.change([[key, undefined]]);
  }

  // Write all `pairs` at once or none of them; undefined: drop that key.
  async change(pairs) {
    this._remember(pairs);
    this._tabs.postMessage(pairs);
    try {
      if (this._database) await writeAll(this._database, pairs);
    } catch {
      this._database = null; // the disk is full, or its folder is gone
      this.onloss();
    }
  }

  _remember(pairs) {
    for (const [key, value] of pairs) {
      if (value === undefined) this._map.delete(key);
      else this._map.set(key, value);
    }
  }
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

// Storage may hang. But a machine that is merely busy must not be taken for one that keeps nothing:
// what is written would go with the window.
function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 10_000));
}

function readAll(database) {
  return new Promise((resolve, reject) => {
    const found = [];
    const asked = database.transaction(STORE).objectStore(STORE).openCursor();
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (!cursor) return resolve(found);
      found.push([cursor.key, cursor.value]);
      cursor.continue();
    };
    asked.onerror = () => reject(asked.error);
  });
}

function writeAll(database, pairs) {
  return new Promise((resolve, reject) => {
    const writing = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = writing.objectStore(STORE);
    for (const [key, value] of pairs) {
      if (value === undefined) store.delete(key);
      else store.put(value, key);
    }
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error);
  });
}

let lastNamed = 0;

// A name that nobody else makes up, and the moment in it: `now` in milliseconds, by the hub's clock.
// What one page names within a second keeps its order. Whichever hub files under such a name makes
// the same entry of it (see station/filing.py).
export function newName(now) {
  const moment = Math.floor(now);
  const isSameSecond = moment <= lastNamed && moment > lastNamed - 1000;
  lastNamed = isSameSecond ? lastNamed + 1 : moment;
  return lastNamed.toString(16).padStart(12, "0") + randomHex(10);
}

// The entry that is filed under a name of `newName`.
export function entryOf(sent) {
  return `${sent.slice(0, 12)}0000${sent.slice(12, 18)}`;
}

// (crypto.randomUUID is missing where there is no TLS.)
export function randomHex(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
