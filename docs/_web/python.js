// Python, in a worker that starts when the first cell runs.

const NO_SERVER =
  "Code cannot run in a page opened from a folder. Serve the folder, for " +
  "example with “python -m http.server”, and open the address it prints.";
const NO_WASM =
  "This browser does not run WebAssembly, which Python needs here. Download " +
  "the page as a notebook or a script instead.";
const NO_NETWORK =
  "Python could not be loaded. Check your connection, then run the cell again.";
const STOPPED = "Stopped. The next run starts Python anew.";

export class Python {
  #home;
  #worker;
  #end;

  constructor(home) {
    this.#home = home;
  }

  // Runs a request. Gives what stopped it, or "" when nothing did.
  run(request, onOutput) {
    if (location.protocol === "file:") return NO_SERVER;
    if (typeof WebAssembly === "undefined") return NO_WASM;
    this.#worker ??= new Worker(`${this.#home}worker.js`, { type: "module" });
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#worker.onerror = () => this.#quit(NO_NETWORK);
      this.#worker.onmessage = ({ data }) => {
        if (data.kind === "ended") resolve("");
        else if (data.kind === "broken") this.#quit(broken(data.text));
        else onOutput(data);
      };
      this.#worker.postMessage(request);
    });
  }

  stop() {
    this.#quit(STOPPED);
  }

  #quit(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#end?.(reason);
  }
}

function broken(message) {
  console.error(message);
  return `${NO_NETWORK} (${message.split("\n")[0]})`;
}
