/** What wasm-bindgen makes of this package: instantiates its WebAssembly, and runs `main`. */
export default function start(options: { module_or_path: Response }): Promise<unknown>;
