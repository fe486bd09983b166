import { Button, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './FormSection.module.css';

interface RowListProps {
  count: number;
  most: number;
  /** What a row is called, and what takes it away: for those who do not see that they stand in one line. */
  rowLabel: (number: number) => string;
  removeLabel: (number: number) => string;
  addLabel: string;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** The two fields of a row. */
  children: (index: number) => ReactNode;
}

/** Rows of two fields each, of which there may be more or fewer. */
export function RowList({ count, most, rowLabel, removeLabel, addLabel, onAdd, onRemove, children }: RowListProps) {
  const add = useRef<HTMLButtonElement>(null);
  const remove = (index: number): void => {
    onRemove(index);
    // The pressed button leaves; what adds one is always there after that.
    setTimeout(() => add.current?.focus(), 0);
  };
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={classes.point} role="group" aria-label={rowLabel(index + 1)}>
          {children(index)}
          <CloseButton size="lg" aria-label={removeLabel(index + 1)} onClick={() => remove(index)} />
        </div>
      ))}
      {count < most && (
        <div className={classes.wide}>
          <Button ref={add} variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      )}
    </>
  );
}
