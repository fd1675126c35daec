"""Run one notebook with a given Python: `notebook.py FILE PYTHON`."""

import sys

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient import NotebookClient

# Not set before the kernel starts: its own packages may warn. What a cell
# starts as a process of its own reads the variable.
STRICT = """\
import os, warnings
os.environ["PYTHONWARNINGS"] = "error"
warnings.simplefilter("error")"""


class Manager(AsyncKernelManager):
    """Starts the kernel of the Python that was asked for."""

    @property
    def kernel_spec(self):
        command = [sys.argv[2], "-m", "ipykernel_launcher"]
        return KernelSpec(argv=[*command, "-f", "{connection_file}"])


book = nbformat.read(sys.argv[1], 4)
book.cells.insert(0, nbformat.v4.new_code_cell(STRICT))
NotebookClient(book, km=Manager(), timeout=None).execute()
for cell in book.cells:
    for output in cell.get("outputs", []):
        if output.get("name") == "stderr":
            sys.stderr.write(output["text"])
