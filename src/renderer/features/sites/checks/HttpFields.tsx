import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../../components/FormSection';
import type { CheckFieldsProps } from './check-form';
import { HttpMore } from './HttpMore';

/** The everyday fields of a page, the rest behind "more". */
export function HttpFields({ fields, siteId }: CheckFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <FormSection title={t('window.site.expecting')}>
        <TextInput
          label={t('window.site.status')}
          description={t('window.site.statusAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          spellCheck={false}
          {...fields.getInputProps('checks.http.expectStatus')}
        />
        <NumberInput label={t('window.site.redirects')} {...fields.getInputProps('checks.http.maxRedirects')} />
        <Select
          label={t('window.site.keyword')}
          allowDeselect={false}
          data={[
            { value: 'none', label: t('window.site.keywordNone') },
            { value: 'must', label: t('window.site.keywordMust') },
            { value: 'mustNot', label: t('window.site.keywordMustNot') },
          ]}
          {...fields.getInputProps('checks.http.keyword')}
        />
        <TextInput
          label={t('window.site.keywordText')}
          disabled={fields.values.checks.http.keyword === 'none'}
          {...fields.getInputProps('checks.http.keywordText')}
        />
      </FormSection>
      <HttpMore fields={fields} siteId={siteId} />
    </>
  );
}
