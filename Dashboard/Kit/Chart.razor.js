// Draws a chart on ECharts from a plain model: no code comes from the server, nothing is evaluated.
import { optionFor } from '../chart/options.js';
import { Brush } from '../chart/brush.js';
import { picture } from '../chart/picture.js';
import { readTokens } from '../chart/tokens.js';

let library;

// The bundle is a classic script with a global: loaded once, by the first chart of the first page that has one.
function load(url) {
  library ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = done;
    script.onerror = () => {
      library = undefined;
      script.remove();
      failed(new Error('The chart library could not be loaded.'));
    };
    document.head.append(script);
  });
  return library;
}

export async function create(host, url, model, dotnet) {
  await load(url);
  return new View(host, model, dotnet);
}

export function download(name, type, text) {
  save(name, new Blob([text], { type }));
}

function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  // Whoever opens the file elsewhere should still see that its figures are made up.
  const mark = document.querySelector('[data-file-mark]')?.dataset.fileMark;
  link.download = mark ? `${mark}-${name}` : name;
  link.click();
  // The download has begun once the click is handled; a minute is plenty to begin reading.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

class View {
  constructor(host, model, dotnet) {
    this.host = host;
    this.model = model;
    this.dotnet = dotnet;
    this.draw = () => this.render();

    // Also the first drawing: a chart in a closed tab has no size until it is shown.
    this.sizes = new ResizeObserver(this.draw);
    this.sizes.observe(host);
    this.themes = new MutationObserver(this.draw);
    this.themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.system = matchMedia('(prefers-color-scheme: dark)');
    this.system.addEventListener('change', this.draw);
  }

  update(model) {
    this.model = model;
    this.render();
  }

  render() {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width === 0 || height === 0)
      return;

    if (!this.chart) {
      this.chart = echarts.init(this.host, null, { renderer: 'canvas' });
      this.chart.on('click', event => this.pick(event));
      this.brush = new Brush(this.chart, this.host, (first, last) => this.dotnet.invokeMethodAsync('StretchAsync', first, last));
      this.host.dataset.drawn = 'true';
    } else {
      this.chart.resize();
    }

    this.tokens = readTokens(this.host);
    this.chart.setOption(optionFor(this.model, this.tokens, width), { notMerge: true });
    this.brush.update(this.model, this.tokens);
  }

  pick(event) {
    if (this.brush.justDrew)
      return;

    const name = event.seriesType === 'heatmap' ? this.model.series[event.value[1]]?.name : event.data?.name ?? event.seriesName ?? event.name;
    const key = this.model.series.find(series => series.name === name)?.key;
    if (key != null)
      this.dotnet.invokeMethodAsync('PickAsync', key);
  }

  async png(name) {
    save(name, await picture(this.chart, this.model, this.tokens));
  }

  dispose() {
    this.sizes.disconnect();
    this.themes.disconnect();
    this.system.removeEventListener('change', this.draw);
    this.brush?.dispose();
    this.chart?.dispose();
  }
}
