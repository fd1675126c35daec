// Runs tests in Pyodide, the Python of a reader's browser, here without one.
//
//     node in_pyodide.mjs LIVE PACKAGES ROOT TEST...
//
// LIVE is where the built site keeps Pyodide and its wheels, groundup's among
// them; PACKAGES holds pytest; ROOT is the project, and tests are named from it.

import { pathToFileURL } from "node:url";

const [live, packages, root, ...tests] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${live}/pyodide.mjs`));
const python = await loadPyodide({
  indexURL: live,
  packageBaseUrl: `${live}/`,
  packages: ["groundup", "matplotlib"],
  env: { MPLBACKEND: "agg", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1" },
});
const folders = { "/packages": packages, "/project": root };
for (const [place, folder] of Object.entries(folders)) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}
python.globals.set("tests", python.toPy(tests));
process.exitCode = python.runPython(`
import os, sys
sys.dont_write_bytecode = True
sys.path.append("/packages")  # last: what the site brings comes first
os.chdir("/project")

import pytest
# A browser has no debugger, no signals and no files to capture output in.
without = ["debugging", "faulthandler", "cacheprovider"]
options = [f"-pno:{name}" for name in without]
options += ["--capture=sys", "-Wignore:FigureCanvasAgg is non-interactive"]
# The site's wheel is tested, not \`src\`.
int(pytest.main([*options, "-opythonpath=", *tests]))
`);
