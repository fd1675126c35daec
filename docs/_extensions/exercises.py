"""Exercises: a question, a closed hint, an answer cell, a closed solution.

myst-nb executes no cell that is nested in a directive. So a solution is
written between `solution-start` and `solution-end`, its cells at top level,
and a transform moves it into its exercise once the cells have run.
"""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from cells import cells, part, tagged
from groundup.exercises import UNANSWERED

logger = getLogger(__name__)


class exercise(nodes.General, nodes.Element):
    """One exercise with all that belongs to it."""


class exercise_title(nodes.General, nodes.TextElement):
    """The title of an exercise; its number is added when it is written."""


class disclosure(nodes.General, nodes.Element):
    """Content that stays closed until the reader opens it."""


class solution_start(nodes.General, nodes.Element):
    """The place where a solution starts."""


class solution_end(nodes.General, nodes.Element):
    """The place where a solution ends."""


class Exercise(SphinxDirective):
    """The question, under a title and a label to refer to."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"label": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the exercise, which does not hold its solution yet."""
        self.assert_has_content()
        if "label" not in self.options:
            raise self.error("an exercise needs a :label:")
        title, messages = self.parse_inline(self.arguments[0])
        block = exercise("", exercise_title("", "", *title))
        block["classes"] = ["exercise"]
        block += self.parse_content_to_nodes()
        self.set_source_info(block)
        self.options["name"] = self.options["label"]
        self.add_name(block)
        return [block, *messages]


class Hint(SphinxDirective):
    """Help that the reader opens when stuck."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the closed hint."""
        self.assert_has_content()
        return [closed("Hint", self.parse_content_to_nodes())]


class SolutionStart(SphinxDirective):
    """Start the solution of the exercise with this label."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a mark for the transform."""
        mark = solution_start("", label=self.arguments[0])
        self.set_source_info(mark)
        return [mark]


class SolutionEnd(SphinxDirective):
    """End the solution."""

    def run(self) -> list[nodes.Node]:
        """Return a mark for the transform."""
        mark = solution_end()
        self.set_source_info(mark)
        return [mark]


class GatherExercises(SphinxTransform):
    """Move hints, answer cells and solutions into their exercises."""

    default_priority = 510

    def apply(self, **kwargs: Any) -> None:
        """Gather the exercises of one page and warn of what is missing."""
        for block in list(self.document.findall(exercise)):
            parts = followers(block)
            for problem in problems(block["names"][0], parts):
                warn(f"exercise {block['names'][0]}: {problem}", block)
            gather(block, parts)
        for mark in list(self.document.findall(is_mark)):
            warn("this mark belongs to no exercise", mark)
            mark.parent.remove(mark)


def is_mark(node: nodes.Node) -> bool:
    """Say whether a node marks the start or the end of a solution."""
    return isinstance(node, solution_start | solution_end)


def followers(block: nodes.Element) -> list[nodes.Node]:
    """Return what stands from an exercise to the end of its solution."""
    parts: list[nodes.Node] = []
    for node in block.parent.children[block.parent.index(block) + 1 :]:
        if isinstance(node, exercise):
            break
        parts.append(node)
        if isinstance(node, solution_end):
            return parts
    return []


def problems(label: str, parts: list[nodes.Node]) -> Iterator[str]:
    """Say what an exercise lacks."""
    if not parts:
        yield "has no solution, or its solution has no {solution-end}"
        return
    question, solution = split(parts)
    answers = [cell for cell in cells(*question) if tagged(cell, "answer")]
    asked, solved = checks(answers), checks(list(cells(*solution)))
    if not any(isinstance(node, disclosure) for node in question):
        yield "has no {hint} before its solution"
    if not answers:
        yield "has no cell tagged `answer` before its solution"
    elif not asked:
        yield "has an answer cell that calls no check function"
    if not solution:
        yield "has no {solution-start}"
    elif (of := label_of(solution[0])) != label:
        yield f"is followed by the solution of {of}"
    if not solved:
        yield "has a solution whose cells call no check function"
    elif asked - solved:
        yield f"has a solution that never calls {', '.join(asked - solved)}"
    if any(UNANSWERED in part(cell, "output") for cell in cells(*solution)):
        yield "has a solution that leaves the answer open"


def split(
    parts: list[nodes.Node],
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return what stands before a solution's start, and the solution."""
    for place, node in enumerate(parts):
        if isinstance(node, solution_start):
            return parts[:place], parts[place:]
    return parts, []


def label_of(mark: nodes.Node) -> str:
    """Return the label of the exercise that a solution names."""
    return str(mark["label"]) if isinstance(mark, solution_start) else ""


def checks(found: list[nodes.Node]) -> set[str]:
    """Return the names of the check functions that these cells call."""
    source = "\n".join(part(cell, "source") for cell in found)
    return set(re.findall(r"\bcheck_\w+(?=\()", source))


def gather(block: nodes.Element, parts: list[nodes.Node]) -> None:
    """Move the parts into the exercise, the solution closed."""
    for node in parts:
        node.parent.remove(node)
    question, solution = split(parts)
    block += [node for node in question if not is_mark(node)]
    if content := [node for node in solution if not is_mark(node)]:
        block += closed("Solution", content)


def closed(summary: str, content: list[nodes.Node]) -> disclosure:
    """Return content behind a summary that says what opens."""
    block = disclosure("", summary=summary, classes=[summary.lower()])
    block += content
    return block


def warn(message: str, node: nodes.Node) -> None:
    """Warn with the place in the source."""
    logger.warning(message, location=node, type="exercises")


def visit_exercise(self: Any, node: exercise) -> None:
    """Open the block of an exercise."""
    self.body.append(self.starttag(node, "div"))


def depart_exercise(self: Any, node: exercise) -> None:
    """Close the block."""
    self.body.append("</div>\n")


def visit_exercise_title(self: Any, node: exercise_title) -> None:
    """Open a heading one level below its section, with the number."""
    level = self.section_level + 1
    self.body.append(self.starttag(node, f"h{level}", ""))
    self.add_fignumber(node.parent)


def depart_exercise_title(self: Any, node: exercise_title) -> None:
    """Close the heading with a link to the exercise."""
    self.add_permalink_ref(node.parent, "Link to this exercise")
    self.body.append(f"</h{self.section_level + 1}>\n")


def visit_disclosure(self: Any, node: disclosure) -> None:
    """Open a native disclosure, which needs no script."""
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{node['summary']}</summary>\n")


def depart_disclosure(self: Any, node: disclosure) -> None:
    """Close the disclosure."""
    self.body.append("</details>\n")


def title_of(node: nodes.Node) -> str:
    """Return the text of a {ref} to an exercise."""
    return str(node.children[0].astext())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directives, nodes and the transform."""
    app.add_directive("exercise", Exercise)
    app.add_directive("hint", Hint, override=True)
    app.add_directive("solution-start", SolutionStart)
    app.add_directive("solution-end", SolutionEnd)
    app.add_enumerable_node(
        exercise, "exercise", title_of, html=(visit_exercise, depart_exercise)
    )
    app.add_node(
        exercise_title, html=(visit_exercise_title, depart_exercise_title)
    )
    app.add_node(disclosure, html=(visit_disclosure, depart_disclosure))
    app.add_transform(GatherExercises)
    app.connect("config-inited", name_the_number)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def name_the_number(app: Sphinx, config: Any) -> None:
    """Write numbers as "Exercise 1.2"."""
    config.numfig_format.setdefault("exercise", "Exercise %s")
