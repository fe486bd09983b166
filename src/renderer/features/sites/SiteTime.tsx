import { useTranslation } from 'react-i18next';
import { flooredPercentOf, shareOf } from '../../../core/availability';
import type { Availability } from '../../../core/availability';
import { isAboutReach } from '../../../core/checks/check-kinds';
import type { SiteView } from '../../../core/snapshot';
import type { TimeKind } from '../../../core/time-span';
import { StateShape } from '../../components/StateMark';
import { useErrorSentence } from '../../errors';
import { useFormats } from '../../formats';
import { useAvailability } from './use-site-log';
import classes from './SitePage.module.css';

const kinds: readonly TimeKind[] = ['up', 'degraded', 'down', 'maintenance', 'notMeasured'];
/** A site that is younger than what was asked about by more than this is told of since it was added. */
const youngerByMs = 3_600_000;
const thirtyDaysMs = 30 * 24 * 3_600_000;

/** Where the site's time of the last 30 days went. Room is kept for it, so that nothing moves when it comes. */
export function SiteTime({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sentenceOf = useErrorSentence();
  const { value: availability, error } = useAvailability(view);
  const isYoung = availability !== null && availability.elapsedMs < thirtyDaysMs - youngerByMs;
  return (
    <section className={classes.time} aria-labelledby="site-time">
      <h2 id="site-time">
        {isYoung
          ? t('window.sites.time.since', { date: formats.date(availability.fromMs) })
          : t('window.sites.time.last30')}
      </h2>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {availability && <TimeShare availability={availability} isAboutReach={isAboutReach(view.site.check.kind)} />}
    </section>
  );
}

interface TimeShareProps {
  availability: Availability;
  /** Of a certificate, a domain or a backup nobody says that it is up. */
  isAboutReach: boolean;
}

function TimeShare({ availability, isAboutReach }: TimeShareProps) {
  const { t } = useTranslation();
  const { duration, percent } = useFormats();
  const { ms } = availability;
  const share = flooredPercentOf(shareOf(availability));
  const word = (kind: TimeKind): string => {
    if (kind === 'up' && !isAboutReach) return t('window.sites.time.fine');
    if (kind === 'degraded' && !isAboutReach) return t('window.sites.time.remarked');
    return t(`window.sites.time.${kind}`);
  };
  const reasons = Object.entries(availability.notMeasured)
    .filter(([, length]) => length >= 1000)
    .sort(([, one], [, other]) => other - one);
  return (
    <>
      {share === null && <p>{t('window.sites.time.nothing')}</p>}
      {share !== null && isAboutReach && <p>{t('window.sites.time.share', { percent: percent(share) })}</p>}
      <div className={classes.bar} aria-hidden>
        {kinds
          .filter((kind) => ms[kind] > 0)
          .map((kind) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: ms[kind] / availability.elapsedMs }} />
          ))}
      </div>
      <dl className={classes.kinds}>
        {kinds
          .filter((kind) => ms[kind] >= 1000)
          .map((kind) => (
            <div key={kind}>
              <dt>
                <StateShape state={kind} size={14} />
                {word(kind)}
              </dt>
              <dd>{duration(ms[kind])}</dd>
              {kind === 'notMeasured' && (
                <dd className={classes.reasons}>
                  {reasons.map(([reason, length]) => (
                    <span key={reason}>
                      {t('window.sites.time.reason', {
                        reason: t(`notMeasured.${reason}`),
                        duration: duration(length),
                      })}
                    </span>
                  ))}
                </dd>
              )}
            </div>
          ))}
      </dl>
      <Filled filled={availability.filled} />
    </>
  );
}

/** What of the time above somebody else has measured. */
function Filled({ filled }: Pick<Availability, 'filled'>) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const filledMs = kinds.reduce((sum, kind) => sum + filled[kind], 0);
  if (filledMs < 1000) return null;
  const params = { duration: duration(filledMs), down: duration(filled.down) };
  return (
    <p className="quiet">
      {filled.down < 1000 ? t('window.sites.time.filled', params) : t('window.sites.time.filledDown', params)}
    </p>
  );
}
