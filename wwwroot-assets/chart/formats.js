// How numbers are written in charts. The pages say the same through Dashboard/Kit/Formats; a browser test compares the two.
const units = ['', ' k', ' M', ' B', ' T'];
const grouped = (value, least, most) =>
  value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most, roundingMode: 'halfExpand' });
const signed = (value, magnitude) => value == null ? 'unknown' : value === 0 ? magnitude(0) : value < 0 ? `\u2212${magnitude(-value)}` : magnitude(value);
const round = (value, decimals) => Number(value.toFixed(decimals));

function compact(amount) {
  for (let unit = 0; ; unit++) {
    const decimals = n => unit === 0 ? 0 : n < 10 ? 2 : n < 100 ? 1 : 0;
    const rounded = round(amount, decimals(amount));
    if (rounded < 1000 || unit === units.length - 1)
      return grouped(rounded, decimals(rounded), decimals(rounded)) + units[unit];

    amount /= 1000;
  }
}

function money(amount) {
  if (amount > 0 && amount < 1) {
    const decimals = Math.min(20, Math.max(2, 1 - Math.floor(Math.log10(amount))));
    return grouped(amount, 2, decimals);
  }

  return round(amount, 2) < 1e6 ? grouped(amount, 2, 2) : compact(amount);
}

function count(amount) {
  if (amount < 100 && amount !== Math.trunc(amount))
    return grouped(amount, 0, 1);

  return Math.round(amount) < 1e6 ? grouped(amount, 0, 0) : compact(amount);
}

function share(part) {
  if (part === 0) return '0 %';
  if (part < 0.001) return '< 0.1 %';
  if (part < 0.0995) return grouped(part * 100, 1, 1) + ' %';
  if (part < 0.995 || part >= 1) return grouped(part * 100, 0, 0) + ' %';
  return part <= 0.999 ? grouped(Math.trunc(part * 1000) / 10, 1, 1) + ' %' : '> 99.9 %';
}

const magnitudes = { Money: money, Tokens: compact, Count: count, Share: share };

// "Money:€" is money with what stands before it; the page says which sign.
const kindOf = format => format.split(':')[0];
const signOf = format => kindOf(format) === 'Money' ? format.slice('Money:'.length) || '$' : '';

/** A value as the page writes it. */
export const brief = (format, value) => signed(value, v => signOf(format) + magnitudes[kindOf(format)](v));

/** A value on an axis: no more digits than the step between two ticks needs. */
export function tick(format, value) {
  if (format === 'Share')
    return signed(value, v => `${grouped(v * 100, 0, 2)} %`);

  const short = v => {
    let unit = 0;
    for (; v >= 1000 && unit < units.length - 1; unit++)
      v /= 1000;

    return grouped(v, 0, v < 1 ? 10 : v < 10 ? 2 : v < 100 ? 1 : 0) + units[unit];
  };
  return signed(value, v => signOf(format) + short(v));
}
