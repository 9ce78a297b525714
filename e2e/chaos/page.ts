// The chaos test's part in the page.

import type { Page } from "@playwright/test";

import type { Plan } from "../fixtures/chaos/types.d.ts";

declare global {
  // These are in the page.
  // eslint-disable-next-line no-var
  var chaos: any;
  function tell(line: string): void;
}

/**
 * What a worker prints when it crashes, the browser when a file cannot be had, and Firefox of a worker that is
 * terminated while Pyodide starts in it: "uncaught exception: undefined".
 */
export const ALLOWED =
  /panicked at|RuntimeError|RangeError|Maximum call stack|too much recursion|fatal error|out of bounds|^Error$|Failed to load resource|Importing a module script|out of luck|^uncaught exception: undefined$/i;

/**
 * Starts the workers of these plans on a page. `mutation` names what is broken before, in `fixtures/chaos/mutations.js`.
 */
export async function begin(page: Page, seed: number, plans: Plan[], mutation?: string) {
  await page.exposeFunction("tell", (line: string) => console.log(`  ${line}`));
  await page.evaluate(
    async ({ seed, plans, mutation }) => {
      const folder = `${location.origin}/fixtures/chaos`;
      if (mutation) (await import(`${folder}/breaks.js`)).breakNamedWorkers(mutation);
      const { Chaos } = await import(`${folder}/chaos.js`);
      globalThis.chaos = new Chaos(seed, plans, tell);
      await chaos.start();
    },
    { seed, plans, mutation },
  );
}
