// The Rust tests that need a browser (`crates/named-workers/tests/browser.rs`), in the browser of all the other tests:
// wasm-bindgen's runner serves a page, and this test opens it, adding the built site's Python.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { expect, test } from "@playwright/test";

const ADDRESS = `127.0.0.1:${Number(process.env.PORT ?? 4173) + 1}`;
const COMMAND = "cargo test --locked --target wasm32-unknown-unknown --package named-workers --test browser";

test("the Rust tests in the browser pass", async ({ page }) => {
  test.slow();
  const [cargo, ...args] = COMMAND.split(" ");
  const env = {
    ...process.env,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
    NO_HEADLESS: "1",
    WASM_BINDGEN_TEST_ADDRESS: ADDRESS,
  };
  const isPython = ({ pathname }: URL) => /^\/(python|interpreters\/|snippets\/named-workers-python)/.test(pathname);
  await page.route(isPython, (route) => {
    const path = `dist${new URL(route.request().url()).pathname}`;
    return existsSync(path) ? route.fulfill({ path }) : route.continue();
  });
  const runner = spawn(cargo, args, { env, stdio: "inherit", detached: true });
  try {
    await expect(() => page.goto(`http://${ADDRESS}`)).toPass({ timeout: 150_000 });
    await expect(page.locator("#output")).toContainText("test result: ok", { timeout: 150_000 });
  } finally {
    process.kill(-runner.pid!);
  }
});
