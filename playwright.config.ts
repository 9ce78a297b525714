import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

/** The browser: `CHROMIUM` names the one to use; without it Playwright's own. */
const executablePath = process.env.CHROMIUM || undefined;

/** Where the tests' server listens; the Rust tests' own server takes the next port. `PORT` lets two checkouts run at once. */
const port = Number(process.env.PORT ?? 4173);

/** The tests of compiled Python packages, where `cargo xtask test` could not fetch these. */
const ignored = existsSync("target/e2e/mirror") ? [] : ["python_compiled.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "all", testIgnore: ["heartbeat.spec.ts", "chaos.spec.ts", ...ignored] },
    { name: "alone", testMatch: "heartbeat.spec.ts", dependencies: ["all"] },
    { name: "chaos", testMatch: "chaos.spec.ts", dependencies: ["alone"] },
  ],
  webServer: { command: `node e2e/server.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});
