import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownState } from '../../core/snapshot';
import classes from './StateMark.module.css';

const colours: Record<ShownState, string> = {
  unknown: 'var(--state-grey)',
  up: 'var(--state-up)',
  degraded: 'var(--state-suspect)',
  blocked: 'var(--state-blocked)',
  suspect: 'var(--state-suspect)',
  down: 'var(--state-down)',
  paused: 'var(--state-grey)',
  maintenance: 'var(--state-maintenance)',
  notMeasured: 'var(--state-grey)',
};

/** One shape a state, told apart without its colour and at 16 px. Drawn on a 16 by 16 grid. */
const shapes: Record<ShownState, ReactNode> = {
  unknown: <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  up: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.9 8.3l2.2 2.2 4-4.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  suspect: (
    <circle
      cx="8"
      cy="8"
      r="6.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeDasharray="0 3.96"
    />
  ),
  down: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor" />
      <path d="M5 5l6 6M11 5l-6 6" stroke="var(--mantine-color-body)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  paused: (
    <>
      <rect x="3.5" y="2.5" width="3" height="11" rx="0.8" fill="currentColor" />
      <rect x="9.5" y="2.5" width="3" height="11" rx="0.8" fill="currentColor" />
    </>
  ),
  notMeasured: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M2 8l6-6M2 14L14 2M8 14l6-6" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
};

/** The shape alone, for places where the word stands beside it anyway. */
export function StateShape({ state, size = 16 }: { state: ShownState; size?: number }) {
  return (
    <svg
      className={classes.shape}
      style={{ color: colours[state] }}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
    >
      {shapes[state]}
    </svg>
  );
}

/** Shape, word and colour, with the word from outside: for lists long enough that a hook a row would count. */
export function StateWord({ state, word, children }: { state: ShownState; word: string; children?: ReactNode }) {
  return (
    <span className={classes.mark}>
      <StateShape state={state} />
      <span className={classes.word} style={{ color: colours[state] }}>
        {word}
      </span>
      {children}
    </span>
  );
}

/** A state as it is shown everywhere: shape, word and colour. */
export function StateMark({ state, children }: { state: ShownState; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <StateWord state={state} word={t(`state.${state}`)}>
      {children}
    </StateWord>
  );
}
