// The functions of the contenders that are written in JavaScript.

export const add_arrays = (a, b) => a.map((x, index) => x + b[index]);
export const copy = (list) => list.map((number) => number);
export const echo = (text) => text;
