// Python in a worker: what takes long there leaves the page responsive.

import { loadPyodide } from "./pyodide.mjs";
import palette from "../_extensions/palette.py";
import backend from "./python/backend.py";
import kernel from "./python/kernel.py";
import mistakes from "./python/mistakes.py";
import outputs from "./python/outputs.py";
import pictures from "./python/pictures.py";

const HOME = new URL("./", import.meta.url).href;
const MODULES = { backend, kernel, mistakes, outputs, palette, pictures };
const START = `
import sys
sys.path.insert(0, "/live")
import kernel, pictures
pictures.choose()
page = kernel.Kernel(show)
def run(cells, from_start):
    page.run([kernel.Cell(*cell) for cell in cells], from_start)
run`;

let python;

async function start(packages) {
  addEventListener("unhandledrejection", giveUp);
  const runtime = await loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    // The library's wheel changes with the book: ask the site for its name.
    lockFileContents: await fetchText("pyodide-lock.json"),
    packages,
  });
  runtime.FS.mkdir("/live");
  for (const [name, code] of Object.entries(MODULES)) {
    runtime.FS.writeFile(`/live/${name}.py`, code);
  }
  runtime.globals.set("show", (number, kind, text) =>
    postMessage({ number, kind, text }),
  );
  removeEventListener("unhandledrejection", giveUp);
  return { runtime, run: runtime.runPython(START) };
}

// Where its program cannot be fetched, Pyodide itself would wait for ever.
function giveUp(event) {
  event.preventDefault();
  postMessage({ kind: "missing", text: String(event.reason) });
}

async function fetchText(name) {
  const answer = await fetch(HOME + name, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

// Loads what the page needs, and what the reader's own code imports.
async function load({ cells, packages }) {
  python ??= start(packages);
  const { runtime, run } = await python;
  const code = cells.map((cell) => cell[1]).join("\n");
  await runtime.loadPackagesFromImports(code, {
    messageCallback() {},
    errorCallback(problem) {
      throw new Error(problem);
    },
  });
  return { runtime, run };
}

function run({ runtime, run }, { cells, fromStart }) {
  const given = runtime.toPy(cells);
  run(given, fromStart);
  given.destroy();
}

addEventListener("message", async ({ data }) => {
  let kind = "missing";
  try {
    const loaded = await load(data);
    kind = "broken";
    run(loaded, data);
    postMessage({ kind: "ended" });
  } catch (error) {
    postMessage({ kind, text: String(error) });
  }
});
