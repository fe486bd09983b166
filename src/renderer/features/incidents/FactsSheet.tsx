import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../../../core/client-outage';
import { certaintySchema, factKinds } from '../../../core/fact';
import type { Certainty, FactKind } from '../../../core/fact';
import { factsOf } from '../../../core/facts';
import type { Fact } from '../../../core/facts';
import type { IncidentWithTimeline } from '../../../core/incident';
import type { Language } from '../../../core/language';
import { useAttempt, useSnapshot } from '../../context';
import classes from './incidents.module.css';
import { useCompanions } from './use-incidents';

interface FactsSheetProps {
  incident: IncidentWithTimeline;
  /** Something was entered: it stands in the timeline. */
  onChanged: () => void;
}

/** What is known of the outage, and how surely. What is confirmed goes into the messages of all clients concerned. */
export function FactsSheet({ incident, onChanged }: FactsSheetProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<FactKind | null>(null);
  const sheet = factsOf([incident.timeline]);
  const languages = useLanguagesNeeded(incident);
  return (
    <section className={classes.section} aria-labelledby="incident-sheet">
      <h2 id="incident-sheet">{t('fact.title')}</h2>
      <p className="quiet prose">{t('fact.about')}</p>
      <dl className={classes.facts}>
        {factKinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`fact.kind.${kind}`)}</dt>
            <dd>
              {edited === kind ? (
                <FactForm
                  {...{ incidentId: incident.id, kind, fact: sheet[kind], languages }}
                  onDone={(isSaved) => {
                    setEdited(null);
                    if (isSaved) onChanged();
                  }}
                />
              ) : (
                <KnownFact kind={kind} fact={sheet[kind]} languages={languages} onEdit={() => setEdited(kind)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The languages of the clients concerned: in each of them a fact wants its words. */
function useLanguagesNeeded(incident: IncidentWithTimeline): Language[] {
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const { value: companions } = useCompanions(incident);
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const members = incident.hostIncidentId === null ? [incident] : [incident, ...(companions ?? [])];
  const concerned = new Set(members.map((each) => clientOf(each, sites)));
  const spoken = new Set(clients.filter(({ id }) => concerned.has(id)).map(({ language }) => language));
  const needed = (['de', 'en'] as const).filter((language) => spoken.has(language));
  return needed.length === 0 ? ['de'] : needed;
}

interface KnownFactProps {
  kind: FactKind;
  fact: Fact | null;
  languages: readonly Language[];
  onEdit: () => void;
}

function KnownFact({ kind, fact, languages, onEdit }: KnownFactProps) {
  const { t } = useTranslation();
  const said = (['de', 'en'] as const).filter((language) => fact !== null && fact.words[language] !== '');
  const lacking = fact?.certainty === 'confirmed' ? languages.filter((language) => !said.includes(language)) : [];
  return (
    <>
      <strong>{t(`fact.certainty.${fact?.certainty ?? 'unknown'}`)}</strong>{' '}
      <button
        type="button"
        className={classes.gap}
        style={{ color: 'inherit' }}
        aria-label={t('fact.editKind', { fact: t(`fact.kind.${kind}`) })}
        onClick={onEdit}
      >
        {t(fact === null ? 'fact.enter' : 'fact.edit')}
      </button>
      {said.map((language) => (
        <p key={language} lang={language} className="prose">
          {fact?.words[language]}
        </p>
      ))}
      {lacking.map((language) => (
        <p key={language} className="quiet">
          {t(`fact.lacking.${language}`)}
        </p>
      ))}
    </>
  );
}

interface FactFormProps {
  incidentId: string;
  kind: FactKind;
  fact: Fact | null;
  languages: readonly Language[];
  onDone: (isSaved: boolean) => void;
}

function FactForm({ incidentId, kind, fact, languages, onDone }: FactFormProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [certainty, setCertainty] = useState<Certainty>(fact?.certainty ?? 'confirmed');
  const [words, setWords] = useState(fact?.words ?? { de: '', en: '' });
  const [isLacking, setLacking] = useState(false);
  const hasWords = languages.some((language) => words[language].trim() !== '');
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    // Without words nothing is confirmed, and nothing suspected.
    if (certainty !== 'unknown' && !hasWords) {
      setLacking(true);
      return;
    }
    const reply = await attempt('incidents.setFact', { incidentId, fact: kind, certainty, words });
    if (reply.ok) onDone(true);
  };
  return (
    <form className={classes.asked} onSubmit={(event) => void save(event)}>
      <Select
        autoFocus
        label={t('fact.howSure')}
        allowDeselect={false}
        data={certaintySchema.options.map((value) => ({ value, label: t(`fact.certainty.${value}`) }))}
        value={certainty}
        onChange={(value) => setCertainty(certaintySchema.options.find((each) => each === value) ?? certainty)}
      />
      {languages.map((language) => (
        <Textarea
          key={language}
          lang={language}
          label={t(`fact.words.${language}`)}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={words[language]}
          error={isLacking && !hasWords ? t('fact.noWords') : null}
          onChange={({ currentTarget }) => setWords({ ...words, [language]: currentTarget.value })}
        />
      ))}
      <div className={classes.send}>
        <Button type="submit">{t('fact.save')}</Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t('fact.cancel')}
        </Button>
      </div>
    </form>
  );
}
