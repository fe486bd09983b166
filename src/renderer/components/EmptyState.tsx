import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** Nothing here yet: says what to do next. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className="prose">{children}</p>
      {action}
    </div>
  );
}
