import { useTranslation } from 'react-i18next';
import type { FillPreview } from '../../../core/preview';
import list from '../../components/list.module.css';
import { useFormats } from '../../formats';

/** What UptimeRobot's record would fill in, site by site, and up to where it reaches. */
export function Filling({ fill }: { fill: FillPreview }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isNothing = fill.filledMs === 0;
  const outages =
    fill.outages === 0
      ? t('window.exchange.filling.noOutage')
      : t('window.exchange.filling.outages', { count: fill.outages, duration: formats.longDuration(fill.downMs) });
  return (
    <>
      <p className="prose">
        {isNothing
          ? t('window.exchange.filling.nothing')
          : `${t('window.exchange.filling.about', {
              sites: t('window.settings.sites', { count: fill.sites }),
              duration: formats.longDuration(fill.filledMs),
            })} ${outages}`}
      </p>
      {fill.rows.length > 0 && (
        <table className={list.table} aria-label={t('window.exchange.filling.title')}>
          <caption style={{ textAlign: 'left', fontWeight: 600 }}>{t('window.exchange.filling.title')}</caption>
          <tbody>
            {fill.rows.map(({ name, filledMs, outages: count, cutAtMs }, index) => (
              <tr key={`${index} ${name}`}>
                <td>{name}</td>
                <td className="quiet">
                  {filledMs > 0 && t('window.exchange.filling.row', { count, duration: formats.duration(filledMs) })}
                  {cutAtMs !== null &&
                    ` ${t('window.exchange.filling.cut', { date: formats.date(cutAtMs), time: formats.time(cutAtMs) })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fill.moreRows > 0 && <p className="quiet">{t('window.exchange.more', { count: fill.moreRows })}</p>}
    </>
  );
}
