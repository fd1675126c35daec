// The live code of a page: gives every live cell its buttons, and runs them.

import { Cell } from "./cell.js";
import { Python } from "./python.js";

const HOME = new URL("./", document.currentScript.src).href;
const page = JSON.parse(document.getElementById("live-page").textContent);
const python = new Python(HOME);

const actions = {
  run(cell) {
    if (cell.isBusy) return;
    cell.waits();
    turn = turn.then(() => cell.isWaiting && runNow(cell));
  },
  // Stops the cell that runs, and those that wait; or only one that waits.
  stop(cell) {
    const isRunning = cell.isRunning;
    for (const each of isRunning ? cells : [cell]) each.waitsNoMore();
    if (isRunning) python.stop();
  },
  openEditor: async (...options) =>
    (await import(`${HOME}editor.js`)).openEditor(...options),
};

// One cell runs at a time; the others wait for their turn.
let turn = Promise.resolve();

async function runNow(target) {
  const shown = cells.slice(0, cells.indexOf(target) + 1);
  const request = {
    cells: shown.flatMap((cell) => cell.request()),
    fromStart: page.script,
    packages: page.packages,
  };
  target.starts(shown.some((cell) => cell.isEdited), python.isLoaded);
  const problem = await python.run(request, ({ number, kind, text }) => {
    const cell = cells[number - 1];
    if (cell === target) cell.takes(kind, text);
    else cell.takesAbove(kind, text, target);
  });
  target.ends(problem);
}

const found = document.querySelectorAll(".live, .built");
const cells = Array.from(found, (element, index) => {
  const free = page.free[index + 1] ?? "";
  return new Cell(element, index + 1, free, actions);
});
