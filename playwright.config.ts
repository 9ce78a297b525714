import { defineConfig } from "@playwright/test";

/** The browser: `CHROMIUM` names the one to use; without it Playwright's own. */
const executablePath = process.env.CHROMIUM || undefined;

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: "http://127.0.0.1:4173/",
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
    { name: "all", testIgnore: ["heartbeat.spec.ts", "chaos.spec.ts"] },
    { name: "alone", testMatch: "heartbeat.spec.ts", dependencies: ["all"] },
    { name: "chaos", testMatch: "chaos.spec.ts", dependencies: ["alone"] },
  ],
  webServer: { command: "node e2e/server.mjs 4173", url: "http://127.0.0.1:4173/", reuseExistingServer: false },
});
