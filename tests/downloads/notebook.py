"""Run one notebook with a given Python: `notebook.py FILE PYTHON`."""

import sys

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient import NotebookClient

# What the kernel used at most, in KiB.
MEMORY = """\
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"""


class Manager(AsyncKernelManager):
    """Starts the kernel of the Python that was asked for."""

    @property
    def kernel_spec(self):
        command = [sys.argv[2], "-m", "ipykernel_launcher"]
        return KernelSpec(argv=[*command, "-f", "{connection_file}"])


def warnings(notebook):
    """Yield the lines in a notebook's outputs that name a warning."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                lines = output["text"].splitlines()
                yield from (line for line in lines if "Warning" in line)


book = nbformat.read(sys.argv[1], 4)
book.cells.append(nbformat.v4.new_code_cell(MEMORY))
NotebookClient(book, km=Manager(), timeout=120).execute()
print(book.cells.pop().outputs[0]["text"])
sys.exit("\n".join(warnings(book)) or 0)
