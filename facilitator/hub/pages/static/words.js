// The words come from the server, in the page's language.

const words = JSON.parse(document.body.dataset.words ?? "{}");

export function say(name, values = {}) {
  const word = words[name];
  const text = typeof word === "object" ? (values.count === 1 ? word.one : word.many) : word;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

export function barred(why) {
  return words.barred[why] ?? words.barred.device;
}

export function byId(id) {
  return document.getElementById(id);
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
