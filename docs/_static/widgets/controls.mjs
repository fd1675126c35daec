// Sliders, choices and buttons: native ones, so that keys and touch work.

import { element } from "./elements.mjs";

let made = 0;

// A slider with its label and its value, written by `show`. Its `value` is a
// number; to set it does not call `change`. `to` and `from` may bend its
// scale: the knob's place is `from(value)`, the value `to(place)`.
export class Slider {
  constructor(label, options) {
    const { min, max, step, value, show = String, change } = options;
    const { to = Number, from = Number } = options;
    Object.assign(this, { show, to, from });
    const id = `widget-control-${++made}`;
    this.input = element("input", { type: "range", id, min, max, step });
    // The slider says its value itself: it is not to be heard twice.
    this.output = element("output", { for: id, "aria-live": "off" });
    const name = element("label", { for: id });
    name.append(label);
    this.node = element("div", { class: "widget-slider" });
    this.node.append(name, this.output, this.input);
    this.input.addEventListener("input", () => {
      this.write();
      change(this.value);
    });
    this.value = value;
  }

  get value() {
    return this.to(Number(this.input.value));
  }

  set value(value) {
    this.input.value = this.from(value);
    this.write();
  }

  write() {
    this.output.textContent = this.show(this.value);
    this.input.setAttribute("aria-valuetext", this.output.textContent);
  }
}

// A choice of one among several, given as {value: label}.
export class Choice {
  constructor(label, options, value, change) {
    const name = `widget-control-${++made}`;
    this.node = element("fieldset", { class: "widget-choice" });
    this.node.append(element("legend", {}, label));
    this.inputs = Object.entries(options).map(([each, words]) => {
      const input = element("input", { type: "radio", name, value: each });
      input.checked = each === value;
      input.addEventListener("change", () => change(each));
      this.node.append(element("label", {}, input, words));
      return input;
    });
  }

  get value() {
    return this.inputs.find((input) => input.checked).value;
  }
}

export function button(label, press) {
  const node = element("button", { type: "button" }, label);
  node.addEventListener("click", press);
  return node;
}

export function buttons(...nodes) {
  return element("div", { class: "widget-buttons" }, ...nodes);
}

// Controls that belong together, two in a row, under a title if it has one.
export function group(title, ...nodes) {
  const legend = title ? [element("legend", {}, title)] : [];
  const tag = title ? "fieldset" : "div";
  return element(tag, { class: "widget-group" }, ...legend, ...nodes);
}
