import { Button } from '@mantine/core';
import { IconPlayerStop, IconSend } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { mainLabel } from './main-action';
import type { MainAction } from './main-action';

interface MainButtonProps {
  action: MainAction;
  isBusy: boolean;
  onPress: () => void;
}

/**
 * One button in one place, so that the focus stays on it. Its meaning changes under the finger, so it hears neither the
 * second press of a double click nor a key that is held down.
 */
export function MainButton({ action, isBusy, onPress }: MainButtonProps) {
  const { t } = useTranslation();
  if (action.kind === 'none') return null;
  const isQuiet = action.kind === 'prepare-update' || action.kind === 'stop';
  return (
    <Button
      variant={isQuiet ? 'default' : 'filled'}
      leftSection={<ActionIcon kind={action.kind} />}
      aria-disabled={isBusy || (action.kind === 'stop' && action.isStopping)}
      onClick={({ detail }: MouseEvent) => {
        if (detail < 2 && !isBusy) onPress();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
      }}
    >
      {mainLabel(action, t)}
    </Button>
  );
}

function ActionIcon({ kind }: { kind: MainAction['kind'] }) {
  if (kind === 'send') return <IconSend size={16} aria-hidden />;
  return kind === 'stop' ? <IconPlayerStop size={16} aria-hidden /> : null;
}
