// What a cell shows below its code: the build's output, or a new one.

const REDRAWN = "Picture drawn by the code as you changed it.";

export class Output {
  isNew = false;
  #built;
  #place;
  #isOld = false;
  #alt = "";

  constructor(after, built, number) {
    this.#built = built;
    this.#place = document.createElement("div");
    this.#place.className = "cell_output live-output";
    this.#place.setAttribute("role", "group");
    this.#place.setAttribute("aria-label", `New output of cell ${number}`);
    this.#place.setAttribute("aria-live", "polite");
    after.after(this.#place);
  }

  // Keeps what is shown until something new comes, so that nothing jumps.
  start(isEdited) {
    this.#isOld = true;
    this.#alt = isEdited ? REDRAWN : this.#builtAlt();
  }

  #builtAlt() {
    const pictures = this.#built.flatMap((part) => [
      ...(part.matches("img") ? [part] : part.querySelectorAll("img")),
    ]);
    return pictures[0]?.alt ?? "The picture as the code so far draws it.";
  }

  add(kind, text) {
    this.#clear();
    const isPicture = kind === "light" || kind === "dark";
    if (isPicture) this.#place.append(this.#picture(kind, text));
    else this.#wordsOf(kind).append(text);
  }

  get isEmpty() {
    return !this.#place.hasChildNodes();
  }

  get isError() {
    return Boolean(this.#place.querySelector(".live-error"));
  }

  end() {
    this.#clear();
  }

  #clear() {
    if (!this.#isOld) return;
    this.#isOld = false;
    this.isNew = true;
    for (const part of this.#built) part.hidden = true;
    this.#place.replaceChildren();
  }

  reset() {
    this.isNew = false;
    for (const part of this.#built) part.hidden = false;
    this.#place.replaceChildren();
  }

  // A line may come in pieces, so words go on where those before them ended.
  #wordsOf(kind) {
    const last = this.#place.lastElementChild;
    if (last?.matches(`.live-${kind}`)) return last.querySelector("pre") ?? last;
    const block = document.createElement("div");
    block.className = `live-${kind}`;
    this.#place.append(block);
    if (kind === "wrong") return block;
    // As the build's outputs are, so that they look alike.
    block.classList.add("output", "stream");
    const inner = document.createElement("div");
    inner.className = "highlight";
    inner.append(document.createElement("pre"));
    block.append(inner);
    return inner.firstChild;
  }

  #picture(theme, svg) {
    const image = new Image();
    image.alt = this.#alt;
    image.className = `only-${theme}`;
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    return image;
  }
}
