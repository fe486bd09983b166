/**
 * Readable on a telephone, light and dark, without a font or picture from anywhere.
 * @param staleSeconds after so long a page that was left open says that it may be old; without a script only an animation
 * can know how long a page has been open. Where motion is reduced it is a step all the same, since nothing moves.
 */
export const pageStyles = (staleSeconds: number): string => `
:root {
  color-scheme: light dark;
  --text: #1c2024; --quiet: #565d66; --page: #fbfbfa; --card: #ffffff; --line: #d9dcdf;
  --up: #1b7a43; --slow: #8a5a00; --down: #b3261e; --maintenance: #2458a6; --unknown: #5c636b; --on-down: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaed; --quiet: #a9b0b8; --page: #15181b; --card: #1d2125; --line: #3a4047;
    --up: #5fc48a; --slow: #e0a94a; --down: #ff8a80; --maintenance: #8ab4f8; --unknown: #a9b0b8; --on-down: #1d2125;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 24px 16px 48px; color: var(--text); background: var(--page);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: break-word;
}
main { max-width: 760px; margin: 0 auto; }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 8px; font-size: 18px; }
h3 { margin: 0; font-size: 16px; }
p { margin: 4px 0; }
ul { margin: 0; padding: 0; list-style: none; }
a { color: inherit; }
.quiet, .written { color: var(--quiet); font-size: 14px; }
.overall, .state { display: flex; gap: 8px; align-items: flex-start; }
.overall { font-size: 19px; font-weight: 600; }
.shape { flex: none; margin-top: 4px; }
.overall .shape { margin-top: 3px; }
.shape-cross { stroke: var(--on-down); }
.state-up { color: var(--up); } .state-slow { color: var(--slow); } .state-down { color: var(--down); }
.state-maintenance { color: var(--maintenance); } .state-unknown, .state-checking { color: var(--unknown); }
.card { margin: 8px 0; padding: 14px 16px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.open { border-left: 6px solid var(--down); }
.message { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--line); }
.message h4 { margin: 0; font-size: 15px; }
.text { white-space: pre-wrap; }
.strip { display: block; width: 100%; height: 38px; margin: 10px 0 2px; }
.patterns { position: absolute; }
.ends { display: flex; justify-content: space-between; color: var(--quiet); font-size: 13px; }
.day-up { fill: var(--up); } .day-down, .mark { fill: var(--down); } .day-degraded { fill: url(#slow); }
.day-maintenance { fill: url(#maintenance); } .day-notMeasured { fill: url(#not-measured); }
.fill-maintenance { fill: var(--maintenance); } .fill-slow { fill: var(--slow); } .dot-dark { fill: var(--card); }
.line-not-measured { stroke: var(--unknown); stroke-width: .8; fill: none; } .line-light { stroke: var(--card); stroke-width: 1; fill: none; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 8px; font-size: 14px; color: var(--quiet); }
.legend li { display: flex; gap: 6px; align-items: center; }
.legend svg { flex: none; }
details { margin-top: 6px; font-size: 14px; }
summary { cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--maintenance); outline-offset: 2px; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); }
.stale {
  visibility: hidden; height: 0; overflow: hidden; margin: 0;
  animation: old 1s steps(1) ${staleSeconds}s forwards;
}
@keyframes old {
  to { visibility: visible; height: auto; margin: 12px 0; padding: 10px 14px; border: 2px solid currentColor; border-radius: 8px; }
}
@media print { .stale { display: none; } }
`;
