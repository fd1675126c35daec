// Says who leads a race of optimizers, and by how much.

import { brief, fixed } from "./numbers.mjs";

const LEAST = 1e-9; // nearer than this, rounding errors say who leads

// Each racer has a title, a path and the loss at its end.
export function ranking(racers, lowest, steps) {
  const from = racers[0].path[0].map((each) => fixed(each)).join(", ");
  const start = `(${from})`;
  if (steps === 0) {
    return `All four stand at the start ${start}, where the loss is `
      + `${fixed(racers[0].loss, 4)}.`;
  }
  const ranked = [...racers].sort((a, b) => a.loss - b.loss);
  const [first, ...others] = ranked.map(({ title, loss }) =>
    `${title} by ${above(loss - lowest)}`);
  return `After ${steps} step${steps === 1 ? "" : "s"} from ${start}, all are `
    + `above the minimum of ${fixed(lowest, 4)}: ${first}, `
    + `${others.slice(0, -1).join(", ")} and ${others.at(-1)}.`;
}

function above(gap) {
  return gap < LEAST ? "less than 10⁻⁹" : brief(gap);
}
