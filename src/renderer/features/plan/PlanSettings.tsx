import { Button, NumberInput } from '@mantine/core';
import { IconFileText, IconPrinter, IconUserShare } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { useNotices } from '../../notices';
import { Backups } from './Backups';
import { Drills } from './Drills';

/** What is ready before the night in which it is needed. */
export function PlanSettings() {
  return (
    <>
      <Cards />
      <Drills />
      <Backups />
      <Reminders />
    </>
  );
}

function Cards() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const print = async (): Promise<void> => {
    const reply = await attempt('cards.print', {});
    if (reply.ok && reply.value !== null) show({ kind: 'done', text: t('window.plan.printed', { ...reply.value }) });
  };
  const handOver = async (): Promise<void> => {
    const reply = await attempt('plan.handOver', {});
    if (reply.ok && reply.value !== null) show({ kind: 'done', text: t('window.plan.handedOver', { ...reply.value }) });
  };
  return (
    <section className={classes.section} aria-labelledby="plan-cards">
      <h2 id="plan-cards">{t('emergency.title')}</h2>
      <p className="prose quiet">{t('window.plan.cardsAbout')}</p>
      <div className={classes.choice}>
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          onClick={() => void attempt('cards.openFile', {})}
        >
          {t('window.plan.openCards')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void print()}>
          {t('window.plan.printCards')}
        </Button>
      </div>
      <h3>{t('window.plan.handOver')}</h3>
      <p className="prose quiet">{t('window.plan.handOverAbout')}</p>
      <div>
        <Button variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => void handOver()}>
          {t('window.plan.handOverWrite')}
        </Button>
      </div>
    </section>
  );
}

interface ReminderValues {
  restoreTestMonths: number | string;
  drillMonths: number | string;
}

function Reminders() {
  const { t } = useTranslation();
  const ask = useAsk();
  const plan = useSnapshot(({ settings }) => settings.plan);
  const saved = useMemo((): ReminderValues => ({ ...plan }), [plan]);
  const edit = useEditForm<ReminderValues, SettingsEdit, null>({
    key: 'settings.plan',
    saved,
    schema: settingsEditSchema,
    toInput: (values) => ({ plan: values }),
    fieldOf: (path) => path.replace(/^plan\./, ''),
    save: (input) => ask('settings.update', input),
  });
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <FormSection title={t('window.plan.reminders')} about={t('window.plan.remindersAbout')}>
        <NumberInput label={t('window.plan.restoreTestMonths')} {...edit.form.getInputProps('restoreTestMonths')} />
        <NumberInput label={t('window.plan.drillMonths')} {...edit.form.getInputProps('drillMonths')} />
      </FormSection>
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}
