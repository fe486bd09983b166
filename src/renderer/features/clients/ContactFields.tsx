import { Button, Radio, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/contact';
import { contactName, salutationOf } from '../../../core/salutation';
import classes from '../../components/FormSection.module.css';
import type { ClientFields } from './client-values';
import { PhoneField } from './PhoneField';
import styles from './clients.module.css';

interface ContactFieldsProps {
  fields: ClientFields;
  index: number;
  /** Left out where it is the only one. */
  onRemove?: () => void;
}

/** One person; where there are several, with the choice that messages go to this one. */
export function ContactFields({ fields, index, onRemove }: ContactFieldsProps) {
  const { t } = useTranslation();
  const { language, contacts, defaultContactId } = fields.values;
  const contact = contacts[index];
  if (contact === undefined) return null;
  const path = (field: keyof Contact): string => `contacts.${index}.${field}`;
  const name = contactName(contact, language) || t('window.client.contactNumber', { number: index + 1 });
  return (
    <div role="group" aria-label={name} className={styles.contact}>
      {onRemove !== undefined && (
        <div className={styles.contactHead}>
          <Radio
            name="default-contact"
            label={t('window.client.isDefault', { contact: name })}
            checked={contact.id === defaultContactId}
            onChange={() => fields.setFieldValue('defaultContactId', contact.id)}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={t('window.client.removeContact', { contact: name })}
            onClick={onRemove}
          >
            {t('window.client.remove')}
          </Button>
        </div>
      )}
      <div className={classes.fields}>
        <NameFields fields={fields} index={index} />
        <TextInput
          label={t('window.client.salutation')}
          description={t('window.client.salutationAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={salutationOf({ ...contact, salutation: '' }, language)}
          className={classes.wide}
          {...fields.getInputProps(path('salutation'))}
        />
        <TextInput label={t('window.client.email')} type="email" {...fields.getInputProps(path('email'))} />
        <PhoneField label={t('window.client.phone')} {...fields.getInputProps(path('phone'))} />
        <PhoneField
          label={t('window.client.whatsapp')}
          about={t('window.client.whatsappAbout')}
          {...fields.getInputProps(path('whatsapp'))}
        />
      </div>
    </div>
  );
}

function NameFields({ fields, index }: { fields: ClientFields; index: number }) {
  const { t } = useTranslation();
  const { language } = fields.values;
  const path = (field: keyof Contact): string => `contacts.${index}.${field}`;
  return (
    <>
      <Select
        label={t('window.client.addressForm')}
        allowDeselect={false}
        data={(['ms', 'mr', 'none'] as const).map((form) => ({
          value: form,
          label: t(`window.addressForm.${language}.${form}`),
        }))}
        {...fields.getInputProps(path('addressForm'))}
      />
      <TextInput label={t('window.client.personTitle')} {...fields.getInputProps(path('title'))} />
      <TextInput label={t('window.client.firstName')} data-first {...fields.getInputProps(path('firstName'))} />
      <TextInput label={t('window.client.lastName')} {...fields.getInputProps(path('lastName'))} />
      <Select
        label={t('window.client.formality')}
        allowDeselect={false}
        data={(['sie', 'du'] as const).map((form) => ({
          value: form,
          label: t(`window.formality.${language}.${form}`),
        }))}
        {...fields.getInputProps(path('formality'))}
      />
    </>
  );
}
