// After leaving: forget all that this browser kept of the event.

import { Kept } from "./kept.js";
import { byId } from "./words.js";

const event = document.body.dataset.event;
const kept = await new Kept().open();
const keys = ["device/", "draft/", "out/", "done/"].flatMap((sort) => kept.under(`${sort}${event}`).map(([key]) => key));
await kept.change(keys.map((key) => [key, undefined]));
byId("forgotten").hidden = true;
byId("forgotten-all").hidden = false;
