// What `named-workers.d.ts` declares is what the page has: nothing more, nothing less, and with those types.

import type { Page } from "@playwright/test";

import {
  type CallDetail,
  type CallOptions,
  type LogDetail,
  type MapError,
  type PoolDeclaration,
  type StateDetail,
  type WorkerInfo,
  expect,
  test,
} from "./test";
import { FUNCTION, differences, keys } from "./types/declared";

const FAULTS = { name: "faults", type: "rs", src: "/workers/faults.js", config: { debug: false } } as const;

/** A function with everything a signature can have, and an exception with everything an error can have. */
const DIVIDES = {
  name: "divides",
  type: "mpy",
  source: `
def divide(a, b=0):
    """Divides."""
    return a / b

__export__ = ["divide"]
`,
} as const;

declare global {
  /** In the page: an object's properties, including those that are not enumerable or belong to its class. */
  function outline(object: object): Record<string, unknown>;
}

// What a worker prints when it crashes.
test.use({ allowed: /panicked at|RuntimeError/ });

test.beforeEach(({ page }) => page.addInitScript(defineOutline, FUNCTION));

test("the global has the methods that are declared", async ({ open }) => {
  const page = await open();
  const declared = keys("NamedWorkers");
  const seen = await page.evaluate((names) => {
    const functions = names.filter((name) => typeof namedWorkers[name as "get"] === "function");
    return { functions, all: Object.keys(outline(namedWorkers)) };
  }, declared);
  expect(seen.functions).toEqual(declared);
  expect(declared).toEqual(expect.arrayContaining(seen.all));
});

test("a handle, its exports and a stream are as declared", async ({ open }) => {
  const page = await open();
  const { own, exported, stream } = await page.evaluate(async () => {
    const calculator = await namedWorkers.get("calculator");
    const stream = outline(calculator.stream("add_arrays", [[1], [2]]));
    const { add_arrays: exported, ...own } = outline(calculator);
    return { own, exported, stream };
  });
  expect(differences(own, "WorkerHandle")).toEqual([]);
  expect(exported).toBe(FUNCTION);
  expect(differences(stream, "Stream")).toEqual([]);
});

test("a pool, its map and the error of a failed map are as declared", async ({ open }) => {
  const page = await open();
  const { handle, outcomes, error } = await page.evaluate(async (declaration) => {
    const pool = await namedWorkers.pool({ ...declaration, size: 1 });
    const { divide: exported, ...handle } = outline(pool);
    const outcomes = await Array.fromAsync(pool.mapUnordered("divide", [[1, 2], [1, 0]]));
    const error: MapError = await pool.map("divide", [[1, 2], [1, 0]]).catch((error) => error);
    return {
      handle,
      outcomes: outcomes.map((one) => (one.error ? { ...one, error: outline(one.error) } : one)),
      error: outline(error),
    };
  }, DIVIDES);
  expect(differences(handle, "PoolHandle")).toEqual([]);
  expect(outcomes).toHaveLength(2);
  for (const outcome of outcomes) expect(differences(outcome, "TaskOutcome")).toEqual([]);
  expect(differences(error, "MapError")).toEqual([]);
});

test("an error is as declared, and has everything declared where all of it applies", async ({ open }) => {
  const page = await open();
  const error = await page.evaluate(async (declaration) => {
    const divides = await namedWorkers.create(declaration);
    return outline(await divides.divide<Error>(1).catch((error) => error));
  }, DIVIDES);
  expect(differences(error, "WorkerError")).toEqual([]);
  expect(Object.keys(error)).toEqual(expect.arrayContaining(keys("ErrorInfo")));
});

test("list entries and event details are as declared, and have everything declared", async ({ open }) => {
  const page = await open();
  const { state, log, call, list } = await liveThroughEverything(page);
  for (const detail of state) expect(differences(detail, "StateDetail")).toEqual([]);
  for (const detail of log) expect(differences(detail, "LogDetail")).toEqual([]);
  for (const detail of call) expect(differences(detail, "CallDetail")).toEqual([]);
  for (const info of list) expect(differences(info, "WorkerInfo")).toEqual([]);

  const signatures = list.flatMap(({ exports }) => exports);
  expectEach(signatures, "Signature");
  expectEach(signatures.flatMap(({ parameters }) => parameters), "Parameter");
  expectEach(list.flatMap(({ history }) => history), "StateChange");
  expectEach(call.flatMap(({ progress }) => progress ?? []), "Progress");
  expectEach(call.flatMap(({ error }) => error ?? []), "ErrorInfo");
  expectEach(state, "StateDetail");
  expectEach(log, "LogDetail");
  expectEach(call, "CallDetail");
  expectEach(list, "WorkerInfo");
});

test("the options of a call are those that are declared", async ({ open }) => {
  const page = await open();
  for (const option of keys("CallOptions")) {
    const error = await refusal(page, { [option]: "odd" });
    expect(error?.name).toBe("BadArguments");
    expect(error?.message).toContain(`option \`${option}\` is not`);
  }
  const error = await refusal(page, { tiemout: 1 });
  expect(error).toMatchObject({ name: "BadArguments", message: expect.stringContaining("tiemout") });
});

test("the properties of a declaration are those that are declared", async ({ open }) => {
  const page = await open();
  const refused = async (property: string) => {
    // A Rust worker without `src` is refused, whatever else it has.
    const declaration: object = { name: "odd", type: "rs", [property]: true };
    const pool = (declaration: object) => settle(() => namedWorkers.pool(declaration as PoolDeclaration));
    return (await page.evaluate(pool, declaration)).error;
  };
  for (const property of keys("PoolDeclaration")) {
    const error = await refused(property);
    expect(error).toMatchObject({ name: "InvalidDeclaration", message: expect.not.stringContaining("unknown field") });
  }
  expect((await refused("sorce"))?.message).toContain("unknown field `sorce`");
});

/** Expects every property that an interface declares to be in at least one of these objects. */
function expectEach(objects: object[], name: string) {
  const seen = new Set(objects.flatMap((object) => Object.keys(object)));
  expect([...seen].sort(), name).toEqual(keys(name).sort());
}

type Everything = { state: StateDetail[]; log: LogDetail[]; call: CallDetail[]; list: WorkerInfo[] };

/** Takes workers through every state and calls through every step, and returns what the page shows of it. */
function liveThroughEverything(page: Page): Promise<Everything> {
  return page.evaluate(
    async ({ FAULTS, DIVIDES }) => {
      const seen: Everything = { state: [], log: [], call: [], list: [] };
      let heard = () => {};
      const until = (isDone: () => boolean) =>
        new Promise<void>((resolve) => (heard = () => isDone() && resolve()));
      namedWorkers.addEventListener("state", ({ detail }) => {
        seen.state.push(detail);
        seen.list.push(...namedWorkers.list());
        heard();
      });
      namedWorkers.addEventListener("log", ({ detail }) => seen.log.push(detail));
      namedWorkers.addEventListener("call", ({ detail }) => seen.call.push(detail));

      const faults = await namedWorkers.create(FAULTS);
      await faults.writes_log(["a line"]);
      await faults.steps(2);
      for await (const _ of faults.stream("counts", [2]));
      const busy = until(() => namedWorkers.list().some(({ state }) => state === "busy"));
      const endless = settle(() => faults.never_ends());
      await busy;
      await settle(() => faults.panics("boom"));
      await endless;
      const divides = await namedWorkers.create(DIVIDES);
      await settle(() => divides.divide(1));
      await settle(() => namedWorkers.create({ name: "failed", type: "mpy", source: "1/0" }));
      // Events come in order: once the last is here, all of them are.
      const last = until(() => seen.state.at(-1)?.state === "terminated");
      divides.terminate();
      await last;
      return seen;
    },
    { FAULTS, DIVIDES },
  );
}

/** How a call with these options is refused. */
async function refusal(page: Page, options: object) {
  const call = async (options: object) => {
    const calculator = await namedWorkers.get("calculator");
    return settle(() => calculator.call("add_arrays", [[], []], options as CallOptions));
  };
  return (await page.evaluate(call, options)).error;
}

function defineOutline(FUNCTION: string) {
  const BASES: unknown[] = [Object.prototype, EventTarget.prototype, Error.prototype, null];
  const chain = (object: object): object[] =>
    BASES.includes(object) ? [] : [object, ...chain(Object.getPrototypeOf(object))];
  globalThis.outline = (object) => {
    const names = chain(object).flatMap((one) => Object.getOwnPropertyNames(one));
    const properties = names.filter((name) => name !== "constructor").map((name) => {
      const value: unknown = Reflect.get(object, name);
      return [name, typeof value === "function" ? FUNCTION : value];
    });
    return Object.fromEntries(properties);
  };
}
