// A race of the engines.

import { expectAccessible } from "./accessible";
import { expect, test } from "./test";

test("the engines race at once, and the ratio is told in words", async ({ open }) => {
  const page = await open({ path: "/#/race" });
  await page.getByLabel("Contest").selectOption("1e5");
  await page.getByLabel("Python (Pyodide)").uncheck();
  await page.getByRole("button", { name: "Race" }).click();
  await expect(page.locator(".verdict")).toContainText(/was [\d.,]+ times faster than .* on this machine/);
  for (const engine of ["rust", "cores", "micropython"]) {
    await expect(page.locator(`[data-engine=${engine}]`)).toContainText(/\d+ (ms|s)/);
  }
  await expect(page.locator("[data-engine=python]")).toHaveCount(0);
  await expectAccessible(page);
});

test("a link runs the same race again", async ({ open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open({ path: "/#/race" });
  await page.getByLabel("Contest").selectOption("1e4");
  for (const engine of ["MicroPython", "Python (Pyodide)"]) await page.getByLabel(engine, { exact: true }).uncheck();
  await page.getByLabel("Counting function").check();
  await page.getByRole("button", { name: "Race" }).click();
  const link = page.getByRole("link", { name: "Link to this race" });
  await expect(link).toHaveAttribute("href", "#/race/1e4/rust-cores-counting");
  await expect(page).toHaveURL(/#\/race\/1e4\/rust-cores-counting$/);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(copied);
  await expect(page.locator(".verdict")).toContainText("on this machine");
  await expect(page.locator("[data-engine][data-over=true]")).toHaveCount(3);
  await expect(page.getByLabel("MicroPython")).not.toBeChecked();
});

test("the drag race counts passes for 5 seconds", async ({ open }) => {
  const page = await open({ path: "/#/race/passes/rust-micropython" });
  await expect(page.locator("[data-engine=rust]")).toContainText(/[\d,]+ passes/);
  await expect(page.locator(".verdict")).toContainText(/Rust made [\d,.]+ times as many passes as MicroPython/);
  await expect(page.getByLabel("Counting function")).toBeDisabled();
});

test("an engine that does not go so far sits out", async ({ open }) => {
  const page = await open({ path: "/#/race" });
  await page.getByLabel("Contest").selectOption("1e9");
  await expect(page.getByLabel("MicroPython")).toBeDisabled();
  await expect(page.getByText("Sits out: it does not go so far.")).toBeVisible();
});

test("a race goes on while another page is shown, and Stop ends it", async ({ open }) => {
  const page = await open({ path: "/#/race/1e9/rust-python" });
  await expect(page.locator("[data-engine=rust]")).toContainText(/\d+ (ms|s)/);
  await page.getByRole("link", { name: "Primes", exact: true }).click();
  await expect(page.locator("#limit")).toBeVisible();
  await page.getByRole("link", { name: "Race", exact: true }).click();
  await expect(page.locator("[data-engine=python]")).toHaveAttribute("data-over", "false");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.locator("[data-engine=python]")).toContainText("stopped");
  await expect(page.locator("[data-engine=rust]")).toContainText(/\d+ (ms|s)/);
});

test.describe("a worker that cannot start", () => {
  test.use({ allowed: /404|wasm|WebAssembly|falling back to ArrayBuffer/ });

  test("leaves the race to the others", async ({ open, page }) => {
    await page.route("**/micropython.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await open({ path: "/#/race/1e4/rust-cores-micropython" });
    await expect(page.locator("[data-engine=micropython]")).toContainText("StartFailed");
    await expect(page.locator(".verdict")).toContainText("times faster");
  });
});
