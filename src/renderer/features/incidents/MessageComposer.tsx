import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressesOf, recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { FactKind } from '../../../core/fact';
import { factsOf } from '../../../core/facts';
import type { IncidentWithTimeline, TimelineEntry } from '../../../core/incident';
import { messagePhases } from '../../../core/template';
import type { MessagePhase, TemplateView } from '../../../core/template';
import { fittingTemplates } from '../../../core/template-choice';
import { findTemplateFaults, placeholdersIn } from '../../../core/template-engine';
import type { PlaceholderName } from '../../../core/placeholders';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { useGuardContext } from '../../message-findings';
import { useRemembered } from '../../remembered';
import { AskedFacts } from './AskedFacts';
import { MessageText } from './MessageText';
import classes from './incidents.module.css';
import { NextUpdateField } from './NextUpdateField';
import { usualNextUpdate } from './next-update';
import { useDraft } from './use-draft';

interface MessageComposerProps {
  incident: IncidentWithTimeline;
  client: Client;
  /** Something left, or was entered: it stands in the timeline. */
  onDelivered: () => void;
}

/** Phase, template and facts; below them the finished text for this client. */
export function MessageComposer({ incident, client, onDelivered }: MessageComposerProps) {
  const { t } = useTranslation();
  const key = `message.${incident.id}.${client.id}`;
  const templates = useSnapshot((snapshot) => snapshot.templates);
  const [wantedPhase, setPhase] = useRemembered<MessagePhase | null>(`${key}.phase`, null);
  // Fixed while one writes: that a message left makes the next phase the usual one, but must not change the text.
  const [usual] = useState(() => usualPhase(incident));
  const phase = wantedPhase ?? usual;
  const [wantedTemplate, setTemplate] = useRemembered<string | null>(`${key}.template`, null);
  const choices = useMemo(() => fittingTemplates(templates, recipientOf(client), phase), [templates, phase, client]);
  const template = choices.find(({ id }) => id === wantedTemplate) ?? choices[0];

  return (
    <>
      <p className="quiet">
        {[t('window.message.to', { client: client.name }), ...addressesOf(recipientOf(client))].join(' · ')}
      </p>
      <div className={classes.choices}>
        <Select
          label={t('window.message.phase')}
          allowDeselect={false}
          data={messagePhases.map((each) => ({ value: each, label: t(`phase.${each}`) }))}
          value={phase}
          onChange={(value) => setPhase(messagePhases.find((each) => each === value) ?? phase)}
        />
        {choices.length > 1 && (
          <Select
            label={t('window.message.template')}
            allowDeselect={false}
            data={choices.map(({ id, name }) => ({ value: id, label: name }))}
            value={template?.id ?? null}
            onChange={setTemplate}
          />
        )}
      </div>
      {template === undefined ? (
        <p className="prose">
          {t('window.message.noTemplate')}{' '}
          <TextLink to={{ page: 'template', id: null }}>{t('window.template.add')}</TextLink>
        </p>
      ) : (
        <ComposedMessage key={template.id} {...{ incident, client, template, memoryKey: key, onDelivered }} />
      )}
    </>
  );
}

/** What stands in the timeline once a client knows. */
const tells: readonly TimelineEntry['kind'][] = ['message-prepared', 'message-sent', 'client-told'];

/** First one says that one knows; then what is new; at the end that it is over. */
function usualPhase(incident: IncidentWithTimeline): MessagePhase {
  if (incident.endedAt !== null) return 'resolved';
  return incident.timeline.some(({ kind }) => tells.includes(kind)) ? 'update' : 'first-notice';
}

interface ComposedMessageProps extends MessageComposerProps {
  template: TemplateView;
  memoryKey: string;
}

const noFacts: Record<string, string> = {};

function ComposedMessage({ incident, client, template, memoryKey, onDelivered }: ComposedMessageProps) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const attempt = useAttempt();
  const minutes = useSnapshot(({ settings }) => settings.nextUpdateMinutes);
  const [facts, setFacts] = useRemembered(`${memoryKey}.facts`, noFacts);
  const [nextUpdateAt, setNextUpdateAt] = useRemembered(
    `${memoryKey}.next`,
    useState(() => usualNextUpdate(Date.now(), minutes))[0],
  );
  const names = useMemo(() => placeholderNames(template), [template]);
  const { id: incidentId, endedAt } = incident;
  const known = factsOf([incident.timeline]);
  const sheet = JSON.stringify(known);
  const guard = useGuardContext(incident, client, template.phase, facts);
  const hasNext = names.includes('update.next');
  const said = { ...(facts !== noFacts && { facts }), ...(hasNext && { nextUpdateAt }) };
  const keep = async (fact: FactKind, said: string, name: PlaceholderName): Promise<void> => {
    const words = { ...(known[fact]?.words ?? { de: '', en: '' }), [client.language]: said };
    const reply = await attempt('incidents.setFact', { incidentId, fact, certainty: 'confirmed', words });
    if (!reply.ok) return;
    // From now on the sheet says it.
    setFacts(Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name)));
    onDelivered();
  };
  const { draft, error } = useDraft({ incidentId, endedAt, sheet, client, template, facts, nextUpdateAt });

  return (
    <>
      <div className={classes.asked}>
        <AskedFacts
          names={names}
          missing={draft?.missing ?? null}
          facts={facts}
          language={client.language}
          onChange={setFacts}
          onKeep={(fact, words, name) => void keep(fact, words, name)}
        />
        {hasNext && <NextUpdateField at={nextUpdateAt} onChange={setNextUpdateAt} />}
      </div>
      {error && (
        <p role="alert" className="prose">
          {sentenceOf(error)}{' '}
          {error.kind === 'template' && (
            <TextLink to={{ page: 'template', id: template.id }}>{t('window.message.editTemplate')}</TextLink>
          )}
        </p>
      )}
      {draft && (
        <MessageText
          {...{ incidentId, client, draft, guard, said, onDelivered }}
          memoryKey={`${memoryKey}.${template.id}`}
        />
      )}
    </>
  );
}

function placeholderNames(template: TemplateView): PlaceholderName[] {
  // A text with faults cannot be read; main says so when it is asked to compose.
  if (findTemplateFaults(template).length > 0) return [];
  return [...new Set([...placeholdersIn(template.subject), ...placeholdersIn(template.body)])];
}
