import XMLBuilder from 'fast-xml-builder';
import type { StatusModel } from '../../core/status-page';
import { incidentTimes, incidentTitle, maintenanceTimes, overallSentence, writtenSentence } from './page-words';
import type { PageWords } from './page-words';

interface Item {
  title: string;
  description: string;
  /** Null: what is planned was made known at a time that nobody remembers. */
  at: number | null;
  guid: string;
}

/** The date of RSS: RFC 822 with four digits of the year. */
const dateOf = (atMs: number): string => new Date(atMs).toUTCString();

/** What happened, newest first, as RSS 2.0 (https://www.rssboard.org/rss-specification). A text is no HTML in it. */
export function toFeed(model: StatusModel, words: PageWords): string {
  const { title, language, publicUrl, writtenAt, overall } = model;
  const happened = incidentItems(model, words).sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
  const items = [...happened, ...maintenanceItems(model, words)];
  const channel = {
    title: whole(title),
    link: publicUrl,
    'atom:link': { '@href': feedUrl(publicUrl), '@rel': 'self', '@type': 'application/rss+xml' },
    description: whole(`${overallSentence(overall, words)} ${writtenSentence(model, words)}`),
    language,
    lastBuildDate: dateOf(writtenAt),
    ttl: model.everyMinutes,
    item: items.map((item) => toItem(item, publicUrl)),
  };
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  const rss = { '@version': '2.0', '@xmlns:atom': 'http://www.w3.org/2005/Atom', channel };
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, rss });
}

/** Beside the page: its address may name a folder without the slash at its end. */
function feedUrl(publicUrl: string): string {
  const isFile = /\.[a-z]+$/i.test(new URL(publicUrl).pathname);
  return new URL('feed.xml', isFile || publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).toString();
}

function toItem({ title, description, at, guid }: Item, link: string): object {
  return {
    title: whole(title),
    link,
    // Readers take a description for HTML: what is a text has to be escaped once more.
    description: whole(asHtml(description)),
    ...(at !== null && { pubDate: dateOf(at) }),
    guid: { '@isPermaLink': 'false', '#text': guid },
  };
}

const asHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>');

/** Without what XML 1.0 cannot hold: most control characters, and halves of characters. */
function whole(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (each) => (/[\t\n\r]/.test(each) ? each : ''));
}

/** That it began, each text about it, and that it is over. */
function incidentItems(model: StatusModel, words: PageWords): Item[] {
  return model.incidents.flatMap((incident) => {
    const { id, startedAt, endedAt, messages } = incident;
    const title = incidentTitle({ ...incident, endedAt: null }, words);
    const began: Item = {
      ...{ title, at: startedAt, guid: `${id}:began` },
      description: words.t('statusPage.incident.began', { since: words.moment(startedAt) }),
    };
    const told = messages.map(({ id: guid, at, phase, subject, body }): Item => ({
      ...{ title: subject === '' ? `${words.t(`phase.${phase}`)}: ${incident.sites.join(', ')}` : subject, at, guid },
      description: body,
    }));
    if (endedAt === null) return [began, ...told];
    const description = incidentTimes(incident, model.writtenAt, words);
    return [began, ...told, { title: incidentTitle(incident, words), at: endedAt, guid: `${id}:over`, description }];
  });
}

function maintenanceItems(model: StatusModel, words: PageWords): Item[] {
  return model.maintenance.map((maintenance) => {
    const { sites, fromMs } = maintenance;
    const title = words.t('statusPage.maintenance.of', { sites: sites.join(', ') });
    const guid = `maintenance:${fromMs}:${sites.join(',')}`;
    return { title, description: maintenanceTimes(maintenance, words), at: null, guid };
  });
}
