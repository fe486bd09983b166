import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../core/language';

export interface DocumentProps {
  language: Language;
  title: string;
  /** For search engines and previews; left out where there is none. */
  description?: string;
  /** Further children of `head`. */
  head?: ReactNode;
  /** CSS: ours, never the user's. */
  styles: string;
  children: ReactNode;
}

/**
 * A page that stands alone: it loads nothing from anywhere and runs no script, whatever the texts in it say. Pictures are
 * `data:` addresses.
 */
export function Document({ language, title, description, head, styles, children }: DocumentProps): ReactElement {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta
          httpEquiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        {head}
        <style>{styles}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
