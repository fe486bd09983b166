import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelName } from '../../../core/alert-channel';
import form from '../../components/FormSection.module.css';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';

interface TestButtonProps {
  /** `account`: a mail to the account's own address. */
  what: ChannelName | 'account';
  label: string;
  /** What is in the fields is not what would be tested. */
  isChanged: boolean;
}

/** Tries what is saved, and says in a sentence what came of it. */
export function TestButton({ what, label, isChanged }: TestButtonProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const test = async (): Promise<void> => {
    if (isBusy || isChanged) return;
    setBusy(true);
    const reply = await (what === 'account' ? attempt('mail.test', {}) : attempt('channels.test', { channel: what }));
    setBusy(false);
    if (reply.ok) show({ kind: 'done', text: t(`window.settings.testSent.${what}`) });
  };
  return (
    <div className={form.wide}>
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        aria-disabled={isBusy || isChanged}
        onClick={() => void test()}
      >
        {isBusy ? t('window.settings.testing') : label}
      </Button>
      {isChanged && <p className={`quiet ${form.below ?? ''}`}>{t('window.settings.saveFirst')}</p>}
    </div>
  );
}
