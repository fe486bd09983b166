import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../core/message';
import { TextLink } from '../../components/TextLink';
import { useAttempt } from '../../context';
import classes from './informed.module.css';

interface FateProps {
  incidentId: string;
  message: Message;
  clientName: string;
  onChanged: () => void;
}

/** A message that did not get out, or of which nobody knows: what happened, and what one may do. */
export function Fate({ incidentId, message, clientName, onChanged }: FateProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [isBusy, setBusy] = useState(false);
  const isUncertain = message.state === 'uncertain';
  const reason = message.reason ?? t('window.informed.fate.noReason');
  const named = (label: string): string => t('window.named', { label, name: clientName });
  const act = async (effect: () => Promise<unknown>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    await effect();
    setBusy(false);
    onChanged();
  };
  const again = t('window.informed.fate.again');
  return (
    <div className={classes.fate} data-uncertain={isUncertain || undefined}>
      <p className="prose">
        {t(isUncertain ? 'window.informed.fate.uncertain' : 'window.informed.fate.failed', { reason })}
      </p>
      <div className={classes.buttons}>
        {isUncertain && <SettleButtons message={message} named={named} act={act} />}
        <Button
          size="xs"
          variant="default"
          aria-label={named(again)}
          onClick={() => void act(() => attempt('messages.resend', { id: message.id }))}
        >
          {again}
        </Button>
        {!isUncertain && (
          <TextLink to={{ page: 'review', id: incidentId, clientId: message.clientId }}>
            {t('window.informed.fate.change')}
          </TextLink>
        )}
      </div>
    </div>
  );
}

interface SettleButtonsProps {
  message: Message;
  named: (label: string) => string;
  act: (effect: () => Promise<unknown>) => Promise<void>;
}

function SettleButtons({ message, named, act }: SettleButtonsProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  return (['sent', 'not-sent'] as const).map((as) => {
    const label = t(`window.informed.fate.${as}`);
    return (
      <Button
        key={as}
        size="xs"
        variant="default"
        aria-label={named(label)}
        onClick={() => void act(() => attempt('messages.settle', { id: message.id, as }))}
      >
        {label}
      </Button>
    );
  });
}
