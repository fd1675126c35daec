// One cell of a page: its code, and what happens to it.

import { Bar } from "./bar.js";
import { find, keep } from "./kept.js";
import { Output } from "./output.js";

const LOADING = "Loading Python. The first time takes a few seconds.";
const RUNNING = "Running …";
const SILENT = "Done. It gave no output.";
const NO_EDITOR =
  "The editor could not be loaded. Check your connection, then load this " +
  "page again.";

export class Cell {
  isWaiting = false;
  isRunning = false;
  editor;
  #pre;
  #failed;
  #book;

  constructor(element, number, free, actions) {
    const [block, , ...outputs] = element.children;
    element.id ||= `cell-${number}`;
    Object.assign(this, { element, number, free, actions, block });
    this.#pre = block.querySelector("pre");
    this.original = this.#pre.textContent;
    this.isLive = element.classList.contains("live");
    this.code = this.isLive ? find(this.original) : this.original;
    this.isAnswer = element.classList.contains("tag_answer");
    this.bar = new Bar(this);
    this.output = new Output(this.bar.element, outputs, number);
    if (this.isLive) this.#listen();
    if (this.isEdited) this.#showKept();
    this.bar.rest();
  }

  // Shows the reader's code from before in place of the book's. So that nothing
  // moves as the page opens, it has the same room, and scrolls in it.
  #showKept() {
    this.#book = [...this.#pre.childNodes];
    this.#pre.style.height = getComputedStyle(this.#pre).height;
    this.#pre.replaceChildren(this.code);
  }

  #showBook() {
    if (!this.#book) return;
    this.#pre.replaceChildren(...this.#book);
    this.#pre.style.height = "";
    this.#book = undefined;
  }

  #listen() {
    this.block.addEventListener("click", ({ target }) => {
      const isSelecting = String(getSelection()) !== "";
      if (!isSelecting && !target.closest("a")) this.edit();
    });
  }

  get isEdited() {
    return this.code !== this.original;
  }

  get isBusy() {
    return this.isWaiting || this.isRunning;
  }

  // What Python gets of this cell: nothing if it can run none of it.
  request() {
    const code = this.isLive ? this.code : this.free;
    return code ? [[this.number, code, this.isAnswer]] : [];
  }

  waits() {
    this.isWaiting = true;
    this.bar.say("Waits for the cell that runs.");
  }

  waitsNoMore() {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.bar.rest();
  }

  starts(isEdited, isLoaded) {
    this.isWaiting = false;
    this.isRunning = true;
    this.#failed = undefined;
    this.output.start(isEdited);
    this.bar.say(isLoaded ? RUNNING : LOADING);
  }

  takes(kind, text) {
    if (kind === "running") this.bar.say(RUNNING);
    else if (kind === "done" || kind === "failed") this.output.end();
    else this.output.add(kind, text);
  }

  // Takes what this cell gives when one below it runs. It keeps what it shows,
  // which would be the same, unless the reader changed it or it fails.
  takesAbove(kind, text, below) {
    if (kind === "running") {
      this.output.start(this.isEdited);
      below.bar.say(`Running cell ${this.number} first …`);
    } else if (kind === "failed" && !this.isAnswer) {
      below.#failed = this;
    } else if (kind === "done") {
      if (this.isEdited) this.output.end();
      else if (this.output.isError) this.output.reset();
    } else if (this.isEdited || kind === "error") {
      this.output.add(kind, text);
    }
    if (this.isEdited) this.bar.rest();
    else this.bar.show();
  }

  ends(problem) {
    this.isRunning = false;
    this.bar.say(problem || (this.output.isEmpty ? SILENT : ""));
    if (this.#failed) this.bar.blame(this.#failed);
  }

  async edit() {
    const editor = await this.#openEditor();
    if (!editor || this.editor) return;
    this.editor = editor;
    this.block.hidden = true;
    this.block.after(editor.dom);
    editor.focus();
    this.#rest();
  }

  #rest() {
    if (this.isBusy) this.bar.show();
    else this.bar.rest();
  }

  async #openEditor() {
    const onChange = (code) => {
      this.code = code;
      keep(this.original, code);
      this.#rest();
    };
    const onRun = () => this.actions.run(this);
    const label = `Code of cell ${this.number}`;
    try {
      const options = { label, onChange, onRun };
      return await this.actions.openEditor(this.code, options);
    } catch {
      this.bar.say(NO_EDITOR);
    }
  }

  reset() {
    this.code = this.original;
    keep(this.original, this.code);
    this.#showBook();
    this.editor?.dom.remove();
    this.editor = undefined;
    this.block.hidden = false;
    this.output.reset();
    this.bar.rest();
    this.bar.focus();
  }
}
