// `named-workers.js` with the inspector: a button in the corner of the page, which opens it. The tag stands before that
// of `named-workers.js`, or in its place.
//
// The inspector shows the workers of its own runtime. Where the page has another one, it stays away, and says so.

import start from "./inspector.js";
import { load } from "./page_runtime.js";

load(start, new URL("inspector_bg.wasm", import.meta.url), true).then((isShown) => {
  if (isShown) return;
  console.warn(
    "named-workers-inspector.js: the page has a runtime already, which this inspector does not see. An app in Rust " +
      "shows it by the package `named-workers-inspector`; on other pages, this script goes before `named-workers.js`.",
  );
});
