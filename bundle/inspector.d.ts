export { default } from "./runtime.js";
