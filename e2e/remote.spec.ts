// Workers of type `remote`, on a server that does as it is told.

import { expect } from "@playwright/test";

import { BROKEN, connect } from "./remote/connect";
import { test } from "./remote/server";
import { call, expectError, info } from "./test";

test.use({ plain: true, allowed: BROKEN });

test("a remote worker is declared in HTML, and called by name like any other", async ({ open, server }) => {
  server.functions.add = (it) => it.returned(it.args[0] + it.args[1]);
  const page = await open({ path: "/connected/" });
  await page.evaluate((src) => {
    const script = Object.assign(document.createElement("script"), { type: "remote", src });
    script.setAttribute("worker", "");
    script.setAttribute("name", "far");
    document.head.append(script);
  }, server.url);
  expect(await call(page, "far", "add", [1, 2])).toMatchObject({ value: 3 });
  expect(await page.evaluate(async () => (await namedWorkers.get("far")).add!(3, 4))).toBe(7);
  expect(await info(page, "far")).toMatchObject({ name: "far", type: "remote", state: "ready" });
  expect(await info(page, "far")).not.toHaveProperty("memory");
  expect(server.executed).toEqual({ add: 2 });
});

test("progress, values, the log and the result come while the function runs", async ({ open, server }) => {
  let goOn = () => {};
  server.functions.squares = async (it) => {
    it.event("progress", { done: 1, total: 2, message: "half" });
    it.event("emitted", 1);
    it.event("log", { level: "warning", text: "so far" });
    await new Promise<void>((resolve) => (goOn = resolve));
    it.event("emitted", 4);
    it.returned("done");
  };
  const { page } = await connect(open, server);
  const first = await page.evaluate(async () => {
    const seen: any = (globalThis as any).seen = { progress: [], values: [] };
    const far = await namedWorkers.get("far");
    seen.stream = far.stream("squares", [], { onProgress: (report: object) => seen.progress.push(report) });
    return [await seen.stream.next(), seen.progress];
  });
  expect(first).toEqual([{ done: false, value: 1 }, [{ done: 1, total: 2, message: "half" }]]);
  goOn();
  const rest = await page.evaluate(async () => {
    const { stream } = (globalThis as any).seen;
    return [await stream.next(), await stream.next()];
  });
  expect(rest).toEqual([{ done: false, value: 4 }, { done: true, value: "done" }]);
  expect((await info(page, "far")).log).toMatchObject([{ level: "warning", text: "so far" }]);
});

test("errors are of the same kinds, with the same fields", async ({ open, server }) => {
  const failures: Record<string, object> = {
    raises: { kind: "Raised", message: "no", type: "ValueError", traceback: "line 1" },
    refuses: { kind: "BadArguments", message: "args[0]: not a number" },
    returns: { kind: "BadResult", message: "result: NaN is not JSON" },
    crashes: { kind: "Crashed", message: "panicked at 'x'" },
    vanished: { kind: "NotExported", message: "it exports `other`" },
  };
  for (const [name, failure] of Object.entries(failures)) server.functions[name] = (it) => it.failed(failure);
  const { page } = await connect(open, server);
  const raised = await call(page, "far", "raises");
  expect(raised.error).toMatchObject({ worker: "far", function: "raises", type: "ValueError", traceback: "line 1" });
  expectError(raised, "Raised", "`raises` of worker `far` raised ValueError: no");
  expectError(await call(page, "far", "refuses"), "BadArguments", "args[0]: not a number");
  expectError(await call(page, "far", "returns"), "BadResult", "NaN is not JSON");
  expectError(await call(page, "far", "crashes"), "Crashed", "during `crashes`: panicked at 'x'");
  expectError(await call(page, "far", "vanished"), "NotExported", /exports `raises`.*`crashes`$/);
  expectError(await call(page, "far", "unheard"), "NotExported", "does not export `unheard`");
  expect(await info(page, "far")).toMatchObject({ state: "ready" });
});

test("a server may answer with plain JSON", async ({ open, server }) => {
  server.instead.value = (it) => it.answer(200, "application/json", "[9007199254740993]");
  server.instead.error = (it) => it.answer(500, "application/json", '{"kind":"Raised","message":"no","type":"E"}');
  const { page } = await connect(open, server);
  expect(await page.evaluate(async () => String((await (await namedWorkers.get("far")).value!()) as any))).toBe("9007199254740993");
  expectError(await call(page, "far", "error"), "Raised", "raised E: no");
});

test("a cancelled call, one that takes too long, and a terminated worker close their requests", async ({ open, server }) => {
  server.functions.hang = () => {};
  const { page } = await connect(open, server);
  expectError(await call(page, "far", "hang", [], { timeout: 1_000 }), "TimedOut", "took longer than 1000 ms");
  await expect.poll(() => server.closed).toBe(1);
  const cancelled = page.evaluate(() =>
    settle(async () => {
      const abort = new AbortController();
      addEventListener("abort-it", () => abort.abort());
      return (await namedWorkers.get("far")).call("hang", [], { signal: abort.signal });
    }),
  );
  await expect.poll(() => server.executed.hang).toBe(2);
  await page.evaluate(() => dispatchEvent(new Event("abort-it")));
  expectError(await cancelled, "Cancelled", "was cancelled");
  await expect.poll(() => server.closed).toBe(2);
  const ended = call(page, "far", "hang");
  await expect.poll(() => server.executed.hang).toBe(3);
  await page.evaluate(async () => (await namedWorkers.get("far")).terminate());
  expectError(await ended, "Terminated", "was terminated");
  await expect.poll(() => server.closed).toBe(3);
});

test("a worker is not busy with a call that was cancelled", async ({ open, server }) => {
  server.functions.hang = () => {};
  const { page } = await connect(open, server);
  await call(page, "far", "hang", [], { timeout: 50, grace: 50 });
  await expect.poll(async () => (await info(page, "far")).state).toBe("ready");
  expect((await info(page, "far")).log).toEqual([]);
});

test("a reader who pauses gets every value in order, and then the result", async ({ open, server }) => {
  server.functions.flood = (it) => {
    for (let value = 0; value < 1_000; value += 1) it.event("emitted", value);
    it.returned("done");
  };
  const { page } = await connect(open, server);
  const seen = await page.evaluate(async () => {
    const stream = (await namedWorkers.get("far")).stream("flood");
    const first = await stream.next();
    const values = [first.value];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const isPaused = namedWorkers.list().find(({ name }) => name === "far")!.state;
    for (;;) {
      const { done, value } = await stream.next();
      values.push(value);
      if (done) return { isPaused, values };
    }
  });
  expect(seen).toEqual({ isPaused: "busy", values: [...Array(1_000).keys(), "done"] });
});

test("a huge result arrives whole", async ({ open, server }) => {
  server.functions.huge = (it) => it.returned(Array.from({ length: 2_000_000 }, (_, index) => index));
  const { page } = await connect(open, server);
  const last = await page.evaluate(async () => {
    const values = (await (await namedWorkers.get("far")).huge!()) as number[];
    return [values.length, values.at(-1)];
  });
  expect(last).toEqual([2_000_000, 1_999_999]);
});

test("a server that dies in the middle of a call crashes that call alone, which is never sent again", async ({ open, server }) => {
  let die = () => {};
  server.functions.dies = (it) => new Promise<void>((resolve) => (die = () => resolve(it.die())));
  server.functions.lives = (it) => new Promise<void>((resolve) => setTimeout(() => resolve(it.returned(1)), 500));
  server.functions.quick = (it) => it.returned(2);
  const { page } = await connect(open, server);
  await call(page, "far", "quick"); // so that there is a connection to be used again
  const [died, lived] = [call(page, "far", "dies"), call(page, "far", "lives")];
  await expect.poll(() => server.executed).toEqual({ quick: 1, dies: 1, lives: 1 });
  die();
  const crashed = await died;
  expectError(crashed, "Crashed", "the connection ended before the call did");
  expect(crashed.error).toMatchObject({ worker: "far", function: "dies" });
  expect(await lived).toMatchObject({ value: 1 });
  expect(await call(page, "far", "quick")).toMatchObject({ value: 2 });
  expect(server.executed).toEqual({ quick: 2, dies: 1, lives: 1 });
});

test("a stream that breaks gives its values, and then the reason", async ({ open, server }) => {
  server.functions.breaks = (it) => {
    it.event("emitted", 1);
    it.write("event: emitted\ndata: 2");
    setTimeout(() => it.die(), 50);
  };
  server.functions.stops = (it) => it.end();
  const { page } = await connect(open, server);
  const values = await page.evaluate(async () => {
    const values: unknown[] = [];
    try {
      for await (const value of (await namedWorkers.get("far")).stream("breaks")) values.push(value);
    } catch (error: any) {
      values.push(error.name, error.message);
    }
    return values;
  });
  expect(values.slice(0, 2)).toEqual([1, "Crashed"]);
  expect(values[2]).toMatch(/before the call did, in the middle of an event: /);
  expectError(await call(page, "far", "stops"), "Crashed", "before the call did: the server closed it");
});

test("what is not of the protocol ends the call it is about, or is a line of the log", async ({ open, server }) => {
  server.functions.unknown = (it) => (it.event("surprise", 1), it.returned("fine"));
  server.functions.unreadable = (it) => it.write("event: returned\ndata: {1}\n\n");
  server.instead.html = (it) => it.answer(200, "text/html", "<p>Hello");
  server.instead.proxy = (it) => it.answer(502, "text/html", "<p>Bad gateway");
  server.instead.text = (it) => it.answer(401, "text/plain", "who are you?");
  const { page } = await connect(open, server);
  expect(await call(page, "far", "unknown")).toMatchObject({ value: "fine" });
  expect((await info(page, "far")).log).toMatchObject([{ level: "warning", text: /`surprise`/ }]);
  expectError(await call(page, "far", "unreadable"), "Crashed", "the event `returned` cannot be read");
  expectError(await call(page, "far", "html"), "Crashed", "an HTML page: 200 OK");
  expectError(await call(page, "far", "proxy"), "Crashed", "an HTML page: 502 Bad Gateway");
  expectError(await call(page, "far", "text"), "Crashed", "neither JSON nor events: 401 Unauthorized");
});

test("a POST that the server does not allow is told in words", async ({ open, server }) => {
  server.functions.quick = (it) => it.returned(2);
  server.preflight = (response) => void response.writeHead(403).end();
  const { page } = await connect(open, server);
  expectError(await call(page, "far", "quick"), "Crashed", "does not allow this page to send a POST");
  expect(server.executed).toEqual({});
});

test("a pool is a number of calls at once", async ({ open, server }) => {
  const waiting: (() => void)[] = [];
  server.functions.double = (it) => new Promise<void>((resolve) => waiting.push(() => resolve(it.returned(2 * it.args[0]))));
  const page = await open({ path: "/connected/" });
  const results = page.evaluate(async (src) => {
    const pool = await namedWorkers.pool({ name: "far", type: "remote", src, size: 3 });
    return pool.map("double", [[1], [2], [3], [4], [5]]);
  }, server.url);
  await expect.poll(() => waiting.length).toBe(3);
  for (let next = 0; next < 5; next += 1) {
    await expect.poll(() => waiting.length).toBeGreaterThan(next);
    expect(server.executed.double).toBe(Math.min(5, 3 + next));
    waiting[next]!();
    if (next < 2) await expect.poll(() => waiting.length).toBe(Math.min(5, 4 + next));
  }
  expect(await results).toEqual([2, 4, 6, 8, 10]);
});
