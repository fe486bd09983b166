import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from './DeleteDialog';
import type { DeleteDialogProps } from './DeleteDialog';

interface DeleteButtonProps extends Omit<DeleteDialogProps, 'onClose'> {
  /** Where the page alone does not say what is deleted. */
  label?: string;
}

/** The button that deletes what a page is about, after asking. */
export function DeleteButton({ label, ...question }: DeleteButtonProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {label ?? t('window.delete')}
      </Button>
      {isAsking && <DeleteDialog {...question} onClose={() => setAsking(false)} />}
    </>
  );
}
