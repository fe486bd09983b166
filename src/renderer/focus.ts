import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Whether what had the focus is gone from the page: then the browser has given it to nobody. */
function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** To the page's heading, from where Tab goes on in the page. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/**
 * For a place where one button takes the turn of another, as "resume" of "pause": when `turn` changes and the pressed
 * one has left with the focus, the new one gets it. The place is the element with the given ref.
 */
export function useFocusInTurn<Place extends HTMLElement>(turn: unknown): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const seen = useRef(turn);
  useEffect(() => {
    if (seen.current === turn) return undefined;
    seen.current = turn;
    // A menu that closes gives the focus back a moment later, perhaps to a button that is gone.
    const timer = setTimeout(() => {
      if (isFocusLost()) place.current?.querySelector('button')?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [turn]);
  return place;
}

/** The same where nothing takes its turn: to the page's heading. */
export function useHeadingFocusAfter(turn: unknown): void {
  const seen = useRef(turn);
  useEffect(() => {
    if (seen.current === turn) return undefined;
    seen.current = turn;
    const timer = setTimeout(() => {
      if (isFocusLost()) focusHeading();
    }, 50);
    return () => clearTimeout(timer);
  }, [turn]);
}
