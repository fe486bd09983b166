import { useTranslation } from 'react-i18next';
import type { TemplateEdit } from '../../../core/template';
import { previewDraft } from '../../../core/template-preview';
import type { PreviewCase } from '../../../core/template-preview';
import classes from './messages.module.css';
import form from '../../components/FormSection.module.css';

interface TemplatePreviewProps {
  template: TemplateEdit;
  /** A text with faults has no preview. */
  hasFaults: boolean;
}

/** How a message will read, with example values: for a client with one site, and for one with several. */
export function TemplatePreview({ template, hasFaults }: TemplatePreviewProps) {
  const { t } = useTranslation();
  return (
    <section className={form.section} aria-labelledby="template-preview">
      <h2 id="template-preview">{t('window.template.preview')}</h2>
      {hasFaults ? (
        <p className="quiet prose">{t('window.template.noPreview')}</p>
      ) : (
        <>
          <Rendered template={template} siteCount={1} />
          <Rendered template={template} siteCount={3} />
        </>
      )}
    </section>
  );
}

/** Of what is told afterwards the outage is over; while it lasts one writes the others. */
const phasesAfterwards: readonly TemplateEdit['phase'][] = ['resolved', 'afterwards'];

function Rendered({ template, siteCount }: { template: TemplateEdit } & Pick<PreviewCase, 'siteCount'>) {
  const { t } = useTranslation();
  const isOver = phasesAfterwards.includes(template.phase);
  const draft = previewDraft(template, { siteCount, isOver, isRich: true });
  if (draft === null) return null;
  return (
    <>
      <h3>{t(`window.template.previewFor.${siteCount === 1 ? 'one' : 'several'}`)}</h3>
      <div className={classes.preview} lang={template.language}>
        <strong>{draft.subject}</strong>
        {draft.body}
      </div>
    </>
  );
}
