import { TextInput, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverRequest } from '../../../core/api';
import type { Client } from '../../../core/client';
import type { Draft } from '../../../core/compose';
import { findGaps } from '../../../core/message-gaps';
import type { GuardContext } from '../../../core/promise-guard';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { MessageFindings } from '../../components/MessageFindings';
import { Underlined } from '../../components/Underlined';
import { useAttempt } from '../../context';
import { isGap, useFindings } from '../../message-findings';
import { useNavigation } from '../../place';
import { useRemembered } from '../../remembered';
import { MessageWaysOut } from './MessageWaysOut';
import classes from './incidents.module.css';
import { preferredOf, reachOf } from './message-ways';
import type { WayOut } from './message-ways';

interface MessageTextProps {
  incidentId: string;
  client: Client;
  draft: Draft;
  guard: GuardContext;
  said: Said;
  /** Under it the user's changes to this template's text are kept. */
  memoryKey: string;
  onDelivered: () => void;
}

/** What the text was made from and main cannot read in it: it goes along when it leaves. */
export type Said = Pick<DeliverRequest, 'facts' | 'nextUpdateAt'>;

interface Text {
  subject: string;
  body: string;
}

/** A text in the user's own words, and the draft that it was made from. */
interface EditedText extends Text {
  from: Text;
}

/** The finished text, free to be changed, and the ways out of the house. */
export function MessageText({ incidentId, client, draft, guard, said, memoryKey, onDelivered }: MessageTextProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [edited, setEdited] = useRemembered<EditedText | null>(`${memoryKey}.text`, null);
  const text: Text = edited ?? draft;
  const deliver = useDeliver({ incidentId, clientId: client.id, phase: draft.phase, text, said, onDelivered });
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const firstFinding = useRef<HTMLButtonElement>(null);
  // What is a gap is asked for above, and closes the ways out.
  const findings = useFindings(text, guard).filter((finding) => !isGap(finding, text));
  const change = (changes: Partial<Text>): void => {
    const from = edited?.from ?? { subject: draft.subject, body: draft.body };
    setEdited({ subject: text.subject, body: text.body, from, ...changes });
  };
  const startAgain = (): void => {
    // The pressed button leaves with the changes.
    body.current?.focus();
    setEdited(null);
  };
  const isStale = edited !== null && (edited.from.subject !== draft.subject || edited.from.body !== draft.body);
  return (
    <>
      <TextInput
        ref={subject}
        inputContainer={(input) => (
          <Underlined
            field={subject}
            text={text.subject}
            findings={findings.filter(({ field }) => field === 'subject')}
          >
            {input}
          </Underlined>
        )}
        label={t('window.message.subject')}
        maxLength={1000}
        value={text.subject}
        onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
      />
      <Textarea
        ref={body}
        inputContainer={(input) => (
          <Underlined field={body} text={text.body} findings={findings.filter(({ field }) => field === 'body')}>
            {input}
          </Underlined>
        )}
        label={t('window.message.body')}
        autosize
        minRows={8}
        maxLength={50_000}
        value={text.body}
        onChange={({ currentTarget }) => change({ body: currentTarget.value })}
      />
      {edited !== null && (
        <p className="prose">
          {isStale && `${t('window.message.stale')} `}
          <button type="button" className={classes.gap} style={{ color: 'inherit' }} onClick={startAgain}>
            {t('window.message.fromTemplate')}
          </button>
        </p>
      )}
      <Gaps text={text} subject={subject} body={body} />
      <MessageFindings {...{ findings, text, subject, body, first: firstFinding }} />
      <MessageWaysOut
        {...{ text, guard }}
        reach={reachOf(client)}
        preferred={preferredOf(client)}
        onLeave={deliver}
        onCall={() => go({ page: 'calls', id: incidentId, clientId: client.id })}
        onLook={() => firstFinding.current?.focus()}
      />
    </>
  );
}

interface Delivery {
  incidentId: string;
  clientId: string;
  phase: Draft['phase'];
  text: Text;
  said: Said;
  onDelivered: () => void;
}

/** Lets the message go; gives what to say of it, or null where it did not go and that has been said. */
function useDeliver({ incidentId, clientId, phase, text, said, onDelivered }: Delivery) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  return async (transport: Exclude<WayOut, 'phone'>, despite: FindingKind[]): Promise<string | null> => {
    const request = { incidentId, clientId, phase, transport, subject: text.subject, body: text.body, ...said };
    const reply = await attempt('messages.deliver', despite.length === 0 ? request : { ...request, despite });
    // Null: the user thought better of it.
    if (!reply.ok || reply.value === null) return null;
    onDelivered();
    if (reply.value.how === 'rehearsed') return t('window.message.rehearsed');
    const isTooLong = reply.value.how === 'file' && transport !== 'eml';
    return t(`window.message.sent.${isTooLong ? 'tooLong' : transport}`, { path: reply.value.path ?? '' });
  };
}

interface GapsProps {
  text: Text;
  subject: RefObject<HTMLInputElement | null>;
  body: RefObject<HTMLTextAreaElement | null>;
}

/** What is still to be filled in: each leads to its place. */
function Gaps({ text, subject, body }: GapsProps) {
  const { t } = useTranslation();
  const gaps = [
    ...findGaps(text.subject).map((gap) => ({ ...gap, field: subject })),
    ...findGaps(text.body).map((gap) => ({ ...gap, field: body })),
  ];
  if (gaps.length === 0) return null;
  return (
    <div className={classes.gaps}>
      <span>{t('window.message.gaps', { count: gaps.length })}</span>
      {gaps.map(({ field, start, end, text: words }) => (
        <button
          key={`${field === body ? 'body' : 'subject'} ${start}`}
          type="button"
          className={classes.gap}
          onClick={() => {
            field.current?.focus();
            field.current?.setSelectionRange(start, end);
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
