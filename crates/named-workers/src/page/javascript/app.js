// A page whose own Rust starts the runtime: `named-workers.js` leaves it to that, wherever its tag is.

import "./named_workers.js";

/** @import { Page } from "./backend.d.ts" */

/** @type {Page} */
const page = /** @type {any} */ (globalThis).namedWorkers[Symbol.for("named-workers.page")];
page.owner = "app";

/** Called by the app's Rust, so that its bundle has this script. */
export function own() {}
