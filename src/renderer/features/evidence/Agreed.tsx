import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isAboutReach } from '../../../core/checks/check-kinds';
import type { Client } from '../../../core/client';
import { ledgerSentences, termsWords } from '../../../core/ledger-words';
import type { Site } from '../../../core/site';
import type { SiteRecord } from '../../../core/site-record';
import type { SiteView } from '../../../core/snapshot';
import { useTextWords } from '../../causes';
import { Disclosure } from '../../components/Disclosure';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { useFormats, useLanguage } from '../../formats';
import { AgreementForm } from './AgreementForm';
import { DayStrip, StripShare } from './DayStrip';
import classes from './evidence.module.css';
import { useClientRecords, useSiteRecord } from './use-records';

/** What was agreed for a site, what of it is left, and its last 90 days. */
export function SiteAgreed({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const { value: record, error } = useSiteRecord(view);
  const { site } = view;
  const party = useMemo(() => ({ for: 'site' as const, site }), [site]);
  return (
    <section className={classes.section} aria-labelledby="agreed">
      <h2 id="agreed">{t('window.ledger.title')}</h2>
      <div className={classes.record}>
        {error && <p role="alert">{sentenceOf(error)}</p>}
        {record && <RecordWords record={record} site={site} />}
      </div>
      <Disclosure title={t('window.agreement.edit')} hasFault={false}>
        <AgreementForm party={party} />
      </Disclosure>
    </section>
  );
}

/** The same for all sites of a client: each for itself, the one with the least left first. */
export function ClientAgreed({ client }: { client: Client }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const { value: records, error } = useClientRecords(client);
  const party = useMemo(() => ({ for: 'client' as const, client }), [client]);
  const siteOf = (id: string): Site | undefined => sites.find(({ site }) => site.id === id)?.site;
  return (
    <section className={classes.section} aria-labelledby="agreed">
      <h2 id="agreed">{t('window.ledger.title')}</h2>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {records !== null && records.length > 1 && <p className="prose quiet">{t('window.ledger.eachForItself')}</p>}
      <ul className={classes.rows}>
        {(records ?? []).map((record) => {
          const site = siteOf(record.siteId);
          if (site === undefined) return null;
          return (
            <li key={site.id} className={classes.row}>
              <h3>
                <TextLink to={{ page: 'site', id: site.id }}>{site.name}</TextLink>
              </h3>
              <RecordWords record={record} site={site} />
            </li>
          );
        })}
      </ul>
      <Disclosure title={t('window.agreement.edit')} hasFault={false}>
        <AgreementForm party={party} />
      </Disclosure>
    </section>
  );
}

function RecordWords({ record: { ledger, days }, site }: { record: SiteRecord; site: Site }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = useLanguage();
  const { t: tell } = useTextWords();
  const speech = { t: tell, formats, language };
  const hasReach = isAboutReach(site.check.kind);
  return (
    <>
      {ledger === null && <p className="quiet">{t('window.ledger.nothingAgreed')}</p>}
      {ledger !== null && <p className="prose">{ledgerSentences(ledger, speech).join(' ')}</p>}
      {ledger !== null && <p className="quiet">{termsWords(ledger.agreement, speech)}</p>}
      <DayStrip days={days} label={t('window.ledger.strip', { site: site.name })} isAboutReach={hasReach} />
      <StripShare days={days} isAboutReach={hasReach} />
    </>
  );
}
