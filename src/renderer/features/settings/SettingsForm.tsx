import { NumberInput, TextInput, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { Settings, SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { RowList } from '../../components/RowList';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { settingsFieldOf, toSettingsInput, toSettingsValues } from './settings-values';
import type { SettingsValues } from './settings-values';

type Fields = UseFormReturnType<SettingsValues>;

/** As the schema of the settings allows. */
const mostReferencePoints = 6;
const mostSecondOpinions = 6;

export function SettingsForm() {
  const ask = useAsk();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const saved = useSettingsValues(settings);
  const edit = useEditForm<SettingsValues, SettingsEdit, null>({
    key: 'settings',
    saved,
    schema: settingsEditSchema,
    toInput: toSettingsInput,
    fieldOf: settingsFieldOf,
    save: (values) => ask('settings.update', values),
  });
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <Sender fields={edit.form} />
      <Defaults fields={edit.form} />
      <ReferencePoints fields={edit.form} />
      <SecondOpinions fields={edit.form} />
      <Keeping fields={edit.form} />
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

/** The same values as long as what the form holds is the same: a change of language must not disturb who is typing. */
function useSettingsValues(settings: Settings): SettingsValues {
  const { defaults, sender, referencePoints, secondOpinions, nextUpdateMinutes, checksKeptDays } = settings;
  return useMemo(
    () => toSettingsValues({ defaults, sender, referencePoints, secondOpinions, nextUpdateMinutes, checksKeptDays }),
    [defaults, sender, referencePoints, secondOpinions, nextUpdateMinutes, checksKeptDays],
  );
}

function Sender({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.sender')} about={t('window.settings.senderAbout')}>
      <TextInput label={t('window.settings.senderName')} {...fields.getInputProps('name')} />
      <TextInput label={t('window.settings.senderPhone')} type="tel" {...fields.getInputProps('phone')} />
      <Textarea
        className={classes.wide}
        label={t('window.settings.signature')}
        autosize
        minRows={2}
        maxRows={8}
        {...fields.getInputProps('signature')}
      />
      <NumberInput label={t('window.settings.nextUpdate')} {...fields.getInputProps('nextUpdateMinutes')} />
    </FormSection>
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

function Keeping({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.keeping')} about={t('window.settings.keepingAbout')}>
      <NumberInput label={t('window.settings.checksKept')} {...fields.getInputProps('checksKeptDays')} />
    </FormSection>
  );
}
