// The join page: takes the access code from the link, and whatever this browser kept.

import { Kept } from "./kept.js";
import { readFile, saveAsFile } from "./unsent.js";
import { byId, say } from "./words.js";

const event = document.body.dataset.event;
const code = location.hash.slice(1);
const kept = await new Kept().open();
const known = kept.get(`device/${event}`);
const items = () => kept.under(`out/${event}/`).map(([, item]) => item);

if (code) {
  byId("token").value = code;
  byId("code-row").hidden = true;
  byId("name").focus();
} else if (!known && !document.body.dataset.refused) {
  byId("wrong-link").hidden = false;
}

if (known && !document.body.dataset.refused) {
  const form = byId("return");
  form.elements.device.value = known.device;
  form.elements.secret.value = known.secret;
  form.submit();
} else {
  showRescue();
}

// What follows the # must not stay in the history.
byId("join").addEventListener("submit", () => history.replaceState(null, "", "/notes"));

function showRescue(said = "") {
  const count = items().length;
  byId("rescue").hidden = false;
  byId("rescue").open ||= count > 0 || Boolean(said);
  byId("export").hidden = count === 0;
  byId("rescue-count").textContent = said || (count ? `${say("only_here", { count })}. ${say("will_be_sent")}` : "");
}

byId("export").addEventListener("click", () => saveAsFile(event, items()));
byId("import").addEventListener("change", async () => {
  const [file] = byId("import").files;
  const found = await readFile(file, event);
  byId("import").value = "";
  if (typeof found === "string") return showRescue(found);
  const here = new Set(items().map((item) => item.sent));
  let at = Date.now();
  for (const { key, refused, ...item } of found) {
    if (!here.has(item.sent)) await kept.keep(`out/${event}/${String(at++).padStart(15, "0")}-file`, item);
  }
  showRescue(`${say("imported", { count: found.length })} ${say("will_be_sent")}`);
});
