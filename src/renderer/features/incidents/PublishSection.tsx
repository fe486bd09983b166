import { Button, Select, TextInput, Textarea } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import type { IncidentWithTimeline } from '../../../core/incident';
import { guardMessage } from '../../../core/promise-guard';
import type { GuardContext } from '../../../core/promise-guard';
import { kindsOf } from '../../../core/promise-guard/finding';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { personsNamedIn, withoutGreeting } from '../../../core/public-text';
import type { PublicText } from '../../../core/public-text';
import { publicationsIn } from '../../../core/publication';
import type { Publication } from '../../../core/publication';
import { shownSites } from '../../../core/status-page';
import type { StatusPage } from '../../../core/status-page-settings';
import { messagePhases } from '../../../core/template';
import type { MessagePhase } from '../../../core/template';
import { Disclosure } from '../../components/Disclosure';
import { MessageFindings } from '../../components/MessageFindings';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useFindings, useGuardContext, useWatchedSites } from '../../message-findings';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import classes from './incidents.module.css';

interface PublishSectionProps {
  incident: IncidentWithTimeline;
  onChanged: () => void;
}

/** What stands on the status pages about this outage, and what is put there. Nothing where no page shows the site. */
export function PublishSection({ incident, onChanged }: PublishSectionProps) {
  const { t } = useTranslation();
  const pages = usePagesWith(incident);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const ownerId = useSnapshot(
    ({ sites }) => sites.find(({ site }) => site.id === incident.siteId)?.site.clientId ?? incident.clientId,
  );
  const client = clients.find(({ id }) => id === ownerId);
  const published = useMemo(() => publicationsIn([incident.timeline]), [incident]);
  if (pages.length === 0 && published.length === 0) return null;
  const names = pages.map(({ name }) => name).join(', ');
  return (
    <section className={classes.section} aria-labelledby="incident-publish">
      <h2 id="incident-publish">{t('window.publish.title')}</h2>
      <p className="prose quiet">{t('window.publish.about', { count: pages.length, names })}</p>
      {published.map((each) => (
        <Published key={each.id} {...{ incident, onChanged }} publication={each} />
      ))}
      {client === undefined ? (
        <p className="prose">{t('window.publish.noClient')}</p>
      ) : (
        pages.length > 0 && (
          <Disclosure title={t('window.publish.write')} hasFault={false}>
            <Writing key={client.id} {...{ incident, client, onChanged }} />
          </Disclosure>
        )
      )}
    </section>
  );
}

/** The pages that show the site, and what is published about it. */
function usePagesWith({ siteId }: IncidentWithTimeline): StatusPage[] {
  const pages = useSnapshot(({ statusPages }) => statusPages);
  const sites = useWatchedSites();
  return useMemo(() => {
    const views = sites.map((site) => ({ site }));
    return pages.filter((page) => shownSites(page, views).some(({ view }) => view.site.id === siteId));
  }, [pages, sites, siteId]);
}

function Published({ incident, publication, onChanged }: PublishSectionProps & { publication: Publication }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useSnapshot(({ at }) => at);
  const attempt = useAttempt();
  const { show } = useNotices();
  const { id, at, phase, subject, body } = publication;
  const withdraw = async (): Promise<void> => {
    const reply = await attempt('incidents.withdraw', { incidentId: incident.id, publicationId: id });
    if (!reply.ok) return;
    show({ kind: 'done', text: t('window.publish.withdrawn') });
    onChanged();
  };
  return (
    <div>
      <p>{t('window.publish.since', { phase: t(`phase.${phase}`), at: moment(at, now) })}</p>
      <pre className={classes.text}>{subject === '' ? body : `${subject}\n\n${body}`}</pre>
      <Button variant="subtle" onClick={() => void withdraw()}>
        {t('window.publish.withdraw')}
      </Button>
    </div>
  );
}

interface WritingProps extends PublishSectionProps {
  client: Client;
}

/** Of a text: its phase and words, as they would be public. */
interface Proposed extends PublicText {
  phase: MessagePhase;
}

/** What the user adds by hand belongs to messages; here he writes all of it himself. */
const nothingAsked = {};

function Writing({ incident, client, onChanged }: WritingProps) {
  const { t } = useTranslation();
  const sender = useSnapshot(({ settings }) => settings.sender.name);
  const proposed = useMemo(() => proposedText(incident, client), [incident, client]);
  const [typed, setTyped] = useRemembered<Proposed | null>(`publish.${incident.id}`, null);
  const text = typed ?? proposed;
  const guard = useGuardContext(incident, client, text.phase, nothingAsked);
  const findings = useFindings(text, guard);
  const persons = personsNamedIn(text, client, sender);
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const change = (changes: Partial<Proposed>): void => setTyped({ ...text, ...changes });
  const done = (): void => {
    setTyped(null);
    onChanged();
  };
  return (
    <div className={classes.section}>
      <p className="prose quiet">{t('window.publish.proposed')}</p>
      <Select
        label={t('window.message.phase')}
        allowDeselect={false}
        data={messagePhases.map((each) => ({ value: each, label: t(`phase.${each}`) }))}
        value={text.phase}
        onChange={(value) => change({ phase: messagePhases.find((each) => each === value) ?? text.phase })}
      />
      <TextInput
        ref={subject}
        label={t('window.publish.heading')}
        maxLength={1000}
        value={text.subject}
        onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
      />
      <Textarea
        ref={body}
        label={t('window.message.body')}
        autosize
        minRows={5}
        maxLength={50_000}
        value={text.body}
        onChange={({ currentTarget }) => change({ body: currentTarget.value })}
      />
      {persons.length > 0 && <p className="prose">{t('window.publish.persons', { names: persons.join(', ') })}</p>}
      <MessageFindings {...{ findings, text, subject, body, first }} />
      <PublishButtons
        {...{ text, guard }}
        about={{ incidentId: incident.id, clientId: client.id }}
        onLook={() => first.current?.focus()}
        onPublished={done}
      />
    </div>
  );
}

interface PublishButtonsProps {
  text: Proposed;
  guard: GuardContext;
  about: { incidentId: string; clientId: string };
  /** Leads to what the guard points at. */
  onLook: () => void;
  onPublished: () => void;
}

/** A text that the guard points at becomes public by a second press, on another button. */
function PublishButtons({ text, guard, about, onLook, onPublished }: PublishButtonsProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [asked, setAsked] = useState<{ text: Proposed; kinds: FindingKind[] } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isAsked = asked !== null && asked.text === text;

  const publish = async (despite: FindingKind[]): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const { phase, subject, body } = text;
    const reply = await attempt('incidents.publish', { ...about, phase, subject, body, despite });
    setBusy(false);
    if (!reply.ok) return;
    setAsked(null);
    show({ kind: 'done', text: t('window.publish.published') });
    onPublished();
  };
  const press = (): void => {
    const kinds = kindsOf(guardMessage(text, guard));
    if (kinds.length > 0) setAsked({ text, kinds });
    else void publish([]);
  };
  const isEmpty = text.body.trim() === '';
  return (
    <>
      <div role="status" className="prose">
        {isEmpty && t('window.publish.empty')}
        {isAsked && t('window.publish.asked', { kinds: asked.kinds.map((kind) => t(`guard.kind.${kind}`)).join(', ') })}
      </div>
      <div className={classes.send}>
        {isAsked ? (
          <>
            <Button variant="default" onClick={onLook}>
              {t('guard.look')}
            </Button>
            <Button variant="default" onClick={() => void publish(asked.kinds)}>
              {t('window.publish.anyway')}
            </Button>
          </>
        ) : (
          <Button aria-disabled={isEmpty || isBusy} onClick={() => (isEmpty ? undefined : press())}>
            {t('window.publish.publish')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The newest message that left for this client, without its greeting; where there is none, an empty text. */
function proposedText({ timeline, endedAt }: IncidentWithTimeline, client: Client): Proposed {
  const left = timeline
    .filter((entry) => entry.kind === 'message-sent' || entry.kind === 'message-prepared')
    .filter((entry) => entry.clientId === client.id);
  const newest = left.toSorted((one, other) => one.at - other.at).at(-1);
  if (newest === undefined) {
    return { phase: endedAt === null ? 'first-notice' : 'resolved', subject: '', body: '' };
  }
  return { phase: newest.phase, ...withoutGreeting(newest, client) };
}
