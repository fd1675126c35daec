// Runs compile.py in Pyodide: node compile.mjs PYODIDE FOLDER ARCHIVE...
// It compiles archives of Python code, and writes them into the folder.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [home, folder, ...archives] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(home, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: home });
const program = new URL("compile.py", import.meta.url);
pyodide.runPython(readFileSync(program, "utf8"));
const compiled = pyodide.globals.get("compiled");
for (const archive of archives) {
  const bytes = compiled(new Uint8Array(readFileSync(archive)));
  writeFileSync(join(folder, basename(archive)), bytes.toJs());
}
