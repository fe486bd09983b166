import { Button, Menu, Textarea } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientDefaults } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { IncidentWithTimeline } from '../../../core/incident';
import type { Language } from '../../../core/language';
import { openPrompts, withoutPrompts } from '../../../core/post-mortem';
import { useAnswer } from '../../asked';
import { DeleteDialog } from '../../components/DeleteDialog';
import { MessageFindings } from '../../components/MessageFindings';
import { Page } from '../../components/Page';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { useFindings, useGuardContext } from '../../message-findings';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import { useIncident } from '../incidents/use-incidents';
import classes from './reports.module.css';

/** The account of one outage: drafted from the log, changed by its author, saved as a file. */
export function PostMortemPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const ask = useAsk();
  const { value: incident, error } = useIncident(id);
  const [turn, setTurn] = useState(0);
  const question = useMemo(() => ({ turn, put: () => ask('postMortem.draft', { incidentId: id }) }), [ask, id, turn]);
  const { value: draft, error: draftError } = useAnswer(question.put);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const fault = error ?? draftError;
  const back = { place: { page: 'incident', id }, label: incident?.siteName ?? t('window.nav.incidents') } as const;
  const title =
    incident === null ? t('window.nav.incidents') : t('window.postMortem.title', { site: incident.siteName });
  return (
    <Page title={title} name={title} back={back}>
      {fault && <p role="alert">{sentenceOf(fault)}</p>}
      {incident !== null && draft !== null && (
        <Draft key={turn} incident={incident} drafted={draft.text} language={draft.language} onAgain={again} />
      )}
    </Page>
  );
}

interface DraftProps {
  incident: IncidentWithTimeline;
  drafted: string;
  language: Language;
  onAgain: () => void;
}

function Draft({ incident, drafted, language, onAgain }: DraftProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useRemembered<string | null>(`postMortem.${incident.id}`, null);
  const [isAsking, setAsking] = useState(false);
  const text = typed ?? drafted;
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const client = useReader(incident, language);
  const context = useGuardContext(incident, client, 'afterwards', nothingAsked);
  const words = useMemo(() => ({ subject: '', body: withoutPrompts(text) }), [text]);
  const findings = useFindings(words, context);
  const prompts = openPrompts(text);
  const draftAnew = (): Promise<void> => {
    setTyped(null);
    onAgain();
    return Promise.resolve();
  };
  return (
    <div className={classes.draft}>
      <p className="prose quiet">{t('window.postMortem.about')}</p>
      <Textarea
        ref={body}
        label={t('window.postMortem.text')}
        autosize
        minRows={12}
        maxRows={40}
        lang={language}
        value={text}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p className="quiet" role="status">
        {prompts > 0 && t('window.postMortem.prompts', { count: prompts })}
      </p>
      <MessageFindings findings={findings} text={words} subject={subject} body={body} />
      <div className={classes.buttons}>
        <SaveMenu incidentId={incident.id} text={text} />
        <Button variant="default" aria-disabled={typed === null} onClick={() => typed !== null && setAsking(true)}>
          {t('window.postMortem.again')}
        </Button>
      </div>
      {isAsking && (
        <DeleteDialog
          title={t('window.postMortem.againTitle')}
          text={t('window.postMortem.againText')}
          confirmLabel={t('window.postMortem.again')}
          onConfirm={draftAnew}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const nothingAsked = {};

/** Whose names are his own: the client's; where there is none, everybody else's are strangers' all the same. */
function useReader({ clientId }: IncidentWithTimeline, language: Language): Client {
  const known = useSnapshot(({ clients }) => clients.find(({ id }) => id === clientId));
  return useMemo(() => known ?? { ...clientDefaults, id: 'nobody', name: '', language }, [known, language]);
}

function SaveMenu({ incidentId, text }: { incidentId: string; text: string }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const save = async (format: 'md' | 'pdf' | 'html'): Promise<void> => {
    if (isBusy || text.trim() === '') return;
    setBusy(true);
    const reply = await attempt('postMortem.save', { incidentId, text, format });
    setBusy(false);
    if (reply.ok && reply.value !== null)
      show({ kind: 'done', text: t('window.postMortem.saved', { path: reply.value.path }) });
  };
  return (
    <Menu>
      <Menu.Target>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-disabled={isBusy}
        >
          {t('window.save')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['html', 'pdf', 'md'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {t(`window.postMortem.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
