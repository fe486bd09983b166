import { useEffect, useRef } from 'react';

/** What the keys of the pages that go from client to client do. */
export interface StepKeys {
  next: () => void;
  previous: () => void;
  /** The one thing to press on the page. */
  press: () => void;
}

/**
 * Wherever the focus is, a text field too: so each key comes with Ctrl (or Cmd), and none of them writes or moves in a
 * text. Page up and down with Ctrl go from sheet to sheet in most programs.
 */
export function useStepKeys(keys: StepKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.repeat) return;
      const act = actOf(event.key, latest.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function actOf(key: string, { next, previous, press }: StepKeys): (() => void) | undefined {
  switch (key) {
    case 'PageDown':
      return next;
    case 'PageUp':
      return previous;
    case 'Enter':
      return press;
    default:
      return undefined;
  }
}
