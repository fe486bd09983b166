import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import form from '../../../components/FormSection.module.css';
import { useAttempt, useSnapshot } from '../../../context';
import { useNotices } from '../../../notices';

interface SecretFieldProps {
  siteId: string;
  label: string;
  /** The same within a sentence. */
  what: string;
}

/**
 * What a site signs in with: goes to the keyring by its own button and never comes back, so the field begins empty and
 * does not say whether there is one. It is no part of the form around it, and not remembered when one leaves the page.
 */
export function SecretField({ siteId, label, what }: SecretFieldProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const areKept = useSnapshot(({ areSecretsKept }) => areSecretsKept);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);

  const set = async (secret: string | null): Promise<void> => {
    if (isBusy || secret === '') return;
    setBusy(true);
    const reply = await attempt('sites.setSecret', { id: siteId, secret });
    setBusy(false);
    if (!reply.ok) return;
    setTyped('');
    show({
      kind: 'done',
      text: t(secret === null ? 'window.site.secretRemoved' : 'window.site.secretSaved', { what }),
    });
  };
  const saveOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // Else the form around would be sent, without the secret.
    event.preventDefault();
    void set(typed);
  };

  return (
    <div className={form.wide}>
      <PasswordInput
        label={label}
        description={t(typed === '' ? 'window.site.secretAbout' : 'window.site.secretTyped', { what })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        maxLength={5000}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={saveOnEnter}
        visibilityToggleButtonProps={{ 'aria-label': t('window.site.showSecret', { what }) }}
      />
      {!areKept && <p className={`prose ${form.below ?? ''}`}>{t('window.site.secretNotKept', { what })}</p>}
      <Group gap="xs" pt={8}>
        <Button variant="default" aria-disabled={isBusy || typed === ''} onClick={() => void set(typed)}>
          {t('window.site.saveSecret', { what })}
        </Button>
        <Button variant="subtle" aria-disabled={isBusy} onClick={() => void set(null)}>
          {t('window.site.removeSecret', { what })}
        </Button>
      </Group>
    </div>
  );
}
