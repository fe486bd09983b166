import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ByHandRequest } from '../../../core/api';
import { faultsOfTimes } from '../../../core/past-times';
import { longestWrittenText } from '../../../core/written-entry';
import { useAttempt, useSnapshot } from '../../context';
import { localDay } from '../../local-day';
import { useNavigation } from '../../place';
import { useRemembered } from '../../remembered';
import classes from './incidents.module.css';
import { WhenFields } from './WhenFields';
import { instantOf } from './when-values';
import type { When } from './when-values';

interface Values {
  siteId: string | null;
  text: string;
  start: When;
  isOver: boolean;
  end: When;
  isNoticed: boolean;
  noticed: When;
}

/** A fault of a field: a key of `invalid` in the locales. */
type Faults = Partial<Record<'siteId' | 'text' | 'start' | 'end' | 'noticed', string>>;

/** "The client called": an outage that the watch did not see. */
export function ByHandForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { go } = useNavigation();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const [today] = useState(() => ({ day: localDay(Date.now()), time: '' }));
  const blank: Values = {
    ...{ siteId: null, text: '', start: today, isOver: false, end: today, isNoticed: false, noticed: today },
  };
  const [values, setValues] = useRemembered<Values>('incidents.byHand', blank);
  const [isTried, setTried] = useState(false);
  const change = (changes: Partial<Values>): void => setValues({ ...values, ...changes });
  const chosen = sites.find(({ site }) => site.id === values.siteId)?.site;
  // Nobody's site is missed by nobody: a moment entered here would be kept nowhere.
  const hasNoClient = chosen !== undefined && chosen.clientId === null;
  const isNoticed = values.isNoticed && !hasNoClient;
  const { request, faults } = judge({ ...values, isNoticed });
  const said = (field: keyof Faults): string | null => {
    const fault = isTried ? faults[field] : undefined;
    return fault === undefined ? null : t(`invalid.${fault}`);
  };

  const add = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (request === null) return;
    const reply = await attempt('incidents.addByHand', request);
    if (!reply.ok) return;
    setValues(blank);
    go({ page: 'incident', id: reply.value.id });
  };
  return (
    <form
      className={classes.byHand}
      aria-label={t('window.byHand.title')}
      noValidate
      onSubmit={(event) => void add(event)}
    >
      <h2>{t('window.byHand.title')}</h2>
      <p className="quiet prose">{t('window.byHand.about')}</p>
      <Select
        autoFocus
        label={t('window.incidents.column.site')}
        data={sites.map(({ site }) => ({ value: site.id, label: site.name }))}
        searchable
        limit={100}
        nothingFoundMessage={t('window.nothingFound')}
        value={values.siteId}
        error={said('siteId')}
        onChange={(siteId) => change({ siteId })}
      />
      <Textarea
        label={t('window.byHand.seen')}
        description={t('window.byHand.seenAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longestWrittenText}
        value={values.text}
        error={said('text')}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <WhenFields
        when={values.start}
        dayLabel={t('window.byHand.startDay')}
        timeLabel={t('window.byHand.startTime')}
        fault={said('start')}
        onChange={(start) => change({ start })}
      />
      <Checkbox
        label={t('window.byHand.isOver')}
        checked={values.isOver}
        onChange={({ currentTarget }) => change({ isOver: currentTarget.checked })}
      />
      {values.isOver && (
        <WhenFields
          when={values.end}
          dayLabel={t('window.byHand.endDay')}
          timeLabel={t('window.byHand.endTime')}
          fault={said('end')}
          onChange={(end) => change({ end })}
        />
      )}
      <Checkbox
        label={t('window.byHand.isNoticed')}
        description={hasNoClient ? t('window.byHand.noClient') : undefined}
        disabled={hasNoClient}
        checked={isNoticed}
        onChange={({ currentTarget }) => change({ isNoticed: currentTarget.checked })}
      />
      {isNoticed && (
        <WhenFields
          when={values.noticed}
          dayLabel={t('window.byHand.noticedDay')}
          timeLabel={t('window.byHand.noticedTime')}
          fault={said('noticed')}
          onChange={(noticed) => change({ noticed })}
        />
      )}
      <div className={classes.send}>
        <Button type="submit">{t('window.byHand.add')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('window.log.cancel')}
        </Button>
      </div>
    </form>
  );
}

function judge(values: Values): { request: ByHandRequest | null; faults: Faults } {
  const faults: Faults = {};
  const instant = (field: 'start' | 'end' | 'noticed', isWanted: boolean, afterMs?: number): number | null => {
    if (!isWanted) return null;
    const meant = instantOf(values[field], afterMs);
    if ('fault' in meant) faults[field] = meant.fault;
    return 'fault' in meant ? null : meant.at;
  };
  const startedAt = instant('start', true);
  const endedAt = instant('end', values.isOver, startedAt ?? undefined);
  const noticedAt = instant('noticed', values.isNoticed);
  const times = faultsOfTimes({ startedAt, endedAt, noticedAt }, Date.now());
  if (times.startedAt !== null) faults.start = times.startedAt;
  if (times.endedAt !== null) faults.end = times.endedAt;
  if (times.noticedAt !== null) faults.noticed = times.noticedAt;
  if (values.siteId === null) faults.siteId = 'no-site-chosen';
  if (values.text.trim() === '') faults.text = 'nothing-written';
  const isWhole = Object.keys(faults).length === 0;
  const { siteId, text } = values;
  if (!isWhole || siteId === null || startedAt === null) return { request: null, faults };
  return { request: { siteId, text, startedAt, endedAt, noticedAt }, faults };
}
