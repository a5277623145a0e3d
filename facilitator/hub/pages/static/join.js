// The join page: takes the access code from the link, and whatever this browser kept.

import { saveAsFile, takeFile } from "./files.js";
import { Kept } from "./kept.js";
import { byId, say } from "./words.js";

const event = document.body.dataset.event;
const code = location.hash.slice(1);
const kept = await new Kept().open();
const known = kept.get(`device/${event}`);

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
  const count = kept.under(`out/${event}/`).length;
  byId("rescue").hidden = false;
  byId("rescue").open ||= count > 0 || Boolean(said);
  byId("export").hidden = count === 0;
  byId("rescue-count").textContent = said || (count ? `${say("only_here", { count })}. ${say("will_be_sent")}` : "");
}

byId("export").addEventListener("click", () => saveAsFile(event, kept));
byId("import").addEventListener("change", async () => {
  const [file] = byId("import").files;
  const taken = await takeFile(event, kept, file);
  byId("import").value = "";
  if (typeof taken === "string") return showRescue(taken);
  showRescue(`${say("imported", { count: taken })} ${say("will_be_sent")}`);
});
