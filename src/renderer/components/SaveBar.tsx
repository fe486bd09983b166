import { Button, Group } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface SaveBarProps {
  isChanged: boolean;
  isBusy: boolean;
  onDiscard: () => void;
  label?: string;
}

export function SaveBar({ isChanged, isBusy, onDiscard, label }: SaveBarProps) {
  const { t } = useTranslation();
  const save = useRef<HTMLButtonElement>(null);
  const discard = (): void => {
    // The pressed button leaves; its neighbour keeps the focus here.
    save.current?.focus();
    onDiscard();
  };
  return (
    <Group gap="xs">
      {/* Not disabled while it saves: that would take the focus away. A second press does nothing, see useEditForm. */}
      {/* Quiet as long as there is nothing to save: a page with several forms has one button that calls at most. */}
      <Button
        ref={save}
        type="submit"
        variant={isChanged || label !== undefined ? 'filled' : 'default'}
        aria-disabled={isBusy}
      >
        {label ?? t('window.save')}
      </Button>
      {isChanged && (
        <Button variant="subtle" onClick={discard}>
          {t('window.discard')}
        </Button>
      )}
    </Group>
  );
}
