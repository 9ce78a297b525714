#!/usr/bin/env node
// Copies the runtime to where a site has its public files: `named-workers-copy public/named-workers`.

import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [, , folder] = process.argv;
if (!folder) {
  console.error("named-workers-copy FOLDER\n\nCopies the runtime into the folder, such as public/named-workers.");
  process.exit(1);
}
cpSync(fileURLToPath(new URL("runtime/", import.meta.url)), folder, { recursive: true });
