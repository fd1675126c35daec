// The line of buttons below a cell's code, and a word on how it goes.
//
// The page has its place from the start, so that nothing moves when they come;
// below code that is not live, it says why, and gets no buttons.

const NOT_RUN = "Your code, not run yet.";

export class Bar {
  #cell;
  #buttons = {};
  #status = document.createElement("span");

  constructor(cell) {
    this.#cell = cell;
    this.element = cell.block.nextElementSibling;
    if (!cell.isLive) return;
    const { actions } = cell;
    this.#add("run", cell.isAnswer ? "Check" : "Run", () => actions.run(cell));
    this.#add("stop", "Stop", () => actions.stop(cell));
    this.#add("edit", "Edit", () => cell.edit());
    this.#add("reset", "Reset", () => cell.reset());
    this.#status.setAttribute("role", "status");
    this.element.append(this.#status);
  }

  #add(name, word, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.setAttribute("aria-label", `${word} cell ${this.#cell.number}`);
    button.addEventListener("click", action);
    this.element.append(button);
    this.#buttons[name] = button;
  }

  // Shows the buttons that have a use now.
  show() {
    const { run, stop, edit, reset } = this.#buttons;
    if (!run) return;
    const cell = this.#cell;
    const { isBusy } = cell;
    // It keeps the focus, so it is not disabled but has no effect.
    run.setAttribute("aria-disabled", isBusy);
    // The focus stays where the reader was, not at the top of the page.
    if (!isBusy && document.activeElement === stop) this.focus();
    stop.hidden = !isBusy;
    edit.hidden = Boolean(cell.editor);
    const isChanged = cell.editor || cell.isEdited || cell.output.isNew;
    reset.hidden = isBusy || !isChanged;
  }

  say(words) {
    // What says the same again is not read out again.
    if (this.#status.textContent !== words) this.#status.textContent = words;
    this.#status.classList.toggle("live-not-run", words === NOT_RUN);
    this.show();
  }

  // Says nothing, unless the output below is the build's, of other code.
  rest() {
    const { isEdited, output } = this.#cell;
    this.say(isEdited && !output.isNew ? NOT_RUN : "");
  }

  // Says which cell above failed, and leads there.
  blame(cell) {
    const link = document.createElement("a");
    link.href = `#${cell.element.id}`;
    link.textContent = `cell ${cell.number}`;
    this.#status.replaceChildren("Not run: ", link, ", above, failed.");
  }

  focus() {
    this.#buttons.run.focus();
  }
}
