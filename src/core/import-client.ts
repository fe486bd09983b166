import { z } from 'zod';
import { clientDefaults, clientEditSchema, clientSchema, defaultContactOf, recipientOf } from './client';
import type { Client } from './client';
import { contactDefaults, contactEditSchema } from './contact';
import type { Contact } from './contact';
import { contactFromText } from './contact-text';
import { importAgreementSchema } from './import-agreement';
import { excerpt, faultAt } from './import-fault';
import type { ImportFault } from './import-fault';
import { createMerging } from './import-merged';
import type { Merged } from './import-merged';
import { fail, ok } from './result';
import type { Result } from './result';

const contact = contactEditSchema.shape;
const importContactSchema = z.strictObject({
  id: contact.id.exactOptional(),
  addressForm: contact.addressForm.exactOptional(),
  title: contact.title.exactOptional(),
  firstName: contact.firstName.exactOptional(),
  lastName: contact.lastName.exactOptional(),
  formality: contact.formality.exactOptional(),
  salutation: contact.salutation.exactOptional(),
  email: contact.email.exactOptional(),
  phone: contact.phone.exactOptional(),
  whatsapp: contact.whatsapp.exactOptional(),
});
type ImportContact = z.infer<typeof importContactSchema>;

const client = clientEditSchema.shape;
export const importClientSchema = z.strictObject({
  id: clientSchema.shape.id.exactOptional(),
  name: client.name.exactOptional(),
  language: client.language.exactOptional(),
  contacts: z.array(importContactSchema).min(1).max(20).exactOptional(),
  defaultContact: client.defaultContactId.exactOptional(),
  preferredChannel: client.preferredChannel.exactOptional(),
  isCritical: client.isCritical.exactOptional(),
  notes: client.notes.exactOptional(),
  agreement: importAgreementSchema.exactOptional(),
  // The short form, for a client with one person: what files had before there could be several.
  contact: z.string().trim().max(200).exactOptional(),
  salutation: contact.salutation.exactOptional(),
  formality: contact.formality.exactOptional(),
  email: contact.email.exactOptional(),
  phone: contact.phone.exactOptional(),
});
export type ImportClient = z.infer<typeof importClientSchema>;

const shortFields = ['contact', 'salutation', 'formality', 'email', 'phone'] as const;

/** What is wrong with the persons of a client in itself: told twice, or twice the same. */
export function contactFaults(clients: readonly ImportClient[], lines: ReadonlyMap<string, number>): ImportFault[] {
  return clients.flatMap((given, index) => {
    if (given.contacts === undefined) return [];
    const short = shortFields.find((field) => given[field] !== undefined);
    if (short !== undefined) return [faultAt(lines, ['clients', index, short], 'importFault.contact-told-twice')];
    const ids = given.contacts.map(idAt);
    const second = ids.findIndex((id, place) => ids.indexOf(id) !== place);
    if (second === -1) return [];
    const params = { contact: excerpt(ids[second] ?? '') };
    return [faultAt(lines, ['clients', index, 'contacts', second], 'importFault.duplicate-contact', params)];
  });
}

/** A contact without an id is known by his place. */
const idAt = ({ id }: ImportContact, place: number): string => id ?? String(place + 1);

/** Clients are known by their id; by their name where the file gives no id. */
export function mergeClients(
  existing: readonly Client[],
  given: readonly ImportClient[],
  lines: ReadonlyMap<string, number>,
  newId: () => string,
): Result<Merged<Client>, ImportFault[]> {
  const merging = createMerging(existing);
  const byId = new Map(existing.map(({ id }, index) => [id, index]));
  const byName = new Map(existing.map(({ name }, index) => [name, index]));
  const faults: ImportFault[] = [];
  for (const [index, each] of given.entries()) {
    const place = each.id === undefined ? byName.get(each.name ?? '') : byId.get(each.id);
    const before = merging.before(place);
    const after = before === undefined ? newClient(each, newId) : changedClient(before, each);
    if (!after.contacts.some(({ id }) => id === after.defaultContactId)) {
      const params = { contact: excerpt(after.defaultContactId) };
      faults.push(faultAt(lines, ['clients', index, 'defaultContact'], 'importFault.unknown-contact', params));
    }
    merging.take(place, after);
  }
  return faults.length > 0 ? fail(faults) : ok(merging.merged());
}

function newClient(given: ImportClient, newId: () => string): Client {
  const id = given.id ?? newId();
  const client = changedClient({ ...clientDefaults, id, name: '' }, given);
  // Where the file names no client, he goes by his person, else by his id.
  return { ...client, name: client.name || recipientOf(client).person || id };
}

/** The fields keep their order, so that what is the same can be told by its text. */
function changedClient(before: Client, given: ImportClient): Client {
  const { language, name, preferredChannel, isCritical, notes, agreement } = given;
  const fields = { language, name, preferredChannel, isCritical, notes, agreement };
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const contacts = changedContacts(before, given);
  const isDefaultThere = contacts.some(({ id }) => id === before.defaultContactId);
  const usual = isDefaultThere ? before.defaultContactId : (contacts[0]?.id ?? before.defaultContactId);
  return { ...before, ...changes, contacts, defaultContactId: given.defaultContact ?? usual };
}

function changedContacts(before: Client, given: ImportClient): Contact[] {
  if (given.contacts === undefined) {
    const told = defaultContactOf(before);
    return before.contacts.map((each) => (each === told ? withShortForm(each, given) : each));
  }
  return given.contacts.map((each, place) => {
    const id = idAt(each, place);
    const known = before.contacts.find((one) => one.id === id);
    return { ...(known ?? { ...contactDefaults, id }), ...each, id };
  });
}

/** One number was both once; it stays so until somebody gives WhatsApp one of its own. */
function withShortForm(before: Contact, given: ImportClient): Contact {
  const { contact: person, salutation, formality, email, phone } = given;
  return {
    ...before,
    ...(person !== undefined && contactFromText(person)),
    ...(salutation !== undefined && { salutation }),
    ...(formality !== undefined && { formality }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone, ...(before.whatsapp === before.phone && { whatsapp: phone }) }),
  };
}
