import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { contactDefaults, nextContactId } from '../../../core/contact';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import type { ClientFields } from './client-values';
import { ContactFields } from './ContactFields';

/** As the schema of a client allows. */
const mostContacts = 20;

/** The persons at a client's, one of whom the messages go to. */
export function ContactList({ fields }: { fields: ClientFields }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { contacts, defaultContactId } = fields.values;
  const add = (): void => {
    const formality = contacts[0]?.formality ?? contactDefaults.formality;
    fields.insertListItem('contacts', { ...contactDefaults, formality, id: nextContactId(contacts) });
    // Whoever adds a person writes its name next.
    focusLater(() => [...(list.current?.querySelectorAll('input[data-first]') ?? [])].at(-1));
  };
  const remove = (index: number): void => {
    const rest = contacts.filter((_, place) => place !== index);
    fields.setFieldValue('contacts', rest);
    if (contacts[index]?.id === defaultContactId) fields.setFieldValue('defaultContactId', rest[0]?.id ?? '');
    // The pressed button leaves; what adds one is always there after that.
    focusLater(() => list.current?.querySelector('[data-add]'));
  };
  return (
    <div ref={list}>
      <FormSection title={t('window.client.contacts')} about={t('window.client.contactsAbout')}>
        {contacts.map((contact, index) => (
          <ContactFields
            key={contact.id}
            fields={fields}
            index={index}
            {...(contacts.length > 1 && { onRemove: () => remove(index) })}
          />
        ))}
        {contacts.length < mostContacts && (
          <div className={classes.wide}>
            <Button variant="default" data-add leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {t('window.client.addContact')}
            </Button>
          </div>
        )}
      </FormSection>
    </div>
  );
}

function focusLater(find: () => Element | null | undefined): void {
  setTimeout(() => {
    const target = find();
    if (target instanceof HTMLElement) target.focus();
  }, 0);
}
