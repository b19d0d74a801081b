// Bands between places in columns. A place is its column and its name, so that one name may stand in several.
const id = place => `${place.column}|${place.name}`;

export function flow(model, t, width) {
  const bands = model.series.map((s, index) => ({ s, index })).filter(({ s }) => s.values[0] > 0);
  const places = new Map(bands.flatMap(({ s }) => [s.flow.from, s.flow.to]).map(place => [id(place), place]));
  const last = Math.max(...[...places.values()].map(place => place.column), 1);
  const toneOf = place => place.tone === 1 || place.tone === 'Bad' ? t.bad : place.tone === 2 || place.tone === 'Unknown' ? t.unknown : t.strong;
  const room = Math.max(72, width / (last + 1) - 28);
  return {
    series: [{
      type: 'sankey',
      left: 2, right: Math.min(room, 220), top: 8, bottom: 8,
      nodeWidth: 10,
      nodeGap: 12,
      nodeAlign: 'left',
      draggable: false,
      emphasis: { focus: 'adjacency' },
      label: { color: t.ink, fontSize: 12, width: Math.min(room, 220), overflow: 'truncate', textBorderColor: t.surface, textBorderWidth: 3, formatter: p => places.get(p.name)?.name ?? '' },
      lineStyle: { curveness: 0.5, opacity: 0.45 },
      data: [...places].map(([name, place]) => ({ name, depth: place.column, itemStyle: { color: toneOf(place), borderWidth: 0 } })),
      links: bands.map(({ s, index }) => ({
        source: id(s.flow.from), target: id(s.flow.to), value: s.values[0], index,
        lineStyle: { color: s.flow.to.tone === 1 || s.flow.to.tone === 'Bad' ? t.bad : t.series[s.slot] },
      })),
    }],
  };
}
