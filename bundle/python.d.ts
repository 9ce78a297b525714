/** What wasm-bindgen makes of the host of Python: instantiates its WebAssembly. */
export default function start(): Promise<unknown>;

/** Runs a script of the page, with what a worker would be told. It never rejects. */
export function runOnPage(script: Element, start: string): Promise<void>;
