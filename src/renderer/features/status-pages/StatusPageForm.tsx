import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { statusPageEditSchema } from '../../../core/status-page-settings';
import type { StatusPage, StatusPageEdit, StatusTarget } from '../../../core/status-page-settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { useWatchedSites } from '../../message-findings';
import {
  newStatusPageValues,
  portAfter,
  statusPageFieldOf,
  toStatusPageInput,
  toStatusPageValues,
} from './status-page-values';
import type { StatusPageValues } from './status-page-values';

type Fields = UseFormReturnType<StatusPageValues>;

const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error'];

const places = ['sftp', 'ftps', 'folder'] as const satisfies readonly StatusTarget['kind'][];

interface StatusPageFormProps {
  /** Null: a new one. */
  page: StatusPage | null;
  onSaved: (page: StatusPage) => void;
}

/** What a page says, to whom, and where it is written. */
export function StatusPageForm({ page, onSaved }: StatusPageFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const language = useSnapshot((snapshot) => snapshot.language);
  const saved = useMemo(
    () => (page === null ? newStatusPageValues(language) : toStatusPageValues(page)),
    [page, language],
  );
  const edit = useEditForm<StatusPageValues, StatusPageEdit, StatusPage>({
    key: `statusPage.${page?.id ?? 'new'}`,
    saved,
    schema: statusPageEditSchema,
    toInput: toStatusPageInput,
    fieldOf: statusPageFieldOf,
    save: (input) =>
      page === null ? ask('statusPages.add', input) : ask('statusPages.update', { id: page.id, edit: input }),
    onSaved,
  });
  const fields = edit.form;
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <WhatItSays fields={fields} />
      <WhereItIsRead fields={fields} />
      <WhereItIsWritten fields={fields} />
      <SaveBar
        isChanged={edit.isChanged}
        isBusy={edit.isBusy}
        onDiscard={edit.discard}
        {...(page === null && { label: t('window.statusPage.add') })}
      />
    </form>
  );
}

function WhatItSays({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const { clientId, which } = fields.values;
  const chooseClient = (value: string | null): void => {
    fields.setFieldValue('clientId', value ?? '');
    // Those of another client may not stand on his page.
    fields.setFieldValue('chosen', []);
  };
  return (
    <FormSection title={t('window.statusPage.what')}>
      <TextInput
        label={t('window.statusPage.name')}
        description={t('window.statusPage.nameAbout')}
        inputWrapperOrder={below}
        {...fields.getInputProps('name')}
      />
      <Select
        label={t('window.statusPage.client')}
        data={[
          { value: '', label: t('window.statusPage.allClients') },
          ...clients.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('window.nothingFound')}
        {...fields.getInputProps('clientId')}
        onChange={chooseClient}
      />
      {clientId === '' && (
        <Select
          label={t('window.statusPage.language')}
          allowDeselect={false}
          data={(['de', 'en'] as const).map((value) => ({ value, label: t(`window.messageLanguage.${value}`) }))}
          {...fields.getInputProps('language')}
        />
      )}
      <Select
        label={t('window.statusPage.sites')}
        allowDeselect={false}
        data={[
          { value: 'all', label: t(clientId === '' ? 'window.statusPage.allSites' : 'window.statusPage.allOfClient') },
          { value: 'chosen', label: t('window.statusPage.chosenSites') },
        ]}
        {...fields.getInputProps('which')}
      />
      {which === 'chosen' && <ChosenSites fields={fields} />}
      <p className={`prose quiet ${classes.wide ?? ''}`}>{t('window.statusPage.neverShown')}</p>
    </FormSection>
  );
}

/** Which ones, and under which names. */
function ChosenSites({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const sites = useWatchedSites();
  const { clientId, chosen } = fields.values;
  const candidates = sites.filter((site) => clientId === '' || site.clientId === clientId);
  return (
    <>
      <MultiSelect
        className={classes.wide ?? ''}
        label={t('window.statusPage.chosen')}
        data={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        limit={100}
        nothingFoundMessage={t('window.nothingFound')}
        {...fields.getInputProps('chosen')}
      />
      {chosen.map((id) => {
        const site = candidates.find((each) => each.id === id);
        if (site === undefined) return null;
        return (
          <TextInput
            key={id}
            label={t('window.statusPage.shownAs', { site: site.name })}
            placeholder={site.name}
            maxLength={200}
            value={fields.values.names[id] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              fields.setFieldValue('names', { ...fields.values.names, [id]: value })
            }
          />
        );
      })}
    </>
  );
}

function WhereItIsRead({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.statusPage.read')} about={t('window.statusPage.readAbout')}>
      <TextInput
        label={t('window.statusPage.publicUrl')}
        description={t('window.statusPage.publicUrlAbout')}
        inputWrapperOrder={below}
        spellCheck={false}
        {...fields.getInputProps('publicUrl')}
      />
      <TextInput
        label={t('window.statusPage.hosting')}
        description={t('window.statusPage.hostingAbout')}
        inputWrapperOrder={below}
        {...fields.getInputProps('hosting')}
      />
      <Checkbox
        className={classes.wide ?? ''}
        label={t('window.statusPage.isElsewhere')}
        {...fields.getInputProps('isElsewhere', { type: 'checkbox' })}
      />
    </FormSection>
  );
}

function WhereItIsWritten({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const { place } = fields.values;
  const placeProps = fields.getInputProps('place');
  const choosePlace = (next: StatusTarget['kind'] | null): void => {
    if (next === null) return;
    fields.setFieldValue('place', next);
    fields.setFieldValue('port', portAfter(fields.values, next));
  };
  return (
    <FormSection title={t('window.statusPage.written')}>
      <Select
        label={t('window.statusPage.place')}
        allowDeselect={false}
        data={places.map((value) => ({ value, label: t(`window.statusPage.placeOf.${value}`) }))}
        {...placeProps}
        onChange={choosePlace}
      />
      <NumberInput
        label={t('window.statusPage.every')}
        description={t('window.statusPage.everyAbout')}
        inputWrapperOrder={below}
        {...fields.getInputProps('everyMinutes')}
      />
      {place !== 'folder' && <ServerFields fields={fields} />}
      {place === 'folder' && (
        <p className={`prose quiet ${classes.wide ?? ''}`}>{t('window.statusPage.folderAbout')}</p>
      )}
    </FormSection>
  );
}

function ServerFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('window.statusPage.host')} spellCheck={false} {...fields.getInputProps('host')} />
      <NumberInput label={t('window.statusPage.port')} {...fields.getInputProps('port')} />
      <TextInput label={t('window.statusPage.user')} spellCheck={false} {...fields.getInputProps('user')} />
      <TextInput
        label={t('window.statusPage.directory')}
        description={t('window.statusPage.directoryAbout')}
        inputWrapperOrder={below}
        spellCheck={false}
        {...fields.getInputProps('directory')}
      />
      {fields.values.place === 'sftp' && (
        <Select
          label={t('window.statusPage.signIn')}
          allowDeselect={false}
          data={(['password', 'key'] as const).map((value) => ({
            value,
            label: t(`window.statusPage.signInOf.${value}`),
          }))}
          {...fields.getInputProps('signIn')}
        />
      )}
    </>
  );
}
