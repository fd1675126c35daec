"""Let a cell fail when an error that it expects does not come.

A page shows an error by catching it. If the error stays away, one day, the
cell would still pass and the prose below it would be wrong. So each `except`
outside of functions must catch something while its cell runs.
"""

import ast

CAUGHT = "__caught__"
PROBLEM = "this cell expects an error here, but none came"


class ExpectedErrors(ast.NodeTransformer):
    """Note what a cell's `try` statements catch, and judge at its end."""

    def visit_Module(self, cell: ast.Module) -> ast.Module:
        """Judge before the last expression, which the cell displays."""
        self.lines = []
        self.generic_visit(cell)
        judged = [
            at(line, f"assert {line} in {CAUGHT}, {PROBLEM!r}")
            for line in self.lines
        ]
        if judged:
            shown = isinstance(cell.body[-1], ast.Expr)
            place = len(cell.body) - shown
            cell.body[place:place] = judged
            cell.body.insert(0, at(1, f"{CAUGHT} = set()"))
        return cell

    def visit_Try(self, node: ast.Try) -> ast.Try:
        """Note the line when one of the handlers is entered."""
        self.generic_visit(node)
        if node.handlers:
            self.lines.append(node.lineno)
        for handler in node.handlers:
            note = at(node.lineno, f"{CAUGHT}.add({node.lineno})")
            handler.body.insert(0, note)
        return node

    def leave(self, node: ast.AST) -> ast.AST:
        """Leave functions as they are: they may run in another cell."""
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = leave


def at(line: int, statement: str) -> ast.stmt:
    """Return a statement as if it stood on this line of the cell."""
    return ast.increment_lineno(ast.parse(statement), line - 1).body[0]


c = get_config()  # noqa: F821
c.InteractiveShell.ast_transformers = [ExpectedErrors()]
