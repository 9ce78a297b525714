import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

/** The Chromium or Chrome: `CHROMIUM` names the one to use; without it Playwright's own. */
const chromium = process.env.CHROMIUM || undefined;

/** `FIREFOX` names a Firefox ESR, for the tests of faults; without it they run in Chromium alone. */
const firefox = process.env.FIREFOX || undefined;

/** Where the tests' server listens; the Rust tests' own server takes the next port. `PORT` lets two checkouts run at once. */
const port = Number(process.env.PORT ?? 4173);

/** The tests whose Python packages or whose wasmtime `cargo xtask test` could not get. */
const ignored = [
  ...(existsSync("target/e2e/mirror") ? [] : ["python_compiled.spec.ts"]),
  ...(process.env.WASMTIME ? [] : ["component*.spec.ts"]),
  ...(process.env.RAY ? [] : ["ray.spec.ts"]),
];

/** What differs most from browser to browser: what breaks, in which words, and what a policy forbids. */
const FAULTS = /\/(faults|grace|lives|python_faults|scope|security|start|supervision|chaos_firefox)\.spec\.ts$/;

/** As a release comes, driven by the protocol that all browsers share. */
const inFirefox = {
  name: "firefox",
  testMatch: FAULTS,
  use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: firefox } },
} as const;

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // One that passes only then is listed as flaky at the end: a bug in it or in the product, to be found.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: { baseURL: `http://127.0.0.1:${port}/`, viewport: { width: 1280, height: 800 } },
  projects: [
    inChromium({ name: "all", testIgnore: [/\/(heartbeat|chaos|chaos_firefox)\.spec\.ts$/, ...ignored] }),
    ...(firefox ? [inFirefox] : []),
    inChromium({ name: "alone", testMatch: /\/heartbeat\.spec\.ts$/, dependencies: firefox ? ["all", "firefox"] : ["all"] }),
    inChromium({ name: "chaos", testMatch: /\/chaos\.spec\.ts$/, dependencies: ["alone"] }),
  ],
  webServer: { command: `node e2e/server.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});

function inChromium<Project>(project: Project) {
  const quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return { ...project, use: { launchOptions: { executablePath: chromium, args: ["--no-sandbox", ...quiet] } } };
}
