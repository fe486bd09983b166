import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './Disclosure.module.css';

interface DisclosureProps {
  title: string;
  /** Beside the title: what is set in it, so that nobody has to look. */
  aside?: string | undefined;
  /** A fault within: it must not stay out of sight. */
  hasFault: boolean;
  children: ReactNode;
}

/** What is rarely needed, closed at first. */
export function Disclosure({ title, aside, hasFault, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (hasFault && details.current) details.current.open = true;
  }, [hasFault]);
  return (
    <details ref={details} className={classes.details}>
      <summary className={classes.summary}>
        {title}
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      </summary>
      <div className={classes.content}>{children}</div>
    </details>
  );
}
