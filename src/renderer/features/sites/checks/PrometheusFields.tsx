import { TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../../components/FormSection';
import form from '../../../components/FormSection.module.css';
import type { CheckFieldsProps } from './check-form';

export function PrometheusFields({ fields }: CheckFieldsProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.site.kind.prometheus')} about={t('window.site.prometheusAbout')}>
      <TextInput
        className={form.wide}
        label={t('window.site.server')}
        description={t('window.site.serverAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...fields.getInputProps('checks.prometheus.server')}
      />
      <Textarea
        className={form.wide}
        label={t('window.site.query')}
        description={t('window.site.queryAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        {...fields.getInputProps('checks.prometheus.query')}
      />
    </FormSection>
  );
}
