// The lives of workers: handles, names, restarts, and the end of the page itself.

import type { Page } from "@playwright/test";

import { call, create, expect, expectError, info, test } from "./test";

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js" } as const;

const states = async (page: Page, name: string) => (await info(page, name)).history.map(({ state }) => state);

test("an old handle, of a worker or a pool, does nothing to the one that now has its name", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async (faults) => {
    const old = await namedWorkers.create(faults);
    old.terminate();
    const worker = await namedWorkers.create(faults);
    old.terminate();
    old.restart();
    const oldPool = await namedWorkers.pool({ ...faults, name: "pool", size: 1 });
    oldPool.terminate();
    const pool = await namedWorkers.pool({ ...faults, name: "pool", size: 1 });
    oldPool.terminate();
    const names = namedWorkers.list().map(({ name }) => name);
    const late = await settle(() => old.add(1, 2));
    return { sums: [await worker.add(1, 2), await pool.add(3, 4)], names, late };
  }, FAULTS);
  expect(seen.sums).toEqual([3, 7]);
  expect(seen.names.filter((name) => /faults|pool/.test(name))).toEqual(["faults", "pool#1"]);
  expectError(seen.late, "Terminated", /`faults` was terminated/);
});

test.describe("an element of the document", () => {
  test("that is put back, and a clone of it, are the same worker, which starts again if it was terminated", async ({ open }) => {
    const page = await open({ html: `<script type="rs" worker name="adder" src="./calculator.js" id="adder"></script>` });
    const sums = await page.evaluate(async () => {
      const sums = [];
      const element = document.getElementById("adder")!;
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      element.remove();
      await turn();
      document.body.append(element);
      await turn();
      document.body.append(element.cloneNode(true));
      const adder = await namedWorkers.get("adder");
      sums.push(await adder.add_arrays([1], [2]));
      adder.terminate();
      document.body.append(element.cloneNode(true));
      await turn();
      sums.push(await (await namedWorkers.get("adder")).add_arrays([3], [4]));
      return sums;
    });
    expect(sums).toEqual([[3], [7]]);
    expect((await page.evaluate(() => namedWorkers.list())).filter(({ name }) => name === "adder")).toHaveLength(1);
  });

  test("that has left gives its name to a new declaration", async ({ open }) => {
    const page = await open({ html: `<script type="rs" worker name="part" src="./calculator.js" id="part"></script>` });
    const seen = await page.evaluate(async () => {
      const old = await namedWorkers.get("part");
      const element = document.getElementById("part")!;
      const next = element.cloneNode(true) as Element;
      next.setAttribute("src", "./primes.js");
      element.remove();
      document.body.append(next);
      const part = await namedWorkers.get("part");
      return { exports: Object.keys(part), old: await settle(() => old.add_arrays([1], [2])) };
    });
    expect(seen.exports).toContain("count_primes");
    expectError(seen.old, "Terminated", /`part`/);
  });
});

test.describe("URLs", () => {
  // The browser asks for the page's icon again, in the wrong folder.
  test.use({ allowed: /404/ });

  test("are resolved when a worker is declared: a later route changes nothing", async ({ open }) => {
    const page = await open();
    await create(page, { name: "adder", type: "rs", src: "./calculator.js" });
    const sum = await page.evaluate(async () => {
      history.pushState(null, "", "/some/deep/route/");
      const adder = await namedWorkers.get("adder");
      adder.restart();
      return adder.add_arrays([1], [2]);
    });
    expect(sum).toEqual([3]);
  });
});

test.describe("a crash", () => {
  test.use({ allowed: /panicked|boom|ERR_FAILED|Failed to load/ });

  test("while the network is down is retried as the policy says", async ({ open }) => {
    const page = await open();
    await create(page, FAULTS);
    // Each start that fails asks twice: the second time to learn why.
    let left = 4;
    await page.route("**/workers/faults.js", (route) => (left-- > 0 ? route.abort() : route.continue()));
    expectError(await call(page, "faults", "panics", ["boom"]), "Crashed", /boom/);
    expect((await call(page, "faults", "add", [1, 2])).value).toBe(3);
    expect((await states(page, "faults")).filter((state) => state === "crashed")).toHaveLength(3);
  });

  test("is followed by as many restarts as the declaration allows", async ({ open }) => {
    const page = await open();
    await create(page, { ...FAULTS, restarts: { most: 0, seconds: 60 } });
    expectError(await call(page, "faults", "panics", ["boom"]), "Crashed", /boom/);
    expect((await info(page, "faults")).state).toBe("failed");
    expectError(await call(page, "faults", "add", [1, 2]), "Crashed", /boom/);
  });
});

test("a stream's limits hold even if nobody reads it", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 1 });
    const abort = new AbortController();
    const paused = pool.stream("counts", [1_000_000], { timeout: 100 });
    const sum = await pool.add(1, 2);
    const aborted = pool.stream("counts", [1_000_000], { signal: abort.signal });
    abort.abort();
    const next = await pool.add(3, 4);
    const ends = [];
    for (const stream of [paused, aborted]) {
      ends.push((await settle(async () => { for await (const _ of stream); })).error?.name);
    }
    return { sum, next, ends };
  }, FAULTS);
  expect(seen).toEqual({ sum: 3, next: 7, ends: ["TimedOut", "Cancelled"] });
});

test("after a loop over results is left, each further read gets the end", async ({ open }) => {
  const page = await open();
  const seen = await page.evaluate(async (faults) => {
    const pool = await namedWorkers.pool({ ...faults, size: 1 });
    const results = pool.mapUnordered("never_ends", [[], [], []]);
    const waiting = [results.next(), results.next()];
    const left = await results.return!();
    return { left, later: await Promise.all([...waiting, results.next(), results.next()]), sum: await pool.add(1, 2) };
  }, FAULTS);
  const done = { done: true };
  expect(seen).toMatchObject({ left: done, later: [done, done, done, done], sum: 3 });
});

test.describe("the page's own runtime", () => {
  test.use({ allowed: /runtime has ended|memory|unreachable|RuntimeError/ });

  test("that runs out of memory ends every call, and the page says so", async ({ open, page }) => {
    await page.addInitScript(() => {
      // The first WebAssembly of the page is the runtime's.
      const { instantiateStreaming } = WebAssembly;
      WebAssembly.instantiateStreaming = async (...args) => {
        const result = await instantiateStreaming(...args);
        (globalThis as any).memory ??= result.instance.exports.memory;
        return result;
      };
    });
    await open();
    await create(page, FAULTS);
    const seen = await page.evaluate(async () => {
      const faults = await namedWorkers.get("faults");
      const running = settle(() => faults.never_ends());
      const { memory } = globalThis as any;
      memory.grow(65_536 - memory.buffer.byteLength / 65_536);
      const large = await settle(() => faults.call("x".repeat(20_000_000)));
      const later = await settle(() => namedWorkers.get("calculator"));
      const next = await settle(() => faults.add(1, 2));
      return { all: [await running, large, later, next], state: namedWorkers.list().find(({ name }) => name === "faults")?.state };
    });
    for (const outcome of seen.all) expectError(outcome, "Crashed", /the page's own runtime has ended/);
    expect(seen.state ?? "crashed").toBe("crashed");
    await expect(page.getByRole("alert")).toContainText("The page has stopped working");
  });
});

test("the page fetches no script that only a worker runs", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => namedWorkers.get("calculator"));
  const scripts = await page.evaluate(() => {
    const preloads = [...document.querySelectorAll("link[rel=modulepreload]")].map((link) => (link as HTMLLinkElement).href);
    const fetched = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    // What starts a worker is fetched by the worker.
    const own = fetched.filter(({ initiatorType }) => initiatorType !== "worker" && initiatorType !== "other");
    return [...preloads, ...own.map(({ name }) => name)].map((url) => new URL(url).pathname).filter((path) => path.endsWith("js"));
  });
  expect(scripts.join("\n")).toContain("/page/javascript/named_workers.js");
  for (const script of scripts) expect(script).not.toMatch(/\/host\/|named-workers-python|python\.js|calculator\.js/);
});
