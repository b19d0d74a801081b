// The design tokens as the browser resolves them now: a canvas knows no CSS variables.
export function readTokens(host) {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colour = name => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const tokens = {
    ink: colour('ink'),
    soft: colour('ink-soft'),
    line: colour('line'),
    strong: colour('line-strong'),
    surface: colour('surface'),
    raised: colour('raised'),
    bad: colour('problem'),
    unknown: colour('level-unknown'),
    accent: colour('accent'),
    accentSoft: colour('accent-soft'),
    series: [colour('series-other'), ...Array.from({ length: 8 }, (_, i) => colour(`series-${i + 1}`))],
    heat: Array.from({ length: 5 }, (_, i) => colour(`heat-${i}`)),
    onHeatLow: colour('on-heat-low'),
    onHeatHigh: colour('on-heat-high'),
    font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return tokens;
}

function luminance(colour) {
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Ink or paper, whichever can be read on this colour. */
export const readableOn = (colour, tokens) => contrast(colour, tokens.ink) >= contrast(colour, tokens.surface) ? tokens.ink : tokens.surface;

/** The fill that tells apart series of the same colour. */
export function decal(pattern, surface) {
  switch (pattern) {
    case 'Hatched':
      return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: surface };
    case 'Dotted':
      return { symbol: 'circle', symbolSize: 0.8, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], color: surface };
    default:
      return { symbol: 'none' };
  }
}
