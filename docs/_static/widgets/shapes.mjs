// Small marks, as the `d` of an SVG path round a place, r from it at most.

export const shapes = {
  circle: (x, y, r) =>
    `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (x, y, r) => `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
  triangle: (x, y, r) => `M${x} ${y - r}l${r} ${2 * r}h${-2 * r}z`,
  cross: (x, y, r) => `M${x - r} ${y}h${2 * r}M${x} ${y - r}v${2 * r}`,
  saltire: (x, y, r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}`
    + `M${x - r} ${y + r}l${2 * r} ${-2 * r}`,
};
