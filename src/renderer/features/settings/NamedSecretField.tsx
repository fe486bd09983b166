import { useTranslation } from 'react-i18next';
import type { NamedSecret } from '../../../core/alert-channel';
import form from '../../components/FormSection.module.css';
import { SecretField } from '../../components/SecretField';
import { useAttempt, useSnapshot } from '../../context';

/** A secret of Nachtwache's own: whether there is one may be said, not what it is. */
export function NamedSecretField({ name }: { name: NamedSecret }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const isSet = useSnapshot(({ secretsSet }) => secretsSet.includes(name));
  const what = t(`window.settings.secretOf.${name}`);
  const keep = async (secret: string | null): Promise<boolean> =>
    (await attempt('settings.setSecret', { name, secret })).ok;
  return (
    <SecretField label={t(`window.settings.secretLabel.${name}`)} what={what} onKeep={keep}>
      <p className={form.below}>{t(isSet ? 'window.settings.secretSet' : 'window.settings.secretMissing', { what })}</p>
    </SecretField>
  );
}
