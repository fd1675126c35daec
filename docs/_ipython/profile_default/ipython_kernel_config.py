"""How the cells of the book run: the kernel reads this from IPYTHONDIR."""

c = get_config()  # noqa: F821
load_subconfig("expected_errors.py")  # noqa: F821

# What compiled code writes past Python, such as TensorFlow's log lines, goes
# to the terminal, not on the page. sys.stderr and warnings still reach it.
c.IPKernelApp.capture_fd_output = False
c.IPKernelApp.log_level = "ERROR"
# No history, and no file of the reader's own profile.
c.HistoryManager.enabled = False
c.InteractiveShellApp.exec_lines = [
    # What a cell prints leaves the kernel in one piece, when the cell ends:
    # myst-nb puts a line break after every piece.
    '__import__("sys").stdout.flush_interval = 3600',
    # A warning that the book's own code causes is an error. Other packages
    # may warn while they are imported; what reaches the page fails the build
    # (nb_output_stderr).
    '__import__("warnings").filterwarnings('
    '"error", module=r"(__main__|groundup)(\\.|$)")',
    # A picture that a cell draws comes back to the page, wherever we are.
    '__import__("os").environ["MPLBACKEND"] = '
    '"module://matplotlib_inline.backend_inline"',
]
# It is an SVG for the page and a PNG for the notebook; the same picture gives
# the same files.
c.InlineBackend.figure_formats = {"svg", "retina"}
c.InlineBackend.print_figure_kwargs = {
    "bbox_inches": None,
    "metadata": {"Date": None},
}
