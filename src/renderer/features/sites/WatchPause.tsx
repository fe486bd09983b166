import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAttempt, useSnapshot } from '../../context';
import { useFocusInTurn } from '../../focus';
import { PauseMenu } from './PauseMenu';

/** Pauses the whole watch, or takes it up again. */
export function WatchPause() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const isPaused = useSnapshot(({ pause }) => pause !== null);
  const place = useFocusInTurn<HTMLDivElement>(isPaused);
  return (
    <div ref={place}>
      {isPaused ? (
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => void attempt('watch.resume', {})}>
          {t('tray.resume')}
        </Button>
      ) : (
        <PauseMenu label={t('window.pause.watch')} onChoose={(length) => void attempt('watch.pause', { length })} />
      )}
    </div>
  );
}
