import type { ReactElement } from 'react';
import { isEmptyCard } from '../../core/emergency-card';
import { contactName } from '../../core/salutation';
import { readablePhone } from '../../core/phone-number';
import { shownAddress } from '../../core/site-address';
import { describeCause, describeTimeline } from '../../core/timeline-text';
import { Document } from '../documents/document';
import type { Words } from '../ports';
import { CardLines, fullTime, Line, pageStyles, Phone, Sheet } from './emergency-page';
import type { HandOver, HandOverClient, HandOverIncident, HandOverSite } from './hand-over-data';

/** All that somebody needs who takes over for a while, and the same once more as JSON for a program. */
export function HandOverPage({ data, words }: { data: HandOver; words: Words }): ReactElement {
  const { t } = words;
  const madeAt = Date.parse(data.madeAt);
  const title = t('handOver.title');
  return (
    <Document language={words.language()} title={title} styles={pageStyles}>
      <h1>{title}</h1>
      <p className="quiet">{t('handOver.made', { time: fullTime(madeAt, words) })}</p>
      <p className="quiet">{t('emergency.noSecrets')}</p>
      <dl>
        <Line name={t('handOver.from')}>{data.from.name}</Line>
        <Line name={t('handOver.phone')}>{data.from.phone}</Line>
      </dl>
      <h2 className="first">{t('handOver.open')}</h2>
      {data.openIncidents.length === 0 && <p>{t('handOver.noneOpen')}</p>}
      {data.openIncidents.map((incident) => (
        <OpenIncident key={incident.id} incident={incident} madeAt={madeAt} words={words} />
      ))}
      {data.clients.map((client) => (
        <ClientSection key={client.name} client={client} words={words} />
      ))}
      {data.sitesWithoutClient.length > 0 && <SitesWithoutClient sites={data.sitesWithoutClient} words={words} />}
      <script type="application/json" id="nachtwache-data" dangerouslySetInnerHTML={{ __html: inScript(data) }} />
    </Document>
  );
}

/** JSON within a page: with no `<` in it nothing of it can end the element, or begin another one. */
const inScript = (data: HandOver): string => JSON.stringify(data).replaceAll('<', '\\u003c');

interface OpenIncidentProps {
  incident: HandOverIncident;
  madeAt: number;
  words: Words;
}

function OpenIncident({ incident, madeAt, words }: OpenIncidentProps): ReactElement {
  const { t, time } = words;
  return (
    <section className="card">
      <h3>{incident.siteName}</h3>
      <p>
        {t('handOver.since', {
          since: time(incident.startedAt, madeAt),
          cause: describeCause(incident.cause, incident.status, words),
        })}{' '}
        <a href={incident.url}>{shownAddress(incident.url)}</a>
      </p>
      <ol>
        {describeTimeline(incident.timeline, words).map(({ entry, text }, index) => (
          // Nothing else tells two lines of the same instant apart.
          <li key={index}>
            {time(entry.at, madeAt)}: {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SitesWithoutClient({ sites, words }: { sites: readonly HandOverSite[]; words: Words }): ReactElement {
  const { t } = words;
  return (
    <Sheet title={t('handOver.withoutClient')}>
      {sites.map(({ name, url, card }) => (
        <section key={url}>
          <h3>{name}</h3>
          <p>
            <a href={url}>{shownAddress(url)}</a>
          </p>
          {card === null ? (
            <p className="quiet">{t('handOver.withoutCard')}</p>
          ) : (
            <CardLines card={card} words={words} />
          )}
        </section>
      ))}
    </Sheet>
  );
}

function ClientSection({ client, words }: { client: HandOverClient; words: Words }): ReactElement {
  const { t } = words;
  return (
    <Sheet title={client.name}>
      <ul>
        {client.contacts.map((contact) => (
          <li key={contact.id}>
            {contactName(contact, client.language)} {contact.phone !== '' && <Phone number={contact.phone} />}{' '}
            {contact.email !== '' && <a href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.email}</a>}
            {contact.whatsapp !== '' && contact.whatsapp !== contact.phone && (
              <> {t('handOver.whatsapp', { number: readablePhone(contact.whatsapp) })}</>
            )}
          </li>
        ))}
      </ul>
      {client.notes !== '' && <p>{client.notes}</p>}
      {isEmptyCard(client.card) ? (
        <p className="quiet">{t('handOver.withoutCard')}</p>
      ) : (
        <CardLines card={client.card} words={words} />
      )}
      {client.sites.map((site) => (
        <section key={site.url}>
          <h3>{t('emergency.ofSite', { site: site.name, address: shownAddress(site.url) })}</h3>
          {site.card === null ? (
            <p className="quiet">{t('handOver.asClient')}</p>
          ) : (
            <CardLines card={site.card} words={words} />
          )}
        </section>
      ))}
    </Sheet>
  );
}
