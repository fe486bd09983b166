import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './FormSection.module.css';

/** Fields that belong together, under a heading. */
export function FormSection({ title, about, children }: { title?: string; about?: string; children: ReactNode }) {
  const id = useId();
  if (title === undefined) return <div className={classes.fields}>{children}</div>;
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id}>{title}</h2>
      {about !== undefined && <p className="prose quiet">{about}</p>}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
