// Calls, and what must come of them, wherever a worker runs: `fixtures/vectors`.

import { readFile } from "node:fs/promises";

import { expect, type Page } from "@playwright/test";

/** Makes the calls of a file to a worker of the page, and expects what must come of them. */
export async function expectVectors(page: Page, worker: string, file: "any.json" | "python.json") {
  const wrong = await page.evaluate(
    async ({ worker, file }) => {
      // Integers that numbers do not hold are exact in JSON.
      const exact = (_: string, value: any, context: { source: string }) =>
        Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
      const vectors = JSON.parse(await (await fetch(`/fixtures/vectors/${file}`)).text(), exact as any);
      const shown = (value: unknown) => JSON.stringify(value, (_, it) => (typeof it === "bigint" ? `${it}n` : (it ?? null)));
      const handle = await namedWorkers.get(worker);
      const wrong: string[] = [];
      for (const { call, args, emits, returns, fails } of vectors) {
        const emitted: unknown[] = [];
        const { value, error } = await settle(async () => {
          if (!emits) return handle.call(call, args);
          const stream = handle.stream(call, args);
          for (;;) {
            const next = await stream.next();
            if (next.done) return next.value;
            emitted.push(next.value);
          }
        });
        const isAsEmitted = !emits || shown(emitted) === shown(emits);
        const isAsEnded = fails
          ? error?.name === fails.kind && error?.message.includes(fails.message) && (error?.type ?? null) === (fails.type ?? null)
          : !error && shown(value) === shown(returns);
        if (!isAsEmitted || !isAsEnded) wrong.push(`${call}(${shown(args)}): ${shown([emitted, value, error])}`);
      }
      return wrong;
    },
    { worker, file },
  );
  expect(wrong).toEqual([]);
}

/** Sends the requests of `wire.json`, and expects what they must be answered with. */
export async function expectWire(url: string, token: string) {
  const text = await readFile(new URL("../fixtures/vectors/wire.json", import.meta.url), "utf8");
  for (const vector of JSON.parse(text)) {
    const { method = "POST", path, body, type = "application/json", accept, origin, status, answer = "", headers = {} } = vector;
    const sent: Record<string, string> = { "content-type": type, authorization: `Bearer ${vector.token ?? token}` };
    if (accept) sent.accept = accept;
    if (origin) sent.origin = origin;
    const response = await fetch(url + path, { method, body, headers: sent });
    const came = { status: response.status, text: await response.text(), ...Object.fromEntries(response.headers) };
    expect(came.text, JSON.stringify(vector)).toContain(answer);
    expect(came, JSON.stringify(vector)).toMatchObject({ ...(status && { status }), ...headers });
  }
}
