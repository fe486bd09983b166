import { NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { siteEditSchema } from '../../../core/site';
import type { Site } from '../../../core/site';
import { FormSection } from '../../components/FormSection';
import form from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { TextLink } from '../../components/TextLink';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { siteFieldOf, toSiteInput, toSiteValues } from './site-values';
import type { SiteValues } from './site-values';

type Fields = UseFormReturnType<SiteValues>;

/** Everything that may be set of a site. */
export function SiteForm({ site }: { site: Site }) {
  const ask = useAsk();
  const saved = useMemo(() => toSiteValues(site), [site]);
  const edit = useEditForm({
    key: `site.${site.id}`,
    saved,
    schema: siteEditSchema,
    toInput: toSiteInput,
    fieldOf: siteFieldOf,
    save: (values) => ask('sites.update', { id: site.id, edit: values }),
  });
  return (
    <form className={form.form} onSubmit={edit.submit} noValidate>
      <WhatItIs fields={edit.form} siteId={site.id} />
      <HowItIsWatched fields={edit.form} />
      <WhatIsExpected fields={edit.form} />
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

function WhatItIs({ fields, siteId }: { fields: Fields; siteId: string }) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const choices = [
    { value: '', label: t('window.site.noClient') },
    ...clients.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormSection>
      <TextInput label={t('window.site.name')} {...fields.getInputProps('name')} />
      <TextInput label={t('window.site.url')} spellCheck={false} {...fields.getInputProps('url')} />
      <div>
        <Select
          label={t('window.site.client')}
          data={choices}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('window.nothingFound')}
          {...fields.getInputProps('clientId')}
        />
        <p style={{ paddingTop: 4 }}>
          <TextLink to={{ page: 'client', id: null, siteId }}>{t('window.site.newClient')}</TextLink>
        </p>
      </div>
      <TextInput
        label={t('window.site.hosting')}
        placeholder={t('window.site.hostingAbout')}
        {...fields.getInputProps('hosting')}
      />
    </FormSection>
  );
}

function HowItIsWatched({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.site.watching')}>
      <NumberInput label={t('window.site.interval')} {...fields.getInputProps('intervalSeconds')} />
      <NumberInput label={t('window.site.timeout')} {...fields.getInputProps('timeoutSeconds')} />
      <NumberInput label={t('window.site.failures')} {...fields.getInputProps('failuresToConfirm')} />
      <NumberInput label={t('window.site.successes')} {...fields.getInputProps('successesToRecover')} />
    </FormSection>
  );
}

function WhatIsExpected({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.site.expecting')}>
      <TextInput
        label={t('window.site.status')}
        description={t('window.site.statusAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...fields.getInputProps('expectStatus')}
      />
      <NumberInput label={t('window.site.redirects')} {...fields.getInputProps('maxRedirects')} />
      <Select
        label={t('window.site.keyword')}
        allowDeselect={false}
        data={[
          { value: 'none', label: t('window.site.keywordNone') },
          { value: 'must', label: t('window.site.keywordMust') },
          { value: 'mustNot', label: t('window.site.keywordMustNot') },
        ]}
        {...fields.getInputProps('keyword')}
      />
      <TextInput
        label={t('window.site.keywordText')}
        disabled={fields.values.keyword === 'none'}
        {...fields.getInputProps('keywordText')}
      />
      <Select
        label={t('window.site.method')}
        allowDeselect={false}
        data={[
          { value: 'GET', label: t('window.site.methodGet') },
          { value: 'HEAD', label: t('window.site.methodHead') },
        ]}
        {...fields.getInputProps('method')}
      />
    </FormSection>
  );
}
