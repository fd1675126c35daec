// One pass of a network, forward, back and an update, at the reader's pace.

import { Slider } from "./controls.mjs";
import { element } from "./elements.mjs";
import { data, mount } from "./frame.mjs";
import { fixed } from "./numbers.mjs";
import { Player } from "./player.mjs";
import { Network } from "./trace-network.mjs";

const PAUSE = 2500; // milliseconds: time to read a step

async function make(view) {
  const steps = await data("trace");
  const last = steps.length - 1;
  const network = new Network();
  const formula = element("p", { class: "trace-formula" });
  const example = element("p", { class: "trace-example" });
  const at = new Slider("step", {
    min: 0,
    max: last,
    step: 1,
    value: 0,
    show: (step) => `${step} of ${last}`,
    change: () => player.act(() => {}),
  });
  const player = new Player(view, {
    step: () => (at.value += 1),
    back: () => (at.value = Math.max(0, at.value - 1)),
    over: () => at.value === last,
    reset: () => (at.value = 0),
    many: 5,
    pause: PAUSE,
  });
  network.node.addEventListener("click", () =>
    player.act(() => player.steps(1)));
  return {
    controls: [at.node, player.node],
    picture: element("div", {}, formula, example, network.node),
    draw(width) {
      const step = steps[at.value];
      formula.innerHTML = step.formula;
      example.textContent = step.example;
      network.draw(step, width);
    },
    words: () => words(steps[at.value]),
  };
}

function words({ phase, makes, known, words }) {
  const title = phase[0].toUpperCase() + phase.slice(1);
  if (!(makes in known)) return `${title}. ${words}`;
  const made = known[makes];
  const numbers = [made].flat(2).map((each) => fixed(each)).join(", ");
  const shape = made.length ? `${made.length}, ${made[0].length}` : "";
  return `${title}, shape (${shape}): ${numbers}. ${words}`;
}

mount("trace", make);
