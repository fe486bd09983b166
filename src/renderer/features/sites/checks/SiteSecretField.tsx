import { SecretField } from '../../../components/SecretField';
import { useAttempt } from '../../../context';

interface SiteSecretFieldProps {
  siteId: string;
  label: string;
  /** The same within a sentence. */
  what: string;
}

/** What a site signs in with. It does not say whether there is one. */
export function SiteSecretField({ siteId, label, what }: SiteSecretFieldProps) {
  const attempt = useAttempt();
  const keep = async (secret: string | null): Promise<boolean> =>
    (await attempt('sites.setSecret', { id: siteId, secret })).ok;
  return <SecretField label={label} what={what} onKeep={keep} />;
}
