// The worker inspector, as a developer uses it.

import type { Page } from "@playwright/test";

import { expect, test } from "./test";

const card = (page: Page, name: string) => page.locator(`[data-worker="${name}"]`);
const state = (page: Page, name: string, state: string) => card(page, name).locator(`[data-state="${state}"]`);

test.beforeEach(async ({ open }) => {
  const page = await open({ path: "/" });
  await page.goto("/#/inspector");
  await expect(state(page, "calculator", "ready")).toBeVisible();
});

async function callExport(page: Page, worker: string, name: string, args: string) {
  await card(page, worker).locator("select[name=function]").selectOption(name);
  await card(page, worker).locator("input[name=arguments]").fill(args);
  await card(page, worker).getByRole("button", { name: "Call", exact: true }).click();
}

async function createWorker(page: Page, name: string, src: string, config = "") {
  const form = page.locator("#create");
  await form.locator("[name=name]").fill(name);
  await form.locator("[name=type]").selectOption("rs");
  await form.locator("[name=src]").fill(src);
  await form.locator("[name=config]").fill(config);
  await form.getByRole("button", { name: "Create" }).click();
}

test("every worker is there with its type, state and signatures", async ({ page }) => {
  for (const name of ["primes", "calculator"]) await expect(card(page, name)).toBeVisible();
  await expect(card(page, "calculator")).toContainText("rs");
  await expect(card(page, "calculator").locator(".exports")).toContainText(
    "add_arrays(a: Vec<f64>, b: Vec<f64>) -> Vec<f64>",
  );
});

test("an export is called with JSON arguments, and shows its result and time", async ({ page }) => {
  await callExport(page, "calculator", "add_arrays", "[[1, 2], [3, 4]]");
  await expect(card(page, "calculator").locator(".call-result")).toHaveText(/^\[4\.0,\s*6\.0\]$/);
  await expect(card(page, "calculator").locator(".call-time")).toContainText("ms");
});

test("a call that fails shows the kind and the message", async ({ page }) => {
  await callExport(page, "calculator", "add_arrays", "[[1, 2], [3]]");
  await expect(card(page, "calculator").locator(".call-error")).toContainText("Raised");
  await expect(card(page, "calculator").locator(".call-error")).toContainText("the lengths differ");
});

test("arguments that are not JSON are refused, and nothing is called", async ({ page }) => {
  await callExport(page, "calculator", "add_arrays", "[1, 2");
  await expect(card(page, "calculator").locator(".call-error")).toContainText("JSON");
  await expect(state(page, "calculator", "ready")).toBeVisible();
});

test("integers beyond 2^53 stay exact", async ({ page }) => {
  await createWorker(page, "faults", "/workers/faults.js");
  await callExport(page, "faults", "same", "[9007199254740993]");
  await expect(card(page, "faults").locator(".call-result")).toHaveText("9007199254740993");
});

test("terminate ends a worker and restart brings it back", async ({ page }) => {
  await card(page, "calculator").getByRole("button", { name: "Terminate" }).click();
  await expect(state(page, "calculator", "terminated")).toBeVisible();
  await card(page, "calculator").getByRole("button", { name: "Restart" }).click();
  await expect(state(page, "calculator", "ready")).toBeVisible();
  await callExport(page, "calculator", "add_arrays", "[[1], [2]]");
  await expect(card(page, "calculator").locator(".call-result")).toHaveText("[3.0]");
});

test("a worker in an endless loop is shown as busy, and can be terminated", async ({ page }) => {
  await createWorker(page, "faults", "/workers/faults.js");
  await callExport(page, "faults", "loops_forever", "[]");
  await expect(state(page, "faults", "busy")).toBeVisible();
  await card(page, "faults").getByRole("button", { name: "Terminate" }).click();
  await expect(card(page, "faults").locator(".call-error")).toContainText("Terminated");
});

test("a worker is created live, and its log is shown", async ({ page }) => {
  await createWorker(page, "faults", "/workers/faults.js", '{"no_such_key": 1}');
  await expect(state(page, "faults", "ready")).toBeVisible();
  await expect(card(page, "faults").locator(".log")).toContainText("no_such_key");
  await callExport(page, "faults", "writes_log", '[["one", "two"]]');
  await expect(card(page, "faults").locator(".log")).toContainText("two");
});

test("a Python worker is written and called live, and its traceback is shown", async ({ page }) => {
  const form = page.locator("#create");
  await form.locator("[name=type]").selectOption("mpy");
  await form.locator("[name=name]").fill("live");
  await form.locator("[name=source]").fill("def halve(n):\n    return 10 / n\n__export__ = ['halve']");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(card(page, "live").locator(".exports")).toContainText("halve(n)");
  await callExport(page, "live", "halve", "[4]");
  await expect(card(page, "live")).toContainText("2.5");
  await callExport(page, "live", "halve", "[0]");
  await expect(card(page, "live")).toContainText('File "live.py", line 2, in halve');
});

test("a call's progress is shown, and the call can be cancelled", async ({ page }) => {
  await createWorker(page, "faults", "/workers/faults.js");
  await callExport(page, "faults", "steps", "[1000000000]");
  await expect(card(page, "faults").locator("progress")).toBeVisible();
  await card(page, "faults").getByRole("button", { name: "Cancel" }).click();
  await expect(state(page, "faults", "ready")).toBeVisible();
});

test.describe("a worker that is not available", () => {
  test.use({ allowed: /Failed to load resource.*404|panicked at/ });

  test("shows why", async ({ page }) => {
    await createWorker(page, "gone", "./gone.js");
    await expect(page.locator("#create-error")).toContainText("StartFailed");
    await expect(state(page, "gone", "failed")).toBeVisible();
    await expect(card(page, "gone").locator("div.error")).toContainText("404 Not Found");
  });

  test("a crash is shown as the worker's last error", async ({ page }) => {
    await createWorker(page, "faults", "/workers/faults.js");
    await callExport(page, "faults", "panics", '["boom"]');
    await expect(card(page, "faults").locator("div.error")).toContainText("boom");
    await expect(state(page, "faults", "ready")).toBeVisible();
  });
});

test("a name that is taken is refused", async ({ page }) => {
  await createWorker(page, "calculator", "./primes.js");
  await expect(page.locator("#create-error")).toContainText("DuplicateName");
});
