import { reachText, spreadText, valueText, verdictOf } from './figure';
import type { Figure } from './figure';
import type { Records, RowRecord } from './records';
import type { Row } from './row';

const introduction = `# Benchmarks

Written by \`npm run bench -- --write\`, never by hand. One row alone: \`npm run bench -- NAME\`; a look in a few minutes whether all works: \`--quick\`,
whose figures are not kept.

What is measured is the whole pipeline without Electron's window: schedule, probe, verdict, SQLite, alert, the tray's content, built like the app.
The sites are a process of their own on another core, each at a loopback address in a network of its own. Runs of what is compared are
taken in turn (A B A B) at the same pace; a ratio is made within one run. The value is the median of the runs, or what the notes say.
Undecided is what the machine's own restlessness drowned: a process that does nothing was later than the figure may be.`;

/** The whole of docs/benchmarks.md. */
export function pageOf(rows: readonly Row[], records: Records): string {
  const lines = rows.flatMap(({ name }) => {
    const record = records[name];
    if (record === undefined) return [`| not measured yet | \`${name}\` | | | | |`];
    return record.figures.map((figure) => tableLine(name, figure));
  });
  const notes = rows.flatMap(({ name }) => (records[name]?.figures ?? []).flatMap(noteLines));
  return (
    [
      introduction,
      '| figure | row | measured | spread | reach | verdict |\n|---|---|---|---|---|---|\n' + lines.join('\n'),
      `## Missed or undecided, and why\n\n${missedText(rows, records)}`,
      `## What the rows measure\n\n${rows.map(({ name, about }) => `- \`${name}\`: ${about}`).join('\n')}`,
      `## Notes\n\n${notes.join('\n')}`,
      `## Where and when\n\n${machines(Object.entries(records))}`,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

const isOpen = (figure: Figure): boolean => ['missed', 'undecided'].includes(verdictOf(figure));

function missedText(rows: readonly Row[], records: Records): string {
  const lines = rows.flatMap(({ name, whyMissed }) => {
    const figures = records[name]?.figures ?? [];
    return figures.filter(isOpen).map((figure) => {
      const word = verdictOf(figure);
      return `- ${figure.title}: ${word}, ${valueText(figure)} instead of ${reachText(figure)}. ${whyMissed}`;
    });
  });
  return lines.length === 0 ? 'Nothing.' : lines.join('\n');
}

function tableLine(name: string, shown: Figure): string {
  const cells = [shown.title, `\`${name}\``, valueText(shown), spreadText(shown), reachText(shown), verdictOf(shown)];
  return `| ${cells.map(escaped).join(' | ')} |`;
}

const noteLines = ({ title, notes }: Figure): string[] =>
  notes.length === 0 ? [] : [`- ${title}:`, ...notes.map((note) => `  - ${note}`)];

/** From this load on, on two cores, somebody else was at work as well. */
const busyLoad = 2.5;

/** Rows that were measured on the same machine, day and commit share a line. */
function machines(entries: readonly (readonly [string, RowRecord])[]): string {
  const names = new Map<string, string[]>();
  for (const [name, { machine, load }] of entries) {
    const where = `${machine.date}, commit ${machine.commit}: ${machine.hardware}; ${machine.software}`;
    const isBusy = Math.max(...load) > busyLoad;
    const loads = load.map((each) => each.toFixed(1)).join(' to ');
    names.set(where, [...(names.get(where) ?? []), `\`${name}\` at a load of ${loads}${isBusy ? ', so busy' : ''}`]);
  }
  const lines = [...names].map(([where, measured]) => `- ${where}: ${measured.join('; ')}`);
  return [
    'The load is how many processes wanted to run, on average over a minute, before and after the row. The bench itself is one to two of them; where there',
    'were more, others worked on the same cores, which makes ratios uncertain and every tail longer.',
    '',
    ...lines,
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('|', '\\|');
