// Drawing over a stretch of the axis: what was drawn over becomes the period. The date fields of the page do the same by keyboard.
const least = 8;

export class Brush {
  constructor(chart, host, done) {
    this.chart = chart;
    this.done = done;
    this.host = host;
    this.justDrew = false;
    const ground = chart.getZr();
    ground.on('mousedown', event => this.begin(event));
    ground.on('mousemove', event => this.move(event));
    // Also where the pointer left the chart.
    this.up = event => this.end(event);
    addEventListener('mouseup', this.up);
  }

  update(model, tokens) {
    this.model = model;
    this.tokens = tokens;
    this.from = null;
  }

  begin(event) {
    this.justDrew = false;
    const point = [event.offsetX, event.offsetY];
    if (!this.model?.brush || this.model.labels.length < 2 || !this.chart.containPixel('grid', point))
      return;

    this.from = this.to = point[0];
  }

  move(event) {
    if (this.from == null)
      return;

    this.to = event.offsetX;
    this.show(Math.abs(this.to - this.from) >= least);
  }

  end() {
    if (this.from == null)
      return;

    const [left, right] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    this.from = null;
    this.show(false);
    if (right - left < least)
      return;

    this.justDrew = true;
    const last = this.model.labels.length - 1;
    const at = x => Math.min(last, Math.max(0, Math.round(this.chart.convertFromPixel({ xAxisIndex: 0 }, x))));
    this.done(at(left), at(right));
  }

  show(visible) {
    const grid = this.chart.getModel().getComponent('grid').coordinateSystem.getRect();
    const [left, right] = [Math.max(grid.x, Math.min(this.from ?? 0, this.to ?? 0)), Math.min(grid.x + grid.width, Math.max(this.from ?? 0, this.to ?? 0))];
    this.chart.setOption({
      graphic: [{
        id: 'brush', type: 'rect', silent: true, z: 100, $action: 'replace', invisible: !visible,
        shape: { x: left, y: grid.y, width: Math.max(0, right - left), height: grid.height },
        style: { fill: this.tokens.accent, opacity: 0.18, stroke: this.tokens.accent },
      }],
    });
  }

  dispose() {
    removeEventListener('mouseup', this.up);
  }
}
