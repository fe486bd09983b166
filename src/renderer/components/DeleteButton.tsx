import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from './DeleteDialog';
import type { DeleteDialogProps } from './DeleteDialog';

/** The button that deletes what a page is about, after asking. */
export function DeleteButton(question: Omit<DeleteDialogProps, 'onClose'>) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('window.delete')}
      </Button>
      {isAsking && <DeleteDialog {...question} onClose={() => setAsking(false)} />}
    </>
  );
}
