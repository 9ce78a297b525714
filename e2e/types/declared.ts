// What `named-workers.d.ts` declares, as the TypeScript compiler reads it.

import { inspect } from "node:util";

import ts from "typescript";

const FILE = "crates/named-workers/src/page/javascript/named-workers.d.ts";

/** Stands for a function, which cannot leave the page. */
export const FUNCTION = "a function";

/** Where a value differs from a type in the file: a path and a reason for each difference. */
export function differences(value: unknown, name: string): string[] {
  return compare(value, typeOf(name), name);
}

/** The properties that an interface in the file declares, including optional ones. */
export function keys(name: string): string[] {
  return propertiesOf(typeOf(name)).map((property) => property.name);
}

let program: ts.Program | undefined;

/** Created when first needed: every process that lists the tests reads this file. */
function checker(): ts.TypeChecker {
  const target = ts.ScriptTarget.ESNext;
  program ??= ts.createProgram([FILE], { target, lib: ["lib.esnext.d.ts", "lib.dom.d.ts"], types: [], strict: true });
  return program.getTypeChecker();
}

function typeOf(name: string): ts.Type {
  const types = checker();
  const file = types.getSymbolAtLocation(program!.getSourceFile(FILE)!)!;
  const symbol = types.getExportsOfModule(file).find((symbol) => symbol.name === name);
  if (!symbol) throw new Error(`${FILE} exports no \`${name}\``);
  return types.getDeclaredTypeOfSymbol(symbol);
}

/** Without those named by a symbol: the page does not show them. */
function propertiesOf(type: ts.Type): ts.Symbol[] {
  return checker().getPropertiesOfType(type).filter(({ name }) => !name.startsWith("__@"));
}

function compare(value: unknown, type: ts.Type, path: string): string[] {
  if (type.isUnion()) {
    const isOne = type.types.some((one) => compare(value, one, path).length === 0);
    return isOne ? [] : [differs(value, type, path)];
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) {
    return isPrimitive(value, type) ? [] : [differs(value, type, path)];
  }
  if (type.getCallSignatures().length > 0) return value === FUNCTION ? [] : [differs(value, type, path)];
  if (typeof value !== "object" || value === null) return [differs(value, type, path)];
  if (Array.isArray(value) !== checker().isArrayType(type)) return [differs(value, type, path)];
  return Array.isArray(value) ? compareElements(value, type, path) : compareProperties(value, type, path);
}

function compareElements(array: unknown[], type: ts.Type, path: string): string[] {
  const [element] = checker().getTypeArguments(type as ts.TypeReference);
  return array.flatMap((value, index) => compare(value, element, `${path}[${index}]`));
}

function compareProperties(object: object, type: ts.Type, path: string): string[] {
  const declared = propertiesOf(type);
  const others = type.getStringIndexType();
  const left = new Map(Object.entries(object));
  const found = declared.flatMap((property) => {
    const { name } = property;
    const isOptional = property.flags & ts.SymbolFlags.Optional;
    if (!left.has(name)) return isOptional ? [] : [`${path}.${name} is missing`];
    const value = left.get(name);
    left.delete(name);
    return compare(value, checker().getTypeOfSymbol(property), `${path}.${name}`);
  });
  const undeclared = [...left].flatMap(([name, value]) =>
    others ? compare(value, others, `${path}.${name}`) : [`${path}.${name} is not declared`],
  );
  return [...found, ...undeclared];
}

/** Types that say nothing, such as `unknown` and the `Result` of a generic type, allow any value. */
function isPrimitive(value: unknown, type: ts.Type): boolean {
  const { flags } = type;
  if (flags & ts.TypeFlags.String) return typeof value === "string" && value !== FUNCTION;
  if (flags & ts.TypeFlags.Number) return typeof value === "number";
  if (flags & ts.TypeFlags.BigInt) return typeof value === "bigint";
  if (flags & ts.TypeFlags.Null) return value === null;
  if (flags & ts.TypeFlags.Undefined) return value === undefined;
  if (flags & ts.TypeFlags.BooleanLiteral) return String(value) === checker().typeToString(type);
  if (type.isLiteral()) return value === type.value;
  return Boolean(flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter));
}

function differs(value: unknown, type: ts.Type, path: string): string {
  return `${path}: ${inspect(value)} is not ${checker().typeToString(type)}`;
}
