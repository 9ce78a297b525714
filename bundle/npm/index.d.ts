import type { NamedWorkers } from "../../crates/named-workers/src/page/javascript/named-workers.d.ts";

export type * from "../../crates/named-workers/src/page/javascript/named-workers.d.ts";

/**
 * Starts the runtime from a folder of the site, where `named-workers-copy` has put it. Default: `named-workers/`, relative
 * to the document. It is the same as a `<script type="module" src="named-workers/named-workers.js">`.
 *
 * Rejects, with the URL, if it is not there.
 */
export function start(folder?: string | URL): Promise<NamedWorkers>;
