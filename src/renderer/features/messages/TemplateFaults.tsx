import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateFault } from '../../../core/template';
import classes from './messages.module.css';

interface TemplateFaultsProps {
  field: TemplateFault['field'];
  /** The field's text: from it the line is shown in which the fault is. */
  source: string;
  faults: readonly TemplateFault[];
  input: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
}

/** What is wrong in a field, each at its place: line and column, the line with the spot marked, and the way there. */
export function TemplateFaults({ field, source, faults, input }: TemplateFaultsProps) {
  const { t } = useTranslation();
  const lines = source.split('\n');
  const select = (fault: TemplateFault): void => {
    const start = lines.slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + fault.column - 1;
    input.current?.focus();
    input.current?.setSelectionRange(start, start + fault.length);
  };
  return (
    <ul className={classes.faults} aria-live="polite" aria-label={t(`window.template.faultsIn.${field}`)}>
      {faults
        .filter((fault) => fault.field === field)
        .map((fault) => (
          <li key={`${fault.line}:${fault.column}`} className={classes.fault}>
            <button type="button" className={classes.place} onClick={() => select(fault)}>
              {t('window.template.place', { line: fault.line, column: fault.column })}
            </button>{' '}
            {t(`window.template.fault.${fault.kind}`, { text: fault.text })}
            <MarkedLine line={lines[fault.line - 1] ?? ''} column={fault.column} length={fault.length} />
          </li>
        ))}
    </ul>
  );
}

function MarkedLine({ line, column, length }: { line: string; column: number; length: number }) {
  const start = column - 1;
  // So that the spot is in sight, a long line is shown from shortly before it.
  const from = Math.max(0, start - 24);
  return (
    <code className={classes.line}>
      {from > 0 && '…'}
      {line.slice(from, start)}
      <mark>{line.slice(start, start + length)}</mark>
      {line.slice(start + length)}
    </code>
  );
}
