// Playwright's `test` with what every test here needs: a page that is ready, and a console that stays
// clean unless the test says what to expect.

import { test as base, expect, type Page, type Route } from "@playwright/test";

import type {
  CallOptions,
  Declaration,
  ErrorInfo,
  ReadonlyJson,
  WorkerInfo,
} from "../crates/named-workers/src/page/javascript/named-workers.d.ts";

export { expect };
export type * from "../crates/named-workers/src/page/javascript/named-workers.d.ts";

/** How something async ended, as plain data, and when. */
export type Outcome = {
  value?: any;
  error?: ErrorInfo & { isError: boolean };
  milliseconds: number;
};

declare global {
  /** In the page: runs something async and returns how it ended. */
  function settle(run: () => unknown): Promise<Outcome>;
}

type Fixtures = {
  /** What the console may print in this test. Any other error or warning fails it. */
  allowed: RegExp | undefined;
  /** Whether the tests need no app: `fixtures/plain.html` opens in less time. */
  plain: boolean;
  /** Opens the app or that page, with HTML added to its head, and waits until it has started, unless `early`. */
  open: (options?: { path?: string; html?: string; early?: boolean }) => Promise<Page>;
};

/** What a browser itself says now and then: Firefox, of code that it ends in the middle, with its worker. */
const NOISE: Record<string, RegExp> = { firefox: /^uncaught exception: undefined$/ };

export const test = base.extend<Fixtures>({
  allowed: [undefined, { option: true }],

  page: async ({ page, allowed, browserName }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.addInitScript(defineSettle);
    await use(page);
    const unexpected = complaints.filter((text) => !allowed?.test(text) && !NOISE[browserName]?.test(text));
    expect(unexpected, "the console is clean").toEqual([]);
  },

  plain: [false, { option: true }],

  open: async ({ page, plain }, use) => {
    await use(async ({ path = "/", html = "", early = false } = {}) => {
      const at = plain ? `${path}plain.html` : path;
      if (html) await page.route(`**${at}`, (route) => addTo(route, html));
      await page.goto(at);
      if (!early) await page.waitForFunction(hasStarted);
      return page;
    });
  },
});

/** Calls an export of a named worker from the page's JavaScript. Arguments and options may be invalid. */
export function call(page: Page, worker: string, name: string, args: unknown = [], options: object = {}) {
  return page.evaluate(
    ({ worker, name, args, options }) =>
      settle(async () => (await namedWorkers.get(worker)).call(name, args as ReadonlyJson[], options as CallOptions)),
    { worker, name, args, options },
  );
}

/** Creates a worker from the page's JavaScript; the value is its exports' names. The declaration may be invalid. */
export function create(page: Page, declaration: object) {
  return page.evaluate(
    (declaration) => settle(async () => Object.keys(await namedWorkers.create(declaration as Declaration))),
    declaration,
  );
}

/** What `namedWorkers.list()` says about one worker, which the test knows to be there. */
export function info(page: Page, name: string): Promise<WorkerInfo> {
  return page.evaluate((name) => namedWorkers.list().find((worker) => worker.name === name)!, name);
}

/** Stops the app's search as soon as it shows progress, in the page itself: it may be over in half a second. */
export function stopInTheMiddle(page: Page) {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = () => {
          const progress = document.querySelector<HTMLProgressElement>("#progress");
          if (!progress || progress.position <= 0) return requestAnimationFrame(look);
          document.querySelector<HTMLButtonElement>("#stop")!.click();
          resolve();
        };
        look();
      }),
  );
}

/**
 * The longest from the cause to the error, in milliseconds. It takes a fraction of it where nothing else runs, but
 * the tests run on loaded machines too; what hangs, or ends only with some limit, takes longer.
 */
export const SOON = 5_000;

/** Expects that something async ended in an error of this kind, with this in its message. */
export function expectError(outcome: Outcome, name: string, message: string | RegExp) {
  expect(outcome.error, JSON.stringify(outcome)).toMatchObject({ name, isError: true });
  expect(outcome.error?.message).toMatch(message);
}

/** In the page: the app has been mounted, and the runtime can be asked. */
async function hasStarted() {
  if (!("namedWorkers" in globalThis) || document.querySelector("#app > .start")) return false;
  await namedWorkers.get("").catch(() => {});
  return true;
}

async function addTo(route: Route, html: string) {
  const response = await route.fetch();
  const body = (await response.text()).replace("</head>", `${html}</head>`);
  await route.fulfill({ response, body });
}

function defineSettle() {
  globalThis.settle = async (run) => {
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    try {
      return { value: await run(), milliseconds: elapsed() };
    } catch (error: any) {
      const { name, message, worker, function: called, type, traceback } = error;
      const isError = error instanceof Error;
      return { error: { name, message, worker, function: called, type, traceback, isError }, milliseconds: elapsed() };
    }
  };
}
