import { Checkbox, NumberInput, Select, Switch, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceptedCertificateProblemSchema, httpMethods, jsonConditionSchema } from '../../../../core/checks/http-check';
import { Disclosure } from '../../../components/Disclosure';
import { FormSection } from '../../../components/FormSection';
import form from '../../../components/FormSection.module.css';
import { RowList } from '../../../components/RowList';
import type { SiteFields } from '../site-fields';
import type { CheckFieldsProps } from './check-form';
import { changedBehindMore } from './http-values';
import { SignIn } from './SignIn';

const mostHeaders = 20;
/** Below their field, as everywhere in the forms. */
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** What few sites need, closed until somebody asks for it; what of it is set is named beside it. */
export function HttpMore({ fields, siteId }: CheckFieldsProps) {
  const { t } = useTranslation();
  const everyday = ['expectStatus', 'maxRedirects', 'keyword', 'keywordText'].map((field) => `checks.http.${field}`);
  const hasFault = Object.keys(fields.errors).some(
    (field) => field.startsWith('checks.http.') && !everyday.includes(field),
  );
  const set = changedBehindMore(fields.values.checks.http).map((field) => t(`window.site.set.${field}`));
  return (
    <Disclosure
      title={t('window.site.more')}
      aside={set.length > 0 ? t('window.site.isSet', { what: set.join(', ') }) : t('window.site.moreAbout')}
      hasFault={hasFault}
    >
      <Request fields={fields} />
      <SignIn fields={fields} siteId={siteId} />
      <JsonCondition fields={fields} />
      <Connection fields={fields} />
      <Certificate fields={fields} />
    </Disclosure>
  );
}

function Request({ fields }: { fields: SiteFields }) {
  const { t } = useTranslation();
  const { method, headers } = fields.values.checks.http;
  return (
    <FormSection heading="h3" title={t('window.site.request')}>
      <Select
        label={t('window.site.method')}
        description={t('window.site.methodAbout')}
        inputWrapperOrder={inputWrapperOrder}
        allowDeselect={false}
        data={[...httpMethods]}
        {...fields.getInputProps('checks.http.method')}
      />
      {['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && (
        <Textarea
          className={form.wide}
          label={t('window.site.body')}
          description={t('window.site.bodyAbout')}
          inputWrapperOrder={inputWrapperOrder}
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
          {...fields.getInputProps('checks.http.body')}
        />
      )}
      <RowList
        count={headers.length}
        most={mostHeaders}
        rowLabel={(number) => t('window.site.header', { number })}
        removeLabel={(number) => t('window.site.removeHeader', { number })}
        addLabel={t('window.site.addHeader')}
        onAdd={() => fields.insertListItem('checks.http.headers', { name: '', value: '' })}
        onRemove={(index) => fields.removeListItem('checks.http.headers', index)}
      >
        {(index) => (
          <>
            <TextInput
              label={t('window.site.headerName')}
              spellCheck={false}
              {...fields.getInputProps(`checks.http.headers.${index}.name`)}
            />
            <TextInput
              label={t('window.site.headerValue')}
              spellCheck={false}
              {...fields.getInputProps(`checks.http.headers.${index}.value`)}
            />
          </>
        )}
      </RowList>
    </FormSection>
  );
}

function JsonCondition({ fields }: { fields: SiteFields }) {
  const { t } = useTranslation();
  const { jsonComparison } = fields.values.checks.http;
  const comparisons = jsonConditionSchema.shape.comparison.options;
  return (
    <FormSection heading="h3" title={t('window.site.json')} about={t('window.site.jsonAbout')}>
      <TextInput
        label={t('window.site.jsonPath')}
        description={t('window.site.jsonPathAbout')}
        inputWrapperOrder={inputWrapperOrder}
        spellCheck={false}
        disabled={jsonComparison === 'none'}
        {...fields.getInputProps('checks.http.jsonPath')}
      />
      <Select
        label={t('window.site.jsonComparison')}
        allowDeselect={false}
        data={[
          { value: 'none', label: t('window.site.jsonNone') },
          ...comparisons.map((value) => ({ value, label: t(`window.site.comparison.${value}`) })),
        ]}
        {...fields.getInputProps('checks.http.jsonComparison')}
      />
      <TextInput
        label={t('window.site.jsonValue')}
        spellCheck={false}
        disabled={jsonComparison === 'none' || jsonComparison === 'exists'}
        {...fields.getInputProps('checks.http.jsonValue')}
      />
    </FormSection>
  );
}

function Connection({ fields }: { fields: SiteFields }) {
  const { t } = useTranslation();
  return (
    <FormSection heading="h3" title={t('window.site.connection')}>
      <NumberInput
        label={t('window.site.slow')}
        description={t('window.site.slowAbout')}
        inputWrapperOrder={inputWrapperOrder}
        {...fields.getInputProps('checks.http.slowMs')}
      />
      <Select
        label={t('window.site.httpVersion')}
        description={t('window.site.httpVersionAbout')}
        inputWrapperOrder={inputWrapperOrder}
        allowDeselect={false}
        data={[
          { value: 'auto', label: t('window.site.asOffered') },
          { value: '1.1', label: 'HTTP/1.1' },
          { value: '2', label: 'HTTP/2' },
        ]}
        {...fields.getInputProps('checks.http.httpVersion')}
      />
      <Select
        label={t('window.site.ipVersion')}
        description={t('window.site.ipVersionAbout')}
        inputWrapperOrder={inputWrapperOrder}
        allowDeselect={false}
        data={[
          { value: 'auto', label: t('window.site.asOffered') },
          { value: '4', label: t('window.site.onlyIPv4') },
          { value: '6', label: t('window.site.onlyIPv6') },
        ]}
        {...fields.getInputProps('checks.http.ipVersion')}
      />
    </FormSection>
  );
}

function Certificate({ fields }: { fields: SiteFields }) {
  const { t } = useTranslation();
  return (
    <FormSection heading="h3" title={t('window.site.certificate')}>
      <Checkbox.Group
        className={form.wide}
        label={t('window.site.accept')}
        description={t('window.site.acceptAbout')}
        {...fields.getInputProps('checks.http.acceptCertificate')}
      >
        {acceptedCertificateProblemSchema.options.map((problem) => (
          <Checkbox key={problem} mt={8} value={problem} label={t(`window.site.acceptable.${problem}`)} />
        ))}
      </Checkbox.Group>
      <Switch
        className={form.wide}
        label={t('window.site.watchCertificate')}
        description={t('window.site.watchCertificateAbout')}
        {...fields.getInputProps('checks.http.watchCertificate', { type: 'checkbox' })}
      />
    </FormSection>
  );
}
