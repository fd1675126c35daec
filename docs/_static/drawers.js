// Lets the keyboard open and close the contents that a narrow page hides.
(() => {
  "use strict";

  const DRAWERS = {
    __navigation: [".sidebar-drawer", "Contents of the book"],
    __toc: [".toc-drawer", "Contents of the page"],
  };

  /** Turn a label of furo's, which only a pointer reaches, into a button. */
  function buttonFor(label, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  }

  /** Open and close a drawer by its buttons; it closes when done. */
  function workDrawer(id, [selector, name]) {
    const toggle = document.getElementById(id);
    const drawer = document.querySelector(selector);
    const labels = document.querySelectorAll(
      `.header-left label[for=${id}], .header-right label[for=${id}],
       .content-icon-container label[for=${id}]`,
    );
    const buttons = [...labels].map((label) => buttonFor(label, name));

    const say = () =>
      buttons.forEach((button) => {
        button.setAttribute("aria-expanded", toggle.checked);
      });
    const set = (open) => {
      toggle.checked = open;
      say();
    };
    const open = () => {
      set(true);
      [...drawer.querySelectorAll("a[href], input")]
        .find((each) => each.checkVisibility())
        ?.focus();
    };
    const leave = () => {
      set(false);
      buttons.find((button) => button.offsetParent)?.focus();
    };

    buttons.forEach((button) => button.addEventListener("click", open));
    toggle.addEventListener("change", say);
    drawer.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !drawer.contains(relatedTarget)) {
        set(false);
      }
    });
    drawer.addEventListener("click", ({ target }) => {
      if (target.closest("a[href^='#']")) {
        set(false);
      }
    });
    drawer.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && toggle.checked) {
        leave();
      }
    });
    say();
  }

  Object.entries(DRAWERS).forEach(([id, parts]) => workDrawer(id, parts));
})();
