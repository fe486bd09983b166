import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SaveBarProps {
  isChanged: boolean;
  isBusy: boolean;
  onDiscard: () => void;
  label?: string;
}

export function SaveBar({ isChanged, isBusy, onDiscard, label }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Button type="submit" loading={isBusy}>
        {label ?? t('window.save')}
      </Button>
      {isChanged && (
        <Button variant="subtle" onClick={onDiscard}>
          {t('window.discard')}
        </Button>
      )}
    </Group>
  );
}
