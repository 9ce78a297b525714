// The prime calculator's engine on a server: a component on a real wasmtime.

import type { Page } from "@playwright/test";

import { BROKEN } from "./remote/connect";
import { test } from "./remote/wasmtime";
import { expect, stopInTheMiddle } from "./test";

test.use({ allowed: BROKEN });

async function find(page: Page, address: string, limit: string) {
  await page.getByLabel("Engine").selectOption("Rust, on a server");
  await page.getByLabel("Address of the worker").fill(address);
  await page.getByLabel("Find primes up to").fill(limit);
  await page.getByRole("button", { name: "Find" }).click();
}

test("a server counts the primes, shared out over several calls", async ({ open, serve }) => {
  const { url } = await serve("primes");
  const page = await open({ path: "/connected/" });
  const parts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url() === `${url}/count_primes`) parts.push(request.postData()!);
  });
  await find(page, url, "10^8");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "5761455");
  await expect(page.locator("#result")).toContainText("with Rust, on a server");
  await expect(page.locator("#first-primes li")).toHaveText(["2", "3", "5", "7", "11", "13", "17", "19", "23", "29", "31", "37", "41", "43", "47", "53", "59", "61", "67", "71"]);
  await expect(page.locator("#last-primes li").last()).toHaveText("99,999,989");
  expect(parts.length, "it was shared out").toBeGreaterThan(6);
});

test("several servers share one search", async ({ open, serve }) => {
  const [one, other] = [await serve("primes"), await serve("primes")];
  const page = await open({ path: "/connected/" });
  const parts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/count_primes")) parts.push(new URL(request.url()).origin);
  });
  await find(page, `${one.url}, ${other.url}`, "10^9");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "50847534");
  for (const { url } of [one, other]) {
    expect(parts.filter((part) => url.startsWith(part)), "it took its share").not.toEqual([]);
  }
});

test("one of several servers that nobody has started is named in the error", async ({ open, serve }) => {
  const [one, gone] = [await serve("primes"), await serve("primes")];
  const page = await open({ path: "/connected/" });
  await gone.kill();
  await find(page, `${one.url} ${gone.url}`, "10^6");
  await expect(page.locator("#error")).toContainText(`primes-server-2#1`);
  await expect(page.locator("#error")).toContainText(gone.url);
  await find(page, one.url, "10^6");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "78498");
});

test("a search on a server is stopped, and another begins", async ({ open, serve }) => {
  const { url } = await serve("primes");
  const page = await open({ path: "/connected/" });
  await find(page, url, "10^12");
  await stopInTheMiddle(page);
  await expect(page.getByText("Stopped.")).toBeVisible();
  await find(page, url, "10^6");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "78498");
});

test("a server that nobody has started is an error that says how to start one; another address works", async ({ open, serve }) => {
  const served = await serve("primes");
  const page = await open({ path: "/connected/" });
  await served.kill();
  await find(page, served.url, "10^6");
  await expect(page.locator("#error")).toContainText(/StartFailed: .*the server is away.*cargo xtask serve --remote/);
  const { url } = await serve("primes");
  await find(page, url, "10^6");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "78498");
});

test("a server that goes away fails the search, and serves the next one when it is back", async ({ open, serve }) => {
  const served = await serve("primes");
  const page = await open({ path: "/connected/" });
  await find(page, served.url, "10^6");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "78498");
  await served.kill();
  await find(page, served.url, "10^7");
  await expect(page.locator("#error")).toContainText("Crashed: ");
  await served.start();
  await find(page, served.url, "10^7");
  await expect(page.locator("#count")).toHaveAttribute("data-count", "664579");
});
