// A page that cannot start says why: it stays neither empty nor at "Loading…".

import type { Page } from "@playwright/test";

import { expect, test } from "./test";

const WASM = "**/app-*_bg.wasm";

/** What keeps the app from starting, and the words for it: ours, and the browser's. */
const OBSTACLES: Record<string, [(page: Page) => Promise<unknown>, RegExp]> = {
  "a WebAssembly that is not there": [
    (page) => page.route(WASM, (route) => route.fulfill({ status: 404, body: "" })),
    /not ok|404|MIME type/i,
  ],
  "no network when it comes to the WebAssembly": [(page) => page.route(WASM, (route) => route.abort()), /fetch/i],
  "a WebAssembly that is cut short": [
    (page) => page.route(WASM, (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm" })),
    /WebAssembly|wasm/,
  ],
  "a browser without WebAssembly": [(page) => page.addInitScript("delete globalThis.WebAssembly"), /WebAssembly/],
  "a policy that forbids WebAssembly": [
    (page) =>
      page.route("/", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "default-src 'self'" };
        await route.fulfill({ response, headers });
      }),
    /WebAssembly.*(Content Security Policy|CSP|unsafe-eval)/s,
  ],
};

test.use({ allowed: /./ }); // the browser complains in many ways

for (const [what, [block, reason]] of Object.entries(OBSTACLES)) {
  test(`the page says that it could not start, and why: ${what}`, async ({ open, page }) => {
    await block(page);
    await open({ early: true });
    const alert = page.locator("#app").getByRole("alert");
    await expect(alert).toHaveText(/^The app could not be loaded: .*\. Reload the page to try again\.$/s);
    await expect(alert).toHaveText(reason);
    await expect(page.getByText("Loading…")).toHaveCount(0);
  });
}
