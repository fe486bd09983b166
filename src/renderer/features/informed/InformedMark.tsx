import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedState } from '../../../core/informed';
import mark from '../../components/StateMark.module.css';

const colours: Record<InformedState, string> = {
  'not-told': 'var(--state-grey)',
  drafted: 'var(--state-maintenance)',
  sending: 'var(--state-maintenance)',
  told: 'var(--state-up)',
  uncertain: 'var(--state-suspect)',
  failed: 'var(--state-down)',
};

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' } as const;

/** One shape a state, told apart without its colour and at 16 px. Drawn on a 16 by 16 grid. */
const shapes: Record<InformedState, ReactNode> = {
  'not-told': <circle cx="8" cy="8" r="6.2" {...stroke} strokeWidth={1.2} />,
  // A sheet with lines: written, and still here.
  drafted: (
    <>
      <rect x="2.8" y="1.2" width="10.4" height="13.6" rx="1.2" {...stroke} />
      <path d="M5.6 5.4h4.8M5.6 8h4.8M5.6 10.6h2.6" {...stroke} strokeWidth={1.3} />
    </>
  ),
  sending: <path d="M1.6 8h11.2M8.6 3.4L13.4 8l-4.8 4.6" {...stroke} strokeWidth={2} strokeLinejoin="round" />,
  told: (
    <>
      <circle cx="8" cy="8" r="6.5" {...stroke} />
      <path d="M4.9 8.3l2.2 2.2 4-4.6" {...stroke} strokeWidth={1.7} />
    </>
  ),
  uncertain: (
    <>
      <path d="M8 1l7 7-7 7-7-7z" {...stroke} strokeLinejoin="round" />
      <path d="M6.3 6.3c0-2.3 3.5-2.2 3.5-.1 0 1.4-1.8 1.3-1.8 2.8M8 11.2v.01" {...stroke} strokeWidth={1.5} />
    </>
  ),
  failed: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor" />
      <path d="M5 5l6 6M11 5l-6 6" stroke="var(--mantine-color-body)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
};

export function InformedShape({ state }: { state: InformedState }) {
  return (
    <svg
      className={mark.shape}
      style={{ color: colours[state] }}
      width={16}
      height={16}
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
    >
      {shapes[state]}
    </svg>
  );
}

/** Where a client stands: shape, word and colour. */
export function InformedMark({ state }: { state: InformedState }) {
  const { t } = useTranslation();
  return (
    <span className={mark.mark}>
      <InformedShape state={state} />
      <span style={{ color: colours[state] }}>{t(`window.informed.state.${state}`)}</span>
    </span>
  );
}
