import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../components/DayInput';
import classes from './incidents.module.css';
import type { When } from './when-values';

interface WhenFieldsProps {
  when: When;
  onChange: (when: When) => void;
  /** What is wrong with it, as a sentence. */
  fault: string | null;
  about?: string;
  dayLabel?: string;
  timeLabel?: string;
}

/** A day and a time of it. */
export function WhenFields({ when, onChange, fault, about, dayLabel, timeLabel }: WhenFieldsProps) {
  const { t } = useTranslation();
  return (
    <div>
      <div className={classes.when}>
        <DayInput
          label={dayLabel ?? t('window.log.day')}
          value={when.day}
          onChange={(day) => onChange({ ...when, day })}
        />
        <TextInput
          label={timeLabel ?? t('window.log.time')}
          placeholder="01:32"
          value={when.time}
          aria-invalid={fault !== null}
          onChange={({ currentTarget }) => onChange({ ...when, time: currentTarget.value })}
        />
      </div>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      {about !== undefined && <p className={`quiet ${classes.about ?? ''}`}>{about}</p>}
    </div>
  );
}
