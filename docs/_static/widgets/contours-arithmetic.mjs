// Lines along which a function of two numbers has a given value.

// Short straight pieces, each [from, to], found cell by cell on a grid. In
// every cell the function is taken as linear along the four sides.
export function contour(heights, xs, ys, level) {
  const pieces = [];
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) {
      const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]].map(
        ([a, b]) => [xs[a], ys[b], heights[b][a] - level]);
      const found = corners
        .map((corner, side) => crossing(corner, corners[(side + 1) % 4]))
        .filter(Boolean);
      if (found.length === 2) pieces.push(found);
      if (found.length === 4) pieces.push(...saddle(found, corners));
    }
  }
  return pieces;
}

// Where a side of a cell meets the level, if it does.
function crossing([x0, y0, h0], [x1, y1, h1]) {
  if (h0 > 0 === h1 > 0) return null;
  const part = h0 / (h0 - h1);
  return [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
}

// The middle says which two opposite corners belong together.
function saddle([bottom, right, top, left], corners) {
  const middle = corners.reduce((sum, corner) => sum + corner[2], 0);
  return middle > 0 === corners[0][2] > 0
    ? [[bottom, right], [top, left]]
    : [[bottom, left], [top, right]];
}

export function heights(f, xs, ys) {
  return ys.map((y) => xs.map((x) => f(x, y)));
}

export function evenly(start, end, count) {
  const step = (end - start) / (count - 1);
  return Array.from({ length: count }, (_, i) => start + i * step);
}
