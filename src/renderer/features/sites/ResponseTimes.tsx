import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { responsePhases } from '../../../core/response-histogram';
import type { Quantiles, ResponseSummary } from '../../../core/response-histogram';
import type { SiteView } from '../../../core/snapshot';
import { useAnswer } from '../../asked';
import type { Asked } from '../../asked';
import { useNow } from '../../clock';
import { useAsk } from '../../context';
import { useErrorSentence } from '../../errors';
import { useFormats } from '../../formats';
import classes from './SitePage.module.css';

const dayMs = 24 * 3_600_000;
/** Of a month's answers one more changes nothing that can be seen. */
const anewMs = 300_000;

/** How quickly the site answered in the last 30 days, and what the time went into. */
export function ResponseTimes({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const { value: summary, error } = useResponseTimes(view.site.id);
  return (
    <section className={classes.responses} aria-labelledby="site-responses">
      <h2 id="site-responses">{t('window.site.responses.title')}</h2>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {summary && <Figures summary={summary} />}
    </section>
  );
}

function useResponseTimes(id: string): Asked<ResponseSummary> {
  const ask = useAsk();
  const turn = Math.floor(useNow() / anewMs);
  const question = useMemo(() => {
    // Days are whole ones by UTC; today is asked for with all of it.
    const toMs = (Math.floor((turn * anewMs) / dayMs) + 1) * dayMs;
    return () => ask('sites.responseTimes', { id, fromMs: toMs - 30 * dayMs, toMs });
  }, [ask, id, turn]);
  return useAnswer(question);
}

function Figures({ summary }: { summary: ResponseSummary }) {
  const { t } = useTranslation();
  const { milliseconds } = useFormats();
  const { total } = summary;
  if (total === null) return <p className="quiet">{t('window.site.responses.nothing')}</p>;
  const phases = responsePhases.flatMap((phase): [string, Quantiles][] => {
    const quantiles = summary[phase];
    return quantiles === null ? [] : [[t(`responsePart.${phase}`), quantiles]];
  });
  return (
    <>
      <p>
        {t('window.site.responses.sentence', {
          median: milliseconds(total.medianMs),
          p95: milliseconds(total.p95Ms),
        })}
      </p>
      {phases.length > 0 && (
        <>
          <p className="quiet">{t('window.site.responses.phases')}</p>
          <dl className={classes.kinds}>
            {phases.map(([name, { medianMs, p95Ms }]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {milliseconds(medianMs)} · {milliseconds(p95Ms)}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
