import { useState } from 'react';
import type { ReactNode } from 'react';
import classes from './Disclosure.module.css';

interface DisclosureProps {
  title: string;
  /** Beside the title: what is set in it, so that nobody has to look. */
  aside?: string;
  /** A fault within must not stay out of sight: it opens. */
  hasFault: boolean;
  children: ReactNode;
}

/** What is rarely needed: closed at first, and not drawn until it is opened. */
export function Disclosure({ title, aside, hasFault, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  if (hasFault && !isOpen) setOpen(true);
  return (
    <details className={classes.details} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={classes.summary}>
        {title}
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      </summary>
      {isOpen && <div className={classes.content}>{children}</div>}
    </details>
  );
}
