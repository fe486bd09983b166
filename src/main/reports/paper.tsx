import type { ReactElement, ReactNode } from 'react';
import type { Letterhead } from '../../core/letterhead';

/**
 * What all papers look like: on a screen as in print. Widths are set so that nothing is cut: whatever has no space in it
 * breaks anywhere. Colours are those of the states in the window, and never stand alone.
 */
export const paperStyles = `
:root { color-scheme: light; --ink: #14171c; --quiet: #50565e; --line: #c9ced4; --up: #005f46; --down: #a3200d;
  --degraded: #7a4b00; --maintenance: #1f4e8c; --grey: #50565e; }
* { box-sizing: border-box; }
body { max-width: 760px; margin: 32px auto; padding: 0 24px; color: var(--ink); background: #fff;
  font: 14px/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; }
h2 { margin: 32px 0 8px; padding-top: 8px; border-top: 1px solid var(--line); font-size: 18px; line-height: 1.3; break-after: avoid; }
h3 { margin: 16px 0 4px; font-size: 14px; break-after: avoid; }
h4 { margin: 12px 0 4px; font-size: 13px; break-after: avoid; }
p { margin: 0 0 8px; max-width: 72ch; }
ul, ol { margin: 0 0 8px; padding-left: 20px; }
.quiet { color: var(--quiet); }
.head { display: flex; gap: 24px; align-items: flex-start; justify-content: space-between; margin-bottom: 32px; }
.head img { max-width: 240px; max-height: 72px; object-fit: contain; }
.head p { margin: 0; white-space: pre-line; }
.head .name { font-weight: 600; }
.facts { display: grid; grid-template-columns: 11em 1fr; gap: 2px 16px; margin: 0 0 8px; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 0 0 8px; table-layout: fixed; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 400; }
.number { text-align: right; }
.log { padding: 0; list-style: none; }
.log li { display: grid; grid-template-columns: 11em 1fr; gap: 0 16px; padding: 2px 0; }
.log time { color: var(--quiet); }
.message { margin: 4px 0; padding-left: 12px; border-left: 2px solid var(--line); white-space: pre-wrap; }
.item { margin: 0 0 16px; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: var(--quiet); font-family: inherit; }
figure { margin: 0 0 8px; break-inside: avoid; }
figcaption { color: var(--quiet); }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; } h4 { font-size: 10pt; }
}
`;

/** The sender's name, address and picture; nothing where none of it is set. */
export function LetterheadBlock({ letterhead }: { letterhead: Letterhead }): ReactElement | null {
  const { name, address, logo } = letterhead;
  if (name === '' && address === '' && logo === '') return null;
  return (
    <header className="head">
      <div>
        {name !== '' && <p className="name">{name}</p>}
        {address !== '' && <p className="quiet">{address}</p>}
      </div>
      {logo !== '' && <img src={logo} alt={name} />}
    </header>
  );
}

/** Facts under each other, those without a value left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }): ReactElement {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

/** An instant, for readers and for programs. */
export function Moment({ at, text }: { at: number; text: string }): ReactElement {
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
