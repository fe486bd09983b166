import type { ReactElement } from 'react';
import type { StripPart } from '../../core/availability';
import type { DocumentFormats } from '../../core/document-formats';
import type { ResponseChartPoint } from '../../core/response-histogram';
import type { Period, TimeKind } from '../../core/time-span';

/** From top to bottom: what needs to be seen is where the eye goes along the strip. */
const stacked: readonly TimeKind[] = ['down', 'degraded', 'maintenance', 'up', 'notMeasured'];

const width = 720;
const stripHeight = 36;
/** A minute in a day must still be seen. */
const leastHeight: Partial<Record<TimeKind, number>> = { down: 5, degraded: 3, maintenance: 3 };

export const chartStyles = `
.k-up { fill: #005f46; } .k-down { fill: #a3200d; } .k-degraded { fill: url(#p-degraded); }
.k-maintenance { fill: url(#p-maintenance); } .k-notMeasured { fill: url(#p-notMeasured); }
.axis { stroke: #c9ced4; stroke-width: 1; fill: none; }
.median { stroke: #14171c; stroke-width: 1.5; fill: none; stroke-linejoin: round; }
.p95 { stroke: #50565e; stroke-width: 1; fill: none; stroke-dasharray: 4 3; stroke-linejoin: round; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 8px; padding: 0; list-style: none; color: #50565e; }
.legend li { display: flex; gap: 6px; align-items: center; }
.legend svg { width: 12px; height: 12px; flex: none; }
.defs { position: absolute; width: 0; height: 0; }
`;

/** The patterns of the states: colour stands nowhere alone. Once in a page. */
export function ChartPatterns(): ReactElement {
  return (
    <svg className="defs" aria-hidden="true">
      <defs>
        <pattern id="p-degraded" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="2" fill="#7a4b00" />
        </pattern>
        <pattern id="p-maintenance" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="2" height="4" fill="#1f4e8c" />
        </pattern>
        <pattern id="p-notMeasured" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="#e3e6e9" />
          <path d="M0 5 5 0" stroke="#8a9099" strokeWidth="1" />
        </pattern>
      </defs>
    </svg>
  );
}

export function Legend({ words, label }: { words: Record<TimeKind, string>; label: string }): ReactElement {
  return (
    <ul className="legend" aria-label={label}>
      {(['up', 'degraded', 'down', 'maintenance', 'notMeasured'] as const).map((kind) => (
        <li key={kind}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect width="12" height="12" className={`k-${kind}`} />
          </svg>
          {words[kind]}
        </li>
      ))}
    </ul>
  );
}

/** A column each day, as high as the day was long. One path a kind: a year of hundreds of sites is a large page. */
export function StripChart({ strip, label }: { strip: readonly StripPart[]; label: string }): ReactElement {
  const paths = pathsOf(strip);
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${stripHeight}`} role="img" aria-label={label} preserveAspectRatio="none">
        <path d={`M0 ${stripHeight - 0.5}H${width}`} className="axis" />
        {stacked.map((kind) => {
          const path = paths.get(kind);
          return path === undefined ? null : <path key={kind} d={path} className={`k-${kind}`} />;
        })}
      </svg>
    </figure>
  );
}

function pathsOf(strip: readonly StripPart[]): Map<TimeKind, string> {
  const step = width / Math.max(1, strip.length);
  const columnWidth = step - (step > 4 ? 1 : 0);
  const paths = new Map<TimeKind, string>();
  for (const [index, part] of strip.entries()) {
    let y = 0;
    for (const { kind, height } of stackOf(part)) {
      const box = `M${round(index * step)} ${round(y)}h${round(columnWidth)}v${round(height)}h${-round(columnWidth)}z`;
      paths.set(kind, (paths.get(kind) ?? '') + box);
      y += height;
    }
  }
  return paths;
}

interface Layer {
  kind: TimeKind;
  height: number;
}

function stackOf({ ms }: StripPart): Layer[] {
  const present = stacked.filter((kind) => ms[kind] > 0);
  const totalMs = present.reduce((sum, kind) => sum + ms[kind], 0);
  const heights = present.map((kind) => Math.max(leastHeight[kind] ?? 0, (ms[kind] / totalMs) * stripHeight));
  const excess = heights.reduce((sum, height) => sum + height, 0) - stripHeight;
  const tallest = heights.indexOf(Math.max(...heights));
  return present.map((kind, index) => ({ kind, height: (heights[index] ?? 0) - (index === tallest ? excess : 0) }));
}

const round = (value: number): number => Math.max(0, Math.round(value * 100) / 100);

const chart = { height: 160, left: 56, right: 8, top: 12, bottom: 24 };

interface ResponseChartProps {
  points: readonly ResponseChartPoint[];
  period: Period;
  formats: DocumentFormats;
  label: string;
  caption: string;
}

/** Median and the 95th of a hundred, drawn as lines that break where nothing was answered. */
export function ResponseChart({ points, period, formats, label, caption }: ResponseChartProps): ReactElement | null {
  if (points.length === 0) return null;
  const topMs = niceAbove(Math.max(...points.map(({ p95Ms }) => p95Ms)));
  const { height, left, right, top, bottom } = chart;
  const x = (at: number): number =>
    left + ((at - period.fromMs) / (period.toMs - period.fromMs)) * (width - left - right);
  const y = (ms: number): number => top + (1 - ms / topMs) * (height - top - bottom);
  const line = (pick: (point: ResponseChartPoint) => number): string =>
    pathOf(points, (point) => [x(clamped((point.fromMs + point.toMs) / 2, period)), y(pick(point))]);
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {[0, topMs / 2, topMs].map((ms) => (
          <g key={ms}>
            <path d={`M${left} ${round(y(ms))}H${width - right}`} className="axis" />
            <text x={left - 8} y={round(y(ms) + 4)} textAnchor="end">
              {formats.milliseconds(ms)}
            </text>
          </g>
        ))}
        <text x={left} y={height - 6}>
          {formats.shortDate(period.fromMs)}
        </text>
        <text x={width - right} y={height - 6} textAnchor="end">
          {formats.shortDate(period.toMs - 1)}
        </text>
        <path d={line(({ p95Ms }) => p95Ms)} className="p95" />
        <path d={line(({ medianMs }) => medianMs)} className="median" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

const clamped = (at: number, { fromMs, toMs }: Period): number => Math.min(toMs, Math.max(fromMs, at));

/** A new stroke wherever a point does not follow the last one directly; one alone is a short stroke. */
function pathOf(points: readonly ResponseChartPoint[], place: (point: ResponseChartPoint) => [number, number]): string {
  return points
    .map((point, index) => {
      const [px, py] = place(point).map(round);
      const before = points[index - 1];
      if (before?.toMs === point.fromMs) return `L${px ?? 0} ${py ?? 0}`;
      return `M${(px ?? 0) - 1} ${py ?? 0}L${(px ?? 0) + 1} ${py ?? 0}`;
    })
    .join('');
}

/** 1, 2, 4 or 10 times a power of ten, so that half of it is a plain number too. */
function niceAbove(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, ms)));
  return ([2, 4, 10].find((factor) => factor * power >= ms) ?? 10) * power;
}
