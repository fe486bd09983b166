import type { TFunction } from 'i18next';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { IconDots, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hostOf } from '../../../core/web-address';
import type { SiteView } from '../../../core/snapshot';
import { stateWord } from '../../../core/state-text';
import list from '../../components/list.module.css';
import { StateWord } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { dayOf, useFormats } from '../../formats';
import type { Formats } from '../../formats';
import { useNow } from '../../clock';
import { useAttempt, useSnapshot } from '../../context';
import { SiteMenu } from './SiteMenu';
import type { MenuPlace } from './SiteMenu';
import classes from './SiteTable.module.css';

/** The sites as quiet rows. One menu serves all rows, so that five hundred of them stay quick. */
export function SiteTable({ sites }: { sites: readonly SiteView[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const attempt = useAttempt();
  const frame = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const clientNames = useMemo(() => new Map(clients.map(({ id, name }) => [id, name])), [clients]);
  // Rows show the day only where it is not today's: they are drawn anew when the day changes, not every minute.
  const today = dayOf(useNow());

  const check = useCallback((id: string) => void attempt('sites.checkNow', { id }), [attempt]);
  const openMenu = useCallback((siteId: string, button: HTMLElement) => {
    pressed.current = button;
    const box = frame.current?.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    setMenu({ siteId, top: at.bottom - (box?.top ?? 0), left: at.right - (box?.left ?? 0) });
  }, []);

  return (
    <div ref={frame} className={classes.frame}>
      <table className={`${list.table ?? ''} ${classes.table ?? ''}`}>
        <thead>
          <tr>
            <th className={classes.name}>{t('window.sites.column.site')}</th>
            <th className={classes.state}>{t('window.sites.column.state')}</th>
            <th className={`${list.number ?? ''} ${classes.response ?? ''}`}>{t('window.sites.column.response')}</th>
            <th className={`${list.number ?? ''} ${classes.checked ?? ''}`}>{t('window.sites.column.checked')}</th>
            <th className={classes.client}>{t('window.sites.column.client')}</th>
            <th className={classes.actions}>{t('window.sites.column.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((view) => (
            <SiteRow
              key={view.site.id}
              {...{ t, formats }}
              onCheck={check}
              view={view}
              clientName={clientNames.get(view.site.clientId ?? '') ?? ''}
              today={today}
              isMenuOpen={menu?.siteId === view.site.id}
              onMenu={openMenu}
            />
          ))}
        </tbody>
      </table>
      <SiteMenu
        place={menu}
        view={sites.find(({ site }) => site.id === menu?.siteId)}
        onClose={() => setMenu(null)}
        onAnswered={() => pressed.current?.focus()}
      />
    </div>
  );
}

const checkIcon = <IconRefresh size={16} stroke={1.6} aria-hidden />;
const moreIcon = <IconDots size={16} stroke={1.6} aria-hidden />;

/** What every row needs comes from the table: a hook a row would be dear with five hundred of them. */
interface SiteRowProps {
  t: TFunction;
  formats: Formats;
  onCheck: (siteId: string) => void;
  view: SiteView;
  clientName: string;
  today: string;
  isMenuOpen: boolean;
  onMenu: (siteId: string, button: HTMLElement) => void;
}

const SiteRow = memo(function SiteRow({
  t,
  formats,
  onCheck,
  view,
  clientName,
  today,
  isMenuOpen,
  onMenu,
}: SiteRowProps) {
  const { moment, roughMoment, exactTime, milliseconds } = formats;
  const { site, state, lastCheck, isChecking } = view;
  const now = new Date(today).getTime();
  // A refused connection was quick, but that is no answer's time.
  const ms = lastCheck?.status === null ? null : (lastCheck?.ms ?? null);
  const host = hostOf(site.url);
  return (
    <tr>
      <td>
        <TextLink to={{ page: 'site', id: site.id }}>{site.name}</TextLink>
        <span className={list.second}>{host === site.name ? '' : host}</span>
        {clientName !== '' && <span className={`${list.second ?? ''} ${classes.clientBelow ?? ''}`}>{clientName}</span>}
      </td>
      <td>
        <StateWord state={state} word={stateWord(view, { t: (key) => t(key) })} />
        <span className={`${list.second ?? ''} ${classes.since ?? ''}`}>{stateTime(t, roughMoment, view, now)}</span>
      </td>
      <td className={`${list.number ?? ''} ${classes.response ?? ''}`}>{ms === null ? '' : milliseconds(ms)}</td>
      <td className={`${list.number ?? ''} ${classes.checked ?? ''}`}>
        {lastCheck && (dayOf(lastCheck.at) === today ? exactTime(lastCheck.at) : moment(lastCheck.at, now))}
      </td>
      <td className={classes.client}>{clientName}</td>
      <td className={classes.actions}>
        <button
          type="button"
          className={classes.button}
          data-busy={isChecking || undefined}
          aria-label={t('window.named', { label: t('window.sites.check'), name: site.name })}
          title={isChecking ? t('window.sites.isChecking') : t('window.sites.check')}
          onClick={() => onCheck(site.id)}
        >
          {checkIcon}
        </button>
        <button
          type="button"
          className={classes.button}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          aria-label={t('window.named', { label: t('window.sites.more'), name: site.name })}
          title={t('window.sites.more')}
          onClick={({ currentTarget }) => onMenu(site.id, currentTarget)}
        >
          {moreIcon}
        </button>
      </td>
    </tr>
  );
});

/** The line below the state: of what comes and goes not since when, for it is never long; of a maintenance its end. */
function stateTime(
  t: TFunction,
  roughMoment: Formats['roughMoment'],
  { state, since, isFlapping, maintenance }: SiteView,
  now: number,
): string {
  if (isFlapping && state !== 'paused') return t('state.flapping');
  if (state === 'maintenance' && maintenance !== null) {
    return t('window.sites.until', { until: roughMoment(maintenance.untilMs, now) });
  }
  return since === null ? '' : t('window.sites.since', { since: roughMoment(since, now) });
}
