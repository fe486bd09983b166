import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusPage, StatusPageState } from '../../../core/status-page-settings';
import { FormSection } from '../../components/FormSection';
import form from '../../components/FormSection.module.css';
import { SecretField } from '../../components/SecretField';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';
import { ServerKey } from './ServerKey';
import classes from './status-pages.module.css';

interface PlaceProps {
  page: StatusPage;
  /** Undefined: it was added a moment ago. */
  state: StatusPageState | undefined;
}

/** What only a page that is saved has: how it is doing, where it goes, and what it signs in with. */
export function StatusPagePlace({ page, state }: PlaceProps) {
  const { t } = useTranslation();
  const { target } = page;
  const isByKey = target.kind === 'sftp' && target.signIn === 'key';
  return (
    <div className={form.form}>
      <FormSection title={t('window.statusPage.doing')}>
        <Doing page={page} state={state} />
      </FormSection>
      {target.kind === 'folder' && (
        <FormSection title={t('window.statusPage.folder')}>
          <Chosen page={page} what="folder" path={page.folder} />
        </FormSection>
      )}
      {target.kind !== 'folder' && (
        <FormSection title={t('window.statusPage.signInTitle')}>
          {isByKey && <Chosen page={page} what="key" path={page.keyFile} />}
          <Secret page={page} what={isByKey ? 'passphrase' : 'password'} state={state} />
        </FormSection>
      )}
    </div>
  );
}

function Chosen({ page, what, path }: { page: StatusPage; what: 'folder' | 'key'; path: string | null }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  return (
    <div className={form.wide}>
      <p className={classes.path}>
        {path === null ? t(`window.statusPage.none.${what}`) : t(`window.statusPage.chosenAs.${what}`, { path })}
      </p>
      <Button variant="default" mt={8} onClick={() => void attempt('statusPages.choose', { id: page.id, what })}>
        {t(`window.statusPage.choose.${what}`)}
      </Button>
    </div>
  );
}

function Secret({ page, what, state }: PlaceProps & { what: 'password' | 'passphrase' }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const name = t(`window.statusPage.secretOf.${what}`);
  const keep = async (secret: string | null): Promise<boolean> =>
    (await attempt('statusPages.setSecret', { id: page.id, secret })).ok;
  const isSet = state?.hasSecret === true;
  return (
    <SecretField label={t(`window.statusPage.secretLabel.${what}`)} what={name} onKeep={keep}>
      <p className={form.below}>
        {t(isSet ? 'window.settings.secretSet' : 'window.settings.secretMissing', { what: name })}
      </p>
    </SecretField>
  );
}

function Doing({ page, state }: PlaceProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const writeNow = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const reply = await attempt('statusPages.writeNow', { id: page.id });
    setBusy(false);
    if (reply.ok) show({ kind: 'done', text: t('window.statusPage.writtenNow') });
  };
  return (
    <div className={`${form.wide ?? ''} ${form.section ?? ''}`}>
      <HowItIs state={state} />
      {state?.unknownKey && <ServerKey page={page} unknownKey={state.unknownKey} />}
      {!page.isElsewhere && <Warning>{t('window.statusPage.askElsewhere')}</Warning>}
      {state?.together.map(({ siteName, by }) => (
        <Warning key={`${siteName} ${by}`}>{t(`window.statusPage.together.${by}`, { site: siteName })}</Warning>
      ))}
      <div>
        <Button variant="default" aria-disabled={isBusy} onClick={() => void writeNow()}>
          {t(isBusy ? 'window.statusPage.writing' : 'window.statusPage.writeNow')}
        </Button>
      </div>
    </div>
  );
}

/** In a sentence: what is missing, since when it fails and why, or when it was written last. */
function HowItIs({ state }: Pick<PlaceProps, 'state'>) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useSnapshot(({ at }) => at);
  const written =
    state === undefined || state.writtenAt === null
      ? t('window.statusPage.neverWritten')
      : t('window.statusPage.lastWritten', { at: moment(state.writtenAt, now) });
  return (
    <div role="status" className={form.section}>
      {state !== undefined && state.gap !== null && <Warning>{t(`statusPlace.gap.${state.gap}`)}</Warning>}
      {state !== undefined && state.failure !== null && (
        <Warning>
          {t('window.statusPage.fails', { since: moment(state.failure.since, now), reason: state.failure.reason })}
        </Warning>
      )}
      <p className="prose">{written}</p>
    </div>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <div className={classes.warning}>
      <IconAlertTriangle size={16} aria-hidden />
      <p className="prose">{children}</p>
    </div>
  );
}
