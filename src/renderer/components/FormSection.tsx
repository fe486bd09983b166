import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './FormSection.module.css';

interface FormSectionProps {
  title?: string;
  about?: string;
  /** One lower where the section is a part of another one. */
  heading?: 'h2' | 'h3';
  children: ReactNode;
}

/** Fields that belong together, under a heading. */
export function FormSection({ title, about, heading: Heading = 'h2', children }: FormSectionProps) {
  const id = useId();
  if (title === undefined) return <div className={classes.fields}>{children}</div>;
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Heading id={id}>{title}</Heading>
      {about !== undefined && <p className="prose quiet">{about}</p>}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
