// Buttons that move a widget on: by one step, by itself, and back to the start.

import { button, buttons } from "./controls.mjs";

const LESS_MOTION = matchMedia("(prefers-reduced-motion: reduce)");

// `step()` moves the widget on, `over()` says that it has come to its end, and
// `reset()` takes it back; `back()`, where there is one, by one step. It goes
// on by itself while it can be seen, every `pause` milliseconds, and never for
// readers who ask for less motion: they get a button for `many` steps at once.
export class Player {
  constructor(view, { step, over, reset, back, many = 10, pause = 400 }) {
    Object.assign(this, { view, step, over, reset, pause });
    const act = (words, what) => button(words, () => this.act(what));
    this.run = button("Run", () => (this.timer ? this.stop() : this.start()));
    this.jump = act(`${many} steps`, () => this.steps(many));
    this.node = buttons(
      ...(back ? [act("Back", back)] : []),
      act("Step", () => this.steps(1)),
      this.run,
      this.jump,
      act("Reset", reset),
    );
    LESS_MOTION.addEventListener("change", () => this.fit());
    this.fit();
  }

  fit() {
    this.stop();
    this.run.hidden = LESS_MOTION.matches;
    this.jump.hidden = !LESS_MOTION.matches;
  }

  // Go on; from the end, begin again.
  start() {
    if (this.over()) this.reset();
    this.run.textContent = "Pause";
    this.timer = setInterval(() => this.tick(), this.pause);
    this.tick();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.run.textContent = "Run";
  }

  tick() {
    if (!this.view.visible) return;
    this.steps(1);
    if (this.over()) this.stop();
    this.view.redraw();
  }

  steps(count) {
    for (let done = 0; done < count && !this.over(); done++) this.step();
  }

  // What the reader does by hand ends what goes by itself.
  act(what) {
    this.stop();
    what();
    this.view.redraw();
  }

  restart() {
    this.act(this.reset);
  }
}
