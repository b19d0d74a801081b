// Tooltips as elements, never as strings of HTML: names come from other people's files.
import { brief } from './formats.js';

const element = (tag, css, text) => {
  const made = document.createElement(tag);
  made.className = css;
  if (text !== undefined)
    made.textContent = text;
  return made;
};

function line(series, format, value, total) {
  const row = element('div', 'tip-row');
  row.append(
    element('span', `swatch series-${series.slot || 'other'} ${series.pattern.toLowerCase()}`),
    element('span', 'tip-name', series.name),
    element('span', 'tip-value', brief(format, value)));
  if (total > 0)
    row.append(element('span', 'tip-share', brief('Share', value / total)));
  return row;
}

/** Everything at one category: largest first, with shares where parts add up. */
export function tipForCategory(model, index) {
  const box = element('div', 'tip');
  box.append(element('div', 'tip-title', model.fullLabels[index]));
  const known = model.series.filter(s => s.values[index] != null).sort((a, b) => b.values[index] - a.values[index]);
  const total = model.adds && known.length > 1 ? known.reduce((sum, s) => sum + s.values[index], 0) : 0;
  if (model.adds && known.length > 1)
    box.append(element('div', 'tip-total', `Total ${brief(model.format, total)}`));
  for (const series of known)
    box.append(line(series, model.format, series.values[index], total));
  if (known.length === 0)
    box.append(element('div', 'tip-note', 'Nothing is known of it'));
  if (model.openFrom != null && index >= model.openFrom)
    box.append(element('div', 'tip-note', 'Not over yet'));
  if (model.pendingFrom != null && index >= model.pendingFrom)
    box.append(element('div', 'tip-note', 'Costs not all reported yet'));
  for (const mark of model.marks.filter(m => m.category === index))
    box.append(element('div', 'tip-note', mark.text));
  return box;
}

/** One part of a whole. */
export function tipForPart(model, index) {
  const series = model.series[index];
  const total = model.adds ? model.series.reduce((sum, s) => sum + (s.values[0] ?? 0), 0) : 0;
  const box = element('div', 'tip');
  box.append(line(series, model.format, series.values[0], total));
  return box;
}

/** One cell of a heat map. */
export function tipForCell(model, column, row) {
  const box = element('div', 'tip');
  box.append(element('div', 'tip-title', `${model.series[row].name}, ${model.fullLabels[column]}`));
  box.append(element('div', 'tip-total', brief(model.format, model.series[row].values[column])));
  return box;
}
