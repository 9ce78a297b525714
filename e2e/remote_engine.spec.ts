// The prime calculator's engines that are elsewhere, and the field for where that is.

import type { Page } from "@playwright/test";

import { BROKEN } from "./remote/connect";
import { test } from "./remote/server";
import { expect } from "./test";

test.use({ allowed: BROKEN });

const FIRST = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];

async function find(page: Page, engine: string, addresses: string) {
  await page.getByLabel("Engine").selectOption(engine);
  await page.getByLabel("Address of the worker").fill(addresses);
  await page.getByRole("button", { name: "Find" }).click();
}

test("NumPy on a cluster is asked as NumPy in the browser is", async ({ open, server }) => {
  const asked: unknown[] = [];
  server.functions = {
    find_primes: (call) => {
      asked.push(["find_primes", ...call.args]);
      call.returned({ count: 78_498, first: FIRST, last: 999_983 });
    },
    primes_between: (call) => {
      asked.push(["primes_between", ...call.args]);
      call.returned([999_961, 999_979, 999_983]);
    },
  };
  const page = await open({ path: "/connected/" });
  await find(page, "NumPy, on a cluster", server.url);
  await expect(page.locator("#count")).toHaveAttribute("data-count", "78498");
  await expect(page.locator("#result")).toContainText("with NumPy, on a cluster");
  await expect(page.locator("#last-primes li").last()).toHaveText("999,983");
  expect(asked).toEqual([
    ["find_primes", 1e6, 20],
    ["primes_between", 993_260, 1e6],
  ]);
});

test("a cluster that nobody has started is an error that says how to start one", async ({ open, server }) => {
  const page = await open({ path: "/connected/" });
  await server.stop();
  await find(page, "NumPy, on a cluster", server.url);
  await expect(page.locator("#error")).toContainText(/StartFailed: .*named-workers-ray static/);
});

test("addresses that cannot be called are refused in words, and the field gets the focus", async ({ open, server }) => {
  const page = await open({ path: "/connected/" });
  const field = page.getByLabel("Address of the worker");
  await find(page, "Rust, on a server", `${server.url}, primes`);
  await expect(page.locator("#error")).toHaveText("`primes` is not the address of a worker. Enter one like http://127.0.0.1:8081/primes.");
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#limit")).not.toHaveAttribute("aria-invalid");
  await field.fill("");
  await expect(page.locator("#error")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.locator("#error")).toContainText("The address of the worker is missing.");
  await find(page, "NumPy, on a cluster", `${server.url} ${server.url}`);
  await expect(page.locator("#error")).toContainText("A cluster has one address");
  await page.getByLabel("Engine").selectOption("Rust");
  await expect(page.locator("#error")).toBeHidden();
});
