import { Button, TextInput } from '@mantine/core';
import { IconRefresh, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import type { Language } from '../../../core/language';
import { byName } from '../../../core/name-order';
import type { SiteView } from '../../../core/snapshot';
import { finderOf } from '../../../core/spelling';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { StateShape } from '../../components/StateMark';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useLanguage } from '../../formats';
import { useRemembered } from '../../remembered';
import { NextUpdates } from '../informed/NextUpdates';
import { AddSites } from './AddSites';
import { OpenIncidents } from './OpenIncidents';
import { SiteTable } from './SiteTable';
import { StateFilter } from './StateFilter';
import { isIn } from './state-groups';
import type { ShownGroup } from './state-groups';
import { WatchPause } from './WatchPause';
import { useOverviewSentence } from './overview';
import classes from './SitesPage.module.css';

/** The first page: one sentence, then what needs a hand, then the sites. */
export function SitesPage() {
  const { t } = useTranslation();
  const { sentence, aside, state } = useOverviewSentence();
  const hasSites = useSnapshot((snapshot) => snapshot.sites.length > 0);
  const title = (
    <span className={classes.sentence}>
      {state && <StateShape state={state} size={22} />}
      {sentence}
    </span>
  );
  return (
    <Page
      title={title}
      name={t('window.nav.sites')}
      actions={hasSites && <WatchPause />}
      aside={hasSites ? aside : t('window.sites.empty')}
    >
      <NextUpdates />
      <OpenIncidents />
      <AddSites clientId={null} isFirst={!hasSites} />
      {!hasSites && <TextLink to={{ page: 'exchange' }}>{t('window.exchange.fromElsewhere')}</TextLink>}
      {hasSites && <SearchedSites />}
    </Page>
  );
}

function SearchedSites() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const language = useLanguage();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const [wanted, setWanted] = useRemembered('sites.search', '');
  const [shown, setShown] = useRemembered<ShownGroup | null>('sites.state', null);
  const searched = useDeferredValue(wanted);
  const found = useMemo(() => findSites(sites, clients, searched, language), [sites, clients, searched, language]);
  const ofState = useMemo(() => (shown === null ? found : found.filter((view) => isIn(shown, view))), [found, shown]);
  return (
    <section className={classes.list} aria-label={t('window.nav.sites')}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('window.sites.search')}
          placeholder={t('window.sites.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void attempt('sites.checkNow', { id: null })}
        >
          {t('window.sites.checkAll')}
        </Button>
      </div>
      <StateFilter sites={found} shown={shown} onShow={setShown} />
      {ofState.length > 0 && <SiteTable sites={ofState} />}
      {ofState.length === 0 && (
        <EmptyState>{t(found.length === 0 ? 'window.sites.notFound' : 'window.sites.notFoundInState')}</EmptyState>
      )}
    </section>
  );
}

/** Those with the text in name, address, hosting or client, by name; the order does not change with their states. */
function findSites(
  sites: readonly SiteView[],
  clients: readonly Client[],
  text: string,
  language: Language,
): SiteView[] {
  const clientNames = new Map(clients.map(({ id, name }) => [id, name]));
  const isFound = finderOf(text);
  const inOrder = byName(language);
  return sites
    .filter(({ site }) =>
      isFound([site.name, site.url, site.hosting, clientNames.get(site.clientId ?? '') ?? ''].join('\n')),
    )
    .sort((one, other) => inOrder(one.site.name, other.site.name));
}
