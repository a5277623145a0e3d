// The part of the grammar that must show while one types: the same rules as domain/capture.py,
// and tried against it. What a line does is decided by the server.

const RELATIONS = ["+", "<", "a"];
const FOR_EXAMPLE = /^z [Bb][ .]/;

// kinds: [[letter, name], …]
export function splitPrefix(typed, kinds) {
  const [prefix, blank] = typed;
  const known = RELATIONS.includes(prefix) || kinds.some(([letter]) => letter === prefix);
  if (blank !== " " || !known || FOR_EXAMPLE.test(typed)) return { text: typed, prefix: "" };
  return { text: typed.slice(2), prefix };
}

export function joinPrefix({ text, prefix }) {
  return prefix ? `${prefix} ${text}` : text;
}

// The marks at the end of a text: {kind: letter, measure, open}.
export function readMarks(text, kinds) {
  const marks = { kind: "", measure: false, open: false };
  let rest = text.trim();
  for (;;) {
    const found = /^([^]*\S)(\s+)(\S+)$/.exec(rest);
    if (!found || !take(marks, found[3], kinds)) break;
    rest = found[1];
    if (found[2].includes("\n")) break;
  }
  return take({}, rest, kinds) ? { kind: "", measure: false, open: false } : marks;
}

function take(marks, mark, kinds) {
  if (mark === ".." && !marks.open) return (marks.open = true);
  if (mark === "#m") return marks.measure ? false : (marks.measure = true);
  const letter = mark.startsWith("#") ? mark.slice(1) : "";
  if (!letter || marks.kind || !kinds.some(([known]) => known === letter)) return false;
  marks.kind = letter;
  return true;
}
