// The code that a reader has changed. It is kept in this browser alone.
//
// It is kept under its page and the book's code that it takes the place of. So
// it returns to its cell wherever that has moved; but where the book's code has
// changed, it is not found: what it was written for is no longer there. It then
// waits for that code to return, until the reader has the browser forget it.

// reading.js counts what has such a name, and forgets it.
const PAGE = `groundup-code ${location.pathname}\n`;

// Gives the reader's code in place of the book's, if there is any.
export function find(original) {
  try {
    return localStorage.getItem(PAGE + original) ?? original;
  } catch {
    return original;
  }
}

// Keeps the reader's code, but not where it is the book's own.
export function keep(original, code) {
  try {
    const { length } = localStorage;
    if (code === original) localStorage.removeItem(PAGE + original);
    else localStorage.setItem(PAGE + original, code);
    // A browser tells other pages of this, but not the page itself.
    if (localStorage.length !== length) dispatchEvent(new Event("storage"));
  } catch {
    // Storage is full or refused: the code lasts as long as the page.
  }
}
