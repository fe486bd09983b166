import type { ReactElement, ReactNode } from 'react';
import type { PublicState } from '../../core/status-page';

/** One shape a state, told apart without its colour; the word always stands beside it. On a grid of 16. */
const shapes: Record<PublicState, ReactNode> = {
  up: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.9 8.3l2.2 2.2 4-4.6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  slow: (
    <>
      <path d="M8 2.2l6.4 11.3H1.6z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6.6v3.1M8 11.6v.01" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  checking: (
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
      <path d="M5 5l6 6M11 5l-6 6" className="shape-cross" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
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
  unknown: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M2 8l6-6M2 14L14 2M8 14l6-6" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
};

export function StateShape({ state, size }: { state: PublicState; size: number }): ReactElement {
  return (
    <svg
      className={`shape state-${state}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[state]}
    </svg>
  );
}
