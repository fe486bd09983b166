import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../context';
import { useNotices } from '../notices';
import form from './FormSection.module.css';

interface SecretFieldProps {
  label: string;
  /** The same within a sentence. */
  what: string;
  /** Says whether it was kept; what went wrong is shown by whoever keeps it. */
  onKeep: (secret: string | null) => Promise<boolean>;
  /** Whether there is one, where that may be said. */
  children?: ReactNode;
}

/**
 * What is signed in with: goes to the keyring by its own button and never comes back, so the field begins empty. It is no
 * part of the form around it, and not remembered when one leaves the page.
 */
export function SecretField({ label, what, onKeep, children }: SecretFieldProps) {
  const { t } = useTranslation();
  const { show } = useNotices();
  const areKept = useSnapshot(({ areSecretsKept }) => areSecretsKept);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);

  const set = async (secret: string | null): Promise<void> => {
    if (isBusy || secret === '') return;
    setBusy(true);
    const isKept = await onKeep(secret);
    setBusy(false);
    if (!isKept) return;
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
      {children}
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
