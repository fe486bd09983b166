import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './informed.module.css';

interface GapFieldsProps {
  /** As they stand in the text. */
  gaps: readonly string[];
  /** In how many other messages of the outage the same gap stands. */
  othersWith: (gap: string) => number;
  onFill: (gap: string, value: string, inAll: boolean) => void;
}

/** A field for each gap: what is the same for everybody is written once. */
export function GapFields({ gaps, othersWith, onFill }: GapFieldsProps) {
  return gaps.map((gap) => (
    <GapField key={gap} gap={gap} others={othersWith(gap)} onFill={(value, inAll) => onFill(gap, value, inAll)} />
  ));
}

interface GapFieldProps {
  gap: string;
  others: number;
  onFill: (value: string, inAll: boolean) => void;
}

function GapField({ gap, others, onFill }: GapFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const value = typed.trim();
  const name = gap.replace(/^\[…|…\]$/g, '');
  const label = name.charAt(0).toLocaleUpperCase() + name.slice(1);
  return (
    <div className={classes.gap}>
      <Textarea
        label={label}
        description={t('window.review.gap')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div className={classes.buttons}>
        {others > 0 && (
          <Button
            size="xs"
            variant="default"
            disabled={value === ''}
            aria-label={t('window.named', { label: t('window.review.fillAll', { count: others + 1 }), name: label })}
            onClick={() => onFill(value, true)}
          >
            {t('window.review.fillAll', { count: others + 1 })}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={value === ''}
          aria-label={t('window.named', { label: t('window.review.fill'), name: label })}
          onClick={() => onFill(value, false)}
        >
          {t('window.review.fill')}
        </Button>
      </div>
    </div>
  );
}
