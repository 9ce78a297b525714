// A page that uses the tests' own server.

import type { Page } from "@playwright/test";

import { create } from "../test";
import type { RemoteServer } from "./server";

/** What the browser says of connections that break. */
export const BROKEN = /net::ERR|Failed to load resource|blocked by CORS policy|violates the (document's|following) Content Security/;

/** Opens a page. */
type Open = (options: { path: string; html?: string; early?: boolean }) => Promise<Page>;

/** Opens a page that may use other hosts, and declares a worker there. */
export async function connect(open: Open, server: RemoteServer, more: object = {}) {
  const page = await open({ path: "/connected/" });
  return { page, created: await create(page, { name: "far", type: "remote", src: server.url, ...more }) };
}
