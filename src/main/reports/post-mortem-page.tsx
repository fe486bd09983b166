import type { ReactElement } from 'react';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Language } from '../../core/language';
import type { Letterhead } from '../../core/letterhead';
import type { Inline, MarkdownBlock } from '../../core/plain-markdown';
import type { PostMortemPage } from '../../core/post-mortem';
import { Document } from '../documents/document';
import { LetterheadBlock, paperStyles } from './paper';

export interface PostMortemDocumentProps {
  page: PostMortemPage;
  keywords: readonly string[];
  incident: IncidentWithTimeline;
  letterhead: Letterhead;
  author: string;
  language: Language;
  nowMs: number;
}

/** The account of an outage as a page that people find who look for it. */
export function PostMortemDocument(props: PostMortemDocumentProps): ReactElement {
  const { page, keywords, letterhead, language, author } = props;
  const head = (
    <>
      <meta name="keywords" content={keywords.join(', ')} />
      {author !== '' && <meta name="author" content={author} />}
      {/* Data, which no browser runs: the page's policy, which forbids every script, leaves it alone. */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structuredData(props) }} />
    </>
  );
  return (
    <Document language={language} title={page.title} description={page.description} head={head} styles={paperStyles}>
      <LetterheadBlock letterhead={letterhead} />
      <main>
        <article>
          {page.blocks.map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </article>
      </main>
    </Document>
  );
}

function Block({ block }: { block: MarkdownBlock }): ReactElement {
  switch (block.kind) {
    case 'heading': {
      const Heading = (['h1', 'h2', 'h3'] as const)[block.level - 1] ?? 'h3';
      return (
        <Heading>
          <Text text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Text text={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Text text={block.text} />
        </blockquote>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Text text={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Text({ text }: { text: readonly Inline[] }): ReactElement {
  return <>{text.map((part, index) => (part.isStrong ? <strong key={index}>{part.text}</strong> : part.text))}</>;
}

/**
 * What search engines read (schema.org, Article). `<` is written as an escape, so that no text in it can end the element
 * (WHATWG HTML, 4.12.1.3).
 */
function structuredData(props: PostMortemDocumentProps): string {
  const { page, keywords, incident, author, language, nowMs } = props;
  const iso = (at: number): string => new Date(at).toISOString();
  const { siteName, url, startedAt, endedAt } = incident;
  const isWeb = /^https?:/i.test(url);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: page.title,
    description: page.description,
    keywords,
    inLanguage: language,
    datePublished: iso(nowMs),
    dateModified: iso(nowMs),
    ...(author === '' ? {} : { author: { '@type': 'Organization', name: author } }),
    temporalCoverage: `${iso(startedAt)}/${endedAt === null ? '..' : iso(endedAt)}`,
    about: { '@type': 'WebSite', name: siteName, ...(isWeb ? { url } : {}) },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
