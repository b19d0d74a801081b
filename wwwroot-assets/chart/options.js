// From our plain model to ECharts' option. Knows the looks of every kind; values are written by formats.js.
import { brief, tick } from './formats.js';
import { decal, readableOn } from './tokens.js';
import { flow } from './flow.js';
import { tipForCategory, tipForCell, tipForPart } from './tooltip.js';

const colourOf = (series, t) => t.series[series.slot];
const fill = (series, t) => ({ color: colourOf(series, t), decal: decal(series.pattern, t.surface) });

/** The whole option for a model, with the tokens of now and the width there is. */
export function optionFor(model, t, width) {
  return {
    ...kinds[model.kind](model, t, width),
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: t.font, color: t.soft },
  };
}

const tooltip = (t, more) => ({
  confine: true,
  transitionDuration: 0,
  className: 'chart-tip',
  backgroundColor: t.raised,
  borderColor: t.line,
  borderWidth: 1,
  padding: 0,
  extraCssText: 'box-shadow: var(--shadow-high); border-radius: var(--radius);',
  ...more,
});

const categoryAxis = (labels, t) => ({
  type: 'category',
  data: labels,
  axisLabel: { color: t.soft, hideOverlap: true, fontSize: 12 },
  axisLine: { lineStyle: { color: t.strong } },
  axisTick: { show: false },
});

const valueAxis = (model, t) => ({
  type: 'value',
  splitNumber: 4,
  axisLabel: { color: t.soft, fontSize: 12, hideOverlap: true, formatter: value => tick(model.format, value) },
  axisLine: { show: false },
  splitLine: { lineStyle: { color: t.line } },
});

// Numbered pins; the page lists what they stand for.
const marks = (model, t) => ({
  type: 'line',
  data: [],
  silent: true,
  markLine: {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: t.soft, type: [3, 3], width: 1 },
    label: {
      position: 'end', distance: 2, color: t.surface, backgroundColor: t.soft, borderRadius: 9, padding: [3, 6], fontSize: 11,
      formatter: p => String(p.dataIndex + 1),
    },
    blur: { label: { opacity: 1 }, lineStyle: { opacity: 1 } },
    data: model.marks.map(m => ({ xAxis: m.category })),
  },
});

// Costs that are reported later: the ground says so, the values stay what they are.
const pending = (model, t) => ({
  type: 'line',
  data: [],
  silent: true,
  markArea: {
    silent: true,
    animation: false,
    itemStyle: { color: t.line, opacity: 0.45 },
    data: [[{ xAxis: model.pendingFrom }, { xAxis: model.labels.length - 1 }]],
  },
});

function timeline(model, t, series, boundaryGap) {
  return {
    grid: { left: 4, right: 12, top: model.marks.length ? 28 : 12, bottom: model.zoom ? 62 : 4 },
    xAxis: { ...categoryAxis(model.labels, t), boundaryGap },
    yAxis: valueAxis(model, t),
    tooltip: tooltip(t, {
      trigger: 'axis',
      axisPointer: { type: boundaryGap ? 'shadow' : 'line', lineStyle: { color: t.strong }, shadowStyle: { color: t.line, opacity: 0.45 } },
      formatter: points => tipForCategory(model, points[0].dataIndex),
    }),
    dataZoom: model.zoom ? [{
      type: 'slider', height: 24, bottom: 6, left: 12, right: 12, brushSelect: false, showDetail: false, borderColor: t.line,
      fillerColor: t.accentSoft, backgroundColor: 'transparent', handleStyle: { color: t.surface, borderColor: t.accent },
      moveHandleStyle: { color: t.strong }, dataBackground: { lineStyle: { color: t.strong }, areaStyle: { color: t.line } },
      selectedDataBackground: { lineStyle: { color: t.accent }, areaStyle: { color: t.accentSoft } },
    }] : [],
    series: [...model.pendingFrom != null ? [pending(model, t)] : [], ...series, ...model.marks.length ? [marks(model, t)] : []],
  };
}

// What is over and what is not are two lines of one colour, since a line cannot change its dash halfway.
function halves(model) {
  const open = model.openFrom ?? model.labels.length;
  return [
    { name: 'closed', of: s => s.values.map((v, i) => i < open ? v : null), open: false },
    { name: 'open', of: s => s.values.map((v, i) => i >= open - 1 ? v : null), open: true },
  ].slice(0, model.openFrom == null ? 1 : 2);
}

// A point between two gaps has no line to lie on: only such points get a dot.
const lonely = values => (value, point) =>
  values[point.dataIndex] != null && values[point.dataIndex - 1] == null && values[point.dataIndex + 1] == null ? 6 : 0;

function lines(model, t, area) {
  return halves(model).flatMap(half => model.series.map(s => {
    const values = half.of(s);
    return {
      type: 'line',
      id: `${half.name}:${s.name}`,
      name: s.name,
      stack: area ? half.name : undefined,
      data: values,
      symbol: 'circle',
      symbolSize: lonely(values),
      showAllSymbol: true,
      connectNulls: false,
      triggerLineEvent: true,
      itemStyle: { color: colourOf(s, t) },
      lineStyle: {
        width: area ? 1.5 : 2,
        type: half.open ? 'dashed' : area || s.pattern === 'Solid' ? 'solid' : s.pattern === 'Hatched' ? [8, 3] : [2, 3],
        color: colourOf(s, t),
      },
      areaStyle: area ? { ...fill(s, t), opacity: half.open ? 0.3 : 0.78 } : undefined,
      emphasis: { focus: 'series' },
      blur: { lineStyle: { opacity: 0.5 }, areaStyle: { opacity: area ? 0.28 : 0 } },
    };
  }));
}

const bars = (model, t) => model.series.map(s => ({
  type: 'bar',
  id: s.name,
  name: s.name,
  stack: 'all',
  barMaxWidth: 44,
  barCategoryGap: '24%',
  itemStyle: { ...fill(s, t), borderColor: t.surface, borderWidth: model.labels.length > 120 ? 0 : 0.5 },
  emphasis: { focus: 'series' },
  blur: { itemStyle: { opacity: 0.35 } },
  data: s.values.map((value, i) => model.openFrom != null && i >= model.openFrom
    ? { value, itemStyle: { opacity: 0.45, borderColor: colourOf(s, t), borderType: 'dashed', borderWidth: 1 } }
    : value),
}));

const parts = (model, t, more) => model.series
  .map((s, i) => ({ name: s.name, value: s.values[0], index: i, itemStyle: fill(s, t), ...more?.(s) }))
  .filter(part => part.value != null);

const totalOf = model => model.series.reduce((sum, s) => s.values[0] == null ? sum : (sum ?? 0) + s.values[0], null);

const kinds = {
  StackedArea: (model, t) => timeline(model, t, lines(model, t, true), false),
  Line: (model, t) => timeline(model, t, lines(model, t, false), false),
  StackedBars: (model, t) => timeline(model, t, bars(model, t), true),

  Bars: (model, t, width) => ({
    grid: { left: 4, right: 76, top: 4, bottom: 4 },
    xAxis: { ...valueAxis(model, t), splitNumber: width < 500 ? 2 : 4 },
    yAxis: {
      ...categoryAxis(model.series.map(s => s.name), t),
      inverse: true,
      axisLabel: { color: t.ink, width: Math.min(180, width * 0.32), overflow: 'truncate', fontSize: 12 },
    },
    tooltip: tooltip(t, { trigger: 'item', formatter: p => tipForPart(model, p.dataIndex) }),
    series: [{
      type: 'bar',
      barMaxWidth: 22,
      label: { show: true, position: 'right', color: t.ink, formatter: p => brief(model.format, p.value) },
      data: model.series.map(s => ({ name: s.name, value: s.values[0], itemStyle: fill(s, t) })),
    }],
  }),

  Treemap: (model, t) => ({
    tooltip: tooltip(t, { trigger: 'item', formatter: p => p.data?.index == null ? '' : tipForPart(model, p.data.index) }),
    series: [{
      type: 'treemap',
      left: 0, right: 0, top: 0, bottom: 0,
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      itemStyle: { borderColor: t.surface, borderWidth: 0, gapWidth: 2 },
      label: { position: 'insideTopLeft', padding: 4, fontSize: 12, lineHeight: 16, overflow: 'truncate', formatter: p => `${p.name}\n${tick(model.format, p.value)}` },
      // A label that does not fit says less than none: the legend and the tooltip know the small ones.
      data: parts(model, t, s => ({ label: { color: readableOn(colourOf(s, t), t), show: s.values[0] > 0.03 * totalOf(model) } })).filter(part => part.value > 0),
    }],
  }),

  Donut: (model, t) => ({
    tooltip: tooltip(t, { trigger: 'item', formatter: p => tipForPart(model, p.data.index) }),
    title: {
      text: brief(model.format, totalOf(model)),
      left: 'center', top: 'center', textStyle: { color: t.ink, fontSize: 20, fontWeight: 600, fontFamily: t.font },
    },
    series: [{
      type: 'pie', radius: ['62%', '92%'], label: { show: false }, itemStyle: { borderColor: t.surface, borderWidth: 2 },
      emphasis: { scale: false }, data: parts(model, t),
    }],
  }),

  Sankey: (model, t, width) => ({ ...flow(model, t, width), tooltip: tooltip(t, { trigger: 'item', formatter: p => p.dataType === 'edge' ? tipForPart(model, p.data.index) : '' }) }),

  HeatMap: (model, t, width) => {
    const all = model.series.flatMap((s, row) => s.values.map((value, column) => [column, row, value]));
    const [cells, blanks] = [all.filter(cell => cell[2] != null), all.filter(cell => cell[2] == null)];
    const most = Math.max(...cells.map(cell => cell[2]), 0);
    const names = Math.min(160, width * 0.3);
    return {
      grid: { left: 4, right: 4, top: 28, bottom: 4 },
      xAxis: { ...categoryAxis(model.labels, t), position: 'top', axisLine: { show: false }, axisLabel: { color: t.ink, fontSize: 12, interval: 0, width: (width - names) / model.labels.length - 6, overflow: 'truncate' } },
      yAxis: { ...categoryAxis(model.series.map(s => s.name), t), inverse: true, axisLine: { show: false }, axisLabel: { color: t.ink, fontSize: 12, width: names, overflow: 'truncate' } },
      tooltip: tooltip(t, { trigger: 'item', formatter: p => tipForCell(model, p.value[0], p.value[1]) }),
      visualMap: { show: false, seriesIndex: 0, min: 0, max: most || 1, dimension: 2, inRange: { color: t.heat } },
      series: [{
        type: 'heatmap',
        itemStyle: { borderColor: t.surface, borderWidth: 2, borderRadius: 4 },
        label: { show: (width - names) / model.labels.length > 64, fontSize: 12, formatter: p => brief(model.format, p.value[2]) },
        data: cells.map(cell => ({ value: cell, label: { color: cell[2] > most * 0.45 ? t.onHeatHigh : t.onHeatLow } })),
      }, {
        // Unknown is not zero: a question mark on the bare ground.
        type: 'heatmap',
        itemStyle: { color: t.surface, borderColor: t.line, borderWidth: 1, borderType: 'dashed', borderRadius: 4 },
        label: { show: true, color: t.soft, formatter: () => '?' },
        data: blanks.map(([column, row]) => ({ value: [column, row, 0] })),
      }],
    };
  },
};
