import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentWithTimeline } from '../../../core/incident';
import { writtenIn } from '../../../core/written-log';
import { useFocusInTurn } from '../../focus';
import classes from './incidents.module.css';
import { LogForm } from './LogForm';
import { Timeline } from './Timeline';

interface LogSectionProps {
  incident: IncidentWithTimeline;
  /** Something was written: it stands in the timeline. */
  onChanged: () => void;
}

/** What happened, in its order, and the way to write down what else is known. */
export function LogSection({ incident, onChanged }: LogSectionProps) {
  const { t } = useTranslation();
  /** What is being written: a correction of the entry with this id, or something new (null). */
  const [edited, setEdited] = useState<{ corrects: string | null } | null>(null);
  const corrected = writtenIn(incident.timeline).find(({ id }) => id === edited?.corrects) ?? null;
  const place = useFocusInTurn<HTMLDivElement>(edited === null);
  return (
    <section className={classes.section} aria-labelledby="incident-timeline">
      <h2 id="incident-timeline">{t('window.incident.timeline')}</h2>
      <div ref={place}>
        {edited === null ? (
          <Button variant="default" onClick={() => setEdited({ corrects: null })}>
            {t('window.log.add')}
          </Button>
        ) : (
          <LogForm
            key={edited.corrects}
            {...{ incident, corrected }}
            onDone={(isWritten) => {
              setEdited(null);
              if (isWritten) onChanged();
            }}
          />
        )}
      </div>
      <Timeline entries={incident.timeline} onCorrect={(id) => setEdited({ corrects: id })} />
    </section>
  );
}
