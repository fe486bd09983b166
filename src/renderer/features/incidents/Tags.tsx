import { TagsInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentWithTimeline } from '../../../core/incident';
import { mostTags } from '../../../core/incident-page';
import { byName } from '../../../core/name-order';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useAsk, useAttempt } from '../../context';
import { useLanguage } from '../../formats';

/** All tags in use, by their names; asked for again when `since` is another. */
export function useTags(since: unknown): Asked<string[]> {
  const ask = useAsk();
  const question = useMemo(() => ({ since, put: () => ask('incidents.tags', {}) }), [ask, since]);
  const { value, error } = useAnswer(question.put);
  const language = useLanguage();
  return { value: useMemo(() => value?.toSorted(byName(language)) ?? null, [value, language]), error };
}

/** The words by which the user finds the incident again. */
export function Tags({ incident }: { incident: IncidentWithTimeline }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const saved = incident.tags ?? [];
  const [tags, setTags] = useState<readonly string[]>(saved);
  const { value: known } = useTags(incident.tags);
  const change = async (next: string[]): Promise<void> => {
    setTags(next);
    const reply = await attempt('incidents.tag', { id: incident.id, tags: next });
    if (!reply.ok) setTags(tags);
  };
  return (
    <TagsInput
      label={t('window.tags.label')}
      description={t('window.tags.about')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={known ?? []}
      maxTags={mostTags}
      maxLength={60}
      acceptValueOnBlur
      value={[...tags]}
      onChange={(next) => void change(next)}
    />
  );
}
