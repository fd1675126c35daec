// Python, in a worker that starts when the first cell runs.

const NO_SERVER =
  "Code cannot run in a page opened from a folder. Serve the folder, for " +
  "example with “python -m http.server”, and open the address it prints.";
const OLD =
  "This browser cannot run Python: it needs WebAssembly and module workers. " +
  "Update it, or download the page as a notebook or a script.";
const NOT_LOADED =
  "Python could not be loaded. Check your connection, then run the cell again.";
const BROKEN =
  "Python broke down, perhaps for want of memory. The next run starts it anew.";
const STOPPED = "Stopped. The next run starts Python anew.";

export class Python {
  isLoaded = false;
  #home;
  #worker;
  #end;

  constructor(home) {
    this.#home = home;
  }

  // Runs a request. Gives what stopped it, or "" when nothing did.
  run(request, onOutput) {
    if (location.protocol === "file:") return NO_SERVER;
    if (typeof WebAssembly === "undefined") return OLD;
    this.#worker ??= startWorker(`${this.#home}worker.js`);
    if (!this.#worker) return OLD;
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#worker.onerror = () => this.#quit(NOT_LOADED);
      this.#worker.onmessage = ({ data }) => {
        if (data.kind === "ended") resolve("");
        else if (data.kind === "missing") this.#fail(NOT_LOADED, data.text);
        else if (data.kind === "broken") this.#fail(BROKEN, data.text);
        else this.#take(data, onOutput);
      };
      this.#worker.postMessage(request);
    });
  }

  #take(output, onOutput) {
    this.isLoaded = true;
    onOutput(output);
  }

  #fail(reason, details) {
    console.error(details);
    this.#quit(`${reason} (${details.split("\n")[0]})`);
  }

  stop() {
    this.#quit(STOPPED);
  }

  #quit(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.isLoaded = false;
    this.#end?.(reason);
  }
}

// Starts a worker from a module; gives nothing in a browser that has none.
function startWorker(address) {
  let knowsModules = false;
  const options = {
    get type() {
      knowsModules = true;
      return "module";
    },
  };
  const worker = new Worker(address, options);
  if (knowsModules) return worker;
  worker.terminate();
}
