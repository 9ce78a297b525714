// The JavaScript API: the global `namedWorkers`.
//
// For the global alone, `/// <reference types="named-workers" />`; for the types by name,
// `import type { Handle, WorkerError } from "named-workers"`.

declare global {
  // Only `var` makes it a property of `globalThis` as well.
  var namedWorkers: NamedWorkers;
}

/**
 * The workers of the page.
 *
 * The global exists as soon as the script that starts the runtime has run; its methods wait until the
 * runtime has loaded. No method throws. Methods that can fail return a promise, which rejects with a
 * {@link WorkerError}.
 */
export interface NamedWorkers extends EventTarget {
  /**
   * Waits until a worker is ready to be called.
   *
   * Rejects with `UnknownWorker` at once if no worker of this name is declared, and otherwise with the
   * reason why the worker is not ready: `InvalidDeclaration`, `StartFailed`, `Crashed`, `Terminated` or
   * `Deadlock`.
   */
  get(name: string): Promise<Handle>;

  /**
   * Declares a worker, starts it, and waits until it is ready.
   *
   * Rejects with `DuplicateName` if a worker of this name is in use, with `InvalidDeclaration`, or with the
   * reason why the worker is not ready, as {@link get} does. The name of a worker that has failed or was
   * terminated can be taken again.
   */
  create(declaration: Declaration): Promise<Handle>;

  /**
   * Declares a pool of workers, starts its instances, and waits until all of them are ready. The instances
   * of a pool named `sieve` are the workers `sieve#1`, `sieve#2` and so on.
   *
   * Rejects as {@link create} does, with the error of the first instance that is not ready; then no instance
   * is kept.
   */
  pool(declaration: PoolDeclaration): Promise<Pool>;

  /**
   * Lists every worker with its state, in the order of declaration. Before the page's runtime has started, these
   * are the named ones of the document, all of them `starting`, with neither exports nor a log nor a history.
   */
  list(): WorkerInfo[];

  /** Listens to one type of event, from all workers. The event's `detail` says what happened. */
  addEventListener<Type extends keyof WorkerEvents>(
    type: Type,
    listener: (this: NamedWorkers, event: CustomEvent<WorkerEvents[Type]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;

  /** Stops a listener that {@link addEventListener} added. */
  removeEventListener<Type extends keyof WorkerEvents>(
    type: Type,
    listener: (this: NamedWorkers, event: CustomEvent<WorkerEvents[Type]>) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

// ---- Calling ------------------------------------------------------------------------------------------

/**
 * A handle of a worker: its own methods, and an async function for each export.
 *
 * It stays valid when the worker crashes or is restarted, until {@link WorkerHandle.terminate}: it never
 * calls a later worker of the same name.
 */
export type Handle = WorkerHandle & ExportedFunctions;

/** A handle of a pool of workers: its own methods, and an async function for each export. */
export type Pool = PoolHandle & ExportedFunctions;

/**
 * A function for each export, by its name. Exports named like a member of the handle itself are reached
 * with {@link Callable.call}.
 */
export interface ExportedFunctions {
  readonly [name: string]: ExportedFunction;
}

/**
 * Calls the export with these arguments, without options.
 *
 * Rejects as {@link Callable.call} does.
 */
export type ExportedFunction = <Result = Json>(...args: ReadonlyJson[]) => Promise<Result>;

/** What a worker and a pool have in common. */
export interface Callable {
  /**
   * Calls an export. Each argument is an element of `args`, which is read before this returns.
   *
   * Rejects with `NotExported`, `BadArguments` (also for an option that is unknown or of the wrong type),
   * `Raised`, `BadResult`, `Crashed`, `Terminated`, `TimedOut`, `Cancelled`, `Deadlock`, or with the reason
   * why the worker is not ready.
   */
  call<Result = Json>(name: string, args?: readonly ReadonlyJson[], options?: CallOptions): Promise<Result>;

  /**
   * Calls an export, and yields the values that it emits while it runs. Errors are those of {@link call};
   * they reject `next()`.
   */
  stream<Value = Json, Result = Json>(
    name: string,
    args?: readonly ReadonlyJson[],
    options?: CallOptions,
  ): Stream<Value, Result>;

  /** The signatures of the exports. */
  readonly exports: Signature[];

  /** An object with a `then` would be taken for a promise: an export of that name is reached with {@link call}. */
  readonly then?: undefined;
}

/** The methods of a worker. */
export interface WorkerHandle extends Callable {
  /** Ends the worker at once, whatever it is doing. Calls in flight reject with `Terminated`. */
  terminate(): void;

  /**
   * Ends the worker at once and starts it again. Calls in flight reject with `Terminated`; new ones wait until
   * it is ready.
   */
  restart(): void;
}

/**
 * The methods of a pool.
 *
 * Each instance runs one call at a time, and a call waits until an instance is free. An instance that has ended
 * is started again when it is needed.
 */
export interface PoolHandle extends Callable {
  /** The number of instances. */
  readonly size: number;

  /**
   * Calls an export once for each task, and returns the results in the order of the tasks. A task is an array
   * of arguments for one call.
   *
   * Rejects once all tasks have settled, with the error of the first failed one, as a {@link MapError}; or at
   * once with `BadArguments` if `tasks` is not iterable.
   */
  map<Result = Json>(
    name: string,
    tasks: Iterable<readonly ReadonlyJson[]>,
    options?: CallOptions,
  ): Promise<Result[]>;

  /**
   * Calls an export once for each task, and yields each outcome as it comes. Leaving the loop cancels the
   * tasks that have not settled.
   *
   * An error of a task is part of its outcome. `next()` rejects with `BadArguments` if `tasks` is not iterable.
   */
  mapUnordered<Result = Json>(
    name: string,
    tasks: Iterable<readonly ReadonlyJson[]>,
    options?: CallOptions,
  ): Stream<TaskOutcome<Result>, undefined>;

  /** Ends all instances at once. Calls in flight, waiting calls and later ones reject with `Terminated`. */
  terminate(): void;
}

/** The options of a call: what may end it early, and who hears of its progress. */
export interface CallOptions {
  /** How long the call may take, in milliseconds; `Infinity` is no limit. Default: no limit. */
  timeout?: number;

  /**
   * How long the worker may stay stuck in the call once it has timed out or is cancelled, in milliseconds; after
   * that the worker is restarted. Default: no limit; in a pool, 1,000.
   */
  grace?: number;

  /** Cancels the call when this signal is aborted. */
  signal?: AbortSignal;

  /** Called with the progress that the function reports, at most 25 times a second. */
  onProgress?: (progress: Progress) => void;
}

/**
 * The values of a call, one by one, for `for await`. Leaving the loop cancels the call.
 *
 * If the function is async, the worker is at most 16 values ahead of the reader.
 */
export interface Stream<Value = Json, Result = Json> {
  /** Waits for the next value; at the end `done` is true, and `value` is what the function returned. */
  next(): Promise<IteratorResult<Value, Result | undefined>>;

  /** Cancels the call. A waiting `next()` and every later one resolve to `{ done: true }`. */
  return(value?: Result | PromiseLike<Result>): Promise<IteratorReturnResult<Result | undefined>>;

  [Symbol.asyncIterator](): this;
}

/** How one task of `mapUnordered` ended. `index` is its place among the tasks. */
export type TaskOutcome<Result = Json> =
  | { index: number; value: Result; error?: undefined }
  | { index: number; value?: undefined; error: WorkerError };

// ---- Declaring ----------------------------------------------------------------------------------------

/** The language of a worker: Rust, Python on Pyodide, Python on MicroPython; `remote` runs on a server. */
export type WorkerType = "rs" | "py" | "mpy" | "remote";

/** The declaration of a worker. A property that is undefined counts as missing. */
export interface Declaration {
  /** Its name, unique on the page. */
  name: string;

  /** The language, or that it runs elsewhere. */
  type: WorkerType;

  /**
   * The URL of the compiled bundle (`rs`, required), of the Python file (`py`, `mpy`) or of the endpoint (`remote`,
   * required). A relative one is resolved once, against the document's base.
   */
  src?: string | URL;

  /** The Python code itself, instead of `src`. */
  source?: string;

  /** The config; or, as in the attribute, inline JSON or TOML, or the URL of a `.json` or `.toml` file. */
  config?: Config | string;

  /** How long the start may go without a sign of progress, in milliseconds. Default: 60,000. */
  startTimeout?: number;

  /** How often the worker is started again after a crash. Default: at most 3 times in 10 seconds. */
  restarts?: Restarts;
}

/** The declaration of a pool: that of its instances, and their number. */
export interface PoolDeclaration extends Declaration {
  /** The number of instances, from 1 to 256. Default: one per core. */
  size?: number;
}

/** How often a crashed worker is started again. After that it has failed, until it is restarted by hand. */
export interface Restarts {
  /** How many times. Default: 3. */
  most?: number;

  /** Within how many seconds. Default: 10. */
  seconds?: number;
}

/**
 * What a worker needs before its code runs. Relative URLs resolve against the document's base, and those in a
 * config file against that file. An unknown key is a warning in the worker's log.
 */
export interface Config {
  /** Packages to install: names, with or without versions, and URLs of wheels and `.py` files. */
  packages?: string[];

  /** The folder that packages are fetched from by name. Default: Pyodide's own, on its CDN. */
  package_base_url?: string;

  /** The list of the packages in that folder, like Pyodide's `pyodide-lock.json`. Default: Pyodide's own. */
  lock_file_url?: string;

  /**
   * Files to put into the worker's file system, URL to destination: `""` keeps the name, `"dir/"` puts it into a
   * folder, `"dir/*"` unpacks a `.zip` or `.tar.gz`. A key `{NAME}` defines a template for the other keys.
   */
  files?: { [url: string]: string };

  /** JavaScript modules to import: URL to the name that Python imports the module by. */
  js_modules?: { worker?: { [url: string]: string } };

  /** Another interpreter: a version, from the CDN, or the URL of its `.mjs`. */
  interpreter?: string;

  /** Whether to log the steps of the start. Default: false. */
  debug?: boolean;

  /** For `remote` only: what the page sends with each request, as `authorization`. Whoever sees the page sees it. */
  headers?: { [name: string]: string };
}

// ---- Values and errors --------------------------------------------------------------------------------

/**
 * A value that a worker returns. Integers beyond ±(2^53 − 1) are `bigint`, and no others are.
 */
export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json };

/**
 * A value for a worker. Values JSON cannot represent are rejected with `BadArguments`, which names their path:
 * `args[1].x: a function is not JSON`. Describe objects with a `type`: TypeScript accepts no `interface` here.
 */
export type ReadonlyJson =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly ReadonlyJson[]
  | { readonly [key: string]: ReadonlyJson };

/** Why a worker is unavailable, or why a call did not end in a value. */
export type ErrorKind =
  /** No worker of that name is declared; the message lists the known names. */
  | "UnknownWorker"
  /** The name is taken. */
  | "DuplicateName"
  /** The declaration cannot be honoured. */
  | "InvalidDeclaration"
  /** The worker did not become ready, because of a file, a config, a package, its code, or the time it took. */
  | "StartFailed"
  /** The worker exports no such function; the message lists its exports. */
  | "NotExported"
  /** Too few, too many or wrong arguments, or a wrong option. */
  | "BadArguments"
  /** The function raised, or returned `Err`. */
  | "Raised"
  /** The function's result is not JSON. */
  | "BadResult"
  /** The worker panicked, trapped or ran out of memory; or the page's runtime has ended. */
  | "Crashed"
  /** The worker was terminated or restarted. */
  | "Terminated"
  /** The call took longer than its `timeout`. */
  | "TimedOut"
  /** The call's `signal` was aborted. */
  | "Cancelled"
  /** Workers would wait for each other for ever. */
  | "Deadlock";

/** An error as plain data, as `list()` and events report it. Properties that do not apply are missing. */
export interface ErrorInfo {
  /** The kind of error. */
  name: ErrorKind;

  /** What happened, in words: the worker, the function and the reason. */
  message: string;

  /** The worker. Missing where a declaration gives no name. */
  worker?: string;

  /** The function, where a call failed. */
  function?: string;

  /** The class of the exception, or the type of the error value, if the function raised. */
  type?: string;

  /** Where in the worker's code it was raised, if its language reports that. */
  traceback?: string;
}

/** The error that a promise of this API rejects with. */
export interface WorkerError extends Error, ErrorInfo {
  name: ErrorKind;
}

/** The error that `map` rejects with: that of the first failed task, with the outcomes of all tasks. */
export interface MapError<Result = Json> extends WorkerError {
  /** The outcomes of all tasks, in their order. */
  results: PromiseSettledResult<Result>[];
}

// ---- What there is to know about workers --------------------------------------------------------------

/** Where a worker is in its life. */
export type WorkerState =
  /** It is being loaded; calls wait. */
  | "starting"
  /** It serves calls. */
  | "ready"
  /** It serves calls, and some are in flight. */
  | "busy"
  /** It did not start, or crashed too often; it remains so until it is restarted by hand. */
  | "failed"
  /** It crashed, and is about to be started again. */
  | "crashed"
  /** It was terminated; it remains so until it is restarted by hand. */
  | "terminated";

/** A worker, as `list()` returns it. */
export interface WorkerInfo {
  /** Its name. */
  name: string;

  /** Its language. */
  type: WorkerType;

  /** The URL of its code, as declared, if it has one. */
  src?: string;

  /** Its config as text, as declared, if it has one. */
  config?: string;

  /** Where it is in its life. */
  state: WorkerState;

  /** What it is loading, while it is `starting`. */
  loading?: Loading;

  /** How many calls are in flight, or cancelled but possibly still running, while it is `busy`. */
  calls?: number;

  /** What it exports; empty until it is ready for the first time. */
  exports: Signature[];

  /** The last error of the worker itself: a failed start or a crash. Errors of individual calls are not kept. */
  error?: ErrorInfo;

  /**
   * How much WebAssembly memory it has, its interpreter's included, in bytes, as it told last: at the latest when a
   * call ended. Missing if it does not run, or runs elsewhere.
   */
  memory?: number;

  /**
   * Its log, oldest line first: the newest 1,000 lines, up to 1 MB, a line of at most 64 KB. Where older ones were
   * left out, the first line says how many.
   */
  log: LogLine[];

  /** The last states it has been in, oldest first: at most 100. `busy` counts as `ready`. */
  history: StateChange[];
}

/** A state that a worker has been in. */
export interface StateChange {
  /** When it began, in milliseconds since 1970. */
  time: number;

  /** The state. */
  state: Exclude<WorkerState, "busy">;

  /** Why, if it is `failed` or `crashed`. */
  error?: ErrorInfo;
}

/** An exported function. */
export interface Signature {
  /** The name it is called by. */
  name: string;

  /** Its parameters, in order. */
  parameters: Parameter[];

  /** The type of its result, where the language has types. */
  returns?: string;

  /** Its documentation, where the language keeps it. */
  doc?: string;
}

/** A parameter of an exported function. */
export interface Parameter {
  /**
   * Its name. As in Python, `*args` takes any number of arguments; parameters after it or after a bare `*` cannot
   * be passed in a call.
   */
  name: string;

  /** Its type, where the language has types. */
  type?: string;

  /** Its default, as the language writes it, if the argument may be omitted. */
  default?: string;
}

/** The progress of a call, in units of the function's choice. */
export interface Progress {
  /** Units done. */
  done: number;

  /** Total units. */
  total: number;

  /** What is being done, if the function says so. */
  message?: string;
}

/** What a starting worker is loading. */
export interface Loading {
  /** The name of a file or a package; empty before the first. */
  what: string;

  /** Bytes loaded so far. */
  done: number;

  /** Total bytes; null if unknown. */
  total: number | null;
}

/** A line of a worker's log. */
export interface LogLine {
  /** When it was written, in milliseconds since 1970. */
  time: number;

  /** What the worker printed is `info`. */
  level: "info" | "warning" | "error";

  /** The line, without a line break at its end. */
  text: string;
}

// ---- Events -------------------------------------------------------------------------------------------

/** The types of event, and the `detail` of each. */
export interface WorkerEvents {
  /** A worker's state, or what it is loading, has changed. */
  state: StateDetail;

  /** A worker's log has a new line. */
  log: LogDetail;

  /** A call has moved on by one step. */
  call: CallDetail;
}

/** The new state of a worker. */
export interface StateDetail {
  /** The worker's name. */
  worker: string;

  /** Its new state. */
  state: WorkerState;

  /** What it is loading, while it is `starting`. */
  loading?: Loading;

  /** How many calls are in flight, or cancelled but possibly still running, while it is `busy`. */
  calls?: number;

  /** Why, if it is `failed` or `crashed`. */
  error?: ErrorInfo;
}

/** A new line of a worker's log. */
export interface LogDetail extends LogLine {
  /** The worker's name; empty for a declaration in the document that was refused for having no name. */
  worker: string;
}

/** A step of a call. */
export interface CallDetail {
  /** The worker's name. */
  worker: string;

  /** Identifies the call among the worker's calls. */
  id: number;

  /** The function that is called. */
  function: string;

  /** The call was sent to the worker; it reported its progress; it emitted a value; it ended. */
  step: "sent" | "progressed" | "emitted" | "settled";

  /** Its progress, if it has `progressed`. */
  progress?: Progress;

  /** How long it took, in milliseconds since it was sent, if it has `settled`. */
  milliseconds?: number;

  /** Why it did not end in a value, if it has `settled` in an error. */
  error?: ErrorInfo;
}
