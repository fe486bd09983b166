import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { backupCheckSchema } from '../../../../core/checks/check-kinds';
import { FormSection } from '../../../components/FormSection';
import type { CheckFieldsProps } from './check-form';

export function BackupFields({ fields }: CheckFieldsProps) {
  const { t } = useTranslation();
  const { source } = fields.values.checks.backup;
  return (
    <FormSection title={t('window.site.backup')}>
      <Select
        label={t('window.site.backupSource')}
        description={t(`window.site.backupSourceAbout.${source}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={backupCheckSchema.shape.source.options.map((value) => ({
          value,
          label: t(`window.site.backupSourceName.${value}`),
        }))}
        {...fields.getInputProps('checks.backup.source')}
      />
      <NumberInput
        label={t('window.site.maxAge')}
        description={t('window.site.maxAgeAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...fields.getInputProps('checks.backup.maxAgeHours')}
      />
      {source === 'json' && (
        <TextInput
          label={t('window.site.jsonPath')}
          description={t('window.site.backupPathAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          spellCheck={false}
          {...fields.getInputProps('checks.backup.jsonPath')}
        />
      )}
    </FormSection>
  );
}
