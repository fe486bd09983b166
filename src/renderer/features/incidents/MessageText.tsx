import { Button, TextInput, Textarea } from '@mantine/core';
import { IconBrandWhatsapp, IconCopy, IconMail } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import { internationalDigits } from '../../../core/client';
import type { Draft } from '../../../core/compose';
import type { Transport } from '../../../core/incident';
import { findGaps, hasGap } from '../../../core/message-gaps';
import { useAttempt } from '../../context';
import { useRemembered } from '../../remembered';
import classes from './incidents.module.css';

interface MessageTextProps {
  incidentId: string;
  client: Client;
  draft: Draft;
  /** Under it the user's changes to this template's text are kept. */
  memoryKey: string;
  onDelivered: () => void;
}

interface Text {
  subject: string;
  body: string;
}

/** A text in the user's own words, and the draft that it was made from. */
interface EditedText extends Text {
  from: Text;
}

/** The finished text, free to be changed, and the ways out of the house. */
export function MessageText({ incidentId, client, draft, memoryKey, onDelivered }: MessageTextProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useRemembered<EditedText | null>(`${memoryKey}.text`, null);
  const text: Text = edited ?? draft;
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
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
        label={t('window.message.subject')}
        maxLength={1000}
        value={text.subject}
        onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
      />
      <Textarea
        ref={body}
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
      <WaysOut {...{ incidentId, client, phase: draft.phase, text, onDelivered }} />
    </>
  );
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

interface WaysOutProps {
  incidentId: string;
  client: Client;
  phase: Draft['phase'];
  text: Text;
  onDelivered: () => void;
}

const transports = ['mail', 'copy', 'whatsapp'] as const satisfies readonly Transport[];
const icons = { mail: IconMail, copy: IconCopy, whatsapp: IconBrandWhatsapp };

/** Why a message cannot leave this way, as a key of the locales; null where it can. */
function hindranceOf(transport: Transport, client: Client, text: Text): string | null {
  if (hasGap(text.body) || (transport === 'mail' && hasGap(text.subject))) return 'gap';
  if (text.body.trim() === '') return 'empty';
  switch (transport) {
    case 'mail':
      return client.email === '' ? 'noEmail' : null;
    case 'whatsapp':
      return internationalDigits(client.phone) === undefined ? 'noPhone' : null;
    case 'copy':
      return null;
  }
}

function WaysOut({ incidentId, client, phase, text, onDelivered }: WaysOutProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [sent, setSent] = useState<Transport | null>(null);
  const deliver = async (transport: Transport): Promise<void> => {
    setSent(null);
    const { subject, body } = text;
    const request = { incidentId, clientId: client.id, phase, transport, subject, body };
    const reply = await attempt('messages.deliver', request);
    if (!reply.ok) return;
    setSent(transport);
    onDelivered();
  };
  const hindrances = transports.map((transport) => ({ transport, reason: hindranceOf(transport, client, text) }));
  const reasons = [...new Set(hindrances.map(({ reason }) => reason))].filter((reason) => reason !== null);
  return (
    <div className={classes.waysOut}>
      <div className={classes.send}>
        {hindrances.map(({ transport, reason }) => {
          const Icon = icons[transport];
          return (
            <Button
              key={transport}
              variant={transport === 'mail' ? 'filled' : 'default'}
              leftSection={<Icon size={16} aria-hidden />}
              disabled={reason !== null}
              aria-describedby={reason === null ? undefined : `hindrance-${reason}`}
              onClick={() => void deliver(transport)}
            >
              {t(`window.message.send.${transport}`)}
            </Button>
          );
        })}
      </div>
      <ul className={`${classes.reasons ?? ''} quiet`}>
        {reasons.map((reason) => (
          <li key={reason} id={`hindrance-${reason}`}>
            {t(`window.message.hindrance.${reason}`, { client: client.name })}
          </li>
        ))}
      </ul>
      <p role="status" className="prose">
        {sent && t(`window.message.sent.${sent}`)}
      </p>
    </div>
  );
}
