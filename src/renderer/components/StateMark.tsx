import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownState, SiteView } from '../../core/snapshot';
import { stateWord } from '../../core/state-text';
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
  degraded: (
    <>
      <path d="M8 2.2l6.4 11.3H1.6z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6.6v3.1M8 11.6v.01" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  blocked: (
    <>
      <path
        d="M8 1.3l5.8 2.1v4.3c0 3.4-2.2 5.7-5.8 7-3.6-1.3-5.8-3.6-5.8-7V3.4z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M5.2 7.8h5.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
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
  // A wrench, drawn on Tabler's grid of 24.
  maintenance: (
    <path
      transform="translate(-.3 -.3) scale(.69)"
      d="M7 10h3v-3l-3.5 -3.5a6 6 0 0 1 8 8l6 6a2 2 0 0 1 -3 3l-6 -6a6 6 0 0 1 -8 -8l3.5 3.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
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

/** A site's state in its own word: what it is that makes it `degraded`, and beside it whether it comes and goes. */
export function SiteState({ view, children }: { view: SiteView; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <StateWord state={view.state} word={stateWord(view, { t: (key) => t(key) })}>
      {view.isFlapping && <span className={classes.word}>{t('state.flapping')}</span>}
      {children}
    </StateWord>
  );
}
