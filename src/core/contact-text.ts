import type { AddressForm, Contact } from './contact';

/**
 * A person written in one line, as older files have it (`Frau Dr. Müller`, `Sabine Müller`), in its parts. Nothing is
 * left out: what is neither Frau, Herr nor a title is a name.
 */
export function contactFromText(text: string): Pick<Contact, 'addressForm' | 'title' | 'firstName' | 'lastName'> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const addressForm = formOf(words[0]);
  const afterForm = addressForm === 'none' ? words : words.slice(1);
  const titles = countTitles(afterForm);
  const names = afterForm.slice(titles);
  const cut = lastNameStart(names, addressForm !== 'none' || titles > 0);
  return {
    addressForm,
    title: afterForm.slice(0, titles).join(' '),
    firstName: names.slice(0, cut).join(' '),
    lastName: names.slice(cut).join(' '),
  };
}

function formOf(word = ''): AddressForm {
  if (/^(frau|ms|mrs|miss)\.?$/i.test(word)) return 'ms';
  return /^(herrn?|mr)\.?$/i.test(word) ? 'mr' : 'none';
}

/** Some begin like names: `Phil` is one, `phil.` is a title. */
const titleWord = /^((dr|prof)(\.[\p{L}.-]*)?|professor|(dipl|mag|ing|med|rer|nat|jur|phil|h)\.[\p{L}.-]*)$/iu;

function countTitles(words: readonly string[]): number {
  const end = words.findIndex((word) => !titleWord.test(word));
  return end === -1 ? words.length : end;
}

const smallWord = /^(von|vom|zu|zum|zur|van|de|der|den|di|da|la)$/;

/** `Anna von Berg`: small words belong to the last name. A name alone is a last name only after Frau, Herr or a title. */
function lastNameStart(names: readonly string[], isFormal: boolean): number {
  if (names.length === 1) return isFormal ? 0 : 1;
  const first = names.findIndex((name, index) => (index > 0 || isFormal) && smallWord.test(name));
  return first === -1 ? Math.max(0, names.length - 1) : first;
}
