import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClockTime } from '../../local-day';
import { nextAtClockTime } from './next-update';

/** A plain field: the browser's own time field follows the system's language, not the window's. */
export function NextUpdateField({ at, onChange }: { at: number; onChange: (at: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => toClockTime(at));
  const isTime = nextAtClockTime(typed, at) !== undefined;
  const change = (time: string): void => {
    setTyped(time);
    const next = nextAtClockTime(time, Date.now());
    if (next !== undefined) onChange(next);
  };
  return (
    <TextInput
      label={t('window.message.nextUpdate')}
      w={200}
      inputMode="numeric"
      value={typed}
      error={isTime ? null : t('window.message.noTime')}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={() => isTime && setTyped(toClockTime(at))}
    />
  );
}
