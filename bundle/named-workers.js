// The one script of a page that is not Rust: `<script type="module" src="…/named-workers.js"></script>`.
//
// `namedWorkers` is there as soon as this script has run; its methods wait for the runtime. A page has one: an app's
// own, or that of `named-workers-inspector.js`, or else that of the first copy of this script.

import start from "./runtime.js";
import { load } from "./page_runtime.js";

load(start, new URL("runtime_bg.wasm", import.meta.url), false);
