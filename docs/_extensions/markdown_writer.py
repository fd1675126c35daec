"""Read a resolved page as cells of a notebook: Markdown and code."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

from docutils import nodes
from docutils.nodes import Element, Node
from nbformat import NotebookNode
from sphinx.locale import admonitionlabels

import markdown_text as md
from cells import is_cell, part, parts
from notebook_writer import Block, Cell, Code, drawn, gathered, printed, result
from page_walker import Walker

GALLERY_NAME = re.compile(r"sphx_glr_(.*)_001_2x")
LANGUAGES = {"default": "python", "Python": "python", "none": ""}


@dataclass
class Writer(Walker):
    """The rules that turn each kind of node into Markdown or code."""

    address: str = ""
    """The page's full address, empty while the site has none."""
    is_script: bool = False
    """Whether the page was made from an example script."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    last_code: Code = field(default_factory=lambda: Code(""))

    def cells(self, document: nodes.document) -> list[Cell]:
        """Return the page as cells; a heading opens a new Markdown cell."""
        blocks = list(self.inside(document))
        if self.sources:
            sources = [("- ", md.escaped(source)) for source in self.sources]
            blocks += ["## References", md.listed(sources)]
        return list(gathered(blocks, self.pictures))

    # Structure

    _block_section = _block_glossary = _block_compound = Walker.inside
    _block_legend = _block_exercise = _block_definition = Walker.inside

    def _block_title(self, node: Element) -> Iterator[Block]:
        number = self.section_number(node.parent)
        yield md.heading(self.depth(node), number + self.line(node))

    def _block_exercise_title(self, node: Element) -> Iterator[Block]:
        number = self.numbered("exercise", node.parent)
        yield md.heading(self.depth(node) + 1, number + self.line(node))

    def _block_paragraph(self, node: Element) -> Iterator[Block]:
        # Without an address the link to a picture's script leads nowhere.
        if self.address or "picture-source" not in node["classes"]:
            yield md.paragraph(self.line(node))

    def _block_rubric(self, node: Element) -> Iterator[Block]:
        yield f"**{md.one_line(self.line(node))}**"

    _block_caption = _block_term = _block_sd_tab_label = _block_rubric

    def _block_transition(self, node: Element) -> Iterator[Block]:
        yield "---"

    def _block_block_quote(self, node: Element) -> Iterator[Block]:
        yield md.quoted(self.text(node))

    def _block_line_block(self, node: Element) -> Iterator[Block]:
        yield "\\\n".join(map(self.line, node.children))

    def _block_footnote(self, node: Element) -> Iterator[Block]:
        yield f"**[{node[0].astext()}]** {self.text(node, 1)}"

    def _block_bullet_list(self, node: Element) -> Iterator[Block]:
        yield md.listed(("- ", self.text(item)) for item in _elements(node))

    _block_definition_list = _block_bullet_list

    def _block_enumerated_list(self, node: Element) -> Iterator[Block]:
        items = enumerate(_elements(node), node.get("start", 1))
        yield md.listed((f"{n}. ", self.text(item)) for n, item in items)

    def _block_table(self, node: Element) -> Iterator[Block]:
        for title in _elements(node)[:-1]:
            yield from self._block_rubric(title)
        rows = [
            [self.text(entry) for entry in _elements(row)]
            for row in node.findall(nodes.row)
        ]
        if any(node.findall(nodes.thead)):
            yield md.table(rows[0], rows[1:])
        else:
            yield md.table([""] * len(rows[0]), rows)

    # Boxes

    def _block_Admonition(self, node: Element) -> Iterator[Block]:
        title, start = str(admonitionlabels.get(node.tagname, "")), 0
        if isinstance(node[0], nodes.title):
            title, start = self.line(node[0]), 1
        yield md.quoted(f"**{title}**\n\n{self.text(node, start)}")

    def _block_disclosure(self, node: Element) -> Iterator[Block]:
        yield from _closed(node["summary"], self.inside(node))

    def _block_dropdown_main(self, node: Element) -> Iterator[Block]:
        # Icons stand beside the words of the title.
        title = [
            words.astext()
            for words in node[0].findall(nodes.inline)
            if "sd-summary-text" in words["classes"]
        ]
        yield from _closed("".join(title) or "Details", self.inside(node))

    # Code

    def _block_container(self, node: Element) -> Iterator[Block]:
        if not is_cell(node):
            yield from self.inside(node)
        elif source := part(node, "source"):
            yield self._code(source)
            for output in parts(node, "output"):
                yield from self.inside(output)
        else:
            self.report(node, "the page hides code that later cells need")

    def _block_literal_block(self, node: Element) -> Iterator[Block]:
        code = node.astext().rstrip()
        language = node.get("language") or node.get("lang", "")
        if output := _output(node):
            self.last_code.outputs.append(output)
        elif "traceback" in node["classes"]:
            self.report(node, "the script would stop here: catch the error")
        elif self.is_script and language == "Python":
            yield self._code(code)
        else:
            yield md.fenced(code, LANGUAGES.get(language, language))

    _block_code_links_block = _block_literal_block

    def _code(self, source: str) -> Code:
        self.last_code = Code(source.rstrip())
        return self.last_code

    # Pictures: the still of one that moves

    _block_picture = Walker.inside

    def _block_moving(self, node: Element) -> Iterator[Block]:
        yield from ()

    _block_replay = _block_live_only = _block_moving

    def _block_image(self, node: Element) -> Iterator[Block]:
        if "only-dark" in node["classes"]:
            return
        if picture := self._inline_image(node):
            yield picture

    def _block_figure(self, node: Element) -> Iterator[Block]:
        for child in node.children:
            if isinstance(child, nodes.caption):
                number = self.numbered("figure", node).rstrip()
                yield f"**{number}** {self.line(child)}"
            else:
                yield from self.blocks(child)

    def _inline_image(self, node: Element) -> str:
        """Attach the picture, or add it to the cell that drew it."""
        path = Path(self.env.srcdir) / node["uri"].lstrip("/")
        if path.suffix == ".svg":
            path = path.with_name(f"{path.stem}_2x.png")
        if not path.is_file():
            self.report(node, f"there is no picture {path.name}")
            return ""
        alt, png = md.one_line(node.get("alt", "")), path.read_bytes()
        if self.is_script or path.parent.name == "jupyter_execute":
            self.last_code.outputs.append(drawn(png, alt))
            return ""
        name = GALLERY_NAME.sub(r"\1", path.name)
        self.pictures[name] = png
        return f"![{md.escaped(alt)}](attachment:{name})"

    # Within a line

    def _inline_Text(self, node: Node) -> str:
        return md.escaped(node.astext())

    def _inline_literal(self, node: Node) -> str:
        return md.literal(node.astext())

    def _inline_math(self, node: Node) -> str:
        return f"${node.astext()}$"

    def _inline_math_block(self, node: Element) -> str:
        config = self.env.config
        number = str(node.get("number") or "")
        if number and config.math_numfig and config.numfig:
            number = self.number("displaymath", node)
        return md.displayed(node.astext(), number)

    def _inline_raw(self, node: Element) -> str:
        if node["format"] != "html":
            return ""
        if node.astext().startswith("<br"):
            return "\\\n"
        self.report(node, "no rule turns HTML into Markdown")
        return ""

    def _inline_download_reference(self, node: Element) -> str:
        """Name the file, which is not beside the notebook."""
        return self.line(node)

    def _inline_footnote_reference(self, node: Node) -> str:
        return f"[{node.astext()}]"

    def _inline_reference(self, node: Element) -> str:
        """Link to other sites, and within this one once it has an address."""
        text = self.line(node)
        if "bibtex-citation" in node.parent["classes"]:
            source = node["reftitle"].replace("doi:", "https://doi.org/")
            self.sources[source] = None
        if not node.get("internal"):
            return f"[{text}]({node['refuri']})"
        if not self.address:
            return text
        target = node.get("refuri") or f"#{node.get('refid', '')}"
        return f"[{text}]({urljoin(self.address, target)})"


def _elements(node: Element) -> list[Element]:
    return [child for child in node.children if isinstance(child, Element)]


def _output(node: Element) -> NotebookNode | None:
    text, classes = node.astext(), node["classes"]
    if "stream" in classes or "sphx-glr-script-out" in classes:
        return printed(text)
    if "stderr" in classes:
        return printed(text, "stderr")
    return result(text) if "text_plain" in classes else None


def _closed(summary: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Close prose in disclosures and fold code cells."""
    for _, run in groupby(blocks, type):
        texts = []
        for block in run:
            if isinstance(block, Code):
                block.hidden = True
                yield block
            else:
                texts.append(block)
        if texts:
            yield md.details(summary, "\n\n".join(texts))
