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
  return { runtime, run: runtime.runPython(START) };
}

async function fetchText(name) {
  const answer = await fetch(HOME + name, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

async function run({ cells, fromStart, packages }) {
  python ??= start(packages);
  const { runtime, run } = await python;
  const code = cells.at(-1)[1];
  await runtime.loadPackagesFromImports(code, { messageCallback() {} });
  const given = runtime.toPy(cells);
  run(given, fromStart);
  given.destroy();
}

addEventListener("message", async ({ data }) => {
  try {
    await run(data);
    postMessage({ kind: "ended" });
  } catch (error) {
    postMessage({ kind: "broken", text: String(error) });
  }
});
