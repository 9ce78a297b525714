// The errors created on this side, which look like those of the Rust side.

/**
 * What an error is about: a worker or a pool, and one of its functions.
 *
 * @typedef {{ name: string, key?: string, isPool?: boolean }} Callee
 */

/** The page's own runtime has ended: nobody answers any more. */
export function crashed(/** @type {string} */ reason, /** @type {Callee} */ { name, key }) {
  const during = key === undefined ? "" : ` during \`${key}\``;
  const message = `worker \`${name}\` crashed${during}: the page's own runtime has ended: ${reason}`;
  return described("Crashed", message, { name, key });
}

/** An argument or an option of a call is wrong. */
export function badArguments(/** @type {Callee} */ callee, /** @type {string} */ reason) {
  const of = `${callee.isPool ? "pool" : "worker"} \`${callee.name}\``;
  return described("BadArguments", `bad arguments for \`${callee.key}\` of ${of}: ${reason}`, callee);
}

/** What a function has returned or emitted is not JSON. */
export function badResult(/** @type {Callee} */ callee, /** @type {string} */ reason) {
  const message = `bad result from \`${callee.key}\` of worker \`${callee.name}\`: ${reason}`;
  return described("BadResult", message, callee);
}

/** A declaration cannot be honoured: `refused` is what `stringify` threw, or anything else thrown. */
export function invalid(/** @type {string} */ name, /** @type {unknown} */ refused) {
  const named = name ? `worker \`${name}\`` : "a worker";
  const message = `the declaration of ${named} cannot be honoured: ${within("declaration", refused)}`;
  return described("InvalidDeclaration", message, { name });
}

/** What `stringify` threw, with the root's name in front of its path, or anything else thrown. */
export function within(/** @type {string} */ root, /** @type {unknown} */ refused) {
  return typeof refused === "string" ? root + refused : `${root}: ${said(refused)}`;
}

/** What was thrown, as text, even if the conversion itself throws. */
export function said(/** @type {any} */ thrown) {
  try {
    return String(thrown?.message ?? thrown);
  } catch {
    return "something that cannot be read was thrown";
  }
}

/**
 * @param {string} kind
 * @param {string} message
 * @param {Callee} callee
 */
function described(kind, message, { name, key }) {
  const about = { ...(name && { worker: name }), ...(key !== undefined && { function: key }) };
  return Object.assign(new Error(message), { name: kind }, about);
}
