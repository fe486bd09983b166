import { Button, TextInput, Textarea } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { recipientOf } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { FactsSheet } from '../../../core/facts';
import type { InformedList, InformedRow } from '../../../core/informed';
import type { Message } from '../../../core/message';
import type { GuardContext } from '../../../core/promise-guard';
import { MessageFindings } from '../../components/MessageFindings';
import { Underlined } from '../../components/Underlined';
import { useAttempt, useSnapshot } from '../../context';
import { toClockTime } from '../../local-day';
import { isGap, useFindings, useWatchedSites } from '../../message-findings';
import { useNavigation } from '../../place';
import { MessageWaysOut } from '../incidents/MessageWaysOut';
import { reachOf } from '../incidents/message-ways';
import { NextUpdateField } from '../incidents/NextUpdateField';
import { GapFields } from './GapFields';
import { Outdated } from './Outdated';
import { gapsIn, guardOf } from './drafts';
import classes from './informed.module.css';
import { useFillGap } from './use-fill-gap';
import { useLeave } from './use-leave';
import { useReviewedText } from './use-reviewed-text';

interface ReviewedMessageProps {
  incidentId: string;
  list: InformedList;
  row: InformedRow;
  message: Message;
  facts: FactsSheet;
  /** After something was saved. */
  onChanged: () => void;
  /** After the message has left, or was given up. */
  onLeft: () => void;
}

/** One message of the outage, to be read, changed and let go. */
export function ReviewedMessage(props: ReviewedMessageProps) {
  const { list, row, message, facts } = props;
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useWatchedSites();
  const client = clients.find(({ id }) => id === row.clientId);
  const guard = useMemo(
    () => guardOf(list, row, message.phase, { clients, sites, facts }),
    [list, row, message.phase, clients, sites, facts],
  );
  if (client === undefined || guard === null) return <Orphan message={message} />;
  return <OpenMessage {...props} client={client} guard={guard} />;
}

/** Its client was deleted: there is nobody to send it to. */
function Orphan({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-label={message.clientName}>
      <p className="prose">{t('error.not-found.client')}</p>
      <pre className={classes.read}>{message.body}</pre>
    </section>
  );
}

interface OpenMessageProps extends ReviewedMessageProps {
  client: Client;
  guard: GuardContext;
}

function OpenMessage({ incidentId, list, row, message, client, guard, onChanged, onLeft }: OpenMessageProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { words, change, flush } = useReviewedText(message, onChanged);
  const fillGap = useFillGap(list, message.id, onChanged);
  const leave = useLeave(message.id, flush, onLeft);
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const firstFinding = useRef<HTMLButtonElement>(null);
  const findings = useFindings(words, guard).filter((finding) => !isGap(finding, words));
  const reach = reachOf(client);
  const gaps = gapsIn(words);
  const setTime = (nextUpdateAt: number): void => {
    const old = message.nextUpdateAt === null ? null : toClockTime(words.nextUpdateAt ?? message.nextUpdateAt);
    const text = old === null ? words.body : words.body.replaceAll(old, toClockTime(nextUpdateAt));
    change({ nextUpdateAt, body: text });
  };
  return (
    <section className={classes.section} aria-label={row.clientName}>
      <p>
        {t('window.review.to', {
          name: recipientOf(client).name,
          recipient: message.recipient,
          phase: t(`phase.${message.phase}`),
        })}
        <span className={classes.sites}>{row.siteNames.join(', ')}</span>
      </p>
      <Outdated {...{ incidentId, row, message, flush, onChanged }} />
      <GapFields
        gaps={gaps}
        othersWith={(gap) => fillGap.others(gap)}
        onFill={(gap, value, inAll) => {
          change({ subject: words.subject.replaceAll(gap, value), body: words.body.replaceAll(gap, value) });
          if (inAll) void fillGap.fill(gap, value);
          body.current?.focus();
        }}
      />
      {words.nextUpdateAt !== null && <NextUpdateField at={words.nextUpdateAt} onChange={setTime} />}
      <TextInput
        ref={subject}
        inputContainer={(input) => (
          <Underlined
            field={subject}
            text={words.subject}
            findings={findings.filter(({ field }) => field === 'subject')}
          >
            {input}
          </Underlined>
        )}
        size="md"
        label={t('window.message.subject')}
        maxLength={1000}
        value={words.subject}
        onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
        onBlur={() => void flush()}
      />
      <Textarea
        ref={body}
        inputContainer={(input) => (
          <Underlined field={body} text={words.body} findings={findings.filter(({ field }) => field === 'body')}>
            {input}
          </Underlined>
        )}
        classNames={{ input: classes.big ?? '' }}
        label={t('window.message.body')}
        autosize
        minRows={10}
        maxLength={50_000}
        value={words.body}
        onChange={({ currentTarget }) => change({ body: currentTarget.value })}
        onBlur={() => void flush()}
      />
      <MessageFindings {...{ findings, subject, body }} text={words} first={firstFinding} />
      <MessageWaysOut
        {...{ reach, guard }}
        preferred={row.preferred}
        text={words}
        onLeave={leave}
        onCall={() => go({ page: 'calls', id: incidentId, clientId: row.clientId })}
        onLook={() => firstFinding.current?.focus()}
      >
        <DiscardButton id={message.id} flush={flush} onDiscarded={onLeft} />
      </MessageWaysOut>
    </section>
  );
}

interface DiscardButtonProps {
  id: string;
  /** Saves what was typed last: what is left must not be saved after the draft has gone. */
  flush: () => Promise<boolean>;
  onDiscarded: () => void;
}

function DiscardButton({ id, flush, onDiscarded }: DiscardButtonProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const discard = async (): Promise<void> => {
    if (!(await flush())) return;
    const reply = await attempt('messages.discard', { id });
    if (reply.ok) onDiscarded();
  };
  return (
    <Button variant="subtle" onClick={() => void discard()}>
      {t('window.review.discard')}
    </Button>
  );
}
