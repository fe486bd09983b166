import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FactKind } from '../../../core/fact';
import type { Language } from '../../../core/language';
import { placeholders } from '../../../core/placeholders';
import type { Placeholder, PlaceholderName } from '../../../core/placeholders';
import { TextLink } from '../../components/TextLink';
import { useLanguage } from '../../formats';
import classes from './incidents.module.css';

interface AskedFactsProps {
  /** The placeholders of the template, in its order. */
  names: readonly PlaceholderName[];
  /** What the text lacks; null while it is not known. */
  missing: readonly string[] | null;
  facts: Record<string, string>;
  /** The client's: in which the examples are written. */
  language: Language;
  onChange: (facts: Record<string, string>) => void;
  /** Enters an answer into the facts sheet as confirmed, so that no other message asks for it again. */
  onKeep: (fact: FactKind, words: string, name: PlaceholderName) => void;
}

/** What the facts sheet has a place for. */
const factOf: Partial<Record<PlaceholderName, FactKind>> = {
  'incident.cause': 'cause',
  'incident.extent': 'extent',
  'incident.dataLoss': 'dataLoss',
  'incident.worker': 'worker',
};

const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]));

/** A field for everything that only the user can know, and for what the program lacks. */
export function AskedFacts({ names, missing, facts, language, onChange, onKeep }: AskedFactsProps) {
  const asked = names
    .map((name) => byName.get(name))
    .filter((placeholder) => placeholder !== undefined)
    .filter(({ name, source }) => source === 'asked' || (missing ?? []).includes(name) || (facts[name] ?? '') !== '');
  return asked.map((placeholder) => (
    <Fact
      key={placeholder.name}
      placeholder={placeholder}
      exampleLanguage={language}
      isOptional={missing !== null && !missing.includes(placeholder.name) && (facts[placeholder.name] ?? '') === ''}
      value={facts[placeholder.name] ?? ''}
      onChange={(value) => onChange({ ...facts, [placeholder.name]: value })}
      onKeep={onKeep}
    />
  ));
}

interface FactProps {
  placeholder: Placeholder;
  exampleLanguage: Language;
  isOptional: boolean;
  value: string;
  onChange: (value: string) => void;
  onKeep: AskedFactsProps['onKeep'];
}

function Fact(props: FactProps) {
  const { placeholder, exampleLanguage, isOptional, value, onChange, onKeep } = props;
  const { name, label, example } = placeholder;
  const { t } = useTranslation();
  const language = useLanguage();
  const words = label[language];
  const fact = factOf[name];
  return (
    <div>
      <Textarea
        label={words.charAt(0).toLocaleUpperCase(language) + words.slice(1)}
        placeholder={t('window.message.example', { example: example[exampleLanguage].replaceAll('\n', ', ') })}
        description={isOptional ? t('window.message.optional') : null}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {fact !== undefined && value.trim() !== '' && (
        <button type="button" className={classes.gap} onClick={() => onKeep(fact, value.trim(), name)}>
          {t('window.message.keepFact')}
        </button>
      )}
      {name.startsWith('me.') && (
        <p style={{ paddingTop: 4 }}>
          <TextLink to={{ page: 'settings' }}>{t('window.message.setSender')}</TextLink>
        </p>
      )}
    </div>
  );
}
