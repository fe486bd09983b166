import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dnsCheckSchema } from '../../../../core/checks/check-kinds';
import { FormSection } from '../../../components/FormSection';
import type { CheckFieldsProps } from './check-form';

export function DnsFields({ fields }: CheckFieldsProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.site.expecting')}>
      <Select
        label={t('window.site.recordType')}
        allowDeselect={false}
        data={[...dnsCheckSchema.shape.recordType.options]}
        {...fields.getInputProps('checks.dns.recordType')}
      />
      <TextInput
        label={t('window.site.expectedRecord')}
        description={t('window.site.expectedRecordAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...fields.getInputProps('checks.dns.expected')}
      />
      <TextInput
        label={t('window.site.resolver')}
        description={t('window.site.resolverAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...fields.getInputProps('checks.dns.resolver')}
      />
    </FormSection>
  );
}
