// Playwright's `test` for pages on hosts of a test's own.

import { test as base } from "../test";

import { host, type Host, type Site } from "./site";

export const test = base.extend<{ serve: (site: Site) => Promise<Host> }>({
  serve: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (site) => {
      hosts.push(await host(site));
      return hosts.at(-1)!;
    });
    for (const { close } of hosts) close();
  },
});

/** A page with this in its head and in its body. */
export const html = (head: string, body = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`;

export const tag = (url: string) => `<script type="module" src="${url}"></script>`;
