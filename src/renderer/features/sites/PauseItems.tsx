import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PauseLength } from '../../../core/api';

const lengths: { key: string; length: PauseLength }[] = [
  { key: 'tray.pause30', length: { minutes: 30 } },
  { key: 'tray.pause60', length: { minutes: 60 } },
  { key: 'tray.pauseTomorrow', length: 'until-tomorrow' },
  { key: 'window.pause.endless', length: 'endless' },
];

export function PauseItems({ onChoose }: { onChoose: (length: PauseLength) => void }) {
  const { t } = useTranslation();
  return lengths.map(({ key, length }) => (
    <Menu.Item key={key} onClick={() => onChoose(length)}>
      {t(key)}
    </Menu.Item>
  ));
}
