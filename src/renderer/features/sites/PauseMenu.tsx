import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPause } from '@tabler/icons-react';
import type { PauseLength } from '../../../core/api';
import { PauseItems } from './PauseItems';

interface PauseMenuProps {
  label: string;
  onChoose: (length: PauseLength) => void;
}

/** A button that asks how long the pause shall last. */
export function PauseMenu({ label, onChoose }: PauseMenuProps) {
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <PauseItems onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}
