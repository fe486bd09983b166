import { NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { RowList } from '../../components/RowList';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { settingsFieldOf, toWatchInput } from './settings-values';
import type { WatchValues } from './settings-values';

type Fields = UseFormReturnType<WatchValues>;

/** As the schema of the settings allows. */
const mostReferencePoints = 6;
const mostSecondOpinions = 6;

/** How new sites are watched, and by what Nachtwache knows whether the fault is here. */
export function WatchSettings() {
  const ask = useAsk();
  const saved = useSnapshot(({ settings }) => settings);
  const { defaults, referencePoints, secondOpinions } = saved;
  const values = useMemo(
    (): WatchValues => ({ ...defaults, referencePoints, secondOpinions }),
    [defaults, referencePoints, secondOpinions],
  );
  const edit = useEditForm<WatchValues, SettingsEdit, null>({
    key: 'settings.watch',
    saved: values,
    schema: settingsEditSchema,
    toInput: toWatchInput,
    fieldOf: settingsFieldOf,
    save: (input) => ask('settings.update', input),
  });
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <Defaults fields={edit.form} />
      <ReferencePoints fields={edit.form} />
      <SecondOpinions fields={edit.form} />
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

function Defaults({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.defaults')} about={t('window.settings.defaultsAbout')}>
      <NumberInput label={t('window.site.interval')} {...fields.getInputProps('intervalSeconds')} />
      <NumberInput label={t('window.site.timeout')} {...fields.getInputProps('timeoutSeconds')} />
      <NumberInput label={t('window.site.failures')} {...fields.getInputProps('failuresToConfirm')} />
      <NumberInput label={t('window.site.successes')} {...fields.getInputProps('successesToRecover')} />
    </FormSection>
  );
}

/** Pages by which Nachtwache learns whether the own line works. */
function ReferencePoints({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.referencePoints')} about={t('window.settings.referencePointsAbout')}>
      <RowList
        count={fields.values.referencePoints.length}
        most={mostReferencePoints}
        rowLabel={(number) => t('window.settings.point', { number })}
        removeLabel={(number) => t('window.settings.removePoint', { number })}
        addLabel={t('window.settings.addPoint')}
        onAdd={() => fields.insertListItem('referencePoints', { url: '', expectText: '' })}
        onRemove={(index) => fields.removeListItem('referencePoints', index)}
      >
        {(index) => (
          <>
            <TextInput
              label={t('window.site.url')}
              spellCheck={false}
              {...fields.getInputProps(`referencePoints.${index}.url`)}
            />
            <TextInput
              label={t('window.settings.expectText')}
              spellCheck={false}
              {...fields.getInputProps(`referencePoints.${index}.expectText`)}
            />
          </>
        )}
      </RowList>
    </FormSection>
  );
}

/** Exporters elsewhere that are asked before an alarm. */
function SecondOpinions({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.opinions')} about={t('window.settings.opinionsAbout')}>
      <p className={`prose quiet ${classes.wide ?? ''}`}>{t('window.settings.opinionsSent')}</p>
      <RowList
        count={fields.values.secondOpinions.length}
        most={mostSecondOpinions}
        rowLabel={(number) => t('window.settings.opinion', { number })}
        removeLabel={(number) => t('window.settings.removeOpinion', { number })}
        addLabel={t('window.settings.addOpinion')}
        onAdd={() => fields.insertListItem('secondOpinions', { url: '', module: 'http_2xx' })}
        onRemove={(index) => fields.removeListItem('secondOpinions', index)}
      >
        {(index) => (
          <>
            <TextInput
              label={t('window.settings.opinionUrl')}
              description={t('window.settings.opinionUrlAbout')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              spellCheck={false}
              {...fields.getInputProps(`secondOpinions.${index}.url`)}
            />
            <TextInput
              label={t('window.settings.module')}
              description={t('window.settings.moduleAbout')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              spellCheck={false}
              {...fields.getInputProps(`secondOpinions.${index}.module`)}
            />
          </>
        )}
      </RowList>
    </FormSection>
  );
}
