// Recording calls and messages: off until asked, shown over time, and taken elsewhere.

import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { expectAccessible } from "./accessible";
import { call, create, expect, test } from "./test";

const show = (page: Page, view: string) =>
  page.getByRole("group", { name: "Views" }).getByRole("button", { name: view }).click();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const calls = (page: Page) => page.getByRole("group", { name: "Recorded calls" });
const sum = (page: Page) => call(page, "calculator", "add_arrays", [[1, 2], [3, 4]]);

test.beforeEach(async ({ open }) => {
  const page = await open();
  await page.goto("/#/inspector");
  await expect(page.locator('[data-worker="calculator"] [data-state="ready"]')).toBeVisible();
});

test("nothing is recorded before somebody asks, and nothing after it is stopped", async ({ page }) => {
  await sum(page);
  await show(page, "Timeline");
  await expect(page.getByText("Nothing is recorded.")).toBeVisible();
  await press(page, "Record");
  await sum(page);
  await expect(calls(page)).toContainText(/calculator {2}add_arrays .*13 bytes → 9 bytes/);
  await press(page, "Recording");
  await sum(page);
  await show(page, "Messages");
  await expect(page.getByText("2 messages, 22 bytes")).toBeVisible();
});

test("a call is a bar, which is chosen, zoomed and panned by keys", async ({ page }) => {
  await show(page, "Timeline");
  await press(page, "Record");
  await call(page, "calculator", "add_arrays", [[1]]);
  const chart = page.getByRole("application");
  await chart.locator("rect.failed").click();
  await expect(page.getByRole("status").getByText("BadArguments")).toBeVisible();
  const shown = page.getByText(/are shown/);
  const all = await shown.textContent();
  await chart.press("+");
  await expect(shown).not.toHaveText(all!);
  await chart.press("0");
  await expect(shown).toHaveText(all!);
});

test("each message has a direction, a size and a time", async ({ page }) => {
  await show(page, "Messages");
  await press(page, "Record");
  await sum(page);
  const messages = page.getByRole("group", { name: "Recorded messages" }).getByRole("listitem");
  await expect(messages).toHaveText([
    /\d+\.\d{3} s {2}page → worker {2}calculator {2}Call {2}call \d+ {2}13 bytes/,
    /\d+\.\d{3} s {2}worker → page {2}calculator {2}Returned {2}call \d+ {2}9 bytes/,
  ]);
  await page.getByLabel("Filter").fill("returned");
  await expect(messages).toHaveCount(1);
});

test("the wheel zooms the timeline with Ctrl, and scrolls the page without", async ({ page }) => {
  await show(page, "Timeline");
  await press(page, "Record");
  await sum(page);
  const chart = page.getByRole("application");
  await chart.hover();
  const shown = page.getByText(/ are shown\./);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await expect(page.getByRole("button", { name: "All" })).toBeVisible();
  const zoomed = await shown.textContent();
  await page.mouse.wheel(0, 200);
  await expect(shown).toHaveText(zoomed!);
  await page.getByRole("button", { name: "All" }).click();
  await expect(shown).not.toHaveText(zoomed!);
});

test("a recording is saved as a Chrome trace", async ({ page }) => {
  await show(page, "Timeline");
  await press(page, "Record");
  await sum(page);
  const downloading = page.waitForEvent("download");
  await press(page, "Save trace");
  const trace = JSON.parse(await readFile(await (await downloading).path(), "utf8"));
  const [span] = trace.traceEvents.filter((event: any) => event.ph === "X");
  expect(span).toMatchObject({ name: "add_arrays", args: { "argument bytes": 13, "result bytes": 9 } });
});

test("Perfetto gets the trace from the page itself", async ({ page, context }) => {
  const viewer = `<script>
    addEventListener("message", ({ data, source, origin }) => {
      if (data === "PING") source.postMessage("PONG", origin);
      else document.title = new TextDecoder().decode(data.perfetto.buffer);
    });
  </script>`;
  await context.route("https://ui.perfetto.dev/**", (route) => route.fulfill({ contentType: "text/html", body: viewer }));
  await show(page, "Timeline");
  await press(page, "Record");
  await sum(page);
  const opening = context.waitForEvent("page");
  await press(page, "Open in Perfetto");
  await expect(await opening).toHaveTitle(/"name":"add_arrays"/);
});

test("calls are spans of a track in the browser's Performance panel", async ({ page }) => {
  await page.evaluate(() => {
    const spans: unknown[][] = [];
    Object.assign(globalThis, { spans });
    console.timeStamp = (...span: unknown[]) => void spans.push(span);
  });
  await show(page, "Timeline");
  await press(page, "Record");
  await sum(page);
  await expect(calls(page)).toContainText("add_arrays");
  const spans = await page.evaluate(() => (globalThis as unknown as { spans: unknown[][] }).spans);
  expect(spans).toEqual([["add_arrays", expect.any(Number), expect.any(Number), "calculator", "named-workers", "primary"]]);
});

test("a session is saved, and opened again in the same views, to be looked at", async ({ page }) => {
  await create(page, { name: "gone", type: "mpy", source: "print('printed once')\n__export__ = []" });
  await page.evaluate(async () => (await namedWorkers.get("gone")).terminate());
  await show(page, "Timeline");
  await press(page, "Record");
  await sum(page);
  await expect(calls(page)).toContainText("add_arrays");
  const downloading = page.waitForEvent("download");
  await press(page, "Save session");
  const file = await (await downloading).path();
  await page.reload();
  await page.getByLabel("A saved session").setInputFiles(file);
  const session = page.getByRole("region", { name: "Saved session" });
  await expect(session.locator('[data-row="calculator"]')).toContainText("Ready");
  await expect(session.locator('[data-row="gone"]')).toContainText("Terminated");
  await expect(session.locator('[data-worker="calculator"] .exports')).toContainText("add_arrays(a: Vec<f64>");
  await expect(session.getByRole("button", { name: /^(Restart|Terminate|Call|Create)$/ })).toHaveCount(0);
  await expectAccessible(page);
  await show(page, "Log");
  await session.getByLabel("Text").fill("once");
  await expect(page.getByRole("log", { name: "Log" }).getByRole("listitem")).toHaveText([/gone {2}printed once/]);
  await show(page, "Timeline");
  await expect(calls(page)).toContainText(/calculator {2}add_arrays .*13 bytes → 9 bytes/);
  await show(page, "Messages");
  await expect(page.getByText("2 messages, 22 bytes")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Record|Clear|Pause)/ })).toHaveCount(0);
  await press(page, "Close session");
  await expect(page.locator('[data-worker="calculator"] [data-state="ready"]')).toBeVisible();
  await expect(page.locator('[data-row="gone"]')).toHaveCount(0);
});

test("a file that is no session is refused in words", async ({ page }) => {
  const file = { name: "no.json", mimeType: "application/json", buffer: Buffer.from("[1]") };
  await page.getByLabel("A saved session").setInputFiles(file);
  await expect(page.getByText("This file is no saved session")).toBeVisible();
});
