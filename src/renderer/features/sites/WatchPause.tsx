import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAttempt, useSnapshot } from '../../context';
import { PauseItems } from './PauseItems';

/** Pauses the whole watch, or takes it up again. */
export function WatchPause() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const isPaused = useSnapshot(({ pause }) => pause !== null);
  if (isPaused) {
    return (
      <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => void attempt('watch.resume', {})}>
        {t('tray.resume')}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('window.pause.watch')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <PauseItems onChoose={(length) => void attempt('watch.pause', { length })} />
      </Menu.Dropdown>
    </Menu>
  );
}
