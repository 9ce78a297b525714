// What the JavaScript API is built on: the Rust side, which takes and returns JSON as text.

/** What the page's runtime passes to `install`. */
export interface Backend {
  get(name: string): Promise<Target>;
  create(name: string, declaration: string): Promise<Target>;
  pool(name: string, declaration: string): Promise<Target>;
  list(): string;
  listen(listener: (type: string, detail: string) => void): void;
  /** What a Python script of the page is started with, as JSON. */
  prepare(script: Element, name: string): Promise<string>;
}

/** What the copies of these scripts on one page share. */
export interface Page {
  /** Makes this runtime the page's, if it is the first; returns whether it is. */
  install(backend: Backend): boolean;
  /** The page's runtime has ended. */
  end(reason: string): void;
  /** Resolves when the page's runtime has started. */
  started: Promise<Backend>;
  /** What the runtime promises, or an error if it ends first. */
  settled<T>(callee: { name: string; key?: string }, run: () => Promise<T>): Promise<T>;
  /** Whose runtime the page has: an app's own or a bundle's, or a bundle's that is to be started. */
  owner?: "app" | "bundle" | symbol;
  /** Whether a copy of `named-workers.js` runs the page's Python scripts. */
  runsScripts?: boolean;
}

/** A worker or a pool. */
export interface Target {
  /** Signatures. */
  exports: string;
  call(key: string, args: string, options: Options): Promise<string>;
  stream(key: string, args: string, options: Options): Iteration<{ done: boolean; value?: string }>;
  terminate(): void;
  /** Only of a worker. */
  restart?(): void;
  /** Only of a pool. */
  size?: number;
  map?(key: string, tasks: string[], options: Options): Iteration<TaskResult | undefined>;
}

export type TaskResult = { index: number; value: string } | { index: number; error: Error };

export interface Iteration<T> {
  next(): Promise<T>;
  cancel(): void;
}

/** A call's options, checked: reading them runs none of the page's code. */
export interface Options {
  timeout?: number;
  grace?: number;
  /** Whether the call was cancelled before it was sent. */
  isAborted?: boolean;
  /** Settles when the call is to be cancelled. */
  until?: Promise<unknown>;
  onProgress?: (progress: unknown) => void;
}
