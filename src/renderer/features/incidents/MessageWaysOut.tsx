import { Button, Menu } from '@mantine/core';
import {
  IconBrandWhatsapp,
  IconChevronDown,
  IconCopy,
  IconFile,
  IconMail,
  IconMessage,
  IconPhone,
  IconSend,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageWay } from '../../../core/message-way';
import type { GuardContext } from '../../../core/promise-guard';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { TextLink } from '../../components/TextLink';
import { useHasMailAccount } from '../../mail-account';
import type { MessageWords } from '../../message-findings';
import classes from './incidents.module.css';
import { findingsOnWay, hindranceOf, waysFor } from './message-ways';
import type { Reach, WayOut } from './message-ways';

interface MessageWaysOutProps {
  reach: Reach;
  preferred: MessageWay;
  text: MessageWords;
  guard: GuardContext;
  /** Lets the message go; gives what to say of it, or null where it did not go and that has been said. */
  onLeave: (way: Exclude<WayOut, 'phone'>, despite: FindingKind[]) => Promise<string | null>;
  /** Leads to what one says on the phone. */
  onCall: () => void;
  /** Leads to what the guard points at. */
  onLook: () => void;
  /** Beside the ways. */
  children?: ReactNode;
}

const icons: Record<WayOut, Icon> = {
  smtp: IconSend,
  mail: IconMail,
  whatsapp: IconBrandWhatsapp,
  sms: IconMessage,
  phone: IconPhone,
  copy: IconCopy,
  eml: IconFile,
};

/** A text with findings, by the way that was pressed once. */
interface Asked {
  way: Exclude<WayOut, 'phone'>;
  text: MessageWords;
  kinds: FindingKind[];
}

/** The ways out of the house. A text that the guard points at leaves by a second press, on another button. */
export function MessageWaysOut(props: MessageWaysOutProps) {
  const { reach, preferred, text, guard, onLeave, onCall, onLook, children } = props;
  const { t } = useTranslation();
  const hasAccount = useHasMailAccount();
  const [said, setSaid] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isAsked = asked !== null && asked.text.subject === text.subject && asked.text.body === text.body;

  const leave = async (way: Asked['way'], despite: FindingKind[]): Promise<void> => {
    // A second press while the first is on its way would be a second message.
    if (isBusy) return;
    setBusy(true);
    const words = await onLeave(way, despite);
    setBusy(false);
    if (words === null) return;
    setAsked(null);
    setSaid(words);
  };
  const press = (way: WayOut): void => {
    if (way === 'phone') {
      onCall();
      return;
    }
    setSaid(null);
    const kinds = findingsOnWay(way, text, guard);
    if (kinds.length > 0) setAsked({ way, text, kinds });
    else void leave(way, []);
  };
  return (
    <div className={classes.waysOut}>
      <Ways {...{ reach, preferred, text, hasAccount, children }} onPress={press} />
      <div role="status" className="prose">
        {isAsked && t('guard.asked', { kinds: asked.kinds.map((kind) => t(`guard.kind.${kind}`)).join(', ') })}
        {said}
      </div>
      {isAsked && (
        <div className={classes.send}>
          <Button variant="default" onClick={onLook}>
            {t('guard.look')}
          </Button>
          <Button variant="default" onClick={() => void leave(asked.way, asked.kinds)}>
            {t('guard.anyway')}
          </Button>
        </div>
      )}
      {!hasAccount && (
        <p className="quiet">
          {t('window.message.noAccount')}{' '}
          <TextLink to={{ page: 'settings' }}>{t('window.informed.toAccount')}</TextLink>
        </p>
      )}
    </div>
  );
}

interface WaysProps extends Pick<MessageWaysOutProps, 'reach' | 'preferred' | 'text' | 'children'> {
  hasAccount: boolean;
  onPress: (way: WayOut) => void;
}

function Ways({ reach, preferred, text, hasAccount, children, onPress }: WaysProps) {
  const { t } = useTranslation();
  const { shown, rest } = waysFor(preferred, hasAccount);
  const judged = (way: WayOut) => ({ way, reason: hindranceOf(way, reach, text) });
  const hindrances = shown.map(judged);
  const reasons = [...new Set(hindrances.map(({ reason }) => reason))].filter((reason) => reason !== null);
  return (
    <>
      <div className={classes.send}>
        {hindrances.map(({ way, reason }, index) => {
          const WayIcon = icons[way];
          return (
            <Button
              key={way}
              variant={index === 0 ? 'filled' : 'default'}
              leftSection={<WayIcon size={16} aria-hidden />}
              disabled={reason !== null}
              aria-describedby={reason === null ? undefined : `hindrance-${reason}`}
              data-first-way={index === 0 || undefined}
              onClick={() => onPress(way)}
            >
              {t(`window.message.send.${way}`)}
            </Button>
          );
        })}
        <RareWays ways={rest.map(judged)} onPress={onPress} />
        {children}
      </div>
      <ul className={`${classes.reasons ?? ''} quiet`}>
        {reasons.map((reason) => (
          <li key={reason} id={`hindrance-${reason}`}>
            {t(`window.message.hindrance.${reason}`, { client: reach.name })}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RareWaysProps {
  ways: { way: WayOut; reason: string | null }[];
  onPress: (way: WayOut) => void;
}

function RareWays({ ways, onPress }: RareWaysProps) {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('window.message.moreWays')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(({ way, reason }) => (
          <Menu.Item key={way} disabled={reason !== null} onClick={() => onPress(way)}>
            {t(`window.message.send.${way}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
