import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../core/api';
import type { Check } from '../../../core/checks/check-kinds';
import { siteEditSchema } from '../../../core/site';
import type { Site, SiteEdit } from '../../../core/site';
import { FormSection } from '../../components/FormSection';
import form from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { TextLink } from '../../components/TextLink';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { checkForms } from './checks/check-forms';
import { useKindChoices } from './checks/kind-choices';
import type { SiteFields } from './site-fields';
import { siteFieldOf, toSiteInput, toSiteValues } from './site-values';

/** Everything that may be set of a site. */
export function SiteForm({ site }: { site: Site }) {
  const save = useSave(site);
  const saved = useMemo(() => toSiteValues(site), [site]);
  const edit = useEditForm({
    key: `site.${site.id}`,
    saved,
    schema: siteEditSchema,
    toInput: toSiteInput,
    fieldOf: siteFieldOf,
    save,
  });
  const { Fields } = checkForms[edit.form.values.kind];
  return (
    <form className={form.form} onSubmit={edit.submit} noValidate>
      <WhatItIs fields={edit.form} siteId={site.id} />
      <HowItIsWatched fields={edit.form} />
      {Fields && <Fields fields={edit.form} siteId={site.id} />}
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

const signsIn = (check: Check): boolean => check.kind === 'http' && check.auth.kind !== 'none';

/** Saves; a password that nothing signs in with any more is taken away. */
function useSave(site: Site): (edit: SiteEdit) => Promise<Reply<'sites.update'>> {
  const ask = useAsk();
  const attempt = useAttempt();
  return async (edit) => {
    const reply = await ask('sites.update', { id: site.id, edit });
    if (reply.ok && signsIn(site.check) && !signsIn(edit.check)) {
      await attempt('sites.setSecret', { id: site.id, secret: null });
    }
    return reply;
  };
}

function WhatItIs({ fields, siteId }: { fields: SiteFields; siteId: string }) {
  const { t } = useTranslation();
  const kinds = useKindChoices();
  const { kind } = fields.values;
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const choices = [
    { value: '', label: t('window.site.noClient') },
    ...clients.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormSection>
      <TextInput label={t('window.site.name')} {...fields.getInputProps('name')} />
      <Select
        label={t('window.site.what')}
        description={t(`window.site.kindAbout.${kind}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={kinds}
        {...fields.getInputProps('kind')}
      />
      <TextInput
        label={t('window.site.url')}
        // What a page's address looks like needs no words.
        description={kind === 'http' ? undefined : t(`window.site.urlAbout.${kind}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        spellCheck={false}
        {...fields.getInputProps('url')}
      />
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
      <Switch
        label={t('window.site.critical')}
        description={t('window.site.criticalAbout')}
        {...fields.getInputProps('isCritical', { type: 'checkbox' })}
      />
    </FormSection>
  );
}

function HowItIsWatched({ fields }: { fields: SiteFields }) {
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
