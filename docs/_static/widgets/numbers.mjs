// Writes numbers as the book does.

// With so many decimals, and a true minus sign. Zero has no sign.
export function fixed(value, decimals = 2) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "undefined" : value < 0 ? "−∞" : "∞";
  }
  const written = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

// With so many significant digits, never as a power of ten below a million.
export function brief(value, digits = 3) {
  if (!Number.isFinite(value) || value === 0) return fixed(value, 0);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -5 || magnitude >= 6) return scientific(value, digits);
  return fixed(value, Math.min(8, Math.max(0, digits - 1 - magnitude)));
}

function scientific(value, digits) {
  const [number, power] = value.toExponential(digits - 1).split("e");
  const sign = power.startsWith("-") ? "−" : "";
  return `${number.replace("-", "−")} · 10^${sign}${power.slice(1)}`;
}
