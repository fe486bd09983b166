import { Button, Group } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownCertificate, StatusPage, UnknownKey } from '../../../core/status-page-settings';
import { useAttempt } from '../../context';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';
import classes from './status-pages.module.css';

interface ServerKeyProps {
  page: StatusPage;
  unknownKey: UnknownKey;
}

const keyWords = {
  title: 'serverKey',
  unknown: 'keyUnknown',
  changed: 'keyChanged',
  confirm: 'confirmKey',
  accept: 'acceptKey',
  confirmed: 'keyConfirmed',
} as const;

const certificateWords = {
  title: 'serverCertificate',
  unknown: 'certificateUnknown',
  changed: 'certificateChanged',
  confirm: 'confirmCertificate',
  accept: 'acceptCertificate',
  confirmed: 'certificateConfirmed',
} as const;

/** What the server has shown and nobody has confirmed: its key, or its certificate. */
export function ServerKey({ page, unknownKey: { fingerprint, isChanged, certificate } }: ServerKeyProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const words = certificate === null ? keyWords : certificateWords;
  const confirm = async (): Promise<void> => {
    const reply = await attempt('statusPages.confirmKey', { id: page.id, fingerprint });
    if (reply.ok) show({ kind: 'done', text: t(`window.statusPage.${words.confirmed}`) });
  };
  return (
    <section className={classes.key} aria-label={t(`window.statusPage.${words.title}`)}>
      <p className="prose">{t(`window.statusPage.${isChanged ? words.changed : words.unknown}`)}</p>
      <Fingerprint text={fingerprint} />
      {certificate !== null && <Certificate page={page} certificate={certificate} />}
      <Group>
        <Button variant="default" onClick={() => void confirm()}>
          {t(`window.statusPage.${isChanged ? words.accept : words.confirm}`)}
        </Button>
      </Group>
    </section>
  );
}

/** Broken between its bytes, as it is compared. */
function Fingerprint({ text }: { text: string }) {
  return (
    <code className={classes.fingerprint}>
      {text.split(/(?<=:)/).map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

/** Whom it names, until when, and why it cannot be verified. */
function Certificate({ page, certificate }: { page: StatusPage; certificate: ShownCertificate }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { names, validUntil, fault } = certificate;
  const host = page.target.kind === 'folder' ? '' : page.target.host;
  return (
    <>
      <p className={`prose ${classes.path ?? ''}`}>
        {names.length === 0
          ? t('window.statusPage.certificateNameless')
          : t('window.statusPage.certificateNames', { names: names.join(', ') })}
      </p>
      {validUntil !== null && (
        <p className="prose">{t('window.statusPage.certificateUntil', { date: date(validUntil) })}</p>
      )}
      <p className="prose">{t(`window.statusPage.certificateFault.${fault}`, { host })}</p>
    </>
  );
}
