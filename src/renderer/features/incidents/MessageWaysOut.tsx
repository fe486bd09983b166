import { Button } from '@mantine/core';
import { IconBrandWhatsapp, IconCopy, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { internationalDigits } from '../../../core/client';
import type { Client } from '../../../core/client';
import type { Draft } from '../../../core/compose';
import { hasGap } from '../../../core/message-gaps';
import { guardMessage } from '../../../core/promise-guard';
import type { GuardContext } from '../../../core/promise-guard';
import { findingKinds } from '../../../core/promise-guard/finding';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { useAttempt } from '../../context';
import type { MessageWords } from '../../message-findings';
import classes from './incidents.module.css';

interface MessageWaysOutProps {
  incidentId: string;
  client: Client;
  phase: Draft['phase'];
  text: MessageWords;
  guard: GuardContext;
  onDelivered: () => void;
  /** Leads to what the guard points at. */
  onLook: () => void;
}

const transports = ['mail', 'copy', 'whatsapp'] as const;
type Transport = (typeof transports)[number];
const icons = { mail: IconMail, copy: IconCopy, whatsapp: IconBrandWhatsapp };

/** Why a message cannot leave this way, as a key of the locales; null where it can. */
function hindranceOf(transport: Transport, client: Client, text: MessageWords): string | null {
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

/** What the guard points at in what the client will see; only mail has a subject. */
function kindsIn(transport: Transport, text: MessageWords, guard: GuardContext): FindingKind[] {
  const found = guardMessage(text, guard).filter(({ field }) => transport === 'mail' || field === 'body');
  return findingKinds.filter((kind) => found.some((finding) => finding.kind === kind));
}

/** A text with findings, by the way that was pressed once. */
interface Asked {
  transport: Transport;
  text: MessageWords;
  kinds: FindingKind[];
}

/** The ways out of the house. A text that the guard points at leaves by a second press, on another button. */
export function MessageWaysOut(props: MessageWaysOutProps) {
  const { incidentId, client, phase, text, guard, onDelivered, onLook } = props;
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [sent, setSent] = useState<Transport | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const isAsked = asked !== null && asked.text.subject === text.subject && asked.text.body === text.body;

  const deliver = async (transport: Transport, despite: FindingKind[]): Promise<void> => {
    const { subject, body } = text;
    const request = { incidentId, clientId: client.id, phase, transport, subject, body };
    const reply = await attempt('messages.deliver', despite.length === 0 ? request : { ...request, despite });
    if (!reply.ok) return;
    setAsked(null);
    setSent(transport);
    onDelivered();
  };
  const press = (transport: Transport): void => {
    setSent(null);
    const kinds = kindsIn(transport, text, guard);
    if (kinds.length > 0) setAsked({ transport, text, kinds });
    else void deliver(transport, []);
  };
  return (
    <div className={classes.waysOut}>
      <Ways client={client} text={text} onPress={press} />
      <div role="status" className="prose">
        {isAsked && t('guard.asked', { kinds: asked.kinds.map((kind) => t(`guard.kind.${kind}`)).join(', ') })}
        {sent && t(`window.message.sent.${sent}`)}
      </div>
      {isAsked && (
        <div className={classes.send}>
          <Button variant="default" onClick={onLook}>
            {t('guard.look')}
          </Button>
          <Button variant="default" onClick={() => void deliver(asked.transport, asked.kinds)}>
            {t('guard.anyway')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface WaysProps {
  client: Client;
  text: MessageWords;
  onPress: (transport: Transport) => void;
}

function Ways({ client, text, onPress }: WaysProps) {
  const { t } = useTranslation();
  const hindrances = transports.map((transport) => ({ transport, reason: hindranceOf(transport, client, text) }));
  const reasons = [...new Set(hindrances.map(({ reason }) => reason))].filter((reason) => reason !== null);
  return (
    <>
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
              onClick={() => onPress(transport)}
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
    </>
  );
}
