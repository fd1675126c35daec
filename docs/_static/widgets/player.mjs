// Buttons that move a widget on: by one step, by itself, and back to the start.

import { button, buttons } from "./controls.mjs";

const LESS_MOTION = matchMedia("(prefers-reduced-motion: reduce)");

// `step()` moves the widget on and says whether it can go further; `reset()`
// takes it back. It goes on by itself while it can be seen, every `pause`
// milliseconds, and never for readers who ask for less motion: they get a
// button for `many` steps at once.
export class Player {
  constructor(view, { step, reset, many = 10, pause = 400 }) {
    Object.assign(this, { view, step, reset, many, pause });
    this.run = button("Run", () => (this.timer ? this.stop() : this.start()));
    this.jump = button(`${many} steps`, () => this.steps(many));
    this.one = button("Step", () => this.steps(1));
    const back = button("Reset", () => this.restart());
    this.node = buttons(this.one, this.run, this.jump, back);
    LESS_MOTION.addEventListener("change", () => this.fit());
    this.fit();
  }

  fit() {
    this.stop();
    this.run.hidden = LESS_MOTION.matches;
    this.jump.hidden = !LESS_MOTION.matches;
  }

  start() {
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
    if (!this.step()) this.stop();
    this.view.redraw();
  }

  steps(count) {
    this.stop();
    for (let done = 0; done < count && this.step(); done++);
    this.view.redraw();
  }

  restart() {
    this.stop();
    this.reset();
    this.view.redraw();
  }
}
