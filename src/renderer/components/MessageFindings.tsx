import { IconInfoCircle } from '@tabler/icons-react';
import type { Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../core/promise-guard';
import type { MessageWords } from '../message-findings';
import classes from './MessageFindings.module.css';

type Field = RefObject<HTMLInputElement | HTMLTextAreaElement | null>;

interface MessageFindingsProps {
  findings: readonly Finding[];
  text: MessageWords;
  subject: Field;
  body: Field;
  /** The first finding's button, for whoever is sent here. */
  first?: Ref<HTMLButtonElement>;
  note?: string;
}

/**
 * What the guard points at, right below the text: the words, why, and what to write instead. Each leads to its place,
 * which is underlined there (`Underlined`); what is left out leads to the end of the text.
 */
export function MessageFindings({ findings, text, subject, body, first, note }: MessageFindingsProps) {
  const { t } = useTranslation();
  const select = ({ field, span }: Finding): void => {
    const input = (field === 'subject' ? subject : body).current;
    const end = text[field].length;
    input?.focus();
    input?.setSelectionRange(span?.start ?? end, span?.end ?? end);
  };
  return (
    <div className={classes.findings}>
      {/* Always there, so that a screen reader hears of what comes; only the number, not the whole list at each key. */}
      <p role="status" className={classes.title}>
        {findings.length > 0 && t('guard.title', { count: findings.length })}
      </p>
      {findings.length > 0 && note !== undefined && <p className="quiet">{note}</p>}
      {findings.length > 0 && (
        <ul className={classes.list}>
          {findings.map((finding, index) => (
            <li
              key={`${finding.field} ${finding.rule} ${finding.span?.start ?? 'none'} ${index}`}
              className={classes.item}
            >
              <IconInfoCircle size={16} aria-hidden className={classes.icon} />
              <div>
                <button
                  type="button"
                  className={classes.place}
                  {...(index === 0 && first !== undefined && { ref: first })}
                  onClick={() => select(finding)}
                >
                  <WordsOf finding={finding} text={text} />
                </button>{' '}
                <span className={classes.kind}>{t(`guard.kind.${finding.kind}`)}</span>
                <p className={classes.why}>
                  {t(`guard.rule.${finding.rule}.reason`)} {t(`guard.rule.${finding.rule}.suggestion`)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A long passage is quoted by its beginning: the button leads to the whole. */
const maxQuotedLength = 80;

function WordsOf({ finding: { field, span, rule }, text }: { finding: Finding; text: MessageWords }) {
  const { t } = useTranslation();
  if (span === null) return <>{t(`guard.leftOut.${rule}`)}</>;
  const words = text[field].slice(span.start, span.end).replace(/\s+/g, ' ');
  const shown = words.length > maxQuotedLength ? `${words.slice(0, maxQuotedLength)}…` : words;
  return <>{t('guard.quoted', { words: shown })}</>;
}
