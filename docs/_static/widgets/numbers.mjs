// Writes numbers as the book does.

// With so many decimals, and a true minus sign. Zero has no sign.
export function fixed(value, decimals = 2) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "undefined" : value < 0 ? "−∞" : "∞";
  }
  const written = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

// With so many significant digits; as a power of ten if very large or small.
export function brief(value, digits = 3) {
  if (!Number.isFinite(value) || value === 0) return fixed(value, 0);
  const [number, exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) {
    return fixed(value, Math.max(0, digits - 1 - power));
  }
  return `${number.replace("-", "−")} · 10${raised(power)}`;
}

function raised(power) {
  return String(power).replace(/./g, (each) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(each)]);
}
