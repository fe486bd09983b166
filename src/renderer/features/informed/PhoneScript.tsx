import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { InformedList, InformedRow } from '../../../core/informed';
import { pacedUpdate } from '../../../core/next-update-clock';
import { fittingTemplates } from '../../../core/template-choice';
import type { TemplateView } from '../../../core/template';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { useDraft } from '../incidents/use-draft';
import classes from './informed.module.css';
import { useFacts } from './use-facts';

interface PhoneScriptProps {
  list: InformedList;
  row: InformedRow;
  client: Client;
}

/** What to say in twenty seconds, in this client's language. */
export function PhoneScript({ list, row, client }: PhoneScriptProps) {
  const { t } = useTranslation();
  const templates = useSnapshot((snapshot) => snapshot.templates);
  const own = list.incidents.filter(({ id }) => row.incidentIds.includes(id));
  // The script tells of an outage; that one is over is told in the words for that.
  const isOver = own.every(({ endedAt }) => endedAt !== null);
  const [template] = fittingTemplates(templates, recipientOf(client), isOver ? 'resolved' : 'phone');
  const [incident] = own;
  if (template === undefined || incident === undefined) {
    return (
      <p className="prose">
        {t('window.message.noTemplate')}{' '}
        <TextLink to={{ page: 'template', id: null }}>{t('window.template.add')}</TextLink>
      </p>
    );
  }
  return <Script {...{ client, template, incident }} nextUpdateAt={row.nextUpdateAt} />;
}

const noFacts: Record<string, string> = {};

interface ScriptProps {
  client: Client;
  template: TemplateView;
  incident: InformedList['incidents'][number];
  nextUpdateAt: number | null;
}

function Script({ client, template, incident, nextUpdateAt }: ScriptProps) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  // What he was promised already holds; else the time that the clock will remind of, the same while one speaks.
  const [usual] = useState(() => pacedUpdate(Date.now(), incident.startedAt));
  const next = nextUpdateAt !== null && nextUpdateAt > Date.now() ? nextUpdateAt : usual;
  const { id: incidentId, endedAt } = incident;
  const sheet = JSON.stringify(useFacts(incidentId));
  const { draft, error } = useDraft({
    incidentId,
    endedAt,
    sheet,
    client,
    template,
    facts: noFacts,
    nextUpdateAt: next,
  });
  return (
    <div className={classes.script} role="group" aria-label={t('window.calls.script')}>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      <p lang={client.language}>{draft?.body}</p>
    </div>
  );
}
