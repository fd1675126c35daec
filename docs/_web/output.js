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
    this.#place.append(isPicture ? this.#picture(kind, text) : words(kind, text));
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

  #picture(theme, svg) {
    const image = new Image();
    image.alt = this.#alt;
    image.className = `only-${theme}`;
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    return image;
  }
}

function words(kind, text) {
  const block = document.createElement(kind === "wrong" ? "p" : "pre");
  block.className = `live-${kind}`;
  block.textContent = text;
  return block;
}
