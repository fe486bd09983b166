import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Finding } from '../../core/promise-guard';
import type { Span } from '../../core/promise-guard/finding';
import classes from './Underlined.module.css';

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface UnderlinedProps {
  field: RefObject<TextField | null>;
  /** What stands in the field. */
  text: string;
  /** Those of the field that name a place in it; others are left out. */
  findings: readonly Finding[];
  /** The field itself. */
  children: ReactNode;
}

/**
 * Underlines what the guard points at, right in the field: a text field can mark nothing itself, so the same words lie
 * over it once more, invisible but for the line below them. Whoever does not see finds everything in the list below.
 */
export function Underlined({ field, text, findings, children }: UnderlinedProps) {
  const layer = useRef<HTMLDivElement>(null);
  const spans = joined(findings.flatMap(({ span }) => span ?? []));
  const isMarked = spans.length > 0;
  useLayoutEffect(() => {
    const input = field.current;
    const over = layer.current;
    if (!isMarked || input === null || over === null) return;
    const follow = (): void => layOver(input, over);
    follow();
    const sizes = new ResizeObserver(follow);
    sizes.observe(input);
    input.addEventListener('scroll', follow);
    return () => {
      sizes.disconnect();
      input.removeEventListener('scroll', follow);
    };
  }, [field, isMarked, text]);
  return (
    <div className={classes.frame}>
      {children}
      {isMarked && (
        <div ref={layer} className={classes.layer} aria-hidden>
          {pieces(text, spans).map(({ words, start, isFound }) =>
            isFound ? (
              <mark key={start} className={classes.found}>
                {words}
              </mark>
            ) : (
              words
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** In order, and those that touch as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    const last = all.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

interface Piece {
  words: string;
  start: number;
  isFound: boolean;
}

function pieces(text: string, spans: readonly Span[]): Piece[] {
  const all: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    all.push({ words: text.slice(at, start), start: at, isFound: false });
    all.push({ words: text.slice(start, end), start, isFound: true });
    at = end;
  }
  return [...all, { words: text.slice(at), start: at, isFound: false }];
}

/** What decides where in a field a word stands. */
const alike = [
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'tab-size',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
];

function layOver(input: TextField, over: HTMLElement): void {
  const style = getComputedStyle(input);
  for (const name of alike) over.style.setProperty(name, style.getPropertyValue(name));
  const isOneLine = input instanceof HTMLInputElement;
  over.style.whiteSpace = isOneLine ? 'pre' : 'pre-wrap';
  // A field of one line keeps its text in the middle of its height.
  over.style.lineHeight = isOneLine ? `${input.clientHeight}px` : style.lineHeight;
  if (isOneLine) {
    over.style.paddingTop = '0';
    over.style.paddingBottom = '0';
  }
  const frame = over.parentElement?.getBoundingClientRect();
  const { left, top, width, height } = input.getBoundingClientRect();
  over.style.left = `${left - (frame?.left ?? 0)}px`;
  over.style.top = `${top - (frame?.top ?? 0)}px`;
  over.style.width = `${width}px`;
  over.style.height = `${height}px`;
  over.scrollTop = input.scrollTop;
  over.scrollLeft = input.scrollLeft;
}
