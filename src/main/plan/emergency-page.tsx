import type { ReactElement, ReactNode } from 'react';
import type { Client } from '../../core/client';
import type { Config } from '../../core/config';
import { cardFor, isEmptyCard } from '../../core/emergency-card';
import type { EmergencyCard } from '../../core/emergency-card';
import { localeOf } from '../../core/language';
import type { Language } from '../../core/language';
import { byName } from '../../core/name-order';
import { readablePhone } from '../../core/phone-number';
import { shownAddress } from '../../core/site-address';
import type { Site } from '../../core/site';
import { Document } from '../documents/document';
import type { Words } from '../ports';

export const pageStyles = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #14171c; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-top: 2px solid #14171c; padding-top: .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0; } .quiet { color: #50565e; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: .5rem 0; } dt { color: #50565e; } dd { margin: 0; }
.call { font-size: 1.25rem; font-weight: 600; }
ol { padding-left: 1.5rem; } li { margin: .25rem 0; }
a { color: inherit; } nav ul { columns: 2; padding-left: 1.25rem; }
section.card { break-inside: avoid-page; }
@media (prefers-color-scheme: dark) { body { color: #e8eaed; background: #14171c; } .quiet, dt { color: #aeb6c0; } h2 { border-color: #e8eaed; } }
@media print { :root { color-scheme: light; } body { margin: 0; max-width: none; color: #000; background: #fff; font-size: 11pt; } .quiet, dt { color: #333; } h2 { break-after: avoid; border: 0; margin-top: 0; } nav a { text-decoration: none; } li, .sheet section { break-inside: avoid; }
  .sheet { display: table; table-layout: fixed; width: 100%; break-before: page; } .sheet.first { break-before: auto; }
  .sheet > header { display: table-header-group; break-inside: avoid; } .sheet > div { display: table-row-group; } }
`;

export interface EmergencyPageProps {
  config: Pick<Config, 'clients' | 'sites' | 'settings'>;
  words: Words;
  writtenAt: number;
}

/** All emergency cards on one page that needs nothing but a browser, or a printer. */
export function EmergencyPage({ config, words, writtenAt }: EmergencyPageProps): ReactElement {
  const { t } = words;
  const cards = cardsOf(config, words.language());
  return (
    <Document language={words.language()} title={t('emergency.title')} styles={pageStyles}>
      <h1>{t('emergency.title')}</h1>
      <p className="quiet">{t('emergency.written', { time: fullTime(writtenAt, words) })}</p>
      <p className="quiet">{t('emergency.noSecrets')}</p>
      {cards.length === 0 && <p>{t('emergency.none')}</p>}
      {cards.length > 1 && (
        <nav>
          <ul>
            {cards.map(({ id, name }) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {cards.map((owner) => (
        <OwnerCards key={owner.id} owner={owner} isFirst={cards.length === 1} words={words} />
      ))}
    </Document>
  );
}

export const fullTime = (atMs: number, words: Pick<Words, 'language'>): string =>
  new Intl.DateTimeFormat(localeOf[words.language()], {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(atMs);

/** A client with the cards of those sites that have one of their own; or a site that is nobody's. */
interface CardOwner {
  /** The place on the page. */
  id: string;
  name: string;
  card: EmergencyCard;
  siteNames: string[];
  sites: { id: string; name: string; address: string; card: EmergencyCard }[];
}

/** By the alphabet: on paper nothing else finds one of many. */
function cardsOf({ clients, sites }: Pick<Config, 'clients' | 'sites'>, language: Language): CardOwner[] {
  const ofClients = clients.map((client) =>
    ownerOf(
      client,
      sites.filter(({ clientId }) => clientId === client.id),
    ),
  );
  const alone = sites.filter(({ clientId }) => !clients.some(({ id }) => id === clientId));
  const ofSites = alone.map((site) => ({
    ...blankOwner(site),
    card: site.card,
    siteNames: [shownAddress(site.url)],
    sites: [],
  }));
  const inOrder = byName(language);
  return [...ofClients, ...ofSites]
    .filter(({ card, sites: own }) => !isEmptyCard(card) || own.length > 0)
    .sort((one, other) => inOrder(one.name, other.name));
}

const blankOwner = ({ id, name }: { id: string; name: string }): { id: string; name: string } => ({
  id: `card-${id.replace(/[^\w-]/g, '-')}`,
  name,
});

function ownerOf(client: Client, own: readonly Site[]): CardOwner {
  return {
    ...blankOwner(client),
    card: client.card,
    siteNames: own.map(({ name, url }) => (name === shownAddress(url) ? name : `${name} (${shownAddress(url)})`)),
    sites: own.flatMap((site) =>
      isEmptyCard(site.card)
        ? []
        : [{ ...blankOwner(site), address: shownAddress(site.url), card: cardFor(site.card, client.card) }],
    ),
  };
}

function OwnerCards({ owner, isFirst, words }: { owner: CardOwner; isFirst: boolean; words: Words }): ReactElement {
  const { t } = words;
  return (
    <Sheet id={owner.id} title={owner.name} isFirst={isFirst}>
      {owner.siteNames.length > 0 && (
        <p className="quiet">{t('emergency.sites', { sites: owner.siteNames.join(', ') })}</p>
      )}
      <CardLines card={owner.card} words={words} />
      {owner.sites.map((site) => (
        <section key={site.id}>
          <h3>{t('emergency.ofSite', { site: site.name, address: site.address })}</h3>
          <CardLines card={site.card} words={words} />
        </section>
      ))}
    </Sheet>
  );
}

interface SheetProps {
  id?: string;
  title: string;
  /** Printed where the page before it ends. */
  isFirst?: boolean;
  children: ReactNode;
}

/** Printed on a page of its own; where it is longer, each further one says again whose it is. */
export function Sheet({ id, title, isFirst = false, children }: SheetProps): ReactElement {
  return (
    <section className={isFirst ? 'sheet first' : 'sheet'}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div>{children}</div>
    </section>
  );
}

/** One card: first whom to call. */
export function CardLines({
  card,
  words,
}: {
  card: EmergencyCard;
  words: Pick<Words, 't' | 'language'>;
}): ReactElement {
  const { t, language } = words;
  const { host, standIn, restoreTestedOn } = card;
  const tested = restoreTestedOn === '' ? '' : dayText(restoreTestedOn, language());
  return (
    <>
      {host.phone !== '' && (
        <p className="call">
          {t('emergency.callHost', { host: host.name === '' ? t('emergency.host') : host.name })}{' '}
          <Phone number={host.phone} />
        </p>
      )}
      <dl>
        <Line name={t('emergency.host')}>{host.name}</Line>
        <Line name={t('emergency.customerNumber')}>{host.customerNumber}</Line>
        <Line name={t('emergency.statusPage')}>
          {host.statusPage === '' ? '' : <a href={host.statusPage}>{shownAddress(host.statusPage)}</a>}
        </Line>
        <Line name={t('emergency.responsible')}>{card.responsible}</Line>
        <Line name={t('emergency.standIn')}>
          {standIn.name === '' && standIn.phone === '' ? (
            ''
          ) : (
            <>
              {standIn.name} {standIn.phone !== '' && <Phone number={standIn.phone} />}
            </>
          )}
        </Line>
        <Line name={t('emergency.registrar')}>{card.registrar}</Line>
        <Line name={t('emergency.backupPlace')}>{card.backupPlace}</Line>
        <Line name={t('emergency.restoreTestedOn')}>{tested}</Line>
      </dl>
      {card.steps.length > 0 && (
        <>
          <p>
            <strong>{t('emergency.steps')}</strong>
          </p>
          <ol>
            {card.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

export function Phone({ number }: { number: string }): ReactElement {
  return <a href={`tel:${number}`}>{readablePhone(number)}</a>;
}

/** Left out where there is nothing to say. */
export function Line({ name, children }: { name: string; children: ReactNode }): ReactElement | null {
  if (children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
