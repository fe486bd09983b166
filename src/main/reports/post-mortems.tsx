import type { ApiError, Handlers, PostMortemCommand } from '../../core/api';
import type { Config } from '../../core/config';
import { documentFormats } from '../../core/document-formats';
import type { IncidentWithTimeline } from '../../core/incident';
import type { Language } from '../../core/language';
import { paperFileName } from '../../core/paper-file-name';
import { postMortemDraft, postMortemKeywords, postMortemPage } from '../../core/post-mortem';
import type { PostMortemSpeech } from '../../core/post-mortem';
import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { renderDocument } from '../documents/render-document';
import type { Clock, PrintPdf, Words } from '../ports';
import { wordsIn } from '../words';
import { PostMortemDocument } from './post-mortem-page';
import { writeWholeFile } from './whole-file';

export interface PostMortemDependencies {
  clock: Pick<Clock, 'now'>;
  timeZone: () => string;
  config: () => Config;
  incident: (id: string) => IncidentWithTimeline | undefined;
  printPdf: PrintPdf;
  /** The user's own. */
  words: Words;
  askSavePath: (title: string, fileName: string, extension: string) => Promise<string | null>;
}

type Format = 'md' | 'pdf' | 'html';

/** The account of one outage: a draft for the author, and what he made of it as a file. */
export function createPostMortems(main: PostMortemDependencies): Pick<Handlers, PostMortemCommand> {
  const { clock, config, words } = main;

  /** A drill never happened, and nothing is told of it. */
  function happened(id: string): IncidentWithTimeline | undefined {
    const incident = main.incident(id);
    return incident?.classification === 'drill' ? undefined : incident;
  }

  /** The client reads it first. */
  function languageOf({ clientId }: IncidentWithTimeline): Language {
    return config().clients.find(({ id }) => id === clientId)?.language ?? words.language();
  }

  function speechOf(incident: IncidentWithTimeline): PostMortemSpeech {
    const language = languageOf(incident);
    return { words: wordsIn(language), language, formats: documentFormats(language, main.timeZone()) };
  }

  async function contentOf(incident: IncidentWithTimeline, text: string, format: Format): Promise<string | Uint8Array> {
    if (format === 'md') return text.endsWith('\n') ? text : `${text}\n`;
    const speech = speechOf(incident);
    const { letterhead, sender } = config().settings;
    const page = postMortemPage(text, incident.siteName);
    const html = await renderDocument(
      <PostMortemDocument
        {...{ page, incident, letterhead }}
        keywords={postMortemKeywords(incident, speech)}
        author={letterhead.name === '' ? sender.name : letterhead.name}
        language={speech.language}
        nowMs={clock.now()}
      />,
    );
    return format === 'html' ? html : main.printPdf(html, { title: page.title, footer: speech.words.t('pdf.page') });
  }

  async function save(
    incident: IncidentWithTimeline,
    text: string,
    format: Format,
    path: string,
  ): Promise<Result<null, string>> {
    try {
      return await writeWholeFile(path, await contentOf(incident, text, format), words);
    } catch (error) {
      return fail(reasonOf(error));
    }
  }

  const gone: { ok: false; error: ApiError } = fail({ kind: 'not-found', what: 'incident' });

  return {
    'postMortem.draft': ({ incidentId }) => {
      const incident = happened(incidentId);
      if (incident === undefined) return gone;
      const speech = speechOf(incident);
      return ok({ text: postMortemDraft(incident, speech, clock.now()), language: speech.language });
    },
    'postMortem.save': async ({ incidentId, text, format }) => {
      const incident = happened(incidentId);
      if (incident === undefined) return gone;
      const speech = speechOf(incident);
      const params = { site: incident.siteName, date: speech.formats.date(incident.startedAt) };
      const name = paperFileName(speech.words.t('postMortem.title', params), 'post-mortem');
      const path = await main.askSavePath(words.t('postMortem.saveTitle'), `${name}.${format}`, format);
      if (path === null) return ok(null);
      const saved = await save(incident, text, format, path);
      return saved.ok ? ok({ path }) : fail({ kind: 'failed', what: 'export', reason: saved.error });
    },
  };
}
