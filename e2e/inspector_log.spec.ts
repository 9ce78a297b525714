// The inspector's log: of one worker or all, filtered, paused, cleared; and quick, whatever floods it.

import type { Page } from "@playwright/test";

import { call, create, expect, test } from "./test";

const SOURCE = `
def prints(lines):
    for line in range(lines):
        print("line", line)
def floods():
    n = 0
    while True:
        print("flood", n)
        n += 1
__export__ = ["prints", "floods"]
`;

const log = (page: Page) => page.getByRole("log", { name: "Log", exact: true });

test.beforeEach(async ({ open }) => {
  const page = await open();
  await create(page, { name: "printer", type: "mpy", source: SOURCE });
  await call(page, "printer", "prints", [100]);
  await page.goto("/#/inspector");
  await page.getByRole("group", { name: "Views" }).getByRole("button", { name: "Log" }).click();
  await expect(log(page)).toContainText("line 99");
});

test("lines are filtered by worker, level and text", async ({ page }) => {
  await page.getByLabel("Text").fill("line 42");
  await expect(log(page).getByRole("listitem")).toHaveCount(1);
  await page.getByLabel("Worker").selectOption("calculator");
  await expect(log(page)).toContainText("No line is like that.");
  await page.getByLabel("Worker").selectOption("all");
  await page.getByLabel("Level").selectOption("errors");
  await expect(log(page)).toContainText("No line is like that.");
});

test("the log is paused and cleared", async ({ page }) => {
  const pause = page.getByRole("button", { name: "Pause" });
  await pause.click();
  await expect(pause).toHaveAttribute("aria-pressed", "true");
  await create(page, { name: "late", type: "mpy", source: "print('too late')" });
  await expect(page.getByText("100 lines")).toBeVisible();
  await pause.click();
  await expect(log(page)).toContainText("too late");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(log(page)).toContainText("No line is like that.");
});

test("a flood fills the log, and the page holds only the lines in view", async ({ page }) => {
  const flooding = call(page, "printer", "floods", [], { timeout: 1_500, grace: 0 });
  await expect(log(page)).toContainText("flood");
  const longest = await page.evaluate(async () => {
    let [last, longest] = [performance.now(), 0];
    for (let frames = 0; frames < 30; frames++) {
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
  await flooding;
  expect(longest).toBeLessThan(5_000);
  expect(await log(page).getByRole("listitem").count()).toBeLessThan(100);
});
