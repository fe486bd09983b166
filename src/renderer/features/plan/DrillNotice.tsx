import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asSentence } from '../../../core/due';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useNow } from '../../clock';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';
import classes from './plan.module.css';

/** On every page while a drill is under way: nobody shall take it for an outage, and nobody forget it. */
export function DrillNotice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const attempt = useAttempt();
  const { show } = useNotices();
  const drill = useSnapshot((snapshot) => snapshot.drill);
  if (drill === null) return null;
  const after = (ms: number | null): string =>
    ms === null ? t('window.drill.never') : t('window.drill.after', { time: formats.duration(ms) });
  const end = async (): Promise<void> => {
    const reply = await attempt('drill.end', {});
    if (!reply.ok) return;
    const { noticedAfterMs, toldAfterMs } = reply.value;
    show({
      kind: 'done',
      text: asSentence(t('window.drill.ended', { noticed: after(noticedAfterMs), told: after(toldAfterMs) })),
    });
  };
  return (
    <section className={classes.drill} aria-label={t('window.drill.label')}>
      <p className="prose">
        {t('window.drill.running', { since: formats.moment(drill.startedAt, now), site: drill.siteName })}{' '}
        <TextLink to={{ page: 'incident', id: drill.id }}>{t('window.drill.show')}</TextLink>
      </p>
      <Button variant="default" onClick={() => void end()}>
        {t('window.drill.end')}
      </Button>
    </section>
  );
}
