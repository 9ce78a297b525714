// The engines of the prime calculator: the same search in Rust, MicroPython, Python and NumPy.

import type { Locator, Page } from "@playwright/test";

import { expect, stopInTheMiddle, test } from "./test";

type Engine = "rust" | "cores" | "micropython" | "python" | "numpy";

/** The engines that need only this site, by the names on the page. */
const NAMES = { rust: "Rust", cores: "Rust on every core", micropython: "MicroPython", python: "Python (Pyodide)" };

const LARGEST: Record<Engine, string> = {
  rust: "10,000,000,000",
  cores: "10,000,000,000",
  micropython: "10,000,000",
  python: "1,000,000,000",
  numpy: "1,000,000,000",
};

/** A limit, π of it, and the largest prime below it. */
const PUBLISHED: [number, number, number][] = [
  [2, 1, 2],
  [3, 2, 3],
  [4, 2, 3],
  [25, 9, 23],
  [49, 15, 47],
  [100, 25, 97],
  [1_000, 168, 997],
  [1_000_003, 78_499, 1_000_003],
  [10_000_000, 664_579, 9_999_991],
];

const FIRST = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];

async function find(page: Page, limit: string) {
  await page.locator("#limit").fill(limit);
  await page.locator("#find").click();
}

async function choose(page: Page, engine: Engine) {
  await page.getByLabel("Engine").selectOption(engine);
}

const count = (page: Page) => page.locator("#count");

async function numbers(list: Locator) {
  const texts = await list.locator("li").allInnerTexts();
  return texts.map((text) => Number(text.replace(/,/g, "")));
}

/** How long the search for the shown result took. */
const milliseconds = async (page: Page) => Number(await page.locator("#time").getAttribute("data-milliseconds"));

for (const engine of ["rust", "cores", "micropython", "python"] as const) {
  test(`${NAMES[engine]} counts the primes, and shows the first and the last`, async ({ open }) => {
    const page = await open();
    await choose(page, engine);
    for (const [limit, primes, last] of PUBLISHED) {
      await find(page, String(limit));
      await expect(page.locator("#result")).toContainText(`primes up to ${limit.toLocaleString("en")}, in `);
      await expect(count(page)).toHaveAttribute("data-count", String(primes));
      await expect(page.locator("#result")).toContainText(`with ${NAMES[engine]}`);
      expect(await numbers(page.locator("#first-primes"))).toEqual(FIRST.slice(0, primes));
      const shown = await numbers(page.locator("#last-primes"));
      expect([shown.length, shown.at(-1)]).toEqual([Math.min(primes, 10), last]);
    }
  });
}

for (const engine of ["rust", "cores", "micropython", "python", "numpy"] as const) {
  test(`one more than ${engine} goes up to is refused in words`, async ({ open }) => {
    const page = await open();
    await choose(page, engine);
    await expect(page.locator("#limits")).toContainText(`From 2 to ${LARGEST[engine]}`);
    await find(page, String(Number(LARGEST[engine].replace(/,/g, "")) + 1));
    await expect(page.locator("#error")).toContainText(`Enter ${LARGEST[engine]} or less`);
    await expect(page.locator("#result")).toHaveCount(0);
  });
}

test("choosing an engine clears a refusal that does not hold for it, and brings it back", async ({ open }) => {
  const page = await open();
  await choose(page, "micropython");
  await find(page, "10^10");
  await expect(page.locator("#error")).toContainText("too large for MicroPython");
  await choose(page, "python");
  await expect(page.locator("#error")).toContainText("too large for Python (Pyodide)");
  await choose(page, "rust");
  await expect(page.locator("#error")).toHaveCount(0);
  await expect(page.locator("#limit")).not.toHaveAttribute("aria-invalid");
});

test("a result keeps the engine that found it", async ({ open }) => {
  const page = await open();
  await find(page, "1000");
  await expect(count(page)).toHaveText("168");
  await choose(page, "micropython");
  await expect(page.locator("#result")).toContainText("with Rust");
  await find(page, "1000");
  await expect(page.locator("#result")).toContainText("with MicroPython");
});

test("the engine can be chosen by keyboard", async ({ open }) => {
  const page = await open();
  await page.locator("#limit").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Engine")).toBeFocused();
  await page.keyboard.type("Micro");
  await expect(page.getByLabel("Engine")).toHaveValue("micropython");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("78,498");
});

test("an interpreter is loaded when it is needed, not before", async ({ open, page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await open();
  await choose(page, "micropython");
  await find(page, "1000");
  await expect(count(page)).toHaveText("168");
  expect(loaded.filter((url) => url.includes("/micropython.wasm"))).toHaveLength(1);
  await find(page, "100");
  await expect(count(page)).toHaveText("25");
  expect(loaded.filter((url) => url.includes("/micropython.wasm"))).toHaveLength(1);
  expect(loaded.filter((url) => url.includes("/interpreters/pyodide/"))).toEqual([]);
});

test("the page shows that the engine is starting, and Stop does not wait for it", async ({ open, page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/micropython.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await open();
  await choose(page, "micropython");
  await find(page, "1000");
  await expect(page.getByText(/Loading.*MicroPython/)).toBeVisible();
  await expect(page.locator("#progress")).toBeVisible();
  await page.locator("#stop").click();
  await expect(page.getByText("Stopped")).toBeVisible();
  await find(page, "100");
  letGo();
  await expect(count(page)).toHaveText("25");
});

for (const [engine, primes] of [["cores", "455,052,511"], ["micropython", "664,579"], ["python", "50,847,534"]] as const) {
  test(`Stop ends a search up to the largest limit of ${NAMES[engine]}, in the worker too`, async ({ open }) => {
    test.slow();
    const page = await open();
    await choose(page, engine);
    await find(page, LARGEST[engine]);
    await expect(count(page)).toHaveText(primes, { timeout: 120_000 });
    const wholeSearch = await milliseconds(page);
    await page.locator("#find").click();
    await stopInTheMiddle(page);
    await expect(page.getByText("Stopped")).toBeVisible();
    await find(page, "1000");
    await expect(count(page)).toHaveText("168");
    // If the search had gone on in the worker, this one would have had to wait for it.
    expect(await milliseconds(page)).toBeLessThan(wholeSearch / 2);
  });
}

test.describe("without NumPy's package", () => {
  test.use({ allowed: /cdn\.jsdelivr\.net|Failed to load resource/ });

  test("the page says so, names what works, and tries again when asked", async ({ open, page }) => {
    await page.route("https://cdn.jsdelivr.net/**", (route) => route.abort());
    await open({ path: "/packages/" });
    await choose(page, "numpy");
    await find(page, "1000");
    const error = page.locator("#error");
    await expect(error).toContainText("NumPy (Pyodide) could not be fetched");
    await expect(error).toContainText("package `numpy` cannot be installed");
    await expect(error).toContainText("Rust, Rust on every core, MicroPython, Python (Pyodide)");
    await page.locator("#find").click();
    await expect(error).toHaveCount(0);
    await expect(error).toContainText("NumPy (Pyodide) could not be fetched");
    await choose(page, "rust");
    await find(page, "1000");
    await expect(count(page)).toHaveText("168");
    await expect(error).toHaveCount(0);
  });
});
