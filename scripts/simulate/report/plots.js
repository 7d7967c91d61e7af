/* Draws the page's charts with uPlot; the canvas knows no style sheet, so its colours are chosen here for light and dark. */
(() => {
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  // Told apart by most kinds of colour blindness, after Okabe and Ito; the dashes do it without colour.
  const LIGHT = ['#0072b2', '#b34700', '#00704f', '#9c4a7f', '#5f4b00', '#2f6f8f', '#a00000', '#444444'];
  const DARK = ['#56b4e9', '#ff9e4a', '#3dd6a3', '#e59ac8', '#f0e442', '#8fd0e8', '#ff8080', '#cccccc'];
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4], [1, 2], [6, 2, 1, 2]];

  const time = (ms) => (ms < 1000 ? `${+ms.toPrecision(2)} ms` : ms < 60000 ? `${+(ms / 1000).toPrecision(2)} s` : ms < 3600000 ? `${+(ms / 60000).toPrecision(2)} min` : `${+(ms / 3600000).toPrecision(2)} h`);
  const FIGURES = {
    hours: (value) => `${+value.toFixed(2)}`,
    ms: time,
    share: (value) => `${+(100 * value).toFixed(1)} %`,
    number: (value) => (value >= 1000 ? value.toLocaleString('en') : `${+value.toPrecision(3)}`),
  };
  const shown = (value, unit) => (value === null || value === undefined ? '–' : FIGURES[unit](value));

  function options(chart, width) {
    const colours = dark.matches ? DARK : LIGHT;
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--soft').trim();
    const rule = style.getPropertyValue('--rule').trim();
    const axis = ({ name, unit, log }, size) => ({
      label: name,
      stroke: ink,
      grid: { stroke: rule, width: 1 },
      ticks: { stroke: rule, width: 1 },
      size,
      space: log ? 46 : 50,
      values: (_, splits) => splits.map((value) => (value === null || (log && !/^1/.test(value.toExponential())) ? '' : FIGURES[unit](value))),
    });
    const scale = ({ log, unit }) => ({ time: false, distr: log ? 3 : 1, ...(unit === 'share' ? { range: [0, 1] } : log ? {} : { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 1, 1e-3) * 1.05] }) });
    return {
      width,
      height: 280,
      cursor: { y: false, drag: { x: true, y: false } },
      scales: { x: { time: false, distr: chart.x.log ? 3 : 1 }, y: scale(chart.y) },
      axes: [axis(chart.x, 50), axis(chart.y, 78)],
      series: [
        { label: chart.x.name, value: (_, value) => shown(value, chart.x.unit) },
        ...chart.lines.map(({ name }, i) => ({
          label: name,
          stroke: colours[i % colours.length],
          width: 1.75,
          dash: DASHES[i % DASHES.length],
          spanGaps: true,
          points: { show: chart.x.values.length <= 12 },
          value: (_, value) => shown(value, chart.y.unit),
        })),
      ],
    };
  }

  // On a logarithmic axis there is no nought.
  const data = ({ x, y, lines }) => [x.values, ...lines.map(({ values }) => (y.log ? values.map((value) => (value === null || value <= 0 ? null : value)) : values))];

  const places = [...document.querySelectorAll('[data-chart]')];
  const drawn = new Map();
  function draw() {
    for (const place of places) {
      drawn.get(place)?.destroy();
      const chart = charts[Number(place.dataset.chart)];
      drawn.set(place, new uPlot(options(chart, place.clientWidth), data(chart), place));
    }
  }
  draw();
  dark.addEventListener('change', draw);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth === width) return;
    width = innerWidth;
    for (const [place, plot] of drawn) plot.setSize({ width: place.clientWidth, height: 280 });
  });
})();
