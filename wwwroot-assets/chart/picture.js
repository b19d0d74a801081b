// A chart as a PNG that can stand alone in a report: title above, legend below.
export async function picture(chart, model, tokens) {
  const scale = 2;
  const image = new Image();
  image.src = chart.getDataURL({ pixelRatio: scale, backgroundColor: tokens.surface });
  await image.decode();

  const [width, pad, head, row] = [image.width, 16 * scale, 44 * scale, 22 * scale];
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const text = (size, weight) => { pen.font = `${weight} ${size * scale}px ${tokens.font}`; };

  text(12, 400);
  const entries = model.series.length < 2 || model.kind === 'Sankey' ? [] : model.series.map(s => ({ s, width: pen.measureText(s.name).width + 36 * scale }));
  const rows = [[]];
  for (const entry of entries) {
    const used = rows.at(-1).reduce((sum, e) => sum + e.width, 0);
    if (used > 0 && used + entry.width > width)
      rows.push([]);
    rows.at(-1).push(entry);
  }

  canvas.width = width + 2 * pad;
  canvas.height = head + image.height + (entries.length ? rows.length * row + pad : 0) + pad;
  pen.fillStyle = tokens.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'middle';
  text(15, 600);
  pen.fillStyle = tokens.ink;
  pen.fillText(model.title, pad, head / 2 + 4 * scale);
  pen.drawImage(image, pad, head);

  text(12, 400);
  rows.forEach((line, i) => {
    let x = pad;
    const y = head + image.height + pad + i * row + row / 2;
    for (const { s, width: wide } of line) {
      pen.fillStyle = tokens.series[s.slot];
      pen.fillRect(x, y - 5 * scale, 10 * scale, 10 * scale);
      pen.fillStyle = tokens.ink;
      pen.fillText(s.name, x + 16 * scale, y);
      x += wide;
    }
  });
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}
