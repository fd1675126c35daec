// The editor of a cell. It is fetched when the first cell is edited.

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
} from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";

const HINT =
  "Shift+Enter runs. Tab indents; Escape, then Tab, leaves the editor.";
// The page's own style colours the code: these are Pygments' names.
const COLOURS = tagHighlighter([
  { tag: tags.comment, class: "c1" },
  { tag: tags.keyword, class: "k" },
  { tag: tags.operatorKeyword, class: "ow" },
  { tag: tags.moduleKeyword, class: "kn" },
  { tag: [tags.bool, tags.null], class: "kc" },
  { tag: [tags.string, tags.special(tags.string)], class: "s2" },
  { tag: tags.number, class: "mi" },
  { tag: tags.operator, class: "o" },
  { tag: tags.definition(tags.className), class: "nc" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "nf" },
  { tag: tags.meta, class: "nd" },
]);

// Opens an editor: its element, and a function that moves the focus there.
export function openEditor(code, { label, onChange, onRun }) {
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: code.trimEnd(),
      extensions: [
        keymap.of([
          { key: "Shift-Enter", run },
          // Escape, then Tab leaves the editor.
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        python(),
        indentUnit.of("    "),
        syntaxHighlighting(COLOURS),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-description": HINT,
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(`${view.state.doc}\n`);
        }),
      ],
    }),
  });
  const dom = document.createElement("div");
  dom.className = "highlight live-editor";
  const hint = document.createElement("p");
  hint.textContent = HINT;
  dom.append(view.dom, hint);
  return { dom, focus: () => view.focus() };
}
